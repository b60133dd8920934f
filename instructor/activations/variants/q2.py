# %% wrong: the sigmoid's derivative of the output
# names: this is σ′(a)
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        s = 1 / (1 + np.exp(-a))
        return s * (1 - s)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: tanh's derivative of the output
# names: this is tanh′(a)
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - np.tanh(a) ** 2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: the square forgotten
# names: the square is missing
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: ReLU's slope is 1 at the kink
# names: at a = 0 the lower branch counts: the slope is 0
def slope_from_output(name, a, alpha):
    if name == "relu":
        return (a >= 0).astype(float)
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: leaky ReLU's slope is 1 at the kink
# names: the slope is alpha there
def slope_from_output(name, a, alpha):
    if name == "leaky_relu":
        return np.where(a < 0, alpha, 1.0)
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: the slope 0.01 whatever alpha
# names: not 0.01
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": 0.01, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: ELU with the output in the exponent
# names: it is z that stands in the exponent
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": alpha * np.exp(a)}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: ELU for alpha = 1 only
# names: right for alpha = 1 only
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + 1}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: softplus with sigma of the output
# names: this is σ(a)
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 / (1 + np.exp(-a))
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: softplus overflows
# names: NaN
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        with np.errstate(over="ignore", invalid="ignore"):
            return (np.exp(a) - 1) / np.exp(a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: the outputs changed in place
# names: was changed by the call
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        a *= a
        return 1 - a
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: twins on the same side
# names: they must agree to 1e-6
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -0.9)


# %% wrong: twins that are almost one
# names: they must differ by more than 0.1
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -0.5)


# %% wrong: twins outside the interval
# names: must lie between
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (0.0, -1000.0)


# %% wrong: ELU's slope without alpha
# names: this is exp(z)
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    return np.where(a > 0, 1, {"relu": 0, "leaky_relu": alpha, "elu": a / alpha + 1}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% wrong: ReLU's slope written over its outputs
# names: a was changed by the call
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a**2
    if name == "softplus":
        return 1 - np.exp(-a)
    if name == "relu":
        a[a > 0] = 1
        return a
    return np.where(a > 0, 1, {"leaky_relu": alpha, "elu": a + alpha}[name])


silu_twins = (-0.5, -2.508807271422181)


# %% right: loops over entries
def slope_from_output(name, a, alpha):
    from math import exp

    slope = np.zeros(a.shape)
    for place in np.ndindex(a.shape):
        v = float(a[place])
        if name == "sigmoid":
            slope[place] = v - v * v
        elif name == "tanh":
            slope[place] = (1 - v) * (1 + v)
        elif name == "softplus":
            slope[place] = 1 - exp(-v)
        elif v > 0:
            slope[place] = 1
        elif name == "leaky_relu":
            slope[place] = alpha
        elif name == "elu":
            slope[place] = v + alpha
    return slope


silu_twins = np.array([-2.508807271422181, -0.5])


# %% right: masks, and z recovered from a
def slope_from_output(name, a, alpha):
    if name == "sigmoid":
        return a - np.square(a)
    if name == "tanh":
        return 1.0 - np.square(a)
    if name == "softplus":
        z = a + np.log(-np.expm1(-np.maximum(a, 1e-30)))
        return 1 / (1 + np.exp(-z))
    slope = np.ones_like(a)
    low = a <= 0
    if name == "elu":
        z = np.log(a[low] / alpha + 1)
        slope[low] = alpha * np.exp(z)
    else:
        slope[low] = alpha if name == "leaky_relu" else 0
    return slope


silu_twins = [-1.0, -1.5969184123625264]


# %% right: a bool for ReLU, float32 inside
def slope_from_output(name, a, alpha):
    positive = a > 0
    formulas = {
        "sigmoid": lambda: a * (1 - a),
        "tanh": lambda: 1 - a * a,
        "relu": lambda: positive,
        "leaky_relu": lambda: positive + alpha * ~positive,
        "elu": lambda: np.minimum(a, 0) + np.where(positive, 1, alpha),
        "softplus": lambda: -np.expm1(-a),
    }
    return formulas[name]().astype(np.float32)


silu_twins = (-0.5, -2.508807271422181)
