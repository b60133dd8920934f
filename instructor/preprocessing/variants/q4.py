# %% wrong: divided by the eigenvalues
# names: the root
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T))
    scale = h.clip(0) + epsilon
    return mean, (V / scale) @ V.T, (V * scale) @ V.T


# %% wrong: epsilon outside the root
# names: inside the root
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T))
    scale = np.sqrt(h.clip(0)) + epsilon
    return mean, (V / scale) @ V.T, (V * scale) @ V.T


# %% wrong: not rotated back
# names: rotate back
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T))
    scale = np.sqrt(h.clip(0) + epsilon)
    return mean, V / scale, (V * scale).T


# %% wrong: divided by n
# names: n − 1
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T, ddof=0))
    scale = np.sqrt(h.clip(0) + epsilon)
    return mean, (V / scale) @ V.T, (V * scale) @ V.T


# %% wrong: the same matrix for the way back
# names: going back multiplies
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T))
    W = (V / np.sqrt(h.clip(0) + epsilon)) @ V.T
    return mean, W, W.T


# %% wrong: directions without variance left out
# names: count too
def zca(X, epsilon):
    mean = X.mean(axis=0)
    h, V = np.linalg.eigh(np.cov(X.T))
    real = h > 1e-9
    V, scale = V[:, real], np.sqrt(h[real] + epsilon)
    return mean, (V / scale) @ V.T, (V * scale) @ V.T


# %% right: svd
def zca(X, epsilon):
    mean = X.mean(axis=0)
    n, d = X.shape
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=True)
    h = np.zeros(d)
    h[: len(S)] = S**2 / (n - 1)
    D = np.diag(np.sqrt(h + epsilon))
    return mean, Vt.T @ np.linalg.inv(D) @ Vt, Vt.T @ D @ Vt


# %% right: sums of outer products
def zca(X, epsilon):
    mean = X.mean(axis=0)
    d = X.shape[1]
    C = np.zeros((d, d))
    for row in X:
        C += np.outer(row - mean, row - mean) / (len(X) - 1)
    h, V = np.linalg.eigh(C)
    W, back = np.zeros((d, d)), np.zeros((d, d))
    for i in range(d):
        s = (max(h[i], 0.0) + epsilon) ** 0.5
        W += np.outer(V[:, i], V[:, i]) / s
        back += np.outer(V[:, i], V[:, i]) * s
    return mean, W, back


# %% right: the inverse by numpy
def zca(X, epsilon):
    mean = np.mean(X, axis=0)
    C = np.cov(X, rowvar=False) + epsilon * np.eye(X.shape[1])
    h, V = np.linalg.eigh(C)
    back = np.einsum("ik,k,jk->ij", V, np.sqrt(h), V)
    return [mean, np.linalg.inv(back), back]
