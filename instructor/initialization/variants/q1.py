# %% wrong: outgoing weights forgotten
# names: another outgoing one
def twins(W, b, V):
    units = [tuple(W[:, j]) + (b[j],) for j in range(len(b))]
    return np.array([units.index(u) for u in units])


# %% wrong: incoming weights forgotten
# names: not equal incoming
def twins(W, b, V):
    units = [(b[j],) + tuple(V[j]) for j in range(len(b))]
    return np.array([units.index(u) for u in units])


# %% wrong: biases forgotten
# names: compare b too
def twins(W, b, V):
    units = [tuple(W[:, j]) + tuple(V[j]) for j in range(len(b))]
    return np.array([units.index(u) for u in units])


# %% wrong: groups numbered
# names: number each group by its first unit
def twins(W, b, V):
    units = [tuple(W[:, j]) + (b[j],) + tuple(V[j]) for j in range(len(b))]
    seen = []
    for unit in units:
        if unit not in seen:
            seen.append(unit)
    return np.array([seen.index(u) for u in units])


# %% wrong: the last equal unit
# names: not the last
def twins(W, b, V):
    units = [tuple(W[:, j]) + (b[j],) + tuple(V[j]) for j in range(len(b))]
    return np.array([len(units) - 1 - units[::-1].index(u) for u in units])


# %% wrong: sums in place of weights
# names: equal sums
def twins(W, b, V):
    units = [(W[:, j].sum(), b[j], V[j].sum()) for j in range(len(b))]
    return np.array([units.index(u) for u in units])


# %% wrong: counted from 1
# names: from 0
def twins(W, b, V):
    units = [tuple(W[:, j]) + (b[j],) + tuple(V[j]) for j in range(len(b))]
    return np.array([units.index(u) + 1 for u in units])


# %% wrong: a list of groups
# names: expected an array
def twins(W, b, V):
    units = [tuple(W[:, j]) + (b[j],) + tuple(V[j]) for j in range(len(b))]
    return [units.index(u) for u in units]


# %% wrong: -1 for a unit without a twin
# names: its own index
def twins(W, b, V):
    rows = np.column_stack([W.T, b, V]).tolist()
    return np.array([rows.index(r) if rows.index(r) < j else -1 for j, r in enumerate(rows)])


# %% wrong: only the neighbor compared
# names: neighbor alone
def twins(W, b, V):
    rows = np.column_stack([W.T, b, V]).tolist()
    out = [0]
    for j in range(1, len(rows)):
        out.append(out[-1] if rows[j] == rows[j-1] else j)
    return np.array(out)


# %% wrong: rows of W
# names: column of W
def twins(W, b, V):
    rows = W.tolist()
    return np.array([rows.index(r) for r in rows])


# %% wrong: whether, not which
# names: not whether
def twins(W, b, V):
    rows = np.column_stack([W.T, b, V]).tolist()
    return np.array([rows.count(r) > 1 for r in rows])


# %% right: loops
def twins(W, b, V):
    m = len(b)
    result = np.zeros(m, dtype=int)
    for j in range(m):
        for first in range(j + 1):
            if (W[:, j] == W[:, first]).all() and b[j] == b[first] and (V[j] == V[first]).all():
                result[j] = first
                break
    return result


# %% right: tuples
def twins(W, b, V):
    units = [(*W[:, j], b[j], *V[j]) for j in range(len(b))]
    return np.array([units.index(unit) for unit in units])


# %% right: np.unique
def twins(W, b, V):
    units = np.hstack([W.T, b[:, None], V])
    _, first, group = np.unique(units, axis=0, return_index=True, return_inverse=True)
    return first[group.ravel()]
