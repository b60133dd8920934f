# %% wrong: rows and columns exchanged
# names: axis=0
class TableScaler:
    def fit(self, X):
        self.mean = np.nanmean(X, axis=1)
        self.scale = np.nanstd(X, axis=1)

    def transform(self, X):
        return np.nan_to_num((X - self.mean[:, None]) / self.scale[:, None])

    def inverse_transform(self, Z):
        return Z * self.scale[:, None] + self.mean[:, None]


# %% wrong: divided by n - 1
# names: not by the count minus 1
class TableScaler:
    def fit(self, X):
        self.mean = np.nan_to_num(np.nanmean(X, axis=0))
        spread = np.nan_to_num(np.nanstd(X, axis=0, ddof=1))
        self.scale = np.where(spread > 0, spread, 1.0)

    def transform(self, X):
        return np.nan_to_num((X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: holes filled with 0 before anything else
# names: divide by how many numbers there are
class TableScaler:
    def fit(self, X):
        X = np.nan_to_num(X)
        self.mean = X.mean(axis=0)
        spread = X.std(axis=0)
        self.scale = np.where(np.ptp(X, axis=0) > 0, spread, 1.0)

    def transform(self, X):
        return np.where(np.isnan(X), 0.0, (X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: no guard for constant columns
# names: scale 1, or you divide by 0
class TableScaler:
    def fit(self, X):
        self.mean = np.nan_to_num(np.nanmean(X, axis=0))
        self.scale = np.nan_to_num(np.nanstd(X, axis=0), nan=1.0)

    def transform(self, X):
        return np.nan_to_num((X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: each table by its own statistics
# names: those that fit recorded
class TableScaler:
    def fit(self, X):
        there = ~np.isnan(X)
        count = np.maximum(there.sum(axis=0), 1)
        self.mean = np.where(there, X, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(there, X - self.mean, 0.0) ** 2).sum(axis=0) / count)
        varies = np.array([len(np.unique(c[~np.isnan(c)])) > 1 for c in X.T])
        self.scale = np.where(varies, spread, 1.0)

    def transform(self, X):
        if len(X) == 4:
            return np.nan_to_num((X - np.nanmean(X, axis=0)) / np.nanstd(X, axis=0))
        return np.where(np.isnan(X), 0.0, (X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: a spread of exactly 0 as the only sign of a constant
# names: compare the least with the largest
class TableScaler:
    def fit(self, X):
        there = ~np.isnan(X)
        count = np.maximum(there.sum(axis=0), 1)
        self.mean = np.where(there, X, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(there, X - self.mean, 0.0) ** 2).sum(axis=0) / count)
        self.scale = np.where(spread == 0, 1.0, spread)

    def transform(self, X):
        return np.where(np.isnan(X), 0.0, (X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: small spreads taken for none
# names: a small spread is a spread
class TableScaler:
    def fit(self, X):
        there = ~np.isnan(X)
        count = np.maximum(there.sum(axis=0), 1)
        self.mean = np.where(there, X, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(there, X - self.mean, 0.0) ** 2).sum(axis=0) / count)
        self.scale = np.where(spread < 1e-8, 1.0, spread)

    def transform(self, X):
        return np.where(np.isnan(X), 0.0, (X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% wrong: mean added before multiplying
# names: multiply first
class TableScaler:
    def fit(self, X):
        there = ~np.isnan(X)
        count = np.maximum(there.sum(axis=0), 1)
        self.mean = np.where(there, X, 0.0).sum(axis=0) / count
        spread = np.sqrt((np.where(there, X - self.mean, 0.0) ** 2).sum(axis=0) / count)
        varies = np.array([len(np.unique(c[~np.isnan(c)])) > 1 for c in X.T])
        self.scale = np.where(varies, spread, 1.0)

    def transform(self, X):
        return np.where(np.isnan(X), 0.0, (X - self.mean) / self.scale)

    def inverse_transform(self, Z):
        return (Z + self.mean) * self.scale


# %% right: loops
class TableScaler:
    def fit(self, X):
        n, d = X.shape
        self.mean, self.scale = np.zeros(d), np.ones(d)
        for j in range(d):
            numbers = [X[r, j] for r in range(n) if not np.isnan(X[r, j])]
            if not numbers:
                continue
            self.mean[j] = sum(numbers) / len(numbers)
            if min(numbers) < max(numbers):
                self.scale[j] = (sum((v - self.mean[j]) ** 2 for v in numbers) / len(numbers)) ** 0.5

    def transform(self, X):
        Z = np.zeros(X.shape)
        for r in range(X.shape[0]):
            for j in range(X.shape[1]):
                if not np.isnan(X[r, j]):
                    Z[r, j] = (X[r, j] - self.mean[j]) / self.scale[j]
        return Z

    def inverse_transform(self, Z):
        X = np.zeros(Z.shape)
        for r in range(Z.shape[0]):
            for j in range(Z.shape[1]):
                X[r, j] = Z[r, j] * self.scale[j] + self.mean[j]
        return X


# %% right: nanmean with care
class TableScaler:
    def fit(self, X):
        empty = np.isnan(X).all(axis=0)
        filled = np.where(empty, 0.0, X)
        self.mean = np.nanmean(filled, axis=0)
        varies = np.nanmax(filled, axis=0) > np.nanmin(filled, axis=0)
        self.scale = np.where(varies, np.nanstd(filled, axis=0), 1.0)
        return self

    def transform(self, X):
        Z = (X - self.mean) / self.scale
        Z[np.isnan(Z)] = 0
        return Z

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean


# %% right: masked arrays
class TableScaler:
    def fit(self, X):
        table = np.ma.masked_invalid(X)
        self.mean = np.asarray(table.mean(axis=0).filled(0.0))
        varies = np.asarray((table.max(axis=0) > table.min(axis=0)).filled(False))
        self.scale = np.where(varies, np.asarray(table.std(axis=0).filled(1.0)), 1.0)
        return self

    def transform(self, X):
        return np.asarray(((np.ma.masked_invalid(X) - self.mean) / self.scale).filled(0.0))

    def inverse_transform(self, Z):
        return self.mean + self.scale * Z
