# %% wrong: nothing divided
# names: nothing is divided
def dropout(x, p, u, training=True):
    mask = (u >= p) * 1.0 if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: divided by p
# names: divided by p
def dropout(x, p, u, training=True):
    mask = (u >= p) / p if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: multiplied by 1 - p
# names: multiplied by 1 − p
def dropout(x, p, u, training=True):
    mask = (u >= p) * (1 - p) if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: kept and dropped exchanged
# names: exchanged
def dropout(x, p, u, training=True):
    mask = (u < p) / (1 - p) if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: p for the probability to keep
# names: exchanged
def dropout(x, p, u, training=True):
    mask = (u < p) * 1.0 if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: the edge
# names: equal to p
def dropout(x, p, u, training=True):
    mask = (u > p) / (1 - p) if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: scaled at inference too
# names: at inference nothing is scaled
def dropout(x, p, u, training=True):
    mask = (u >= p) / (1 - p) if training else np.full(x.shape, 1 - p)
    return x * mask, mask


# %% wrong: training forgotten
# names: nothing is dropped
def dropout(x, p, u, training=True):
    mask = (u >= p) / (1 - p)
    return x * mask, mask


# %% wrong: x changed in place
# names: was changed
def dropout(x, p, u, training=True):
    mask = (u >= p) / (1 - p) if training else np.ones(x.shape)
    x *= mask
    return x, mask


# %% wrong: y alone
# names: expected 2 results
def dropout(x, p, u, training=True):
    mask = (u >= p) / (1 - p) if training else np.ones(x.shape)
    return x * mask


# %% right: np.where
def dropout(x, p, u, training=True):
    if not training:
        return x.copy(), np.ones_like(x)
    mask = np.where(u < p, 0.0, 1 / (1 - p))
    return mask * x, mask


# %% right: loops
def dropout(x, p, u, training=True):
    mask = np.ones(x.shape)
    if training:
        for place in np.ndindex(x.shape):
            mask[place] = 0.0 if u[place] < p else 1 / (1 - p)
    return x * mask, mask


# %% right: float32
def dropout(x, p, u, training=True):
    mask = ((u >= p) / (1 - p)).astype(np.float32) if training else np.ones(x.shape, np.float32)
    return x.astype(np.float32) * mask, mask


# %% wrong: below 1 - p
# names: not where it is below 1 − p
def dropout(x, p, u, training=True):
    mask = (u >= 1 - p) / (1 - p) if training else np.ones(x.shape)
    return x * mask, mask


# %% wrong: mask first
# names: in this order
def dropout(x, p, u, training=True):
    mask = (u >= p) / (1 - p) if training else np.ones(x.shape)
    return mask, x * mask


# %% right: a new array filled where kept
def dropout(x, p, u, training=True):
    if not training:
        return x, np.ones_like(x)
    y, mask, kept = np.zeros_like(x), np.zeros_like(x), ~(u < p)
    y[kept], mask[kept] = x[kept] / (1 - p), 1 / (1 - p)
    return y, mask
