# %% wrong: the bias forgotten
# names: the bias
def speed(X):
    h = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    kappa = h[-1] / h[0]
    return 2 / h[-1], kappa, (kappa - 1) / (kappa + 1)


# %% wrong: the factor 2 of the square forgotten
# names: a factor 2
def speed(X):
    A = np.column_stack([X, np.ones(len(X))])
    h = np.linalg.eigvalsh(A.T @ A / len(X))
    kappa = h[-1] / h[0]
    return 2 / h[-1], kappa, (kappa - 1) / (kappa + 1)


# %% wrong: a sum in place of a mean
# names: not a sum
def speed(X):
    A = np.column_stack([X, np.ones(len(X))])
    h = np.linalg.eigvalsh(2 * A.T @ A)
    kappa = h[-1] / h[0]
    return 2 / h[-1], kappa, (kappa - 1) / (kappa + 1)


# %% wrong: inputs centered first
# names: the mean was taken off
def speed(X):
    A = np.column_stack([X - X.mean(axis=0), np.ones(len(X))])
    h = np.linalg.eigvalsh(2 / len(X) * A.T @ A)
    kappa = h[-1] / h[0]
    return 2 / h[-1], kappa, (kappa - 1) / (kappa + 1)


# %% wrong: the factor of the rate 1/h
# names: the best rate is 2/(h1 + h2)
def speed(X):
    A = np.column_stack([X, np.ones(len(X))])
    h = np.linalg.eigvalsh(2 / len(X) * A.T @ A)
    return 2 / h[-1], h[-1] / h[0], 1 - h[0] / h[-1]


# %% wrong: diagonal entries for eigenvalues
# names: eigenvalues are asked for
def speed(X):
    A = np.column_stack([X, np.ones(len(X))])
    H = 2 / len(X) * A.T @ A
    h = np.linalg.eigvalsh(H)
    d = np.diag(H)
    kappa = d.max() / d.min()
    return 2 / h[-1], kappa, (kappa - 1) / (kappa + 1)


# %% wrong: kappa upside down
# names: largest over the smallest
def speed(X):
    A = np.column_stack([X, np.ones(len(X))])
    h = np.linalg.eigvalsh(2 / len(X) * A.T @ A)
    return 2 / h[-1], h[0] / h[-1], (h[-1] - h[0]) / (h[-1] + h[0])


# %% right: loops
def speed(X):
    n, d = X.shape
    H = np.zeros((d + 1, d + 1))
    for row in X:
        a = list(row) + [1.0]
        for i in range(d + 1):
            for j in range(d + 1):
                H[i, j] += 2 / n * a[i] * a[j]
    h = sorted(np.linalg.eigvalsh(H))
    return 2 / h[-1], h[-1] / h[0], (h[-1] - h[0]) / (h[-1] + h[0])


# %% right: singular values
def speed(X):
    A = np.hstack([np.ones((X.shape[0], 1)), X])
    h = 2 / len(X) * np.linalg.svd(A, compute_uv=False) ** 2
    return 2 / h[0], h[0] / h[-1], 1 - 2 * h[-1] / (h[0] + h[-1])


# %% right: blocks, norms and a condition number
def speed(X):
    n, d = X.shape
    H = np.empty((d + 1, d + 1))
    H[:d, :d], H[:d, d], H[d, :d], H[d, d] = X.T @ X / n, X.mean(axis=0), X.mean(axis=0), 1
    largest, kappa = 2 * np.linalg.norm(H, 2), np.linalg.cond(H)
    return [2 / largest, kappa, (kappa - 1) / (kappa + 1)]
