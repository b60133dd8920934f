# %% wrong: each network gets examples of its own
# names: whatever examples are drawn
def bootstrap_difference(a, b, draws, rng):
    n = len(a)
    again = [a[rng.integers(n, size=n)].mean() - b[rng.integers(n, size=n)].mean() for _ in range(draws)]
    return np.quantile(again, [0.025, 0.975])


# %% wrong: a 90% interval
# names: 90% interval
def bootstrap_difference(a, b, draws, rng):
    d, n = a - b, len(a)
    again = [d[rng.integers(n, size=n)].mean() for _ in range(draws)]
    return tuple(np.quantile(again, [0.05, 0.95]))


# %% wrong: one standard deviation
# names: one standard deviation
def bootstrap_difference(a, b, draws, rng):
    d, n = a - b, len(a)
    again = [d[rng.integers(n, size=n)].mean() for _ in range(draws)]
    return np.mean(again) - np.std(again), np.mean(again) + np.std(again)


# %% wrong: second minus first
# names: first minus second
def bootstrap_difference(a, b, draws, rng):
    d, n = b - a, len(a)
    again = [d[rng.integers(n, size=n)].mean() for _ in range(draws)]
    return tuple(np.quantile(again, [0.025, 0.975]))


# %% wrong: drawn without replacement
# names: low must be below high
def bootstrap_difference(a, b, draws, rng):
    d = a - b
    again = [rng.permutation(d).mean() for _ in range(draws)]
    low, high = np.quantile(again, [0.025, 0.975])
    return low, high


# %% wrong: single differences
# names: single differences
def bootstrap_difference(a, b, draws, rng):
    d, n = a - b, len(a)
    sd = np.mean([d[rng.integers(n, size=n)].std() for _ in range(draws)])
    return d.mean() - 1.96 * sd, d.mean() + 1.96 * sd


# %% wrong: a seed of its own
# names: whatever rng
def bootstrap_difference(a, b, draws, rng):
    rng, d, n = np.random.default_rng(1), a - b, len(a)
    again = [d[rng.integers(n, size=n)].mean() for _ in range(draws)]
    return tuple(np.quantile(again, [0.025, 0.975]))


# %% right: rows for both networks
def bootstrap_difference(a, b, draws, rng):
    n, found = len(a), []
    for _ in range(draws):
        rows = rng.choice(n, size=n)
        found.append(np.mean(a[rows]) - np.mean(b[rows]))
    return np.percentile(found, 2.5), np.percentile(found, 97.5)


# %% right: counts of each row
def bootstrap_difference(a, b, draws, rng):
    n = len(a)
    difference = a.astype(np.float32) - b.astype(np.float32)
    means = [np.bincount(rng.integers(0, n, n), minlength=n) @ difference / n for _ in range(draws)]
    low, high = np.quantile(np.array(means, dtype=np.float64), [0.025, 0.975])
    return [float(low), float(high)]


# %% right: counts of wins and losses
def bootstrap_difference(a, b, draws, rng):
    n = len(a)
    wins, losses = np.sum(a > b), np.sum(a < b)
    counts = rng.multinomial(n, [wins / n, losses / n, (n - wins - losses) / n], size=draws)
    return tuple(np.quantile((counts[:, 0] - counts[:, 1]) / n, [0.025, 0.975]))
