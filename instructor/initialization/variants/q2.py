# %% wrong: the variance as standard deviation
# names: wants its root
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, v, (fan_in, fan_out))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: upside down
# names: upside down
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": fan_in / 2}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_in, fan_out))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: fan-out for fan-in
# names: fan-in counts
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_out, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_out}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_in, fan_out))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: the standard deviation as limit
# names: standard deviation for the limit
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    s = np.sqrt({"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule])
    if distribution == "normal":
        return rng.normal(0, s, (fan_in, fan_out))
    return rng.uniform(-s, s, (fan_in, fan_out))


# %% wrong: uniform from 0
# names: not from 0
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_in, fan_out))
    return rng.uniform(0, np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: always normal
# names: normal distribution
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    return rng.normal(0, np.sqrt(v), (fan_in, fan_out))


# %% wrong: its own seed
# names: from rng
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    rng = np.random.default_rng(0)
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_in, fan_out))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: the shape transposed
# names: shape
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_out, fan_in))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_out, fan_in))


# %% wrong: Glorot with n_in alone
# names: variance of lecun
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 1 / fan_in, "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(v), (fan_in, fan_out))
    return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))


# %% wrong: Glorot without the 2
# names: mean of the two widths
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 1 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, v ** .5, (fan_in, fan_out))
    return rng.uniform(-(3 * v) ** .5, (3 * v) ** .5, (fan_in, fan_out))


# %% wrong: the length of the interval as limit
# names: twice the limit
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    v = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, v ** .5, (fan_in, fan_out))
    l = (12 * v) ** .5
    return rng.uniform(-l, l, (fan_in, fan_out))


# %% wrong: the root of the 2 alone
# names: whole fraction
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    s = {"lecun": 1 / fan_in, "glorot": 2**.5 / (fan_in + fan_out), "he": 2**.5 / fan_in}[rule]
    if distribution == "normal":
        return rng.normal(0, s, (fan_in, fan_out))
    return rng.uniform(-(3) ** .5*s, (3) ** .5*s, (fan_in, fan_out))


# %% right: scaled afterwards
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    if rule == "glorot":
        variance = 2 / (fan_in + fan_out)
    else:
        variance = (2 if rule == "he" else 1) / fan_in
    if distribution == "normal":
        W = rng.standard_normal((fan_in, fan_out))
    else:
        W = (2 * rng.random((fan_in, fan_out)) - 1) * 3**0.5
    return W * variance**0.5


# %% right: number by number
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    s = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule] ** 0.5
    W = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            W[i, j] = rng.normal(0, s) if distribution == "normal" else rng.uniform(-s * 3**0.5, s * 3**0.5)
    return W


# %% right: drawn in the other order
def draw(fan_in, fan_out, rng, rule="he", distribution="normal"):
    s = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}[rule] ** 0.5
    if distribution == "normal":
        return rng.normal(0, s, (fan_in, fan_out)).astype(np.float64)
    return rng.uniform(-s * 3**0.5, s * 3**0.5, size=(fan_out, fan_in)).T
