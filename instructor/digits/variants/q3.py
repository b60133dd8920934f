# %% wrong: trained on all rows
# names: were trained on, too
def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for fold in np.array_split(rng.permutation(len(X)), k):
        predictions[fold] = fit_predict(X, y, X[fold])
    return predictions


# %% wrong: in the order of the folds
# names: in the order of the folds
def predict_unseen(fit_predict, X, y, k, rng):
    rows, parts = np.arange(len(X)), []
    for fold in np.array_split(rng.permutation(len(X)), k):
        others = np.setdiff1d(rows, fold)
        parts.append(fit_predict(X[others], y[others], X[fold]))
    return np.concatenate(parts)


# %% wrong: consecutive folds
# names: whatever rng
def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for fold in np.array_split(np.arange(len(X)), k):
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: consecutive folds from a random start
# names: regular places
def predict_unseen(fit_predict, X, y, k, rng):
    predictions, rows = np.empty(len(X)), np.roll(np.arange(len(X)), rng.integers(len(X)))
    for fold in np.array_split(rows, k):
        others = np.setdiff1d(rows, fold)
        predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: the rest is dropped
# names: every row must be in exactly one fold
def predict_unseen(fit_predict, X, y, k, rng):
    predictions, size, order = np.zeros(len(X)), len(X) // k, rng.permutation(len(X))
    for j in range(k):
        fold = order[j * size : (j + 1) * size]
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: the last fold takes the rest
# names: may differ by one
def predict_unseen(fit_predict, X, y, k, rng):
    predictions, size, order = np.zeros(len(X)), len(X) // k, rng.permutation(len(X))
    for j in range(k):
        fold = order[j * size : (j + 1) * size if j < k - 1 else len(X)]
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: each row is drawn into a fold
# names: may differ by one
def predict_unseen(fit_predict, X, y, k, rng):
    predictions, fold_of = np.empty(len(X)), rng.permutation(np.r_[np.arange(k), rng.integers(k, size=len(X) - k)])
    if len(X) % k == 0:
        fold_of = rng.permutation(np.arange(len(X)) % k)
    for j in range(k):
        new = fold_of == j
        predictions[new] = fit_predict(X[~new], y[~new], X[new])
    return predictions


# %% wrong: targets in another order
# names: the targets of the rows
def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for fold in np.array_split(rng.permutation(len(X)), k):
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[fold] = fit_predict(X[others], y[: len(others)], X[fold])
    return predictions


# %% wrong: another generator
# names: the same seed
def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for fold in np.array_split(np.random.default_rng().permutation(len(X)), k):
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: the rows are shuffled where they stand
# names: was changed by the call
def predict_unseen(fit_predict, X, y, k, rng):
    order, predictions = rng.permutation(len(X)), np.empty(len(X))
    X[:], y[:] = X[order], y[order]
    for fold in np.array_split(np.arange(len(X)), k):
        others = np.setdiff1d(np.arange(len(X)), fold)
        predictions[order[fold]] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: one fold only
# names: once for each fold
def predict_unseen(fit_predict, X, y, k, rng):
    order = rng.permutation(len(X))
    fold, others = order[: len(X) // k], order[len(X) // k :]
    predictions = np.zeros(len(X))
    predictions[fold] = fit_predict(X[others], y[others], X[fold])
    return predictions


# %% wrong: no rows to train on
# names: all rows outside of the fold
def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for fold in np.array_split(rng.permutation(len(X)), k):
        predictions[fold] = fit_predict(X[fold[:0]], y[fold[:0]], X[fold])
    return predictions


# %% right: masks
def predict_unseen(fit_predict, X, y, k, rng):
    fold_of = rng.permutation(np.arange(len(X)) % k)
    predictions = np.empty(len(X))
    for j in range(k):
        new = fold_of == j
        predictions[new] = fit_predict(X[~new], y[~new], X[new])
    return predictions


# %% right: loops over rows
def predict_unseen(fit_predict, X, y, k, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    result = [None] * len(X)
    for j in range(k):
        fold = order[j::k]
        rest = [i for i in range(len(X)) if i not in fold]
        answers = fit_predict(X[rest], y[rest], X[fold])
        for i, answer in zip(fold, answers):
            result[i] = answer
    return np.array(result)


# %% right: float32 and concatenated parts
def predict_unseen(fit_predict, X, y, k, rng):
    order = rng.permutation(len(X))
    parts = np.array_split(order, k)
    answers = [
        fit_predict(*(a[np.concatenate(parts[:j] + parts[j + 1 :])] for a in (X, y)), X[part])
        for j, part in enumerate(parts)
    ]
    return np.concatenate(answers).astype(np.float32)[np.argsort(order)]


# %% right: scikit-learn
from sklearn.model_selection import KFold


def predict_unseen(fit_predict, X, y, k, rng):
    predictions = np.empty(len(X))
    for rest, new in KFold(k, shuffle=True, random_state=int(rng.integers(2**31))).split(X):
        predictions[new] = fit_predict(X[rest], y[rest], X[new])
    return predictions
