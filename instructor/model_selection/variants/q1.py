# %% wrong: rows are divided, not groups
# names: both sides
def group_folds(groups, k):
    pieces = np.array_split(np.arange(len(groups)), k)
    return [(np.setdiff1d(np.arange(len(groups)), p), p) for p in pieces]


# %% wrong: groups in the order of their numbers
# names: largest group first
def group_folds(groups, k):
    filled, fold_of = np.zeros(k), {}
    for name in np.unique(groups):
        fold = filled.argmin()
        fold_of[int(name)] = fold
        filled[fold] += np.sum(groups == name)
    folds = np.array([fold_of[int(g)] for g in groups])
    return [(np.flatnonzero(folds != f), np.flatnonzero(folds == f)) for f in range(k)]


# %% wrong: the smallest group first
# names: not the smallest
def group_folds(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    filled, fold_of = np.zeros(k), {}
    for i in np.argsort(sizes, kind="stable"):
        fold = filled.argmin()
        fold_of[int(names[i])] = fold
        filled[fold] += sizes[i]
    folds = np.array([fold_of[int(g)] for g in groups])
    return [(np.flatnonzero(folds != f), np.flatnonzero(folds == f)) for f in range(k)]


# %% wrong: folds are filled in turn
# names: fewest examples
def group_folds(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    order = names[np.argsort(-sizes, kind="stable")]
    fold_of = {int(name): i % k for i, name in enumerate(order)}
    folds = np.array([fold_of[int(g)] for g in groups])
    return [(np.flatnonzero(folds != f), np.flatnonzero(folds == f)) for f in range(k)]


# %% wrong: equal groups the other way round
# names: smaller number is first
def group_folds(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    filled, fold_of = np.zeros(k), {}
    for i in np.argsort(sizes, kind="stable")[::-1]:
        fold = filled.argmin()
        fold_of[int(names[i])] = fold
        filled[fold] += sizes[i]
    folds = np.array([fold_of[int(g)] for g in groups])
    return [(np.flatnonzero(folds != f), np.flatnonzero(folds == f)) for f in range(k)]


# %% wrong: held-out rows first
# names: come second
def group_folds(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    filled, fold_of = np.zeros(k), {}
    for i in np.argsort(-sizes, kind="stable"):
        fold = filled.argmin()
        fold_of[int(names[i])] = fold
        filled[fold] += sizes[i]
    folds = np.array([fold_of[int(g)] for g in groups])
    return [(np.flatnonzero(folds == f), np.flatnonzero(folds != f)) for f in range(k)]


# %% right: loops and lists
def group_folds(groups, k):
    size = {}
    for g in groups.tolist():
        size[g] = size.get(g, 0) + 1
    folds = [[] for _ in range(k)]
    for g in sorted(size, key=lambda g: (-size[g], g)):
        smallest = min(range(k), key=lambda f: len(folds[f]))
        folds[smallest] += [r for r in range(len(groups)) if groups[r] == g]
    pairs = []
    for fold in folds:
        held_out = np.array(sorted(fold))
        others = np.array([r for r in range(len(groups)) if r not in fold])
        pairs.append((others, held_out))
    return pairs


# %% right: a mask for each fold
def group_folds(groups, k):
    masks = [np.zeros(len(groups), dtype=bool) for _ in range(k)]
    names, counts = np.unique(groups, return_counts=True)
    for _, name in sorted(zip(-counts, names)):
        f = int(np.argmin([m.sum() for m in masks]))
        masks[f] |= groups == name
    return tuple((np.where(~m)[0], np.where(m)[0]) for m in masks)


# %% right: lexsort and inverse indices
def group_folds(groups, k):
    names, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    load, fold = [0] * k, np.zeros(len(names), dtype=np.int16)
    for i in np.lexsort((names, -counts)):
        fold[i] = load.index(min(load))
        load[fold[i]] += int(counts[i])
    rows = np.arange(len(groups), dtype=np.int32)
    return [[rows[fold[inverse] != f], rows[fold[inverse] == f]] for f in range(k)]
