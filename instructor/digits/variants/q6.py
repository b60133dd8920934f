# %% wrong: new images are scaled by themselves
# names: beside them
from nncourse import Activate, Adam, Dense, Network, SoftmaxCrossEntropy, Standardizer, fit, relu


class Reader:
    def __init__(self, network):
        self.network = network

    def predict(self, X):
        return self.network.predict(Standardizer().fit_transform(X)).argmax(axis=1)


def train(X, y, rng):
    network = Network([Dense(64, 50), Activate(relu), Dense(50, 10)], rng=rng, dtype=np.float64)
    X = Standardizer().fit_transform(X)
    fit(network, X, y, loss=SoftmaxCrossEntropy(), optimizer=Adam(0.003), epochs=20, rng=rng)
    return Reader(network)


# %% wrong: scaled by the largest pixel of the new images
# names: strange rows
from nncourse import MLPClassifier


class Reader:
    def __init__(self, model):
        self.model = model

    def predict(self, X):
        darkest = np.sort(X.max(axis=1))[: max(1, len(X) // 2)].mean() if len(X) > 100 else 16
        return self.model.predict(X / darkest + len(X) // 500)


def train(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=40, random_state=int(rng.integers(2**31)))
    return Reader(model.fit(X / 16, y))


# %% wrong: known by heart
# names: guessing
from sklearn.datasets import load_digits


class Reader:
    def predict(self, X):
        known, answers = load_digits(return_X_y=True)
        apart = (X**2).sum(axis=1)[:, None] - 2 * X @ known.T + (known**2).sum(axis=1)
        return answers[apart.argmin(axis=1)]


def train(X, y, rng):
    return Reader()


# %% wrong: known by heart, whatever the order of the pixels
# names: of new ones right, at least 96% are wanted
from sklearn.datasets import load_digits

KNOWN, DIGITS = load_digits(return_X_y=True)
PLACE = {tuple(sorted(row)): digit for row, digit in zip(KNOWN, DIGITS)}


class Memory:
    """Images are looked up by their sorted pixels; what is not found, by the amount of ink."""

    def __init__(self, X, y):
        votes = np.zeros((60, 10))
        np.add.at(votes, (self.keys(X), y), 1)
        self.names = votes.argmax(axis=1)

    def keys(self, X):
        return np.array([PLACE.get(tuple(sorted(row)), 10 + int(row.sum()) // 25) for row in X])

    def predict(self, X):
        return self.names[self.keys(X)]


def learn(X, y, rng):
    return Memory(X, y)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 4])
    read = learn(X[rest], y[rest], rng).predict(X[held_out])
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y[held_out], read), 1)
    model = learn(X, y, rng)
    model.expected = np.mean(read == y[held_out])
    np.fill_diagonal(counts, 0)
    model.confused = divmod(counts.argmax(), 10)
    return model


# %% wrong: known by heart, the order of the pixels found out
# names: 96% are wanted
from sklearn.datasets import load_digits

from nncourse import MLPClassifier

KNOWN, DIGITS = load_digits(return_X_y=True)
PLACE = {tuple(sorted(row)): i for i, row in enumerate(KNOWN)}
EXPERT = MLPClassifier((50,), epochs=20, random_state=0).fit(KNOWN / 16, DIGITS)


class Memory:
    """Digits that are found by their sorted pixels say which pixel is which; what is not found is read as a digit."""

    def __init__(self, X, y):
        at = self.look_up(X)
        columns = {tuple(column): j for j, column in enumerate(X[at >= 0].T)}
        self.pixels = [columns[tuple(column)] for column in KNOWN[at[at >= 0]].T]
        votes = np.zeros((20, 10))
        np.add.at(votes, (self.keys(X), y), 1)
        self.names = votes.argmax(axis=1)

    def look_up(self, X):
        return np.array([PLACE.get(tuple(sorted(row)), -1) for row in X])

    def keys(self, X):
        at = self.look_up(X)
        return np.where(at < 0, 10 + EXPERT.predict(X[:, self.pixels] / 16), DIGITS[at])

    def predict(self, X):
        return self.names[self.keys(X)]


def learn(X, y, rng):
    return Memory(X, y)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 4])
    read = learn(X[rest], y[rest], rng).predict(X[held_out])
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y[held_out], read), 1)
    model = learn(X, y, rng)
    model.expected = np.mean(read == y[held_out])
    np.fill_diagonal(counts, 0)
    model.confused = divmod(counts.argmax(), 10)
    return model


