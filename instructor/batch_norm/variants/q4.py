# %% wrong: b not scaled
# names: it is scaled
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, b - mean * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: beta forgotten
# names: β is missing
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: beta scaled
# names: not scaled
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean + beta) * scale
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: the mean forgotten
# names: recorded mean is missing
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, b * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: W left as it is
# names: belongs into it
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: variance for its root
# names: root of the variance
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / (variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: epsilon fixed
# names: use the argument
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + 1e-5 * (epsilon > 0))
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: before: b not changed
# names: b is not changed
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return scale[:, None] * W, b


# %% wrong: before: W not changed
# names: scale of its own feature
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return W, b + (beta - mean * scale) @ W


# %% wrong: before: mean not scaled
# names: mean is scaled too
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean) @ W


# %% wrong: before: scaled twice
# names: in here twice
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    W = scale[:, None] * W
    return W, b + (beta - mean * scale) @ W


# %% wrong: W changed in place
# names: was changed by the call
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance + epsilon)
    if place == "after":
        W *= scale
        return W, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% wrong: epsilon beside the root
# names: inside the root
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    scale = gamma / np.sqrt(variance) + epsilon
    if place == "after":
        return W * scale, (b - mean) * scale + beta
    return scale[:, None] * W, b + (beta - mean * scale) @ W


# %% right: diagonal matrices
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    S = np.diag(gamma / np.sqrt(variance + epsilon))
    if place == "after":
        return W @ S, S @ (b - mean) + beta
    return S @ W, W.T @ (beta - S @ mean) + b


# %% right: loops
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    new_W, new_b = np.array(W, dtype=float), np.array(b, dtype=float)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            k = j if place == "after" else i
            s = gamma[k] / (variance[k] + epsilon) ** 0.5
            new_W[i, j] = W[i, j] * s
            if place == "before":
                new_b[j] += W[i, j] * (beta[i] - mean[i] * s)
    if place == "after":
        for j in range(W.shape[1]):
            new_b[j] = (b[j] - mean[j]) * gamma[j] / (variance[j] + epsilon) ** 0.5 + beta[j]
    return new_W, new_b


# %% right: by asking the box, in float32
def fold(W, b, gamma, beta, mean, variance, epsilon=1e-5, place="after"):
    def box(x):
        return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta

    def both(x):
        return box(x @ W + b) if place == "after" else box(x) @ W + b

    new_b = both(np.zeros((1, len(W))))[0]
    return (both(np.eye(len(W))) - new_b).astype(np.float32), new_b.astype(np.float32)
