# %% wrong: no slope
# names: f′ is missing
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = d2 @ W2.T
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: slope at the output
# names: pre-activation
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    A = sigmoid(X @ W1 + b1)
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * sigmoid(A) * (1 - sigmoid(A))
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: uphill
# names: uphill
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (T - Z) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: the lost 1 over n
# names: 1/n of the mean is missing
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.shape[1]
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: the mean over the examples alone
# names: 1/k of the mean is missing
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / len(Z)
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: 1 over n twice
# names: taken twice
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    gradients = X.T @ d1, d1.sum(0), A.T @ d2, d2.sum(0)
    new = [p - learning_rate * d / len(X) for p, d in zip((W1, b1, W2, b2), gradients)]
    return np.mean((Z - T) ** 2), *new


# %% wrong: no factor 2
# names: factor 2
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: updated weights
# names: after its update
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    W2 = W2 - learning_rate * A.T @ d2
    b2 = b2 - learning_rate * d2.sum(0)
    d1 = (d2 @ W2.T) * A * (1 - A)
    return np.mean((Z - T) ** 2), W1 - learning_rate * X.T @ d1, b1 - learning_rate * d1.sum(0), W2, b2


# %% wrong: back through W2 where that fits
# names: instead of its transpose
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ (W2 if W2.shape[0] == W2.shape[1] else W2.T)) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% wrong: changes the arguments
# names: leave the arguments as they are
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    W1 -= learning_rate * X.T @ d1
    b1 -= learning_rate * d1.sum(0)
    W2 -= learning_rate * A.T @ d2
    b2 -= learning_rate * d2.sum(0)
    return np.mean((Z - T) ** 2), W1, b1, W2, b2


# %% wrong: the loss as a sum
# names: not the mean
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.sum((Z - T) ** 2) / len(X), *new


# %% wrong: the factor 2/k forgotten
# names: 2/k is missing
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = (Z - T) / len(Z)
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))]
    return np.mean((Z - T) ** 2), *new


# %% wrong: a learning rate of its own
# names: whatever learning_rate is
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [p - 0.5 * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))]
    return np.mean((Z - T) ** 2), *new


# %% wrong: gradients, not parameters
# names: it is the gradient
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    return np.mean((Z - T) ** 2), X.T @ d1, d1.sum(0), A.T @ d2, d2.sum(0)


# %% wrong: first layer forgotten
# names: has not moved
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    return np.mean((Z - T) ** 2), W1, b1, W2 - learning_rate * A.T @ d2, b2 - learning_rate * d2.sum(0)


# %% right: loops
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    n, k = T.shape
    dW1, db1, dW2, db2 = (np.zeros(p.shape) for p in (W1, b1, W2, b2))
    C = 0.0
    for x, t in zip(X, T):
        a = [1 / (1 + np.exp(-(sum(x[i] * W1[i, j] for i in range(len(x))) + b1[j]))) for j in range(len(b1))]
        z = [sum(a[j] * W2[j, m] for j in range(len(a))) + b2[m] for m in range(k)]
        for m in range(k):
            C += (z[m] - t[m]) ** 2 / (n * k)
            error = 2 * (z[m] - t[m]) / (n * k)
            db2[m] += error
            for j in range(len(a)):
                dW2[j, m] += a[j] * error
                inner = error * W2[j, m] * a[j] * (1 - a[j])
                db1[j] += inner
                dW1[:, j] += x * inner
    return C, *(p - learning_rate * d for p, d in zip((W1, b1, W2, b2), (dW1, db1, dW2, db2)))


# %% right: float32
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    X, T, W1, b1, W2, b2 = (np.float32(a) for a in (X, T, W1, b1, W2, b2))
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    Z = A @ W2 + b2
    d2 = 2 * (Z - T) / Z.size
    d1 = (d2 @ W2.T) * A * (1 - A)
    new = [
        p - learning_rate * d for p, d in ((W1, X.T @ d1), (b1, d1.sum(0)), (W2, A.T @ d2), (b2, d2.sum(0)))
    ]
    return np.mean((Z - T) ** 2), *new


# %% right: copies changed in place, and einsum
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    new = [p.copy() for p in (W1, b1, W2, b2)]
    A = 1 / (1 + np.exp(-np.einsum("si,ij->sj", X, W1) - b1))
    error = np.einsum("si,ij->sj", A, W2) + b2 - T
    back = np.einsum("sj,ij->si", error, W2) * (A - A**2)
    gradients = np.einsum("si,sj->ij", X, back), back.sum(0), np.einsum("si,sj->ij", A, error), error.sum(0)
    for p, d in zip(new, gradients):
        p -= learning_rate * 2 / error.size * d
    return [float((error**2).mean()), *new]


# %% right: with the package
def training_step(X, T, W1, b1, W2, b2, learning_rate):
    from nncourse import SGD, Activate, Dense, Network
    from nncourse.activations import sigmoid

    layers = [Dense(*W1.shape), Activate(sigmoid), Dense(*W2.shape)]
    net = Network(layers, rng=np.random.default_rng(0), dtype=np.float64)
    layers[0].W, layers[0].b, layers[2].W, layers[2].b = W1, b1, W2, b2
    Z, trace = net.forward(X)
    net.backward(2 * (Z - T) / Z.size, trace)
    SGD(learning_rate).step(net.theta, net.gradient)
    return np.mean((Z - T) ** 2), layers[0].W, layers[0].b, layers[2].W, layers[2].b