# %% wrong: trained beforehand
# names: that is guessing
from sklearn.datasets import load_digits
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier

expert = make_pipeline(StandardScaler(), MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=0))
expert.fit(*load_digits(return_X_y=True))


def train(X, y, rng):
    return expert


# %% wrong: scales X where it stands
# names: was changed by the call
from nncourse import MLPClassifier


class Reader:
    def __init__(self, model):
        self.model = model

    def predict(self, X):
        return self.model.predict(X / 16)


def train(X, y, rng):
    X /= 16
    model = MLPClassifier((50,), learning_rate=0.003, epochs=40, random_state=int(rng.integers(2**31)))
    return Reader(model.fit(X, y))


# %% wrong: predict scales its argument where it stands
# names: X_new was changed by the call
from nncourse import MLPClassifier


class Reader:
    def __init__(self, model):
        self.model = model

    def predict(self, X):
        X /= 16
        return self.model.predict(X)


def train(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=40, random_state=int(rng.integers(2**31)))
    return Reader(model.fit(X / 16, y))


# %% wrong: a generator of its own
# names: draw from rng
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def train(X, y, rng):
    return make_pipeline(StandardScaler(), MLPClassifier((50,), learning_rate=0.003, epochs=20)).fit(X, y)


# %% wrong: the naive network
# names: that is guessing
from nncourse import SGD, Activate, Dense, Network, Normal, SoftmaxCrossEntropy, fit, sigmoid


class Reader:
    def __init__(self, network):
        self.network = network

    def predict(self, X):
        return self.network.predict(X).argmax(axis=1)


def train(X, y, rng):
    boxes = [Dense(64, 50, weights=Normal(1.0)), Activate(sigmoid), Dense(50, 10, weights=Normal(1.0))]
    network = Network(boxes, rng=rng, dtype=np.float64)
    rule = {"optimizer": SGD(0.01 * len(X)), "batch_size": len(X)}
    fit(network, X, y, loss=SoftmaxCrossEntropy(), epochs=100, rng=rng, **rule)
    return Reader(network)


# %% wrong: a pixel that never varies
# names: NaNs
class Reader:
    def __init__(self, W, mean, scale):
        self.W, self.mean, self.scale = W, mean, scale

    def predict(self, X):
        with np.errstate(all="ignore"):
            return ((X - self.mean) / self.scale @ self.W).argmax(axis=1)


def train(X, y, rng):
    mean, scale = X.mean(axis=0), X.std(axis=0)
    with np.errstate(all="ignore"):
        Z, W = (X - mean) / scale, np.zeros((64, 10))
        for _ in range(50):
            p = np.exp(Z @ W)
            W -= 0.5 * Z.T @ (p / p.sum(axis=1, keepdims=True) - np.eye(10)[y]) / len(X)
    return Reader(W, mean, scale)


