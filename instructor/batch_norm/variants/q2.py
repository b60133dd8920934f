# %% wrong: constants
# names: takes mean and variance for constants
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * dy
    return dx, dgamma, dbeta


# %% wrong: only the mean
# names: variance for a constant
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta / n)
    return dx, dgamma, dbeta


# %% wrong: only the variance
# names: mean for a constant
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - x_hat * dgamma / n)
    return dx, dgamma, dbeta


# %% wrong: gamma forgotten
# names: γ is missing
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = s * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, dgamma, dbeta


# %% wrong: 1/n forgotten
# names: divided by n
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta


# %% wrong: dbeta a mean
# names: mean over the batch
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, dgamma, dbeta / n


# %% wrong: dgamma with x
# names: γ multiplies x̂, not x
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, (dy * x).sum(axis=0), dbeta


# %% wrong: dgamma with gamma
# names: does not meet γ itself
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, gamma * dgamma, dbeta


# %% wrong: epsilon forgotten
# names: epsilon is missing
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / x.std(axis=0)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * s * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, dgamma, dbeta


# %% wrong: s forgotten
# names: is missing
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma * (dy - dbeta / n - x_hat * dgamma / n)
    return dx, dgamma, dbeta


# %% wrong: n - 1
# names: divides by n − 1
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0, ddof=1) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    return gamma * s * (dy - dbeta / n - x_hat * dgamma / n), dgamma, dbeta


# %% wrong: a sign
# names: wrong sign
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    return gamma * s * (dy - dbeta / n + x_hat * dgamma / n), dgamma, dbeta


# %% wrong: in steps, a 2 forgotten
# names: derivative of c² is 2c
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    c = x - x.mean(axis=0)
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    dvariance = -0.5 * s**3 * np.sum(gamma * dy * c, axis=0)
    dc = s * gamma * dy + c * dvariance / len(x)
    return dc - dc.mean(axis=0), np.sum(dy * c * s, axis=0), dy.sum(axis=0)


# %% wrong: gamma twice
# names: γ once more
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    s = 1 / np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) * s
    n = len(x)
    dgamma, dbeta = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
    return gamma * s * (dy - gamma * dbeta / n - x_hat * gamma * dgamma / n), dgamma, dbeta


# %% right: in five steps
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    n = len(x)
    c = x - np.mean(x, axis=0)
    v = np.mean(c * c, axis=0)
    s = (v + epsilon) ** -0.5
    dx_hat = dy * gamma
    dv = -0.5 * (v + epsilon) ** -1.5 * np.sum(dx_hat * c, axis=0)
    dc = dx_hat * s + 2 * c * dv / n
    return dc - np.sum(dc, axis=0) / n, np.sum(dy * c * s, axis=0), np.sum(dy, axis=0)


# %% right: loops and a Jacobian
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    n, d = x.shape
    dx, dgamma, dbeta = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for j in range(d):
        s = 1 / np.sqrt(np.var(x[:, j]) + epsilon)
        h = (x[:, j] - np.mean(x[:, j])) * s
        jacobian = s * (np.eye(n) - 1 / n - np.outer(h, h) / n)
        dx[:, j] = gamma[j] * (jacobian.T @ dy[:, j])
        dgamma[j], dbeta[j] = dy[:, j] @ h, np.sum(dy[:, j])
    return dx, dgamma, dbeta


# %% right: einsum in float32
def batch_norm_backward(dy, x, gamma, epsilon=1e-5):
    c = (x - x.mean(axis=0)).astype(np.float64)
    s = 1 / np.sqrt(np.einsum("rj,rj->j", c, c) / len(x) + epsilon)
    h = c * s
    dgamma, dbeta = np.einsum("rj,rj->j", dy, h), np.einsum("rj->j", dy)
    dx = np.einsum("j,rj->rj", gamma * s, dy - (dbeta + h * dgamma) / len(x))
    return dx.astype(np.float32), dgamma.astype(np.float32), dbeta.astype(np.float32)
