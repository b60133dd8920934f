# %% wrong: the same weights taken for learned
# names: corrections that cancel
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        start = (*w, b)
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if (*w, b) == start:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: arrays that change in place
# names: keep a copy
def outcome(X, t, passes):
    v, total = np.zeros(X.shape[1] + 1), 0
    seen = [v]
    counts = [0]
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ v[:-1] + v[-1] >= 0)
            v += error * np.append(x, 1)
            total += abs(error)
        if total == before:
            return "learned", k
        for old, count in zip(seen, counts):
            if (old == v).all():
                return "cycles", int(total - count)
        seen.append(v)
        counts.append(total)
    return "undecided", passes


# %% wrong: passes instead of corrections
# names: asked for are the corrections
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", k - seen[(*w, b)]
        seen[(*w, b)] = k
    return "undecided", passes


# %% wrong: all corrections
# names: count from the earlier
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total)
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: only the last pass compared
# names: after all earlier passes
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen = {(*w, b): total}
    return "undecided", passes


# %% wrong: equal counts taken for a cycle
# names: not the weights and the bias together
def outcome(X, t, passes):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for k in range(1, passes + 1):
        count = 0
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, count = w + error * x, b + error, count + int(abs(error))
        if count == 0:
            return "learned", k
        if counts[-5:] == [count] * 5:
            return "cycles", count
        counts.append(count)
    return "undecided", passes


# %% wrong: the start not remembered
# names: the weights of the start count
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: passes counted from 0
# names: count passes from 1
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(passes):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: corrections where the pass is asked for
# names: not that of the corrections
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", int(total)
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: one pass too few
# names: passes = 6
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: repetition before learned
# names: that is learned
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if (*w, b) in seen and total != 0:
            return "cycles", int(total - seen[(*w, b)])
        if (*w, b) in seen:
            return "cycles", 0
        if total == before:
            return "learned", k
        seen[(*w, b)] = total
    return "undecided", passes


# %% wrong: the bias forgotten in the comparison
# names: the word for
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {tuple(w): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if tuple(w) in seen:
            return "cycles", int(total - seen[tuple(w)])
        seen[tuple(w)] = total
    return "undecided", passes


# %% wrong: silent at z = 0
# names: fires at z = 0 too
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b > 0)
            w, b, total = w + error * x, b + error, total + abs(error)
        if total == before:
            return "learned", k
        if (*w, b) in seen:
            return "cycles", int(total - seen[(*w, b)])
        seen[(*w, b)] = total
    return "undecided", passes


# %% right: lists
def outcome(X, t, passes):
    longer = np.hstack([X, np.ones((len(X), 1))])
    v = np.zeros(longer.shape[1])
    history, counts = [v.copy()], []
    for k in range(passes):
        count = 0
        for row, target in zip(longer, t):
            error = target - float(row @ v >= 0)
            v = v + error * row
            count += int(error != 0)
        counts.append(count)
        if count == 0:
            return ("learned", k + 1)
        for earlier, old in enumerate(history):
            if np.array_equal(old, v):
                return ("cycles", sum(counts[earlier:]))
        history.append(v.copy())
    return ("undecided", passes)


# %% right: whole numbers and a list as result
def outcome(X, t, passes):
    rows = [[int(u) for u in x] + [1] for x in X]
    v = [0] * len(rows[0])
    seen, counts = [tuple(v)], []
    while len(counts) < passes:
        counts.append(0)
        for row, target in zip(rows, t):
            fires = sum(a * b for a, b in zip(row, v)) >= 0
            if fires != bool(target):
                v = [a + (1 if target else -1) * b for a, b in zip(v, row)]
                counts[-1] += 1
        if counts[-1] == 0:
            return ["learned", len(counts)]
        if tuple(v) in seen:
            return ["cycles", sum(counts[seen.index(tuple(v)) :])]
        seen.append(tuple(v))
    return ["undecided", passes]


# %% right: float32 and bytes
def outcome(X, t, passes):
    X, t = X.astype(np.float32), t.astype(np.float32)
    v, total = np.zeros(X.shape[1] + 1, np.float32), 0
    seen = {(v + 0.0).tobytes(): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - np.float32(x @ v[:-1] + v[-1] >= 0)
            v[:-1] += error * x
            v[-1] += error
            total += int(abs(error))
        if total == before:
            return "learned", k
        key = (v + 0.0).tobytes()
        if key in seen:
            return "cycles", total - seen[key]
        seen[key] = total
    return "undecided", passes


# %% wrong: compared after each correction
# names: after whole passes only
def outcome(X, t, passes):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    seen = {(*w, b): 0}
    for k in range(1, passes + 1):
        before = total
        for x, target in zip(X, t):
            error = target - (x @ w + b >= 0)
            if error:
                w, b, total = w + error * x, b + error, total + 1
                if (*w, b) in seen:
                    return "cycles", total - seen[(*w, b)]
                seen[(*w, b)] = total
        if total == before:
            return "learned", k
    return "undecided", passes
