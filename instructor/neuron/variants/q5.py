# %% wrong: the first that fires
# names: compare the pre-activations
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    fires = np.column_stack([X_new @ w + b >= 0 for w, b in neurons])
    return fires.argmax(axis=1), fires.sum(axis=1)


# %% wrong: targets −1 and 1
# names: targets are 0 and 1
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, np.where(y == j, 1.0, -1.0)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmax(axis=1), (z >= 0).sum(axis=1)


# %% wrong: targets turned round
# names: turned round
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y != j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmin(axis=1), (z >= 0).sum(axis=1)


# %% wrong: no bias
# names: the bias is missing
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w for w, b in neurons])
    return z.argmax(axis=1), (z >= 0).sum(axis=1)


# %% wrong: only the classes that occur
# names: 4 classes
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in np.unique(y)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmax(axis=1), (z >= 0).sum(axis=1)


# %% wrong: silent at z = 0
# names: fires at z = 0 too
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmax(axis=1), (z > 0).sum(axis=1)


# %% wrong: whether one fires
# names: not how many
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmax(axis=1), (z >= 0).any(axis=1).astype(int)


# %% wrong: along the wrong axis
# names: expected an array of shape
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return z.argmax(axis=0), (z >= 0).sum(axis=0)


# %% wrong: of equal ones the last
# names: take the smallest class
def one_against_all(X, y, k, train, X_new):
    best, classes, firing = np.full(len(X_new), -np.inf), np.zeros(len(X_new), int), np.zeros(len(X_new), int)
    for j in range(k):
        w, b = train(X, (y == j).astype(float))
        z = X_new @ w + b
        classes[z >= best] = j
        best = np.maximum(best, z)
        firing += z >= 0
    return classes, firing


# %% wrong: tested on the training set
# names: expected an array of shape
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X @ w + b for w, b in neurons])
    return z.argmax(axis=1), (z >= 0).sum(axis=1)


# %% right: loops
def one_against_all(X, y, k, train, X_new):
    neurons = []
    for j in range(k):
        t = np.array([1.0 if label == j else 0.0 for label in y])
        neurons.append(train(X, t))
    classes, firing = [], []
    for x in X_new:
        z = [sum(u * v for u, v in zip(x, w)) + b for w, b in neurons]
        classes.append(z.index(max(z)))
        firing.append(sum(value >= 0 for value in z))
    return np.array(classes), np.array(firing)


# %% right: matrices
def one_against_all(X, y, k, train, X_new):
    T = np.eye(k)[y]
    neurons = [train(X, t) for t in T.T.copy()]
    W = np.stack([w for w, _ in neurons], axis=1)
    b = np.array([b for _, b in neurons])
    z = np.einsum("ri,ij->rj", X_new, W) + b
    return np.argmax(z, axis=1), np.count_nonzero(z >= 0, axis=1)


# %% right: results as floats
def one_against_all(X, y, k, train, X_new):
    z = np.empty((k, len(X_new)))
    for j in range(k):
        w, b = train(X, 1.0 * (y == j))
        z[j] = np.dot(X_new, w) + b
    return z.argmax(axis=0).astype(float), np.heaviside(z, 1.0).sum(axis=0)


# %% wrong: distances for pre-activations
# names: not distances from the lines
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    lengths = np.array([np.linalg.norm(w) for w, _ in neurons])
    return (z / lengths).argmax(axis=1), (z >= 0).sum(axis=1)


# %% wrong: the results exchanged
# names: return the classes first
def one_against_all(X, y, k, train, X_new):
    neurons = [train(X, (y == j).astype(float)) for j in range(k)]
    z = np.column_stack([X_new @ w + b for w, b in neurons])
    return (z >= 0).sum(axis=1), z.argmax(axis=1)
