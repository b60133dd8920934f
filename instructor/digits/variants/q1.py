# %% wrong: an indexed += counts a pair once
# names: counted once
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    counts[y, predicted] += 1
    return counts


# %% wrong: rows are answers
# names: transpose
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (predicted, y), 1)
    return counts


# %% wrong: only the classes that occur
# names: every class has its row
def confusion(y, predicted, classes):
    found = np.unique(np.concatenate([y, predicted]))
    counts = np.zeros((len(found), len(found)), dtype=int)
    np.add.at(counts, (np.searchsorted(found, y), np.searchsorted(found, predicted)), 1)
    return counts


# %% wrong: as many classes as the largest says
# names: every class has its row
def confusion(y, predicted, classes):
    size = max(y.max(), predicted.max()) + 1
    counts = np.zeros((size, size), dtype=int)
    np.add.at(counts, (y, predicted), 1)
    return counts


# %% wrong: shares
# names: not shares
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (y, predicted), 1)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


# %% wrong: mistakes only
# names: only wrong answers
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for i, j in zip(y, predicted):
        counts[i, j] += i != j
    return counts


# %% wrong: right answers only
# names: only right answers
def confusion(y, predicted, classes):
    return np.diag(np.bincount(y[y == predicted], minlength=classes))


# %% wrong: a list of lists
# names: expected an array of shape (3, 3), got a list
def confusion(y, predicted, classes):
    return [[int(np.sum((y == i) & (predicted == j))) for j in range(classes)] for i in range(classes)]


# %% wrong: ten classes always
# names: expected an array of shape (3, 3)
def confusion(y, predicted, classes):
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y, predicted), 1)
    return counts


# %% wrong: prints and returns nothing
# names: return
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (y, predicted), 1)


# %% right: loops
def confusion(y, predicted, classes):
    counts = np.zeros((classes, classes))
    for true, answer in zip(y, predicted):
        counts[true, answer] += 1
    return counts


# %% right: one-hot rows
def confusion(y, predicted, classes):
    return np.eye(classes, dtype=np.float32)[y].T @ np.eye(classes, dtype=np.float32)[predicted]


# %% right: bincount
def confusion(y, predicted, classes):
    return np.bincount(classes * y + predicted, minlength=classes**2).reshape(classes, classes)


# %% right: scikit-learn
from sklearn.metrics import confusion_matrix


def confusion(y, predicted, classes):
    return confusion_matrix(y, predicted, labels=np.arange(classes))
