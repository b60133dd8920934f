# %% wrong: a batch of one spoils the record
# names: n − 1 is 0
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        m = self.momentum
        with np.errstate(all="ignore"):
            squares = np.sum((x - x.mean(axis=0)) ** 2, axis=0)
            self.variance = (1 - m) * self.variance + m * squares / (len(x) - 1)
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: a batch of one moves the mean
# names: leaves the mean
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        if len(x) > 1:
            self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: divides by n
# names: divides by n − 1
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: momentum the other way
# names: here 0.1
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = m * self.mean + (1 - m) * x.mean(axis=0)
        self.variance = m * self.variance + (1 - m) * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: the last batch only
# names: mean alone
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        self.mean, self.variance = x.mean(axis=0), x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: the variance starts at 0
# names: keeps 0.9 of it
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum, self.started = momentum, False

    def update(self, x):
        if len(x) < 2:
            return
        if not self.started:
            self.variance, self.started = np.zeros(len(self.mean)), True
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: the standard deviation recorded
# names: standard deviation
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.std(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: the statistics of what is asked about
# names: use the record
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon)


# %% wrong: normalize records
# names: must record nothing
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        result = (x - self.mean) / np.sqrt(self.variance + epsilon)
        self.mean = 0.9 * self.mean + 0.1 * x.mean(axis=0)
        return result


# %% wrong: one record for all
# names: each has its own
class Record:
    kept = {}

    def __init__(self, features, momentum=0.1):
        self.momentum = momentum
        self.kept.setdefault(features, [np.zeros(features), np.ones(features)])
        self.mean, self.variance = self.kept[features]
        self.mean[:], self.variance[:] = 0, 1

    def update(self, x):
        if len(x) > 1:
            self.mean += self.momentum * (x.mean(axis=0) - self.mean)
            self.variance += self.momentum * (x.var(axis=0, ddof=1) - self.variance)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: epsilon fixed
# names: use the argument
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + 1e-5)


# %% wrong: distances from the recorded mean
# names: batch's own mean, not
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * np.sum((x - self.mean) ** 2, axis=0) / (len(x) - 1)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: the factor upside down
# names: not (n − 1)/n
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0) * (len(x) - 1) / len(x)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% wrong: normalize records first
# names: only reads
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) < 2:
            return
        m = self.momentum
        self.mean = (1 - m) * self.mean + m * x.mean(axis=0)
        self.variance = (1 - m) * self.variance + m * x.var(axis=0, ddof=1)

    def normalize(self, x, epsilon=1e-5):
        self.update(x)
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% right: in place
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        n = len(x)
        if n > 1:
            for kept, new in ((self.mean, x.mean(axis=0)), (self.variance, x.var(axis=0) * n / (n - 1))):
                kept += self.momentum * (new - kept)

    def normalize(self, x, epsilon=1e-5):
        return (x - self.mean) / np.sqrt(self.variance + epsilon)


# %% right: loops
class Record:
    def __init__(self, features, momentum=0.1):
        self.m = momentum
        self.mean = np.array([0.0] * features)
        self.variance = np.array([1.0] * features)

    def update(self, x):
        n, d = np.shape(x)
        if n == 1:
            return
        for j in range(d):
            mu = sum(x[:, j]) / n
            v = sum((value - mu) ** 2 for value in x[:, j]) / (n - 1)
            self.mean[j] = (1 - self.m) * self.mean[j] + self.m * mu
            self.variance[j] = (1 - self.m) * self.variance[j] + self.m * v

    def normalize(self, x, epsilon=1e-5):
        out = np.zeros(np.shape(x))
        for r, j in np.ndindex(out.shape):
            out[r, j] = (x[r, j] - self.mean[j]) / (self.variance[j] + epsilon) ** 0.5
        return out


# %% right: float32 results, np.cov
class Record:
    def __init__(self, features, momentum=0.1):
        self.mean, self.variance = np.zeros(features), np.ones(features)
        self.momentum = momentum

    def update(self, x):
        if len(x) == 1:
            return None
        share = np.array([1 - self.momentum, self.momentum])
        covariance = np.atleast_2d(np.cov(x, rowvar=False))
        self.mean = share @ np.stack([self.mean, x.mean(axis=0)])
        self.variance = share @ np.stack([self.variance, np.diag(covariance)])

    def normalize(self, x, epsilon=1e-5):
        return ((x - self.mean) * (self.variance + epsilon) ** -0.5).astype(np.float32)
