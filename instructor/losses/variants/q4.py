# %% wrong: divided by n
# names: not by n
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y] / len(z)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: divided by all the classes' weights
# names: not over the k classes
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y] / weights.sum()
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: a weight for each column of dz
# names: one for the whole row
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    if w.sum() == 0:
        return 0.0, np.zeros(z.shape)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dz = (np.exp(logs) - np.eye(z.shape[1])[y]) * weights / w.sum()
    return -np.sum(w * logs[rows, y]) / w.sum(), dz


# %% wrong: the weighted sum
# names: weighted sum
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: weights of 0 divide by 0
# names: where no example has a weight
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows = np.arange(len(z))
    with np.errstate(all="ignore"):
        w = weights[y] / weights[y].sum()
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: no shift
# names: with n, k = 12, 2
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    if w.sum() == 0:
        return 0.0, np.zeros(z.shape)
    with np.errstate(all="ignore"):
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        C = -np.sum(w * np.log(p[rows, y])) / w.sum()
    return C, w[:, None] * (p - np.eye(z.shape[1])[y]) / w.sum()


# %% wrong: the k is forgotten
# names: the k below the line
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / c if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    w = w / (w.sum() or 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: frequencies
# names: these are the frequencies
def balanced_weights(y, k):
    return np.bincount(y, minlength=k) / len(y)


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    w = w / (w.sum() or 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: classes that occur
# names: give all k
def balanced_weights(y, k):
    counts = np.bincount(y)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    w = w / (w.sum() or 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: infinite where a class is missing
# names: infinite
def balanced_weights(y, k):
    with np.errstate(all="ignore"):
        return len(y) / (k * np.bincount(y, minlength=k))


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    w = w / (w.sum() or 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: k of the classes that occur
# names: all classes
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    there = np.count_nonzero(counts)
    return np.array([len(y) / (there * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows, w = np.arange(len(z)), weights[y]
    w = w / (w.sum() or 1)
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: changes weights
# names: weights was changed
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    return np.array([len(y) / (k * c) if c else 0.0 for c in counts])


def weighted_cross_entropy(z, y, weights):
    rows = np.arange(len(z))
    weights /= weights[y].sum() or 1
    w = weights[y]
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(w * logs[rows, y]), w[:, None] * (np.exp(logs) - np.eye(z.shape[1])[y])


# %% wrong: one over the count
# names: the factor n/k is missing
def balanced_weights(y, k):
    c = np.bincount(y, minlength=k)
    return np.where(c > 0, 1 / np.maximum(c, 1), 0)
def weighted_cross_entropy(z, y, weights):
    s = weights[y]
    lp = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.sum(s * lp[np.arange(len(y)), y]) / s.sum(), (np.exp(lp) - np.eye(z.shape[1])[y]) * weights / s.sum()


# %% right: loops
def balanced_weights(y, k):
    result = np.zeros(k)
    for j in range(k):
        number = sum(1 for label in y if label == j)
        if number:
            result[j] = len(y) / (k * number)
    return result


def weighted_cross_entropy(z, y, weights):
    n, k = z.shape
    total = sum(weights[label] for label in y)
    C, dz = 0.0, np.zeros((n, k))
    if total == 0:
        return C, dz
    for r in range(n):
        m = z[r].max()
        s = sum(np.exp(z[r, j] - m) for j in range(k))
        C += weights[y[r]] * (np.log(s) - (z[r, y[r]] - m)) / total
        for j in range(k):
            dz[r, j] = weights[y[r]] * (np.exp(z[r, j] - m) / s - (j == y[r])) / total
    return C, dz


# %% right: one-hot rows and einsum
def balanced_weights(y, k):
    counts = np.eye(k)[y].sum(axis=0)
    return np.divide(len(y), k * counts, out=np.zeros(k), where=counts > 0)


def weighted_cross_entropy(z, y, weights):
    Q = np.eye(len(weights))[y] * weights
    Q /= Q.sum() if Q.any() else 1
    logs = z - z.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    return -np.einsum("rj,rj->", Q, logs), np.exp(logs) * Q.sum(1, keepdims=True) - Q


# %% right: float32
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k).astype(np.float32)
    return np.where(counts > 0, np.float32(len(y)) / (k * np.maximum(counts, 1)), np.float32(0))


def weighted_cross_entropy(z, y, weights):
    z, w = z.astype(np.float32), weights.astype(np.float32)[y]
    w = w / (w.sum() if w.any() else np.float32(1))
    shifted = z - z.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    t = np.arange(z.shape[1]) == y[:, None]
    return -(w * logs[t]).sum(), w[:, None] * (np.exp(logs) - t)


# %% right: with the package
def balanced_weights(y, k):
    counts = np.bincount(y, minlength=k)
    result = np.zeros(k)
    result[counts > 0] = len(y) / k / counts[counts > 0]
    return result


def weighted_cross_entropy(z, y, weights):
    from nncourse import SoftmaxCrossEntropy

    loss = SoftmaxCrossEntropy(class_weights=weights)
    C, cache = loss.forward(z, y)
    return C, loss.backward(cache)
