# %% wrong: components as rows
# names: transpose
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    Vt = Vt[:k]
    Vt = Vt * np.sign(Vt[np.arange(k), np.abs(Vt).argmax(axis=1)])[:, None]
    return mean, Vt, S[:k] ** 2 / (len(X) - 1), (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: not centered
# names: take the mean off
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X, full_matrices=False)
    V = Vt[:k].T
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    S = np.linalg.svd(X - mean, compute_uv=False)
    return mean, V, S[:k] ** 2 / (len(X) - 1), (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: divided by n
# names: divide by n − 1
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    V = Vt[:k].T
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, S[:k] ** 2 / len(X), (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: singular values for variances
# names: square them
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    V = Vt[:k].T
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, S[:k], (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: a share of singular values
# names: variances add up
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    V = Vt[:k].T
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, S[:k] ** 2 / (len(X) - 1), S[:k].sum() / S.sum()


# %% wrong: the smallest ones first, as eigh gives them
# names: smallest variance
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    V = Vt[::-1][:k].T
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, S[:k] ** 2 / (len(X) - 1), (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: signs as they come, turned the other way
# names: must be positive
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    V = Vt[:k].T
    V = -V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, S[:k] ** 2 / (len(X) - 1), (S[:k] ** 2).sum() / (S**2).sum()


# %% wrong: by the covariance matrix
# names: drowns in rounding
def components(X, k):
    mean = X.mean(axis=0)
    centered = X - mean
    h, V = np.linalg.eigh(centered.T @ centered / (len(X) - 1))
    h, V = h[::-1].clip(0), V[:, ::-1][:, :k]
    V = V * np.sign(V[np.abs(V).argmax(axis=0), np.arange(k)])
    return mean, V, h[:k], h[:k].sum() / h.sum()


# %% right: full matrices, loop over the signs
def components(X, k):
    mean = np.array([column.mean() for column in X.T])
    U, S, Vt = np.linalg.svd(X - mean)
    V = np.zeros((X.shape[1], k))
    for i in range(k):
        v = Vt[i]
        big = max(range(len(v)), key=lambda j: abs(v[j]))
        V[:, i] = v if v[big] > 0 else -v
    variances = np.array([S[i] ** 2 / (len(X) - 1) for i in range(k)])
    total = sum(s * s for s in S) / (len(X) - 1)
    return mean, V, variances, variances.sum() / total


# %% right: by the transpose
def components(X, k):
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd((X - mean).T, full_matrices=False)
    V = U[:, :k]
    i = np.argmax(np.abs(V), axis=0)
    V = np.where(V[i, range(k)] < 0, -V, V)
    h = np.square(S) / (X.shape[0] - 1)
    return mean, V, h[:k], np.cumsum(h)[k - 1] / np.sum(h)


# %% right: a list of results, take_along_axis
def components(X, k):
    m = np.mean(X, axis=0, keepdims=True)
    _, S, Vt = np.linalg.svd(X - m, full_matrices=False)
    top = Vt[:k]
    biggest = np.take_along_axis(top, np.abs(top).argmax(axis=1)[:, None], axis=1)
    V = (top * np.sign(biggest)).T
    h = S * S / (len(X) - 1)
    return [m[0], V, h[:k], float(h[:k].sum() / h.sum())]