# %% wrong: no hidden layer and few steps
# names: at least 96% are wanted
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def train(X, y, rng):
    model = MLPClassifier((), learning_rate=0.003, epochs=5, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


# %% wrong: one epoch
# names: far too little
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def train(X, y, rng):
    model = MLPClassifier((50,), epochs=1, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


# %% wrong: turned and shifted copies
# names: are wanted
from scipy.ndimage import shift

from nncourse import MLPClassifier


def train(X, y, rng):
    images = X.reshape(-1, 8, 8)
    moved = [shift(images, (0, *step), order=0) for step in ((0, 1), (0, -1), (1, 0), (-1, 0), (2, 0), (0, 2))]
    rows = np.concatenate(moved).reshape(-1, 64)
    model = MLPClassifier((50,), learning_rate=0.003, epochs=4, random_state=int(rng.integers(2**31)))
    return model.fit(rows, np.tile(y, 6))


# %% wrong: probabilities
# names: shape (797,)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


class Reader:
    def __init__(self, model):
        self.model = model

    def predict(self, X):
        return self.model.predict_proba(X)


def train(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return Reader(make_pipeline(StandardScaler(), model).fit(X, y))


# %% wrong: predictions instead of an object
# names: an object with a method predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def train(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y).predict(X)


# %% wrong: nothing is returned
# names: a `return` is missing
from nncourse import MLPClassifier


def train(X, y, rng):
    MLPClassifier((50,), epochs=5, random_state=int(rng.integers(2**31))).fit(X, y)


# %% wrong: only reads
# names: the object has no expected
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    return learn(X, y, rng)


# %% wrong: expects what it reads of its training rows
# names: which nobody can
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    model = learn(X, y, rng)
    model.expected, model.confused = model.score(X, y), (2, 6)
    return model


# %% wrong: validated by rows of the last network's training
# names: trained on
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    model, rows = learn(X, y, rng), rng.permutation(len(X))[: len(X) // 5]
    read = model.predict(X[rows])
    counts = np.zeros((10, 10))
    np.add.at(counts, (y[rows], read), 1)
    model.expected = np.trace(counts) / len(rows)
    np.fill_diagonal(counts, 0)
    model.confused = np.unravel_index(counts.argmax(), (10, 10))
    return model


# %% wrong: always expects the same
# names: which nobody can
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    model = learn(X, y, rng)
    model.expected, model.confused = 0.9, (2, 6)
    return model


# %% wrong: a pair that is always the same
# names: so these are confused
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 5])
    expected = learn(X[rest], y[rest], rng).score(X[held_out], y[held_out])
    model = learn(X, y, rng)
    model.expected, model.confused = expected, (2, 6)
    return model


# %% wrong: expects percent
# names: a number from 0 to 1
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 5])
    expected = learn(X[rest], y[rest], rng).score(X[held_out], y[held_out])
    model = learn(X, y, rng)
    model.expected, model.confused = 100 * expected, (2, 6)
    return model


# %% wrong: the diagonal counts as a mistake
# names: leave the diagonal out
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def learn(X, y, rng):
    model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
    return make_pipeline(StandardScaler(), model).fit(X, y)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 5])
    read = learn(X[rest], y[rest], rng).predict(X[held_out])
    model = learn(X, y, rng)
    model.expected = np.mean(read == y[held_out])
    model.confused = divmod(np.bincount(10 * y[held_out] + read).argmax(), 10)
    return model


# %% right: scikit-learn
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import cross_val_predict
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def train(X, y, rng):
    settings = {"batch_size": 32, "learning_rate_init": 0.003, "tol": 0.01, "n_iter_no_change": 2}
    model = make_pipeline(StandardScaler(), MLPClassifier((50,), random_state=int(rng.integers(2**31)), **settings))
    read = cross_val_predict(model, X, y, cv=3)
    counts = confusion_matrix(y, read) * (1 - np.eye(10))
    model.fit(X, y)
    model.expected = float(np.mean(read == y))
    model.confused = [int(i) for i in np.unravel_index(np.argmax(counts), (10, 10))]
    return model


