# %% wrong: the textbook formula twice, right but for the warnings
# names: NumPy warned
def both_probabilities(z):
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))


# %% wrong: one minus p
# names: its digits are lost
def both_probabilities(z):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    return p, 1 - p


# %% wrong: infinity over infinity
# names: NaN
def both_probabilities(z):
    with np.errstate(over="ignore", invalid="ignore"):
        p = np.exp(z) / (1 + np.exp(z))
        q = 1 / (1 + np.exp(z))
    return p, q


# %% wrong: by way of tanh, which loses the small one's digits
# names: numbers near 1 are subtracted
def both_probabilities(z):
    t = np.tanh(z / 2) / 2
    return 0.5 + t, 0.5 - t


# %% wrong: z clipped
# names: or where z is clipped
def both_probabilities(z):
    z = np.clip(z, -100, 100)
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))


# %% wrong: swapped
# names: the two are swapped
def both_probabilities(z):
    e = np.exp(-np.abs(z))
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(z >= 0, small, large), np.where(z >= 0, large, small)


# %% wrong: float64 for everything
# names: the dtype of p for z in float32
def both_probabilities(z):
    z = np.array(z, dtype=np.float64)
    e = np.exp(-np.abs(z))
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(z >= 0, large, small), np.where(z >= 0, small, large)


# %% wrong: float32 for everything
# names: its digits are lost
def both_probabilities(z):
    z = np.array(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(z >= 0, large, small), np.where(z >= 0, small, large)


# %% wrong: results in the integers' dtype
# names: which has no fractions
def both_probabilities(z):
    p, q = np.empty_like(z), np.empty_like(z)
    e = np.exp(-np.abs(z))
    p[...] = np.where(z >= 0, 1, e) / (1 + e)
    q[...] = np.where(z >= 0, e, 1) / (1 + e)
    return p, q


# %% wrong: z changed in place
# names: was changed by the call
def both_probabilities(z):
    positive = z >= 0
    np.abs(z, out=z)
    e = np.exp(-z)
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(positive, large, small), np.where(positive, small, large)


# %% wrong: lists
# names: got a list
def both_probabilities(z):
    e = np.exp(-np.abs(z))
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(z >= 0, large, small).tolist(), np.where(z >= 0, small, large).tolist()


# %% wrong: p alone
# names: expected 2 results, p, q
def both_probabilities(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


# %% wrong: no return
# names: or a `return` is missing
def both_probabilities(z):
    e = np.exp(-np.abs(z))
    p, q = np.where(z >= 0, 1, e) / (1 + e), np.where(z >= 0, e, 1) / (1 + e)


# %% wrong: clipped where float64 holds out, and float32 does not
# names: for z in float32: overflow
def both_probabilities(z):
    z = np.clip(z if z.dtype == np.float32 else z.astype(float), -700, 700)
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))


# %% right: loops over entries
def both_probabilities(z):
    from math import exp

    dtype = np.float32 if z.dtype == np.float32 else np.float64
    p, q = np.zeros(z.shape, dtype), np.zeros(z.shape, dtype)
    for place in np.ndindex(z.shape):
        e = exp(-abs(z[place]))
        large, small = 1 / (1 + e), e / (1 + e)
        p[place], q[place] = (large, small) if z[place] >= 0 else (small, large)
    return p, q


# %% right: masks
def both_probabilities(z):
    def sigmoid(v):
        result = np.zeros(v.shape, np.result_type(v, np.float32))
        result[v >= 0] = 1 / (1 + np.exp(-v[v >= 0]))
        grown = np.exp(v[v < 0])
        result[v < 0] = grown / (1 + grown)
        return result

    return sigmoid(z), sigmoid(-z)


# %% right: the exponential of minus the softplus
def both_probabilities(z):
    zero = np.zeros_like(z)
    return np.exp(-np.logaddexp(zero, -z)), np.exp(-np.logaddexp(zero, z))


# %% right: the chapter's formula with the warning silenced
def both_probabilities(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))


# %% right: calculated in float64, given in float32
def both_probabilities(z):
    v = np.minimum(np.maximum(z.astype(np.float64), -740), 740)
    e = np.exp(-np.abs(v))
    pair = np.stack([np.where(v >= 0, 1, e), np.where(v >= 0, e, 1)]) / (1 + e)
    return tuple(pair.astype(np.float32 if z.dtype == np.float32 else np.float64))
