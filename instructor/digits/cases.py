"""Measure the six projects of q5: python -m instructor.digits.cases prints the tables of its text."""

from functools import cache

import numpy as np

from nncourse import (
    L2,
    SGD,
    Activate,
    Adam,
    Dense,
    Network,
    Normal,
    SoftmaxCrossEntropy,
    Standardizer,
    fit,
    load_digits,
    relu,
    sigmoid,
)

ANSWERS = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


@cache
def digits():
    rng = np.random.default_rng(11)
    (X, y), (X_new, y_new) = load_digits(rng=rng, shares=(0.6, 0.4))
    return X.astype(np.float64), y, X_new.astype(np.float64), y_new


def right(net, scaler, X, y):
    return np.mean(net.predict(scaler.transform(X)).argmax(axis=1) == y)


def trained(X, y, *, hidden=50, epochs=20, rate=0.003, seed=0, watch=()):
    """A network, its scaler, and after each epoch the shares that are right in the sets of `watch`."""
    rng, scaler = np.random.default_rng(seed), Standardizer().fit(X)
    layers = [Dense(64, hidden), Activate(relu), Dense(hidden, 10)]
    net, shares = Network(layers, rng=rng, dtype=np.float64), []
    note = [lambda net, history: shares.append([right(net, scaler, *data) for data in watch])]
    rule = {"optimizer": Adam(rate), "regularizer": L2(1e-3), "callbacks": note}
    fit(net, scaler.transform(X), y, loss=SoftmaxCrossEntropy(), epochs=epochs, rng=rng, **rule)
    return net, scaler, np.array(shares)


def row(name, values):
    return f"| {name} | " + " | ".join(f"{100 * value:.0f}%" for value in values) + " |"


def curves(X, y, epochs, **settings):
    """Right on training and on validation after so many epochs."""
    X_new, y_new = digits()[2:]
    shares = trained(X, y, epochs=epochs[-1], watch=[(X, y), (X_new, y_new)], **settings)[2]
    return shares[np.array(epochs) - 1].T


def overfitting():
    X, y = digits()[:2]
    training, validation = curves(X[:100], y[:100], (5, 20, 40, 80))
    return f"{row('training', training)}\n{row('validation', validation)}"


def underfitting():
    X, y = digits()[:2]
    training, validation = curves(X, y, (20, 80, 160, 320), hidden=2, rate=0.01)
    return f"{row('training', training)}\n{row('validation', validation)}"


def leak():
    """Noisy copies are made first; of these, four fifths train and a fifth validates."""
    X, y, X_new, y_new = digits()
    rng = np.random.default_rng(1)
    many = np.tile(X[:200], (5, 1)) + rng.normal(0, 1, (1000, 64))
    order = rng.permutation(1000)
    many, labels = many[order], np.tile(y[:200], 5)[order]
    sets = [(many[:800], labels[:800]), (many[800:], labels[800:]), (X_new, y_new)]
    net, scaler, _ = trained(*sets[0])
    return row("right", [right(net, scaler, *data) for data in sets])


def summed_loss():
    """The same settings on more and more images: full-batch descent on a sum, η = 0.01."""
    X, y, X_new, y_new = digits()
    shares, stuck = [], []
    for n in (50, 200, 1000):
        rng, normal = np.random.default_rng(2), Normal(1.0)
        layers = [Dense(64, 50, weights=normal), Activate(sigmoid), Dense(50, 10, weights=normal)]
        net = Network(layers, rng=rng, dtype=np.float64)
        rule = {"optimizer": SGD(0.01 * n), "batch_size": n}
        fit(net, X[:n], y[:n], loss=SoftmaxCrossEntropy(), epochs=100, rng=rng, **rule)
        shares.append(np.mean(net.predict(X_new).argmax(axis=1) == y_new))
        stuck.append(np.mean(np.ptp(net.forward(X[:n])[1]["activate1"].output, axis=0) < 1e-3))
    return f"{row('right on validation', shares)}\n{row('stuck hidden units', stuck)}"


def narrow_grid():
    X, y, X_new, y_new = digits()
    rates = (1e-6, 1e-5, 1e-4, 1e-3)
    shares = [right(*trained(X, y, rate=rate, epochs=10)[:2], X_new, y_new) for rate in rates]
    return row("right on validation", shares)


def chosen_by_the_test():
    """The best of forty seeds on 60 test images, and the same network on all others."""
    X, y, X_new, y_new = digits()
    runs = []
    for seed in range(40):
        net, scaler, _ = trained(X[:300], y[:300], epochs=5, seed=seed)
        runs.append([right(net, scaler, X_new[:60], y_new[:60]), right(net, scaler, X_new[60:], y_new[60:])])
    best = max(runs, key=lambda run: run[0])
    return row("right", [np.mean(runs, axis=0)[0], *best])


MEASURES = {
    "A": overfitting,
    "B": leak,
    "C": summed_loss,
    "D": narrow_grid,
    "E": underfitting,
    "F": chosen_by_the_test,
}

if __name__ == "__main__":
    for name, measure in MEASURES.items():
        print(name, ANSWERS[name], measure(), sep="\n")
