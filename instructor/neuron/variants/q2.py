# %% wrong: silent at z = 0
# names: fires at z = 0
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b > 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: all corrections at the end of a pass
# names: at once
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            error = t - (X @ self.w + self.b >= 0)
            self.w = self.w + self.learning_rate * error @ X
            self.b = self.b + self.learning_rate * error.sum()
            self.corrections.append(int(np.count_nonzero(error)))
            if not error.any():
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: the bias stays 0
# names: the bias
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: sign flipped
# names: corrections on AND
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w - self.learning_rate * error * x
                self.b = self.b - self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: no learning rate
# names: learning rate is missing
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + error * x
                self.b = self.b + error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: learning rate for the weights alone
# names: learning rate
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: the last pass not in the list
# names: belongs in the list
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            if wrong == 0:
                break
            self.corrections.append(wrong)

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: every row counted
# names: not only the wrong ones
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += 1
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: goes on where it was
# names: starts
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate
        self.w, self.b, self.corrections = None, 0.0, []

    def fit(self, X, t, passes=100):
        if self.w is None:
            self.w = np.zeros(X.shape[1])
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: whole numbers stay whole
# names: start with floats
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros_like(X[0]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w += (self.learning_rate * error * x).astype(self.w.dtype)
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: weights shared by all objects
# names: share
class Perceptron:
    w, b, corrections = [0.0] * 100, [0.0], []

    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        cls = type(self)
        cls.w, cls.b, cls.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ cls.w + cls.b >= 0)
                cls.w = cls.w + self.learning_rate * error * x
                cls.b = cls.b + self.learning_rate * error
                wrong += int(error != 0)
            cls.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% wrong: predict returns pre-activations
# names: not the answers
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return X @ self.w + self.b


# %% wrong: targets −1 and 1 written into t
# names: t was changed
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        t *= 2
        t -= 1
        for _ in range(passes):
            wrong = 0
            for x, sign in zip(X, t):
                if sign != (1 if x @ self.w + self.b >= 0 else -1):
                    self.w = self.w + self.learning_rate * sign * x
                    self.b = self.b + self.learning_rate * sign
                    wrong += 1
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)


# %% right: signs and while
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate
        self.w = self.b = None
        self.corrections = []

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        while len(self.corrections) < passes:
            count = 0
            for x, sign in zip(X, np.where(t == 1, 1, -1)):
                fires = np.dot(x, self.w) + self.b >= 0
                if fires != (sign == 1):
                    self.w = self.w + self.learning_rate * sign * x
                    self.b += self.learning_rate * sign
                    count += 1
            self.corrections.append(count)
            if count == 0:
                return

    def predict(self, X):
        return np.array([1 if x @ self.w + self.b >= 0 else 0 for x in X])


# %% right: the bias as one more weight
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.rate = learning_rate

    def fit(self, X, t, passes=100):
        longer = np.hstack([X, np.ones((len(X), 1))])
        theta = np.zeros(longer.shape[1])
        self.corrections = []
        for _ in range(passes):
            before = len(self.corrections), theta.copy()
            errors = 0
            for row, target in zip(longer, t):
                error = target - np.heaviside(row @ theta, 1.0)
                theta += self.rate * error * row
                errors += abs(error)
            self.corrections.append(int(errors))
            if errors == 0:
                break
        self.w, self.b = theta[:-1], theta[-1]

    def predict(self, X):
        return np.heaviside(X @ self.w + self.b, 1.0)


# %% right: float32
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = np.float32(learning_rate)

    def fit(self, X, t, passes=100):
        X, t = X.astype(np.float32), t.astype(np.float32)
        self.w, self.b, self.corrections = np.zeros(X.shape[1], np.float32), np.float32(0), []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - np.float32(x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)
            if not wrong:
                break

    def predict(self, X):
        return (X.astype(np.float32) @ self.w + self.b >= 0).astype(np.float32)


# %% right: loops over inputs
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fires(self, x):
        z = self.b
        for i in range(len(self.w)):
            z += self.w[i] * x[i]
        return z >= 0

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            self.corrections.append(0)
            for r in range(len(X)):
                error = t[r] - self.fires(X[r])
                if error != 0:
                    for i in range(X.shape[1]):
                        self.w[i] += self.learning_rate * error * X[r, i]
                    self.b += self.learning_rate * error
                    self.corrections[-1] += 1
            if self.corrections[-1] == 0:
                break

    def predict(self, X):
        return np.array([float(self.fires(x)) for x in X])


# %% wrong: predict silent at z = 0
# names: use z >= 0
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                if error:
                    self.w = self.w + self.learning_rate * error * x
                    self.b = self.b + self.learning_rate * error
                    wrong += 1
            self.corrections.append(wrong)
            if wrong == 0:
                break

    def predict(self, X):
        return (X @ self.w + self.b > 0).astype(float)


# %% wrong: never ends before its time
# names: the first pass without a correction is the last
class Perceptron:
    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def fit(self, X, t, passes=100):
        self.w, self.b, self.corrections = np.zeros(X.shape[1]), 0.0, []
        for _ in range(passes):
            wrong = 0
            for x, target in zip(X, t):
                error = target - (x @ self.w + self.b >= 0)
                self.w = self.w + self.learning_rate * error * x
                self.b = self.b + self.learning_rate * error
                wrong += int(error != 0)
            self.corrections.append(wrong)

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(float)
