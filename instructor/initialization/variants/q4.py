# %% wrong: mean squares without the root
# names: take the root
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.mean(a**2))
        contrast.append(np.mean((a - a.mean(axis=0)) ** 2))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.mean(dz**2))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: standard deviations for sizes
# names: standard deviation
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(a.std())
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: sizes of z
# names: size of z
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(zs[-1] ** 2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: each example's mean
# names: each example's mean
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=1, keepdims=True)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: one mean of all
# names: one mean of all entries
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(a.std())
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: the slope at a
# names: slope wants z
def inspect(X, weights, biases, f, slope, dz):
    outputs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        a = f(a @ W + b)
        outputs.append(a)
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, a in zip(weights[:0:-1], outputs[::-1]):
        dz = (dz @ W.T) * slope(a)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: the slope forgotten
# names: f′(z) is missing
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = dz @ W.T
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: errors from the last layer on
# names: the first layer stands first
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.append(np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: dz changed in place
# names: was changed by the call
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(np.sqrt(np.mean((a - a.mean(axis=0)) ** 2)))
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    X += 1
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: units' standard deviations averaged
# names: standard deviations
def inspect(X, weights, biases, f, slope, dz):
    zs, a, size, contrast, error = [], X, [], [], []
    for W, b in zip(weights[:-1], biases[:-1]):
        zs.append(a @ W + b)
        a = f(zs[-1])
        size.append(np.sqrt(np.mean(a**2)))
        contrast.append(a.std(axis=0).mean())
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z)
        error.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(size), np.array(contrast), np.array(error)


# %% wrong: going on with the gradient of a
# names: each layer's slope counts
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights[:-1], biases):
        zs.append(a @ W + b); a = f(zs[-1])
        S.append(np.sqrt((a**2).mean())); C.append(np.sqrt(a.var(axis=0).mean()))
    E = []
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T); E.insert(0, np.sqrt(((dz*slope(z))**2).mean()))
    return np.array(S), np.array(C), np.array(E)


# %% wrong: mean of |a|
# names: mean of |a|
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights[:-1], biases):
        zs.append(a @ W + b); a = f(zs[-1])
        S.append(np.abs(a).mean()); C.append(np.abs(a-a.mean(0)).mean())
    E = []
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z); E.insert(0, np.abs(dz).mean())
    return np.array(S), np.array(C), np.array(E)


# %% wrong: dz divided by the number of examples
# names: gradient of C already
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights[:-1], biases):
        zs.append(a @ W + b); a = f(zs[-1])
        S.append(np.sqrt((a**2).mean())); C.append(np.sqrt(a.var(axis=0).mean()))
    E = []; dz = dz/len(X)
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z); E.insert(0, np.sqrt((dz**2).mean()))
    return np.array(S), np.array(C), np.array(E)


# %% wrong: biases forgotten
# names: biases are missing
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights[:-1], biases):
        zs.append(a @ W); a = f(zs[-1])
        S.append(np.sqrt((a**2).mean())); C.append(np.sqrt(a.var(axis=0).mean()))
    E = []
    for W, z in zip(weights[:0:-1], zs[::-1]):
        dz = (dz @ W.T) * slope(z); E.insert(0, np.sqrt((dz**2).mean()))
    return np.array(S), np.array(C), np.array(E)


# %% wrong: the output layer taken for a hidden one
# names: output layer is none
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights, biases):
        zs.append(a @ W + b); a = f(zs[-1])
        S.append(np.sqrt((a**2).mean())); C.append(np.sqrt(a.var(axis=0).mean()))
    E = [np.sqrt((dz**2).mean())]
    for W, z in zip(weights[:0:-1], zs[-2::-1]):
        dz = (dz @ W.T) * slope(z); E.insert(0, np.sqrt((dz**2).mean()))
    return np.array(S), np.array(C), np.array(E)


# %% wrong: a slope for the output layer
# names: no slope there
def inspect(X, weights, biases, f, slope, dz):
    zs, a, S, C = [], X, [], []
    for W, b in zip(weights, biases):
        zs.append(a @ W + b); a = f(zs[-1])
        S.append(np.sqrt((a**2).mean())); C.append(np.sqrt(a.var(axis=0).mean()))
    E = []; dz = dz*slope(zs[-1])
    for W, z in zip(weights[:0:-1], zs[-2::-1]):
        dz = (dz @ W.T) * slope(z); E.insert(0, np.sqrt((dz**2).mean()))
    return np.array(S[:-1]), np.array(C[:-1]), np.array(E)


# %% right: index by index
def inspect(X, weights, biases, f, slope, dz):
    L = len(weights) - 1
    z, a = [None] * L, [X] + [None] * L
    for l in range(L):
        z[l] = a[l] @ weights[l] + biases[l]
        a[l + 1] = f(z[l])
    delta = [None] * L + [dz]
    for l in reversed(range(L)):
        delta[l] = delta[l + 1] @ weights[l + 1].T * slope(z[l])
    size = [np.linalg.norm(a[l + 1]) / a[l + 1].size ** 0.5 for l in range(L)]
    contrast = [a[l + 1].var(axis=0).mean() ** 0.5 for l in range(L)]
    error = [np.linalg.norm(delta[l]) / delta[l].size ** 0.5 for l in range(L)]
    return np.array(size), np.array(contrast), np.array(error)


# %% right: einsum
def inspect(X, weights, biases, f, slope, dz):
    zs, outputs, a = [], [], X
    for W, b in list(zip(weights, biases))[:-1]:
        zs.append(np.einsum("ri,ij->rj", a, W) + b)
        a = f(zs[-1])
        outputs.append(a)
    deltas = []
    for k in range(len(zs) - 1, -1, -1):
        dz = np.einsum("rm,jm->rj", dz, weights[k + 1]) * slope(zs[k])
        deltas = [dz] + deltas
    size = np.array([np.sqrt(np.einsum("rj,rj->", o, o) / o.size) for o in outputs])
    contrast = np.array([np.sqrt(((o - o.mean(0)) ** 2).mean()) for o in outputs])
    return size, contrast, np.array([np.sqrt((d**2).mean()) for d in deltas])


# %% right: rows one by one
def inspect(X, weights, biases, f, slope, dz):
    L = len(weights) - 1
    A = [[] for _ in range(L)]
    D = [[] for _ in range(L)]
    for x, d in zip(X, dz):
        zs = []
        for l in range(L):
            zs.append(x @ weights[l] + biases[l])
            x = f(zs[-1])
            A[l].append(x)
        for l in range(L - 1, -1, -1):
            d = (weights[l + 1] @ d) * slope(zs[l])
            D[l].append(d)
    A, D = [np.array(a) for a in A], [np.array(d) for d in D]
    rms = lambda arrays: np.array([np.sqrt(np.mean(v * v)) for v in arrays])
    return rms(A), rms([a - a.mean(axis=0) for a in A]), rms(D)
