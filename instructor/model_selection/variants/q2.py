# %% wrong: uniform
# names: not log-uniformly
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        setting = {name: float(rng.uniform(low, high)) for name, (low, high) in ranges.items()}
        validation, test = np.split(np.asarray(evaluate(setting), dtype=float), 2)
        if best is None or validation.mean() > best[1]:
            best = setting, validation.mean(), test.mean()
    return best


# %% wrong: the test half chooses
# names: must not choose
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        setting = {name: float(np.exp(rng.uniform(np.log(low), np.log(high)))) for name, (low, high) in ranges.items()}
        validation, test = np.split(np.asarray(evaluate(setting), dtype=float), 2)
        if best is None or test.mean() > best[2]:
            best = setting, validation.mean(), test.mean()
    return best


# %% wrong: all examples choose
# names: validation
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        setting = {name: float(np.exp(rng.uniform(np.log(low), np.log(high)))) for name, (low, high) in ranges.items()}
        validation, test = np.split(np.asarray(evaluate(setting), dtype=float), 2)
        if best is None or validation.sum() + test.sum() > len(test) * (best[1] + best[2]):
            best = setting, validation.mean(), test.mean()
    return best


# %% wrong: the last of several equal trials
# names: earliest
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        setting = {name: float(np.exp(rng.uniform(np.log(low), np.log(high)))) for name, (low, high) in ranges.items()}
        validation, test = np.split(np.asarray(evaluate(setting), dtype=float), 2)
        if best is None or validation.mean() >= best[1]:
            best = setting, validation.mean(), test.mean()
    return best


# %% wrong: counts instead of shares
# names: a share is asked for
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        setting = {name: float(np.exp(rng.uniform(np.log(low), np.log(high)))) for name, (low, high) in ranges.items()}
        validation, test = np.split(np.asarray(evaluate(setting), dtype=float), 2)
        if best is None or validation.sum() > best[1]:
            best = setting, validation.sum(), test.sum()
    return best


# %% wrong: the best test share of all trials
# names: that validation chose
def random_search(evaluate, ranges, trials, rng):
    best, top = None, 0.0
    for _ in range(trials):
        setting = {
            name: float(low * (high / low) ** rng.random())
            for name, (low, high) in ranges.items()
        }
        hits = evaluate(setting)
        half = len(hits) // 2
        top = max(top, hits[half:].mean())
        if best is None or hits[:half].mean() > best[1]:
            best = setting, hits[:half].mean()
    return best[0], best[1], top


# %% wrong: one position for all hyperparameters
# names: correlated
def random_search(evaluate, ranges, trials, rng):
    best = None
    for _ in range(trials):
        u = rng.random()
        setting = {name: low * (high / low) ** u for name, (low, high) in ranges.items()}
        hits = evaluate(setting)
        half = len(hits) // 2
        if best is None or hits[:half].mean() > best[1]:
            best = setting, hits[:half].mean(), hits[half:].mean()
    return best


# %% wrong: a seed of its own
# names: the same whatever rng
def random_search(evaluate, ranges, trials, rng):
    rng, best = np.random.default_rng(0), None
    for _ in range(trials):
        setting = {
            name: float(low * (high / low) ** rng.random())
            for name, (low, high) in ranges.items()
        }
        hits = evaluate(setting)
        half = len(hits) // 2
        if best is None or hits[:half].mean() > best[1]:
            best = setting, hits[:half].mean(), hits[half:].mean()
    return best


# %% right: all draws first, powers of ten
def random_search(evaluate, ranges, trials, rng):
    drawn = {
        name: 10 ** rng.uniform(np.log10(low), np.log10(high), size=trials)
        for name, (low, high) in ranges.items()
    }
    settings = [{name: float(v[t]) for name, v in drawn.items()} for t in range(trials)]
    hits = np.array([evaluate(setting) for setting in settings])
    half = hits.shape[1] // 2
    winner = hits[:, :half].mean(axis=1).argmax()
    return settings[winner], hits[winner, :half].mean(), hits[winner, half:].mean()


# %% right: counts, and a list of trials
def random_search(evaluate, ranges, trials, rng):
    done = []
    for _ in range(trials):
        setting = {}
        for name in ranges:
            low, high = ranges[name]
            setting[name] = low * (high / low) ** rng.random()
        hits = [int(h) for h in evaluate(setting)]
        half = len(hits) // 2
        done.append((setting, sum(hits[:half]) / half, sum(hits[half:]) / half))
    return max(done, key=lambda trial: trial[1])


# %% right: a lambda and float32 shares
def random_search(evaluate, ranges, trials, rng):
    draw = lambda low, high: low * np.exp(rng.random() * np.log(high / low))
    best_share = -1.0
    for _ in range(trials):
        setting = {name: draw(*bounds) for name, bounds in ranges.items()}
        hits = np.asarray(evaluate(setting), dtype=np.float32).reshape(2, -1).mean(axis=1)
        if hits[0] > best_share:
            best_share, answer = hits[0], [setting, hits[0], hits[1]]
    return answer