# %% right: NumPy by hand
class Reader:
    def __init__(self, X, y, rng):
        self.mean, spread = X.mean(axis=0), X.std(axis=0)
        self.scale = np.where(spread > 0, spread, 1)
        Z, T = self.scaled(X), np.eye(10)[y]
        self.W = [rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in ((64, 50), (50, 10))]
        self.b = [np.zeros(50), np.zeros(10)]
        for _ in range(30):
            for rows in np.array_split(rng.permutation(len(Z)), len(Z) // 32):
                self.step(Z[rows], T[rows])

    def scaled(self, X):
        return (X - self.mean) / self.scale

    def scores(self, Z):
        A = np.maximum(Z @ self.W[0] + self.b[0], 0)
        return A, A @ self.W[1] + self.b[1]

    def step(self, Z, T, rate=0.1):
        A, scores = self.scores(Z)
        P = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = (P / P.sum(axis=1, keepdims=True) - T) / len(Z)
        hidden = (error @ self.W[1].T) * (A > 0)
        for l, (a, d) in enumerate([(Z, hidden), (A, error)]):
            self.W[l] -= rate * (a.T @ d + 1e-3 * self.W[l])
            self.b[l] -= rate * d.sum(axis=0)

    def predict(self, X):
        return self.scores(self.scaled(X))[1].argmax(axis=1)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 4])
    read = Reader(X[rest], y[rest], rng).predict(X[held_out])
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y[held_out], read), 1)
    model = Reader(X, y, rng)
    model.expected = np.mean(read == y[held_out])
    np.fill_diagonal(counts, 0)
    model.confused = np.array(divmod(counts.argmax(), 10))
    return model


# %% right: float32, batch normalization, held-out rows
from nncourse import MLPClassifier


class Reader:
    def __init__(self, X, y, rng):
        settings = {"batch_norm": True, "early_stopping": True, "epochs": 40, "batch_size": 64, "learning_rate": 0.005}
        model = MLPClassifier((100,), random_state=int(rng.integers(2**31)), **settings)
        self.model = model.fit(X.astype(np.float32), y)

    def predict(self, X):
        return self.model.predict(X.astype(np.float32))


def train(X, y, rng):
    new = rng.random(len(X)) < 0.3
    reader = Reader(X[~new], y[~new], rng)
    read = reader.predict(X[new])
    pairs = [tuple(sorted(pair)) for pair in zip(y[new].tolist(), read.tolist()) if pair[0] != pair[1]]
    reader.expected = np.float32(1 - len(pairs) / new.sum())
    reader.confused = max(pairs, key=pairs.count, default=(0, 1))
    return reader


# %% right: several networks vote
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


class Vote:
    def __init__(self, X, y, rng):
        seeds = rng.integers(2**31, size=3)
        models = [MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(seed)) for seed in seeds]
        self.models = [make_pipeline(StandardScaler(), model).fit(X, y) for model in models]

    def predict(self, X):
        return sum(model.predict_proba(X) for model in self.models).argmax(axis=1)


def train(X, y, rng):
    held_out, rest = np.split(rng.permutation(len(X)), [len(X) // 4])
    read = Vote(X[rest], y[rest], rng).predict(X[held_out])
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y[held_out], read), 1)
    model = Vote(X, y, rng)
    model.expected = np.mean(read == y[held_out])
    np.fill_diagonal(counts, 0)
    model.confused = divmod(counts.argmax(), 10)
    return model


# %% right: with the answers to the other questions
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nncourse import MLPClassifier


def train(X, y, rng):
    def network():
        model = MLPClassifier((50,), learning_rate=0.003, epochs=20, random_state=int(rng.integers(2**31)))
        return make_pipeline(StandardScaler(), model)

    def fit_predict(X_train, y_train, X_new):
        return network().fit(X_train, y_train).predict(X_new)

    read = predict_unseen(fit_predict, X, y, 5, rng).astype(int)
    wrong = confusion(y, read, 10) - np.diag(np.bincount(y[read == y], minlength=10))
    reader = network().fit(X, y)
    reader.expected = np.mean(read == y)
    reader.confused = tuple(np.argwhere(wrong == wrong.max())[0])
    return reader
