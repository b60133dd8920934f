# %% wrong: mask forgotten on the way back
# names: missing on the way back
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    dz = (dlogits @ V.T) * (z > 0)
    return x.T @ dz, dz.sum(axis=0), (a * mask).T @ dlogits


# %% wrong: mask forgotten forward
# names: silent units hand on nothing
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    dz = (dlogits @ V.T) * mask * (z > 0)
    return x.T @ dz, dz.sum(axis=0), a.T @ dlogits


# %% wrong: mask without its scale
# names: without the 1/(1 − p)
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    kept = mask > 0
    dz = (dlogits @ V.T) * kept * (z > 0)
    return x.T @ dz, dz.sum(axis=0), (a * kept).T @ dlogits


# %% wrong: slope of ReLU forgotten
# names: slope of ReLU
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    dz = (dlogits @ V.T) * mask
    return x.T @ dz, dz.sum(axis=0), (a * mask).T @ dlogits


# %% wrong: mask twice
# names: twice
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    dz = (dlogits @ V.T) * mask * mask * (z > 0)
    return x.T @ dz, dz.sum(axis=0), (a * mask).T @ dlogits


# %% wrong: mean over the batch once more
# names: mean is in dlogits
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    dz = (dlogits @ V.T) * mask * (z > 0)
    return x.T @ dz, dz.mean(axis=0), (a * mask).T @ dlogits


# %% wrong: mask changed in place
# names: was changed
def backward(x, W, b, V, mask, dlogits):
    z = x @ W + b
    a = np.maximum(z, 0)
    mask *= z > 0
    dz = (dlogits @ V.T) * mask
    return x.T @ dz, dz.sum(axis=0), (a * mask).T @ dlogits


# %% right: loops
def backward(x, W, b, V, mask, dlogits):
    (n, d), (h, k) = x.shape, V.shape
    dW, db, dV = np.zeros((d, h)), np.zeros(h), np.zeros((h, k))
    for r in range(n):
        for j in range(h):
            z = sum(x[r, i] * W[i, j] for i in range(d)) + b[j]
            error = 0.0
            for m in range(k):
                dV[j, m] += max(z, 0.0) * mask[r, j] * dlogits[r, m]
                error += dlogits[r, m] * V[j, m]
            if z > 0:
                error *= mask[r, j]
                db[j] += error
                for i in range(d):
                    dW[i, j] += x[r, i] * error
    return dW, db, dV


# %% right: einsum
def backward(x, W, b, V, mask, dlogits):
    z = np.einsum("rd,dh->rh", x, W) + b
    y = np.where(z > 0, z, 0) * mask
    dz = np.einsum("rk,hk->rh", dlogits, V) * np.where(z > 0, mask, 0)
    return np.einsum("rd,rh->dh", x, dz), np.einsum("rh->h", dz), np.einsum("rh,rk->hk", y, dlogits)


# %% right: float32
def backward(x, W, b, V, mask, dlogits):
    x, W, b, V, mask, dlogits = (np.asarray(a, dtype=np.float32) for a in (x, W, b, V, mask, dlogits))
    z = x @ W + b
    dz = (dlogits @ V.T) * mask * (z > 0)
    return [x.T @ dz, dz.sum(axis=0), (np.maximum(z, 0) * mask).T @ dlogits]


# %% wrong: no bias in z
# names: bias b is missing
def backward(x, W, b, V, mask, dlogits):
    z = x @ W
    dz = (dlogits @ V.T) * mask * (z > 0)
    return x.T @ dz, dz.sum(axis=0), (np.maximum(z, 0) * mask).T @ dlogits


# %% right: the slope from y
def backward(x, W, b, V, mask, dlogits):
    y = np.clip(x @ W + b, 0, None) * mask
    dz = dlogits.dot(V.T) * mask
    dz[y <= 0] = 0
    return x.T.dot(dz), np.ones(len(x)) @ dz, y.T.dot(dlogits)
