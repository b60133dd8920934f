# %% wrong: no half
# names: ½ is missing
def penalty(parameters, l1=0.0, l2=0.0):
    w = np.concatenate([p.ravel() for n, p in parameters.items() if n.endswith(".W")])
    g = {n: (l1 * np.sign(p) + l2 * p) * n.endswith(".W") for n, p in parameters.items()}
    return l1 * np.abs(w).sum() + l2 * np.sum(w**2), g


# %% wrong: biases pay too
# names: biases cost nothing
def penalty(parameters, l1=0.0, l2=0.0):
    value = sum(l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2) for p in parameters.values())
    return value, {n: l1 * np.sign(p) + l2 * p for n, p in parameters.items()}


# %% wrong: biases pay in the gradient only
# names: biases cost nothing
def penalty(parameters, l1=0.0, l2=0.0):
    value = 0.0
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
    return value, {n: l1 * np.sign(p) + l2 * p for n, p in parameters.items()}


# %% wrong: gradient twice too large
# names: the 2 cancels
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 * np.sign(p) + 2 * l2 * p
    return value, g


# %% wrong: the norm, not its square
# names: not its square
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * np.abs(p).sum() + l2 / 2 * np.linalg.norm(p)
            g[n] = l1 * np.sign(p) + l2 * p
    return value, g


# %% wrong: a sum without absolute values
# names: add up the absolute values
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * p.sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 * np.sign(p) + l2 * p
    return value, g


# %% wrong: 1 in place of the sign
# names: sign of w
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 + l2 * p
    return value, g


# %% wrong: sign with 1 at 0
# names: at w = 0 take 0
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if n.endswith(".W"):
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 * np.where(p >= 0, 1.0, -1.0) + l2 * p
    return value, g


# %% wrong: W anywhere in the name
# names: W.scale
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if "W" in n:
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 * np.sign(p) + l2 * p
    return value, g


# %% wrong: matrices only
# names: any number of axes
def penalty(parameters, l1=0.0, l2=0.0):
    value, g = 0.0, {n: np.zeros_like(p) for n, p in parameters.items()}
    for n, p in parameters.items():
        if p.ndim == 2:
            value += l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2)
            g[n] = l1 * np.sign(p) + l2 * p
    return value, g


# %% wrong: the value alone
# names: expected 2 results
def penalty(parameters, l1=0.0, l2=0.0):
    weights = [p for n, p in parameters.items() if n.endswith(".W")]
    return sum(l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2) for p in weights)


# %% wrong: what costs nothing is left out
# names: it needs every name of parameters
def penalty(parameters, l1=0.0, l2=0.0):
    weights = {n: p for n, p in parameters.items() if n.endswith(".W")}
    value = sum(l1 * np.abs(p).sum() + l2 / 2 * np.sum(p**2) for p in weights.values())
    return value, {n: l1 * np.sign(p) + l2 * p for n, p in weights.items()}


# %% right: loops over entries
def penalty(parameters, l1=0.0, l2=0.0):
    value, gradients = 0.0, {}
    for name in parameters:
        g = np.zeros(parameters[name].shape)
        if name[-2:] == ".W":
            for index, w in np.ndenumerate(parameters[name]):
                value += l1 * abs(w) + l2 * w**2 / 2
                g[index] = l2 * w + (l1 if w > 0 else -l1 if w < 0 else 0)
        gradients[name] = g
    return value, gradients


# %% right: comprehensions, in a list
def penalty(parameters, l1=0.0, l2=0.0):
    price = {n: float(n.endswith(".W")) for n in parameters}
    value = sum(price[n] * np.sum(l1 * np.abs(p) + l2 / 2 * p**2) for n, p in parameters.items())
    return [value, {n: price[n] * (l1 * np.sign(p) + l2 * p) for n, p in parameters.items()}]


# %% right: single precision
def penalty(parameters, l1=0.0, l2=0.0):
    value, gradients = np.float32(0), {}
    for name, p in parameters.items():
        p = p.astype(np.float32)
        gradients[name] = 0 * p
        if name.endswith(".W"):
            value += np.float32(l1 * np.abs(p).sum() + l2 / 2 * np.vdot(p, p))
            gradients[name] = (l1 * np.sign(p) + l2 * p).astype(np.float32)
    return value, gradients
