# %% wrong: maximum over the units
# names: the pieces are axis 2
def maxout_forward(z):
    return z.max(axis=1)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: which one wins
# names: this says which piece wins
def maxout_forward(z):
    return z.argmax(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: never below 0
# names: a maxout unit can be negative
def maxout_forward(z):
    return np.maximum(z.max(axis=2), 0)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: error to every piece
# names: every piece gets the error
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * np.ones_like(z)


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: error shared out
# names: the winner gets all of it
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * np.ones_like(z) / z.shape[2]


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: all winners of a tie
# names: all of the equally large pieces get the error
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (z == z.max(axis=2, keepdims=True))


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: a tie shared
# names: the equally large pieces share the error
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    ties = z == z.max(axis=2, keepdims=True)
    return dy[:, :, None] * ties / ties.sum(axis=2, keepdims=True)


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: the last winner of a tie
# names: it should be the first
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    dz = np.zeros_like(z)
    for r, j in np.ndindex(dy.shape):
        winner = 0
        for q in range(z.shape[2]):
            if z[r, j, q] >= z[r, j, winner]:
                winner = q
        dz[r, j, winner] = dy[r, j]
    return dz


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: the winning sum as a factor
# names: the derivative of the largest z is 1
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * z * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: the mask alone
# names: this is only a mask of the winners
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None]).astype(float)


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% wrong: blocks instead of neighbors
# names: must be neighbors
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    return np.hstack([W, alpha * W]), np.hstack([b, alpha * b])


# %% wrong: the bias in another order
# names: the biases are not in the same order
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=2).reshape(len(W), -1)
    return W2, np.concatenate([b, alpha * b])


# %% wrong: the bias not scaled
# names: the bias of the second piece is not multiplied by alpha
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    return np.stack([W, alpha * W], axis=2).reshape(len(W), -1), np.repeat(b, 2)


# %% wrong: weights left in three dimensions
# names: their arrangement is not
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    return np.stack([W, alpha * W], axis=2), np.stack([b, alpha * b], axis=1)


# %% wrong: the weights stacked along axis 1, the biases too
# names: the columns of W2 are not in the same order
def maxout_forward(z):
    return z.max(axis=2)


def maxout_backward(dy, z):
    return dy[:, :, None] * (np.arange(z.shape[2]) == z.argmax(axis=2)[:, :, None])


def leaky_as_maxout(W, b, alpha):
    W2 = np.stack([W, alpha * W], axis=1).reshape(len(W), -1)
    return W2, np.stack([b, alpha * b], axis=1).ravel()


# %% right: loops over entries
def maxout_forward(z):
    n, m, pieces = z.shape
    y = np.empty((n, m))
    for r in range(n):
        for j in range(m):
            y[r, j] = z[r, j, 0]
            for q in range(1, pieces):
                if z[r, j, q] > y[r, j]:
                    y[r, j] = z[r, j, q]
    return y


def maxout_backward(dy, z):
    n, m, pieces = z.shape
    dz = np.zeros((n, m, pieces))
    for r in range(n):
        for j in range(m):
            dz[r, j, np.argmax(z[r, j])] = dy[r, j]
    return dz


def leaky_as_maxout(W, b, alpha):
    d, m = W.shape
    W2, b2 = np.zeros((d, 2 * m)), np.zeros(2 * m)
    for j in range(m):
        W2[:, 2 * j], W2[:, 2 * j + 1] = alpha * W[:, j], W[:, j]
        b2[2 * j], b2[2 * j + 1] = alpha * b[j], b[j]
    return W2, b2


# %% right: indices put along the axis, float32
def maxout_forward(z):
    winner = z.argmax(axis=2)[..., np.newaxis]
    return np.take_along_axis(z, winner, axis=2).squeeze(2).astype(np.float32)


def maxout_backward(dy, z):
    dz = np.zeros(z.shape, np.float32)
    np.put_along_axis(dz, z.argmax(axis=2)[..., np.newaxis], dy[..., np.newaxis], axis=2)
    return dz


def leaky_as_maxout(W, b, alpha):
    factors = np.array([1, alpha], dtype=np.float32)
    return np.kron(W, factors).astype(np.float32), np.kron(b, factors).astype(np.float32)


# %% right: fancy indexing and interleaving
def maxout_forward(z):
    return np.maximum.reduce([z[:, :, q] for q in range(z.shape[2])])


def maxout_backward(dy, z):
    dz = np.zeros_like(z)
    r, j = np.indices(dy.shape)
    dz[r, j, z.argmax(axis=-1)] = dy
    return dz


def leaky_as_maxout(W, b, alpha):
    W2, b2 = np.repeat(W, 2, axis=1), np.repeat(b, 2)
    W2[:, 1::2] *= alpha
    b2[1::2] *= alpha
    return [W2, b2]
