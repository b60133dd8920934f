# %% wrong: the slope's sign
# names: a itself is positive
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log(sizes), np.log(errors), 1)
    c = np.exp(intercept)
    return slope, c, int(np.ceil((target / c) ** (1 / slope)))


# %% wrong: the logarithm of c
# names: logarithm of c
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log(sizes), np.log(errors), 1)
    return -slope, intercept, int(np.ceil((np.exp(intercept) / target) ** (-1 / slope)))


# %% wrong: rounded down
# names: round up
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log(sizes), np.log(errors), 1)
    a, c = -slope, np.exp(intercept)
    return a, c, int((c / target) ** (1 / a))


# %% wrong: two bases
# names: different bases
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log10(sizes), np.log10(errors), 1)
    a, c = -slope, np.exp(intercept)
    return a, c, int(np.ceil((c / target) ** (1 / a)))


# %% wrong: the first and the last point
# names: first and the last
def forecast(sizes, errors, target):
    a = -np.log(errors[-1] / errors[0]) / np.log(sizes[-1] / sizes[0])
    c = errors[0] * sizes[0] ** a
    return a, c, int(np.ceil((c / target) ** (1 / a)))


# %% wrong: one too many
# names: take the smallest
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log(sizes), np.log(errors), 1)
    a, c = -slope, np.exp(intercept)
    return a, c, int(np.floor((c / target) ** (1 / a))) + 2


# %% right: base ten
def forecast(sizes, errors, target):
    slope, intercept = np.polyfit(np.log10(sizes), np.log10(errors), 1)
    c = 10**intercept
    return float(-slope), float(c), int(np.ceil((target / c) ** (1 / slope)))


# %% right: least squares with a matrix
def forecast(sizes, errors, target):
    A = np.stack([np.ones(len(sizes)), -np.log(sizes)], axis=1)
    log_c, a = np.linalg.lstsq(A, np.log(errors), rcond=None)[0]
    needed = np.exp((log_c - np.log(target)) / a)
    return a, np.exp(log_c), -int(-needed // 1)


# %% right: sums
def forecast(sizes, errors, target):
    x, t = np.log(sizes), np.log(errors)
    n = len(x)
    a = -(n * sum(x * t) - sum(x) * sum(t)) / (n * sum(x * x) - sum(x) ** 2)
    c = np.exp((sum(t) + a * sum(x)) / n)
    needed = int((c / target) ** (1 / a))
    while c * needed**-a > target:
        needed += 1
    return [a, c, np.int64(needed)]
