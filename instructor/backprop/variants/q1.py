# %% wrong: dW transposed
# names: transpose
def dense_backward(dz, x, W):
    return dz @ W.T, dz.T @ x, dz.sum(axis=0)


# %% wrong: dW transposed where that fits
# names: transpose
def dense_backward(dz, x, W):
    dW = dz.T @ x if W.shape[0] == W.shape[1] else x.T @ dz
    return dz @ W.T, dW, dz.sum(axis=0)


# %% wrong: dx through W where that fits
# names: went through W
def dense_backward(dz, x, W):
    back = W if W.shape[0] == W.shape[1] else W.T
    return dz @ back, x.T @ dz, dz.sum(axis=0)


# %% wrong: dx through W
# names: ValueError
def dense_backward(dz, x, W):
    return dz @ W, x.T @ dz, dz.sum(axis=0)


# %% wrong: a second mean in dW
# names: twice
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz / len(x), dz.sum(axis=0)


# %% wrong: a second mean in db
# names: second mean
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz, dz.mean(axis=0)


# %% wrong: a second mean in dx
# names: twice
def dense_backward(dz, x, W):
    return dz @ W.T / len(x), x.T @ dz, dz.sum(axis=0)


# %% wrong: db over the wrong axis
# names: axis 0
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz, dz.sum(axis=1)


# %% wrong: db keeps an axis
# names: drop the axis
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz, dz.sum(axis=0, keepdims=True)


# %% wrong: db as a number
# names: expected an array of shape (2,)
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz, dz.sum()


# %% wrong: each example's db
# names: must be added up
def dense_backward(dz, x, W):
    return dz @ W.T, x.T @ dz, dz


# %% wrong: in another order
# names: got shape
def dense_backward(dz, x, W):
    return x.T @ dz, dz @ W.T, dz.sum(axis=0)


# %% wrong: two results
# names: expected 3 results
def dense_backward(dz, x, W):
    return x.T @ dz, dz.sum(axis=0)


# %% wrong: no return
# names: expected dx, dW, db, got None
def dense_backward(dz, x, W):
    dx, dW, db = dz @ W.T, x.T @ dz, dz.sum(axis=0)


# %% wrong: a flipped sign
# names: a sign is flipped
def dense_backward(dz, x, W):
    return dz @ W.T, -x.T @ dz, dz.sum(axis=0)


# %% wrong: squeezed for a batch of one
# names: of one example
def dense_backward(dz, x, W):
    return (dz @ W.T).squeeze(), (x.T @ dz).squeeze(), dz.sum(axis=0)


# %% wrong: lists
# names: got a list
def dense_backward(dz, x, W):
    return (dz @ W.T).tolist(), (x.T @ dz).tolist(), dz.sum(axis=0).tolist()


# %% wrong: changes x
# names: x was changed
def dense_backward(dz, x, W):
    dW = x.T @ dz
    x *= 0
    return dz @ W.T, dW, dz.sum(axis=0)


# %% right: loops
def dense_backward(dz, x, W):
    dx, dW, db = np.zeros(x.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for s in range(len(x)):
        for j in range(W.shape[1]):
            db[j] += dz[s, j]
            for i in range(W.shape[0]):
                dW[i, j] += x[s, i] * dz[s, j]
                dx[s, i] += dz[s, j] * W[i, j]
    return dx, dW, db


# %% right: einsum
def dense_backward(dz, x, W):
    dx = np.einsum("sj,ij->si", dz, W)
    return [dx, np.einsum("si,sj->ij", x, dz), np.einsum("sj->j", dz)]


# %% right: float32
def dense_backward(dz, x, W):
    dz, x, W = (np.float32(a) for a in (dz, x, W))
    return dz @ W.T, x.T @ dz, dz.sum(axis=0)


# %% right: outer products
def dense_backward(dz, x, W):
    dW = sum(np.outer(a, d) for a, d in zip(x, dz))
    dx = np.array([W @ d for d in dz])
    return dx, dW, np.ones(len(dz)) @ dz
