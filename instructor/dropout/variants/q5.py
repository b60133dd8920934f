# %% wrong: one pass repeated
# names: call it once
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample()] * times)
    mean = passes.mean(axis=0)
    return mean, entropy(mean), entropy(mean) - entropy(passes).mean(axis=0)


# %% wrong: mean of the entropies for doubt
# names: mean of the entropies
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    return passes.mean(axis=0), entropy(passes).mean(axis=0), entropy(passes.mean(axis=0)) - entropy(passes).mean(axis=0)


# %% wrong: no minus
# names: minus sign
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.mean(axis=0)
    return mean, -entropy(mean), -entropy(mean) + entropy(passes).mean(axis=0)


# %% wrong: base 2
# names: base 2
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.mean(axis=0)
    return mean, entropy(mean) / np.log(2), (entropy(mean) - entropy(passes).mean(axis=0)) / np.log(2)


# %% wrong: the other way round
# names: other way round
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.mean(axis=0)
    return mean, entropy(mean), entropy(passes).mean(axis=0) - entropy(mean)


# %% wrong: 0 log 0
# names: 0 log 0
def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.mean(axis=0)
    with np.errstate(all="ignore"):
        doubt = -(mean * np.log(mean)).sum(axis=1)
        each = -(passes * np.log(passes)).sum(axis=2)
    return mean, doubt, doubt - each.mean(axis=0)


# %% wrong: standard deviation for dispute
# names: standard deviation
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.mean(axis=0)
    return mean, entropy(mean), passes.std(axis=0).mean(axis=1)


# %% wrong: sum in place of the mean
# names: sum of the passes
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    passes = np.array([sample() for _ in range(times)])
    mean = passes.sum(axis=0)
    return mean, entropy(mean), entropy(mean) - entropy(passes).mean(axis=0)


# %% wrong: drawn anew for the entropies
# names: keep what it returned
def entropy(q):
    return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)


def monte_carlo(sample, times):
    mean = np.mean([sample() for _ in range(times)], axis=0)
    return mean, entropy(mean), entropy(mean) - np.mean([entropy(sample()) for _ in range(times)], axis=0)


# %% right: running sums
def monte_carlo(sample, times):
    def entropy(q):
        logs = np.zeros_like(q)
        np.log(q, out=logs, where=q > 0)
        return -(q * logs).sum(axis=1)

    total, entropies = 0.0, 0.0
    for _ in range(times):
        q = sample()
        total = total + q
        entropies = entropies + entropy(q)
    mean = total / times
    return mean, entropy(mean), entropy(mean) - entropies / times


# %% right: loops
def monte_carlo(sample, times):
    from math import log

    passes = [sample() for _ in range(times)]
    n, k = passes[0].shape
    mean, doubt, dispute = np.zeros((n, k)), np.zeros(n), np.zeros(n)
    for r in range(n):
        for j in range(k):
            for q in passes:
                mean[r, j] += q[r, j] / times
                if q[r, j] > 0:
                    dispute[r] += q[r, j] * log(q[r, j]) / times
            if mean[r, j] > 0:
                doubt[r] -= mean[r, j] * log(mean[r, j])
        dispute[r] += doubt[r]
    return mean, doubt, dispute


# %% right: nan_to_num
def monte_carlo(sample, times):
    def entropy(q):
        with np.errstate(divide="ignore", invalid="ignore"):
            return -np.nan_to_num(q * np.log(q)).sum(-1)

    passes = np.stack([sample() for _ in range(times)])
    mean = passes.mean(0)
    return mean, entropy(mean), entropy(mean) - entropy(passes).mean(0)
