# %% wrong: gamma in front of the means
# names: inside the means
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = dy.reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return gamma * dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: gamma forgotten
# names: γ is missing
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = dy.reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: constants
# names: for constants
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * g
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: layer norm whatever the groups
# names: all features for one group
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), 1, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: every other feature
# names: made of neighbors
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    order = np.arange(x.shape[1]).reshape(-1, groups).T.ravel()
    back = np.argsort(order)
    blocks = x[:, order].reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy)[:, order].reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    x_hat = x_hat.reshape(x.shape)[:, back]
    return dx.reshape(x.shape)[:, back], (dy * x_hat).sum(axis=0), dy.sum(axis=0)


# %% wrong: groups taken for the width
# names: not how wide they are
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    width = x.shape[1] if groups == 1 else groups
    blocks = x.reshape(len(x), -1, width)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: means over the examples
# names: not over the examples
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: dbeta an example
# names: add up over the examples
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=1)


# %% wrong: epsilon fixed
# names: use the argument
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + 1e-5)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: the mean forgotten in blocks of one
# names: blocks of one
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    centered = blocks - blocks.mean(axis=2, keepdims=True)
    s = 1 / np.sqrt((centered**2).mean(axis=2, keepdims=True) + epsilon)
    x_hat = centered * s
    g = (gamma * dy).reshape(blocks.shape)
    dx = s * (g - g.mean(axis=2, keepdims=True) * (g.shape[2] > 1) - x_hat * (g * x_hat).mean(axis=2, keepdims=True))
    return dx.reshape(x.shape), (dy * x_hat.reshape(x.shape)).sum(axis=0), dy.sum(axis=0)


# %% wrong: dgamma with gamma
# names: does not meet γ itself
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    s = 1 / np.sqrt(blocks.var(axis=2, keepdims=True) + epsilon)
    x_hat = (blocks - blocks.mean(axis=2, keepdims=True)) * s
    g = (gamma * dy).reshape(blocks.shape)
    along = np.mean(g * x_hat, axis=2, keepdims=True)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * along)
    return dx.reshape(x.shape), np.sum(gamma * dy * x_hat.reshape(x.shape), axis=0), dy.sum(axis=0)


# %% wrong: one mean for all examples
# names: each example has its own
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    s = 1 / np.sqrt(blocks.var(axis=(0, 2), keepdims=True) + epsilon)
    x_hat = (blocks - blocks.mean(axis=(0, 2), keepdims=True)) * s
    g = (gamma * dy).reshape(blocks.shape)
    along = np.mean(g * x_hat, axis=(0, 2), keepdims=True)
    dx = s * (g - g.mean(axis=(0, 2), keepdims=True) - x_hat * along)
    return dx.reshape(x.shape), np.sum(dy * x_hat.reshape(x.shape), axis=0), dy.sum(axis=0)


# %% wrong: a sum for a mean
# names: block's width, too
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    blocks = x.reshape(len(x), groups, -1)
    s = 1 / np.sqrt(blocks.var(axis=2, keepdims=True) + epsilon)
    x_hat = (blocks - blocks.mean(axis=2, keepdims=True)) * s
    g = (gamma * dy).reshape(blocks.shape)
    along = np.sum(g * x_hat, axis=2, keepdims=True)
    dx = s * (g - g.mean(axis=2, keepdims=True) - x_hat * along)
    return dx.reshape(x.shape), np.sum(dy * x_hat.reshape(x.shape), axis=0), dy.sum(axis=0)


# %% right: loops over examples and blocks
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    n, d = x.shape
    width = d // groups
    dx, dgamma, dbeta = np.zeros((n, d)), np.zeros(d), np.zeros(d)
    for r in range(n):
        for start in range(0, d, width):
            block = slice(start, start + width)
            s = 1 / np.sqrt(np.var(x[r, block]) + epsilon)
            h = (x[r, block] - np.mean(x[r, block])) * s
            g = gamma[block] * dy[r, block]
            dx[r, block] = s * (g - np.mean(g) - h * np.mean(g * h))
            dgamma[block] += dy[r, block] * h
            dbeta[block] += dy[r, block]
    return dx, dgamma, dbeta


# %% right: batch norm of the blocks, laid on their side
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    n, d = x.shape
    columns = x.reshape(n * groups, -1).T
    g = (dy * gamma).reshape(n * groups, -1).T
    s = 1 / np.sqrt(columns.var(axis=0) + epsilon)
    h = (columns - columns.mean(axis=0)) * s
    dx = s * (g - g.mean(axis=0) - h * (g * h).mean(axis=0))
    return dx.T.reshape(n, d), (dy * h.T.reshape(n, d)).sum(axis=0), dy.sum(axis=0)


# %% right: a matrix that takes means, in five steps
def group_norm_backward(dy, x, gamma, groups, epsilon=1e-5):
    d = x.shape[1]
    M = np.kron(np.eye(groups), np.full((d // groups, d // groups), groups / d))
    c = x - x @ M
    v = (c * c) @ M + epsilon
    dh = dy * gamma
    dv = -0.5 * v**-1.5 * ((dh * c) @ M)
    dc = dh * v**-0.5 + 2 * c * dv
    return dc - dc @ M, np.einsum("rj,rj->j", dy, c * v**-0.5), np.einsum("rj->j", dy)
