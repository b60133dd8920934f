# %% wrong: equal differences
# names: equal factors
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest + (highest - lowest) * k / (steps - 1)
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: divides by steps
# names: divide k by steps − 1
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / steps)
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: no correction
# names: average is not corrected
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m)
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: no smoothing
# names: losses themselves
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(loss)
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: the rate at the lowest, whole
# names: a tenth
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)]


# %% wrong: the lowest raw loss
# names: not the lowest raw one
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(losses)] / 10


# %% wrong: the last loss recorded
# names: must not be recorded
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: compares with the first loss
# names: not with the first
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * losses[0]):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: nan goes on
# names: number of rates
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if k > 0 and loss > 4 * min(losses):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: steps in place
# names: was changed
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta -= rate * g
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% wrong: one call too many
# names: at most steps times
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    rates, losses, smoothed, m = [], [], [], 0.0
    for k in range(steps):
        rate = lowest * (highest / lowest) ** (k / (steps - 1))
        loss, g = f(theta)
        if not np.isfinite(loss) or (k > 0 and loss > 4 * min(losses)):
            break
        m = smoothing * m + (1 - smoothing) * loss
        rates.append(rate)
        losses.append(loss)
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    if len(rates) == steps:
        f(theta)
    return np.array(rates), np.array(smoothed), rates[np.argmin(smoothed)] / 10


# %% right: geomspace, smoothing afterwards
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    theta, losses, best = theta.copy(), [], np.inf
    all_rates = np.geomspace(lowest, highest, steps)
    for rate in all_rates:
        loss, g = f(theta)
        if not loss <= 4 * best or loss == np.inf:
            break
        best = min(best, loss)
        losses.append(loss)
        theta = theta - rate * np.asarray(g)
    rates, smoothed = all_rates[: len(losses)], []
    for k in range(len(losses)):
        weights = smoothing ** np.arange(k, -1, -1.0)
        smoothed.append(np.average(losses[: k + 1], weights=weights))
    return rates, np.array(smoothed), float(rates[int(np.argmin(smoothed))]) * 0.1


# %% right: a rate multiplied on
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    factor = (highest / lowest) ** (1 / (steps - 1))
    rate, m, weight, least, record = lowest, 0.0, 0.0, None, []
    while len(record) < steps:
        loss, g = f(np.array(theta))
        if np.isnan(loss) or np.isinf(loss) or (least is not None and loss / 4 > least):
            break
        least = loss if least is None else min(least, loss)
        m, weight = smoothing * m + (1 - smoothing) * loss, smoothing * weight + 1 - smoothing
        record.append((rate, m / weight))
        theta, rate = theta - rate * g, rate * factor
    rates, smoothed = np.array(record).T
    return rates, smoothed, rates[smoothed == smoothed.min()][0] / 10


# %% right: float32 results
def find_rate(f, theta, lowest, highest, steps, smoothing=0.9):
    exponents = np.linspace(np.log(lowest), np.log(highest), steps)
    rates, losses, smoothed, m = [], [], [], 0.0
    for k, rate in enumerate(np.exp(exponents)):
        loss, g = f(theta)
        if not np.isfinite(loss) or (losses and loss > 4 * np.min(losses)):
            break
        m += (1 - smoothing) * (loss - m)
        rates, losses = [*rates, rate], [*losses, loss]
        smoothed.append(m / (1 - smoothing ** (k + 1)))
        theta = theta - rate * g
    return np.array(rates), np.float32(smoothed), np.float32(rates[np.argmin(smoothed)] / 10)
