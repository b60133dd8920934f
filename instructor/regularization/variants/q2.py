# %% wrong: the subgradient's step
# names: must stop at 0
def proximal(u, rate, l1=0.0, l2=0.0):
    return (u - rate * l1 * np.sign(u)) / (1 + rate * l2)


# %% wrong: the rate forgotten in the cut
# names: rate · l1, not l1
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - l1, 0) / (1 + rate * l2)


# %% wrong: a cut without shortening
# names: entries that stay are shortened
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.where(np.abs(u) > rate * l1, u, 0.0) / (1 + rate * l2)


# %% wrong: the sign lost
# names: sign of u is lost
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.maximum(np.abs(u) - rate * l1, 0) / (1 + rate * l2)


# %% wrong: negative entries cut off
# names: negative entries
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.maximum(u - rate * l1, 0) / (1 + rate * l2)


# %% wrong: the plain step for l2
# names: plain step
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0) * (1 - rate * l2)


# %% wrong: the half forgotten
# names: factor ½
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0) / (1 + 2 * rate * l2)


# %% wrong: shrunk before the cut
# names: comes after the cut
def proximal(u, rate, l1=0.0, l2=0.0):
    u = u / (1 + rate * l2)
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0)


# %% wrong: l2 left out
# names: l2 does nothing
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0)


# %% wrong: u changed in place
# names: was changed by the call
def proximal(u, rate, l1=0.0, l2=0.0):
    u -= np.clip(u, -rate * l1, rate * l1)
    u /= 1 + rate * l2
    return u


# %% wrong: the rate missing in the divisor
# names: the rate is missing
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0.0) / (1 + l2)


# %% wrong: multiplied
# names: not multiplied
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * l1, 0.0) * (1 + rate * l2)


# %% wrong: l2 subtracted
# names: this subtracts rate · l2
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.sign(u) * np.maximum(np.abs(u) - rate * (l1 + l2), 0.0)


# %% wrong: away from zero
# names: moves away from 0
def proximal(u, rate, l1=0.0, l2=0.0):
    return np.where(np.abs(u) > rate * l1, u + rate * l1 * np.sign(u), 0.0) / (1 + rate * l2)


# %% right: loops and cases
def proximal(u, rate, l1=0.0, l2=0.0):
    v = np.zeros(np.shape(u))
    for index, x in np.ndenumerate(u):
        if x > rate * l1:
            v[index] = (x - rate * l1) / (1 + rate * l2)
        elif x < -rate * l1:
            v[index] = (x + rate * l1) / (1 + rate * l2)
    return v


# %% right: by clipping
def proximal(u, rate, l1=0.0, l2=0.0):
    return (u - np.clip(u, -rate * l1, rate * l1)) / (1 + rate * l2)


# %% right: single precision
def proximal(u, rate, l1=0.0, l2=0.0):
    u = u.astype(np.float32)
    left = np.abs(u) - np.float32(rate * l1)
    return np.where(left > 0, np.sign(u) * left, np.float32(0)) / np.float32(1 + rate * l2)
