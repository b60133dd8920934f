# %% wrong: standard deviation
# names: takes the mean off
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= (a @ W).std()
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: without the activation
# names: send the data through f
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= np.sqrt(np.mean((a @ W) ** 2))
        weights.append(W)
        a = a @ W
    return weights


# %% wrong: the last layer left as drawn
# names: last layer is not scaled
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for k, (m, n) in enumerate(zip(widths[:-1], widths[1:])):
        W = rng.normal(size=(m, n))
        if k < len(widths) - 2:
            W /= np.sqrt(np.mean((a @ W) ** 2))
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: every unit by itself
# names: one number
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= np.sqrt(np.mean((a @ W) ** 2, axis=0))
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: the root forgotten
# names: root of the mean square
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= np.mean((a @ W) ** 2)
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: LeCun's rule in place of a measurement
# names: inputs twice as large
def measured_start(X, widths, f, rng):
    return [rng.normal(0, m**-0.5, size=(m, n)) for m, n in zip(widths[:-1], widths[1:])]


# %% wrong: only positive weights
# names: one sign only
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = np.abs(rng.normal(size=(m, n)))
        W /= np.sqrt(np.mean((a @ W) ** 2))
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: its own generator
# names: from rng
def measured_start(X, widths, f, rng):
    rng, weights, a = np.random.default_rng(0), [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= np.sqrt(np.mean((a @ W) ** 2))
        weights.append(W)
        a = f(a @ W)
    return weights


# %% wrong: scales X in place
# names: was changed by the call
def measured_start(X, widths, f, rng):
    weights, a = [], X
    for m, n in zip(widths[:-1], widths[1:]):
        W = rng.normal(size=(m, n))
        W /= np.sqrt(np.mean((a @ W) ** 2))
        weights.append(W)
        a = f(a @ W)
    X /= 2
    return weights


# %% wrong: going on with the weights as drawn
# names: go on with the scaled
def measured_start(X, widths, f, rng):
    out, a = [], X
    for n, m in zip(widths, widths[1:]):
        W = rng.normal(size=(n, m)); z = a @ W
        out.append(W / np.sqrt((z**2).mean())); a = f(z)
    return out


# %% wrong: the data pass f first
# names: before the first layer
def measured_start(X, widths, f, rng):
    out, a = [], X
    for n, m in zip(widths, widths[1:]):
        a = f(a)
        W = rng.normal(size=(n, m)); W /= np.sqrt(((a@W)**2).mean())
        out.append(W); a = a@W
    return out


# %% right: scaled twice
def measured_start(X, widths, f, rng):
    weights, a = [], np.asarray(X, dtype=float)
    for k in range(len(widths) - 1):
        W = rng.normal(0, np.sqrt(1 / widths[k]), size=(widths[k], widths[k + 1]))
        for _ in range(2):
            z = a @ W
            W = W / np.linalg.norm(z) * np.sqrt(z.size)
        weights.append(W)
        a = f(a @ W)
    return weights


# %% right: drawn first, scaled later
def measured_start(X, widths, f, rng):
    weights = [rng.standard_normal((m, n)) for m, n in zip(widths, widths[1:])]
    for k in range(len(weights)):
        a = X
        for W in weights[:k]:
            a = f(a @ W)
        z = a @ weights[k]
        weights[k] = weights[k] * (z.size / (z**2).sum()) ** 0.5
    return weights


# %% right: a tuple, by recursion
def measured_start(X, widths, f, rng):
    if len(widths) == 1:
        return ()
    W = rng.normal(0, 0.01, (widths[0], widths[1]))
    z = X @ W
    scale = (z * z).mean() ** -0.5
    return (W * scale, *measured_start(f(z * scale), widths[1:], f, rng))
