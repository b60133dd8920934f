# %% wrong: mean and spread of all rows
# names: took part in mean and spread
def honest_predictions(X, y, folds, keep, model):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        r = [np.corrcoef(Z[rows, j], y[rows])[0, 1] for j in range(X.shape[1])]
        best = np.sort(np.argsort(-np.abs(r))[:keep])
        predictions[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
    return predictions


# %% wrong: columns chosen from all rows
# names: took part in the selection
def honest_predictions(X, y, folds, keep, model):
    r = [np.corrcoef(X[:, j], y)[0, 1] for j in range(X.shape[1])]
    best = np.sort(np.argsort(-np.abs(r))[:keep])
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        Z = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)
        predictions[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
    return predictions


# %% wrong: everything before the split
# names: mean, spread and selection
def honest_predictions(X, y, folds, keep, model):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    r = (y - y.mean()) @ Z
    Z = Z[:, np.sort(np.argsort(-np.abs(r))[:keep])]
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        predictions[held_out] = model(Z[rows], y[rows], Z[held_out])
    return predictions


# %% wrong: held-out rows standardized by themselves
# names: standardized by itself
def honest_predictions(X, y, folds, keep, model):
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        A = (X[rows] - X[rows].mean(axis=0)) / X[rows].std(axis=0)
        B = (X[held_out] - X[held_out].mean(axis=0)) / X[held_out].std(axis=0)
        r = (y[rows] - y[rows].mean()) @ A
        best = np.sort(np.argsort(-np.abs(r))[:keep])
        predictions[held_out] = model(A[:, best], y[rows], B[:, best])
    return predictions


# %% wrong: signed correlation
# names: a negative one tells as much
def honest_predictions(X, y, folds, keep, model):
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        Z = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)
        r = (y[rows] - y[rows].mean()) @ Z[rows]
        best = np.sort(np.argsort(-r)[:keep])
        predictions[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
    return predictions


# %% wrong: in the order of the folds
# names: places of its rows
def honest_predictions(X, y, folds, keep, model):
    predictions = []
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        Z = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)
        r = (y[rows] - y[rows].mean()) @ Z[rows]
        best = np.sort(np.argsort(-np.abs(r))[:keep])
        predictions.append(model(Z[rows][:, best], y[rows], Z[held_out][:, best]))
    return np.concatenate(predictions)


# %% wrong: the spread divided by n - 1
# names: divided by the count
def honest_predictions(X, y, folds, keep, model):
    predictions = np.empty(len(y))
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        Z = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0, ddof=1)
        r = (y[rows] - y[rows].mean()) @ Z[rows]
        best = np.sort(np.argsort(-np.abs(r))[:keep])
        predictions[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
    return predictions


# %% right: loops and corrcoef
def honest_predictions(X, y, folds, keep, model):
    n, d = X.shape
    result = np.zeros(n)
    for fold in folds:
        held = set(int(i) for i in fold)
        rows = [i for i in range(n) if i not in held]
        strength = [abs(np.corrcoef(X[rows, j], y[rows])[0, 1]) for j in range(d)]
        best = sorted(sorted(range(d), key=lambda j: strength[j])[-keep:])
        A, B = np.zeros((len(rows), keep)), np.zeros((len(fold), keep))
        for c, j in enumerate(best):
            m, s = X[rows, j].mean(), X[rows, j].std()
            A[:, c], B[:, c] = (X[rows, j] - m) / s, (X[fold, j] - m) / s
        for i, label in zip(fold, model(A, y[rows], B)):
            result[i] = label
    return result


# %% right: masks, select first
def honest_predictions(X, y, folds, keep, model):
    result = np.full(len(y), -1.0)
    for fold in folds:
        train = np.ones(len(y), dtype=bool)
        train[fold] = False
        centered = X[train] - X[train].mean(axis=0)
        t = y[train] - y[train].mean()
        r = np.abs(t @ centered) / np.sqrt((centered**2).sum(axis=0) * (t @ t))
        best = np.flatnonzero(r >= np.partition(r, -keep)[-keep])
        m, s = X[train][:, best].mean(axis=0), X[train][:, best].std(axis=0)
        result[fold] = model((X[train][:, best] - m) / s, y[train], (X[fold][:, best] - m) / s)
    return result


# %% right: float32
def honest_predictions(X, y, folds, keep, model):
    predictions = np.empty(len(y), dtype=np.float32)
    for held_out in folds:
        rows = np.setdiff1d(np.arange(len(y)), held_out)
        mean, std = X[rows].mean(axis=0), X[rows].std(axis=0)
        Z = ((X - mean) / std).astype(np.float32)
        r = ((y[rows] - y[rows].mean()) @ ((X[rows] - mean) / std))
        best = np.sort(np.argsort(-np.abs(r))[:keep])
        predictions[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
    return predictions
