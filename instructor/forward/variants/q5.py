# %% wrong: the last piece goes on
# names: beyond the last point
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0)
    return np.ones((1, len(x) - 1)), -x[:-1], changes[:, None], y[:1]


# %% wrong: slopes for changes of slope
# names: changes of slope, not slopes
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    return np.ones((1, len(x))), -x, np.append(slopes, 0.0)[:, None], y[:1]


# %% wrong: no constant
# names: b2 is missing
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    return np.ones((1, len(x))), -x, changes[:, None], np.zeros(1)


# %% wrong: differences of y
# names: not differences of y
def polyline_network(x, y):
    return np.ones((1, len(x))), -x, np.diff(y, prepend=y[0])[:, None], y[:1]


# %% wrong: the first piece begins earlier
# names: the first piece begins earlier
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    starts = np.append(x[0] - 100, x[1:])
    return np.ones((1, len(x))), -starts, changes[:, None], y[:1] - 100 * slopes[0]


# %% wrong: far too many units
# names: are enough
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    W2 = np.concatenate([changes, changes])[:, None] / 2
    return np.ones((1, 2 * len(x))), np.concatenate([-x, -x]), W2, y[:1]


# %% wrong: W2 as a vector
# names: W2
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    return np.ones((1, len(x))), -x, changes, y[:1]


# %% right: loops
def polyline_network(x, y):
    m = len(x)
    slopes = [0.0] + [(y[i + 1] - y[i]) / (x[i + 1] - x[i]) for i in range(m - 1)] + [0.0]
    W1, b1, W2 = np.zeros((1, m)), np.zeros(m), np.zeros((m, 1))
    for i in range(m):
        W1[0, i], b1[i], W2[i, 0] = 1.0, -x[i], slopes[i + 1] - slopes[i]
    return W1, b1, W2, np.array([y[0]])


# %% right: from the right
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    return -np.ones((1, len(x))), x.copy(), changes[:, None], y[-1:].copy()


# %% right: weights of other sizes
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    return np.full((1, len(x)), 4.0), -4.0 * x, changes[:, None] / 4.0, y[:1].copy()


# %% right: float32
def polyline_network(x, y):
    slopes = np.diff(y) / np.diff(x)
    changes = np.diff(slopes, prepend=0.0, append=0.0)
    answer = np.ones((1, len(x))), -x, changes[:, None], y[:1]
    return tuple(a.astype(np.float32) for a in answer)


# %% wrong: the sign of the bias
# names: its bias is −x
def polyline_network(x, y):
    changes = np.diff(np.diff(y) / np.diff(x), prepend=0.0, append=0.0)
    return np.ones((1, len(x))), x.copy(), changes[:, None], y[:1].copy()


# %% wrong: slopes not divided
# names: divided by one of x
def polyline_network(x, y):
    changes = np.diff(np.diff(y), prepend=0.0, append=0.0)
    return np.ones((1, len(x))), -x, changes[:, None], y[:1].copy()
