# %% wrong: the first use only
# names: only the first use
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: overwritten by the second use
# names: only the second use
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    dW = X.T @ d1
    dW = d2.T @ A
    return np.mean((Y - X) ** 2), dW, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: the mean of the two
# names: added, not averaged
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), (X.T @ d1 + d2.T @ A) / 2, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: no slope
# names: f′ is missing
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = d2 @ W
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: slope at the output
# names: pre-activation
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - np.tanh(A) ** 2)
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: no factor 2
# names: factor 2
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: the second use transposed where that fits
# names: second use is transposed
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    second = A.T @ d2 if W.shape[0] == W.shape[1] else d2.T @ A
    return np.mean((Y - X) ** 2), X.T @ d1 + second, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: the second use transposed
# names: ValueError
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1 + A.T @ d2, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: the error back through W transposed where that fits
# names: was sent back through
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ (W.T if W.shape[0] == W.shape[1] else W)) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: the sum over the columns
# names: sum over the m columns
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / len(X)
    d1 = (d2 @ W) * (1 - A**2)
    return np.sum((Y - X) ** 2) / len(X), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% wrong: b and c exchanged
# names: got shape
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d2.sum(axis=0), d1.sum(axis=0)


# %% wrong: X centered in place
# names: X was changed
def tied_gradients(X, W, b, c):
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    result = np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)
    X -= Y
    return result


# %% right: loops
def tied_gradients(X, W, b, c):
    (n, m), h = X.shape, len(b)
    C, dW, db, dc = 0.0, np.zeros((m, h)), np.zeros(h), np.zeros(m)
    for x in X:
        a = np.array([np.tanh(sum(x[i] * W[i, j] for i in range(m)) + b[j]) for j in range(h)])
        e = np.array([sum(a[j] * W[i, j] for j in range(h)) + c[i] - x[i] for i in range(m)])
        C += sum(e**2) / (n * m)
        d = 2 * e / (n * m)
        dc += d
        for j in range(h):
            back = sum(d[i] * W[i, j] for i in range(m)) * (1 - a[j] ** 2)
            db[j] += back
            for i in range(m):
                dW[i, j] += x[i] * back
                dW[i, j] += a[j] * d[i]
    return C, dW, db, dc


# %% right: two matrices and einsum
def tied_gradients(X, W, b, c):
    V = W.T
    A = np.tanh(np.einsum("si,ij->sj", X, W) + b)
    error = np.einsum("sj,ji->si", A, V) + c - X
    dY = error * (2 / error.size)
    dV = np.einsum("sj,si->ji", A, dY)
    dA = np.einsum("si,ji->sj", dY, V)
    dZ = dA - dA * A * A
    return (error**2).mean(), np.einsum("si,sj->ij", X, dZ) + dV.T, dZ.sum(0), dY.sum(0)


# %% right: float32
def tied_gradients(X, W, b, c):
    X, W, b, c = (np.float32(a) for a in (X, W, b, c))
    A = np.tanh(X @ W + b)
    Y = A @ W.T + c
    d2 = 2 * (Y - X) / X.size
    d1 = (d2 @ W) * (1 - A**2)
    return np.mean((Y - X) ** 2), X.T @ d1 + d2.T @ A, d1.sum(axis=0), d2.sum(axis=0)


# %% right: nudged
def tied_gradients(X, W, b, c):
    def cost(W, b, c):
        return np.mean((np.tanh(X @ W + b) @ W.T + c - X) ** 2)

    gradients, given = [], [W.copy(), b.copy(), c.copy()]
    for p in given:
        d = np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            before = p[i]
            p[i] = before + 1e-5
            up = cost(*given)
            p[i] = before - 1e-5
            d[i] = (up - cost(*given)) / 2e-5
            p[i] = before
        gradients.append(d)
    return cost(W, b, c), *gradients
