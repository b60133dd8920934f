# %% wrong: an upstream gradient of ones
# names: blind
def box_error(forward, backward, x, rng, epsilon=1e-5):
    claimed, nudged = backward(x, np.ones_like(forward(x))), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = (forward(x + e).sum() - forward(x - e).sum()) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: backward gets ones
# names: backward gets ones
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, np.ones_like(R)), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: the loss is the plain sum
# names: the loss is the plain sum
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(forward(x + e) - forward(x - e)) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: the mean of R times y
# names: not the mean
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.mean(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: another R each time
# names: drawn once
def box_error(forward, backward, x, rng, epsilon=1e-5):
    def C(x):
        y = forward(x)
        return np.sum(rng.normal(size=y.shape) * y)

    claimed, nudged = backward(x, rng.normal(size=forward(x).shape)), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = (C(x + e) - C(x - e)) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: R of the input's shape
# names: (5, 3)
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=x.shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: 0/0
# names: 0/0 is NaN
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    with np.errstate(invalid="ignore"):
        return np.abs(claimed - nudged).max() / np.maximum(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: the difference
# names: this is the difference
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return d if d > 1e-9 else 0.0


# %% wrong: entry by entry
# names: its own size
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged)
    return 0.0 if d.max() <= 1e-9 else (d / np.maximum(np.abs(claimed), np.abs(nudged))).max()


# %% wrong: divided by the nudged alone
# names: not of the nudged gradient alone
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - forward(x - e))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / np.abs(nudged).max()


# %% wrong: forward difference
# names: forward difference
def box_error(forward, backward, x, rng, epsilon=1e-5):
    y = forward(x)
    R = rng.normal(size=y.shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = epsilon
        nudged[i] = np.sum(R * (forward(x + e) - y)) / epsilon
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: changes x
# names: x was changed
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), np.empty(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += epsilon
        above = np.sum(R * forward(x))
        x[i] -= 2 * epsilon
        nudged[i] = (above - np.sum(R * forward(x))) / (2 * epsilon)
    d = np.abs(claimed - nudged).max()
    return 0.0 if d <= 1e-9 else d / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% wrong: backward gets the output
# names: Does backward get
def box_error(forward, backward, x, rng, epsilon=1e-5):
    y = forward(x); R = rng.normal(size=y.shape)
    a = backward(y, R); n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        u = x.copy(); u[i] += epsilon; d = x.copy(); d[i] -= epsilon
        n[i] = (R * (forward(u) - forward(d))).sum() / (2 * epsilon)
    e = abs(a - n).max()
    return 0.0 if e <= 1e-9 else e / max(abs(a).max(), abs(n).max())


# %% right: with nudge
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x, R), nudge(lambda t: np.sum(R * forward(t)), x, epsilon)
    difference = np.abs(claimed - nudged).max()
    return 0.0 if difference <= 1e-9 else difference / max(np.abs(claimed).max(), np.abs(nudged).max())


# %% right: loops
def box_error(forward, backward, x, rng, epsilon=1e-5):
    y = forward(x)
    R = rng.normal(size=y.shape)

    def C(t):
        total, out = 0.0, forward(t)
        for r, row in zip(R, out):
            for factor, value in zip(r, row):
                total += factor * value
        return total

    claimed, worst, largest = backward(x, R), 0.0, 0.0
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            above, below = x.copy(), x.copy()
            above[i, j] += epsilon
            below[i, j] -= epsilon
            slope = (C(above) - C(below)) / (2 * epsilon)
            worst = max(worst, abs(slope - claimed[i, j]))
            largest = max(largest, abs(slope), abs(claimed[i, j]))
    return worst / largest if worst > 1e-9 else 0.0


# %% right: einsum, in place and put back
def box_error(forward, backward, x, rng, epsilon=1e-5):
    R = rng.normal(size=forward(x).shape)
    claimed, nudged = backward(x.copy(), R.copy()), np.zeros(x.shape)
    for i, kept in np.ndenumerate(x.copy()):
        x[i] = kept + epsilon
        above = np.einsum("ij,ij->", R, forward(x))
        x[i] = kept - epsilon
        nudged[i] = (above - np.einsum("ij,ij->", R, forward(x))) / epsilon / 2
        x[i] = kept
    if np.allclose(claimed, nudged, rtol=0, atol=1e-9):
        return 0
    return np.abs(claimed - nudged).max() / np.abs([claimed, nudged]).max()


# %% right: with the package
def box_error(forward, backward, x, rng, epsilon=1e-5):
    from nncourse.gradcheck import numerical_gradient, relative_error

    x = np.array(x, dtype=np.float64)
    R = rng.normal(size=forward(x).shape)
    nudged = numerical_gradient(lambda: float(np.sum(R * forward(x))), x, epsilon)
    return relative_error(backward(x, R), nudged, 1e-9)
