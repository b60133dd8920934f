# %% wrong: over the features of an example
# names: of each example
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=1), x.var(axis=1)
    return gamma * ((x.T - mean) / np.sqrt(variance + epsilon)).T + beta, mean, variance


# %% wrong: one mean for all
# names: got the number
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(), x.var()
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


# %% wrong: n - 1
# names: divides by n − 1
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0, ddof=1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


# %% wrong: the standard deviation returned
# names: standard deviation
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, np.sqrt(variance)


# %% wrong: gamma and beta forgotten
# names: γ and β are missing
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return (x - mean) / np.sqrt(variance + epsilon), mean, variance


# %% wrong: divided by the variance
# names: divide by its root
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / (variance + epsilon) + beta, mean, variance


# %% wrong: beta inside
# names: β is added before
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * ((x - mean) / np.sqrt(variance + epsilon) + beta), mean, variance


# %% wrong: epsilon outside the root
# names: inside the root
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    root = np.sqrt(variance)
    return gamma * (x - mean) / (root + epsilon) + beta, mean, variance


# %% wrong: epsilon fixed
# names: use the argument
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + 1e-5 * (epsilon > 0)) + beta, mean, variance


# %% wrong: mean of squares minus square of mean
# names: center first
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean = x.mean(axis=0)
    variance = np.maximum(np.mean(x**2, axis=0) - mean**2, 0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


# %% wrong: x changed
# names: was changed by the call
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean = x.mean(axis=0)
    x -= mean
    variance = np.mean(x**2, axis=0)
    return gamma * x / np.sqrt(variance + epsilon) + beta, mean, variance


# %% wrong: epsilon handed back
# names: into the root only
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0) + epsilon
    return gamma * (x - mean) / np.sqrt(variance) + beta, mean, variance


# %% right: loops
def batch_norm(x, gamma, beta, epsilon=1e-5):
    n, d = x.shape
    y, mean, variance = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for j in range(d):
        for r in range(n):
            mean[j] += x[r, j] / n
        for r in range(n):
            variance[j] += (x[r, j] - mean[j]) ** 2 / n
        for r in range(n):
            y[r, j] = gamma[j] * (x[r, j] - mean[j]) / (variance[j] + epsilon) ** 0.5 + beta[j]
    return y, mean, variance


# %% right: einsum, features first
def batch_norm(x, gamma, beta, epsilon=1e-5):
    columns = x.T
    mean = columns.mean(axis=1)
    centered = columns - mean[:, None]
    variance = np.einsum("jr,jr->j", centered, centered) / len(x)
    return np.einsum("j,jr->rj", gamma / (variance + epsilon) ** 0.5, centered) + beta, mean, variance


# %% right: float32 where float32 can
def batch_norm(x, gamma, beta, epsilon=1e-5):
    mean = np.mean(x, axis=0)
    variance = np.var(x, axis=0)
    y = (x - mean) / np.sqrt(variance + epsilon)
    return (y * gamma + beta).astype(np.float32), mean, variance.astype(np.float32)
