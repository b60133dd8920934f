# %% wrong: a −1 is the last class
# names: Python counts
def cross_entropy(z, y):
    shifted = z - z.max(axis=1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    rows = np.arange(len(z))
    C = np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, y])
    p[rows, y] -= 1
    return C, p / len(z)


# %% wrong: divides by all rows
# names: not by all
def cross_entropy(z, y):
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    counts, rows = y >= 0, np.arange(len(z))
    C = -np.sum(logs[rows, y] * counts) / len(z)
    return C, counts[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y]) / len(z)


# %% wrong: rows that do not count keep a gradient
# names: must have the gradient 0
def cross_entropy(z, y):
    counts, rows = y >= 0, np.arange(len(z))
    number = max(counts.sum(), 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    C = -np.sum(logs[rows, y] * counts) / number
    return C, (np.exp(logs) - np.eye(z.shape[1])[y]) / number


# %% wrong: rows that do not count keep p
# names: not p
def cross_entropy(z, y):
    counts, rows = y >= 0, np.arange(len(z))
    number = max(counts.sum(), 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    C = -np.sum(logs[rows, y] * counts) / number
    return C, (np.exp(logs) - counts[:, None] * np.eye(z.shape[1])[y]) / number


# %% wrong: dz of the counted rows alone
# names: a row for every row of z
def cross_entropy(z, y):
    z, y = z[y >= 0], y[y >= 0]
    if len(z) == 0:
        return 0.0, z
    rows = np.arange(len(z))
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -logs[rows, y].mean(), (np.exp(logs) - np.eye(z.shape[1])[y]) / len(z)


# %% wrong: no shift
# names: e to the 1000 overflows
def cross_entropy(z, y):
    counted = np.flatnonzero(y >= 0)
    dz = np.zeros(z.shape)
    if len(counted) == 0:
        return 0.0, dz
    rows, classes = np.arange(len(counted)), y[counted]
    with np.errstate(all="ignore"):
        p = np.exp(z[counted]) / np.exp(z[counted]).sum(axis=1, keepdims=True)
        C = np.mean(np.log(np.exp(z[counted]).sum(axis=1)) - z[counted][rows, classes])
    p[rows, classes] -= 1
    dz[counted] = p / len(counted)
    return C, dz


# %% wrong: the log of p
# names: logarithm of a p of 0
def cross_entropy(z, y):
    counted = np.flatnonzero(y >= 0)
    dz = np.zeros(z.shape)
    if len(counted) == 0:
        return 0.0, dz
    rows, classes = np.arange(len(counted)), y[counted]
    p = np.exp(z[counted] - z[counted].max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        C = -np.mean(np.log(p[rows, classes]))
    p[rows, classes] -= 1
    dz[counted] = p / len(counted)
    return C, dz


# %% wrong: a tiny number in the log
# names: caps the loss
def cross_entropy(z, y):
    counted = np.flatnonzero(y >= 0)
    dz = np.zeros(z.shape)
    if len(counted) == 0:
        return 0.0, dz
    rows, classes = np.arange(len(counted)), y[counted]
    p = np.exp(z[counted] - z[counted].max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    C = -np.mean(np.log(p[rows, classes] + 1e-12))
    p[rows, classes] -= 1
    dz[counted] = p / len(counted)
    return C, dz


# %% wrong: the sum
# names: it is the sum over the rows
def cross_entropy(z, y):
    dz, C = np.zeros(z.shape), 0.0
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - z[r].max() - np.log(np.exp(z[r] - z[r].max()).sum())
        C -= logs[y[r]]
        dz[r] = np.exp(logs)
        dz[r, y[r]] -= 1
    return C, dz


# %% wrong: the mean over entries
# names: divide by the rows
def cross_entropy(z, y):
    dz, C, number = np.zeros(z.shape), 0.0, max((y >= 0).sum() * z.shape[1], 1)
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - z[r].max() - np.log(np.exp(z[r] - z[r].max()).sum())
        C -= logs[y[r]] / number
        dz[r] = np.exp(logs) / number
        dz[r, y[r]] -= 1 / number
    return C, dz


# %% wrong: the sign of dz
# names: a sign is flipped
def cross_entropy(z, y):
    dz, C, number = np.zeros(z.shape), 0.0, max((y >= 0).sum(), 1)
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - z[r].max() - np.log(np.exp(z[r] - z[r].max()).sum())
        C -= logs[y[r]] / number
        dz[r] = -np.exp(logs) / number
        dz[r, y[r]] += 1 / number
    return C, dz


# %% wrong: only the true class is moved
# names: wrong classes have a gradient too
def cross_entropy(z, y):
    dz, C, number = np.zeros(z.shape), 0.0, max((y >= 0).sum(), 1)
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - z[r].max() - np.log(np.exp(z[r] - z[r].max()).sum())
        C -= logs[y[r]] / number
        dz[r, y[r]] = (np.exp(logs[y[r]]) - 1) / number
    return C, dz


# %% wrong: nothing counts is nan
# names: no row counts
def cross_entropy(z, y):
    dz, number = np.zeros(z.shape), (y >= 0).sum()
    total = 0.0
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - z[r].max() - np.log(np.exp(z[r] - z[r].max()).sum())
        total -= logs[y[r]]
        dz[r] = np.exp(logs) / number
        dz[r, y[r]] -= 1 / number
    with np.errstate(all="ignore"):
        return np.float64(total) / number, dz


# %% wrong: changes z
# names: z was changed
def cross_entropy(z, y):
    z -= z.max(axis=1, keepdims=True)
    dz, C, number = np.zeros(z.shape), 0.0, max((y >= 0).sum(), 1)
    for r in np.flatnonzero(y >= 0):
        logs = z[r] - np.log(np.exp(z[r]).sum())
        C -= logs[y[r]] / number
        dz[r] = np.exp(logs) / number
        dz[r, y[r]] -= 1 / number
    return C, dz


# %% wrong: one result
# names: expected 2 results
def cross_entropy(z, y):
    counted = y >= 0
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -logs[counted, y[counted]].mean()


# %% wrong: the true class taken from whole columns
# names: whole columns
def cross_entropy(z, y):
    keep = y >= 0
    n = max(keep.sum(), 1)
    lp = z - np.logaddexp.reduce(z, axis=1)[:, None]
    d = np.exp(lp); d[:, y] -= 1
    d[~keep] = 0
    return -lp[keep, y[keep]].sum() / n, d / n


# %% right: loops
def cross_entropy(z, y):
    n, k = z.shape
    dz, C, number = np.zeros((n, k)), 0.0, 0
    for r in range(n):
        if y[r] < 0:
            continue
        number += 1
        m = max(z[r])
        total = sum(np.exp(z[r, j] - m) for j in range(k))
        C += m + np.log(total) - z[r, y[r]]
        for j in range(k):
            dz[r, j] = np.exp(z[r, j] - m) / total - (j == y[r])
    return (C / number, dz / number) if number else (0, dz)


# %% right: masks and one-hot rows
def cross_entropy(z, y):
    mask = (y >= 0).astype(float)
    T = np.eye(z.shape[1])[np.maximum(y, 0)] * mask[:, None]
    number = max(mask.sum(), 1.0)
    shifted = z - np.max(z, axis=-1, keepdims=True)
    logs = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    C = -np.einsum("rj,rj->", T, logs) / number
    return C, (np.exp(logs) * mask[:, None] - T) / number


# %% right: float32
def cross_entropy(z, y):
    z, rows = z.astype(np.float32), np.flatnonzero(y >= 0)
    dz = np.zeros_like(z)
    if not rows.size:
        return np.float32(0), dz
    some, classes = z[rows], y[rows]
    some = some - some.max(axis=1, keepdims=True)
    logs = some - np.log(np.exp(some).sum(axis=1, keepdims=True))
    t = np.arange(z.shape[1]) == classes[:, None]
    dz[rows] = (np.exp(logs) - t) / np.float32(len(rows))
    return -logs[t].mean(), dz


# %% right: with the package
def cross_entropy(z, y):
    from nncourse import SoftmaxCrossEntropy

    dz = np.zeros(z.shape)
    if (y < 0).all():
        return 0.0, dz
    loss = SoftmaxCrossEntropy()
    C, cache = loss.forward(z[y >= 0], y[y >= 0])
    dz[y >= 0] = loss.backward(cache)
    return C, dz
