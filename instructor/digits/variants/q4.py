# %% wrong: the best cell
# names: that is the best cell
def choose(accuracies, n):
    row, column = np.unravel_index(accuracies.argmax(), accuracies.shape)
    best = accuracies == accuracies.max()
    edge = best[0].any() or best[-1].any() or best[:, 0].any() or best[:, -1].any()
    return int(row), int(column), bool(edge)


# %% wrong: no square root
# names: the square root of
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - best * (1 - best) / n
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return int(row), int(column), bool(at_border)


# %% wrong: the standard error of one image
# names: divide by n
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best))
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return int(row), int(column), bool(at_border)


# %% wrong: two standard errors
# names: two standard errors
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - 2 * np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return int(row), int(column), bool(at_border)


# %% wrong: the first good cell of the row
# names: take the most accurate
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = good[row].argmax()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return int(row), int(column), bool(at_border)


# %% wrong: the border of the chosen cell
# names: not the chosen one
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = row in (0, len(accuracies) - 1) or column in (0, accuracies.shape[1] - 1)
    return int(row), int(column), bool(at_border)


# %% wrong: only the learning rates have a border
# names: last row
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[-1]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = (accuracies[:, [0, -1]] == best).any()
    return int(row), int(column), bool(at_border)


# %% wrong: the smallest penalty
# names: expected (2, 2)
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[0]
    column = np.where(good[row], accuracies[row], -1).argmax()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return int(row), int(column), bool(at_border)


# %% wrong: the last row, good or not
# names: row, column
def choose(accuracies, n):
    best = accuracies.max()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    return len(accuracies) - 1, int(accuracies[-1].argmax()), bool(at_border)


# %% wrong: two results
# names: expected 3 results
def choose(accuracies, n):
    best = accuracies.max()
    good = accuracies >= best - np.sqrt(best * (1 - best) / n)
    row = np.flatnonzero(good.any(axis=1))[-1]
    return int(row), int(np.where(good[row], accuracies[row], -1).argmax())


# %% wrong: changes the table
# names: was changed by the call
def choose(accuracies, n):
    best = accuracies.max()
    at_border = (accuracies[1:-1, 1:-1] == best).sum() < (accuracies == best).sum()
    accuracies[accuracies < best - np.sqrt(best * (1 - best) / n)] = 0
    row = np.flatnonzero(accuracies.any(axis=1))[-1]
    return int(row), int(accuracies[row].argmax()), bool(at_border)


# %% right: loops
def choose(accuracies, n):
    rows, columns = accuracies.shape
    best = max(accuracies[i, j] for i in range(rows) for j in range(columns))
    error = (best * (1 - best) / n) ** 0.5
    chosen, border = None, False
    for i in range(rows):
        for j in range(columns):
            if accuracies[i, j] == best and (i in (0, rows - 1) or j in (0, columns - 1)):
                border = True
            if accuracies[i, j] >= best - error:
                if chosen is None or i > chosen[0] or accuracies[i, j] > accuracies[chosen]:
                    chosen = i, j
    return chosen[0], chosen[1], border


# %% right: sorted candidates
def choose(accuracies, n):
    best = np.max(accuracies)
    places = np.argwhere(accuracies >= best - np.sqrt(best * (1 - best) / n)).tolist()
    row, column = max(places, key=lambda place: (place[0], accuracies[tuple(place)], -place[1]))
    edges = [accuracies[0], accuracies[-1], accuracies[:, 0], accuracies[:, -1]]
    return row, column, max(map(np.max, edges)) == best


# %% right: masked arrays
def choose(accuracies, n):
    best = accuracies.max()
    good = np.ma.masked_less(accuracies, best - np.sqrt(best * (1 - best) / n))
    row = max(i for i in range(len(good)) if good[i].count())
    edge = np.pad(np.zeros(np.subtract(accuracies.shape, 2), dtype=bool), 1, constant_values=True)
    return row, np.ma.argmax(good[row]), np.any(accuracies[edge] == best)
