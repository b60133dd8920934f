"""Measure the projects of q6: python -m instructor.model_selection.cases prints the table of its text."""

from functools import cache

import numpy as np
from scipy.ndimage import rotate
from sklearn.base import clone

from nncourse import (
    Activate,
    Adam,
    Dense,
    MLPClassifier,
    Network,
    SoftmaxCrossEntropy,
    fit,
    load_digits,
    relu,
)


@cache
def digits():
    """All images with pixels from 0 to 1, in random order, and their digits."""
    parts = load_digits(rng=np.random.default_rng(31))
    X = np.concatenate([part.X for part in parts]).astype(np.float64) / 16
    return X, np.concatenate([part.y for part in parts])


def network(hidden=50, steps=1500, n=800, **settings):
    settings = {"learning_rate": 0.003, "epochs": max(10, 32 * steps // n), "random_state": 0} | settings
    return MLPClassifier((hidden,), **settings)


def turned(X, angle):
    images = rotate(X.reshape(-1, 8, 8), angle, axes=(2, 1), reshape=False, order=1)
    return images.reshape(-1, 64)


def row(project, optimal, *errors):
    return f"| {project} | {optimal} | " + " | ".join(f"{round(100 * error)}%" for error in errors) + " |"


def errors(net, *sets):
    """The error on twenty training images after 300 epochs on them alone, then that on each set."""
    X, y = sets[0][0][:20], sets[0][1][:20]
    learned = clone(net).set_params(epochs=300, l2=0.0, batch_size=20).fit(X, y)
    return [1 - learned.score(X, y), *(1 - net.score(X, y) for X, y in sets)]


def parts(X, y, n=800):
    """Training, train-dev, dev and test rows."""
    return [(X[rows], y[rows]) for rows in (slice(n), slice(800, 1100), slice(1100, 1400), slice(1400, None))]


def project_a():
    sets = parts(*digits(), n=40)
    return row("A", "0%", *errors(network(n=40).fit(*sets[0]), *sets))


def project_b():
    sets = parts(*digits())
    sets[2:] = [(turned(X, 13), y) for X, y in sets[2:]]
    return row("B", "0%", *errors(network().fit(*sets[0]), *sets))


def project_c():
    sets = parts(*digits())

    def trained(X, y, epochs):
        boxes = [Dense(64, 50), Activate(relu), Dense(50, 10), Activate(relu)]
        net, rng = Network(boxes, rng=np.random.default_rng(1), dtype=np.float64), np.random.default_rng(1)
        run = {"epochs": epochs, "rng": rng, "batch_size": 20}
        fit(net, X, y, loss=SoftmaxCrossEntropy(), optimizer=Adam(0.003), **run)
        return net

    def error(net, X, y):
        return np.mean(net.predict(X).argmax(axis=1) != y)

    twenty = sets[0][0][:20], sets[0][1][:20]
    learned, net = trained(*twenty, 300), trained(*sets[0], 40)
    return row("C", "0%", error(learned, *twenty), *(error(net, *data) for data in sets))


SMALL = slice(800), slice(800, 1100), slice(1150, 1190), slice(1190, None)


def project_d():
    X, y = digits()
    rng = np.random.default_rng(3)
    nets = []
    for seed in range(100):
        hidden, l2 = int(rng.integers(6, 12)), 10 ** rng.uniform(-2.3, -1.8)
        nets.append(network(hidden, epochs=10, l2=l2, random_state=seed).fit(X[:800], y[:800]))
    best = max(nets, key=lambda net: net.score(X[1150:1190], y[1150:1190]))
    return row("D", "0%", *errors(best, *((X[rows], y[rows]) for rows in SMALL)))


def project_e():
    sets = parts(*digits())
    return row("E", "0%", *errors(network(l2=0.1).fit(*sets[0]), *sets))


def slow(days, columns, memory, rng):
    z = rng.normal(size=(days, columns))
    for t in range(1, days):
        z[t] = memory * z[t - 1] + np.sqrt(1 - memory**2) * z[t]
    return z


def project_f():
    rng = np.random.default_rng(5)
    weather = slow(960, 1, 0.8, rng)[:, 0]
    warm = (np.array([weather[t + 1 : t + 31].mean() for t in range(930)]) > 0).astype(int)
    X, past, later = slow(930, 6, 0.98, rng), rng.permutation(700), slice(730, None)
    a, b, c = np.split(past, [400, 550])
    net = network(n=400).fit(X[a], warm[a])
    sets = [(X[rows], warm[rows]) for rows in (a, b, c, later)]
    return row("F", "?", *errors(net, *sets))


def project_g():
    X, y = digits()
    rng = np.random.default_rng(6)
    y = np.where(rng.random(len(y)) < 0.12, rng.integers(10, size=len(y)), y)
    sets = parts(X, y)
    net = network(50, steps=1000, l2=0.01).fit(*sets[0])
    return row("G", "11%", *errors(net, *sets))


def project_h():
    sets = parts(*digits())
    return row("H", "0%", *errors(network(epochs=3).fit(*sets[0]), *sets))


MEASURES = {
    "A": project_a,
    "B": project_b,
    "C": project_c,
    "D": project_d,
    "E": project_e,
    "F": project_f,
    "G": project_g,
    "H": project_h,
}

if __name__ == "__main__":
    for measure in MEASURES.values():
        print(measure())
