# %% wrong: mean of the batches' shares
# names: mean of the batches' shares
def firing(batches):
    share = np.mean([(a > 0).mean(axis=0) for a in batches], axis=0)
    return share, share == 0


# %% wrong: the last batch
# names: the last batch alone
def firing(batches):
    for a in batches:
        share = (a > 0).mean(axis=0)
    return share, share == 0


# %% wrong: the first batch
# names: the first batch alone
def firing(batches):
    share = (batches[0] > 0).mean(axis=0)
    return share, share == 0


# %% wrong: dead where silent on some batch
# names: though it fires on another
def firing(batches):
    share = (np.concatenate(batches) > 0).mean(axis=0)
    return share, np.any([(a == 0).all(axis=0) for a in batches], axis=0)


# %% wrong: dead where silent on some example
# names: inactive is not dead
def firing(batches):
    a = np.concatenate(batches)
    return (a > 0).mean(axis=0), (a == 0).any(axis=0)


# %% wrong: rarely counted as never
# names: a unit that fires on a single example is alive
def firing(batches):
    share = (np.concatenate(batches) > 0).mean(axis=0)
    return share, share < 0.2


# %% wrong: weakly counted as never
# names: a unit that fires weakly is alive
def firing(batches):
    a = np.concatenate(batches)
    return (a > 0).mean(axis=0), (a < 1e-6).all(axis=0)


# %% wrong: mean output
# names: this is the mean output
def firing(batches):
    a = np.concatenate(batches)
    return a.mean(axis=0), (a == 0).all(axis=0)


# %% wrong: along the wrong axis
# names: one share per example
def firing(batches):
    a = np.concatenate(batches)
    return (a > 0).mean(axis=1), (a == 0).all(axis=1)


# %% wrong: counts
# names: the number of examples, not their share
def firing(batches):
    count = sum((a > 0).sum(axis=0) for a in batches)
    return count, count == 0


# %% wrong: share of zeros
# names: this is the share of zeros
def firing(batches):
    a = np.concatenate(batches)
    return (a == 0).mean(axis=0), (a == 0).all(axis=0)


# %% wrong: swapped truth values
# names: True and False are swapped
def firing(batches):
    share = (np.concatenate(batches) > 0).mean(axis=0)
    return share, share > 0


# %% wrong: numbers of the dead units
# names: give True or False for each unit
def firing(batches):
    share = (np.concatenate(batches) > 0).mean(axis=0)
    return share, np.flatnonzero(share == 0)


# %% wrong: whole numbers for truth values
# names: an array of bools
def firing(batches):
    share = (np.concatenate(batches) > 0).mean(axis=0)
    return share, (share == 0).astype(int)


# %% wrong: batches changed in place
# names: batches was changed by the call
def firing(batches):
    rows = 0
    for a in batches:
        a[a > 0] = 1
        rows += len(a)
    share = sum(a.sum(axis=0) for a in batches) / rows
    return share, share == 0


# %% right: loops over entries
def firing(batches):
    units, rows = batches[0].shape[1], 0
    count = [0] * units
    for a in batches:
        for row in a:
            rows += 1
            for j in range(units):
                if row[j] > 0:
                    count[j] += 1
    return np.array([c / rows for c in count]), np.array([c == 0 for c in count])


# %% right: counts added up batch by batch
def firing(batches):
    fired, rows = 0, 0
    for a in batches:
        fired = fired + np.count_nonzero(a, axis=0)
        rows += a.shape[0]
    return fired / rows, ~fired.astype(bool)


# %% right: weighted mean, the maximum, float32
def firing(batches):
    rates = np.array([(a > 0).mean(axis=0, dtype=np.float32) for a in batches])
    share = np.average(rates, axis=0, weights=[len(a) for a in batches]).astype(np.float32)
    return [share, np.logical_not(np.vstack(batches).max(axis=0) > 0)]
