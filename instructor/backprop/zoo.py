"""Measure the six runs of question q5: python -m instructor.backprop.zoo prints the tables of its text."""

from functools import cache
from itertools import pairwise

import numpy as np

from nncourse import SoftmaxCrossEntropy, load_digits
from nncourse.activations import softmax, tanh
from nncourse.gradcheck import numerical_gradient, relative_error

SIZES = (64, 16, 16, 10)
BATCH, EPOCHS, LEARNING_RATE = 32, 20, 0.3
BUGS = {
    "A": "lost 1/n",
    "B": "no slope",
    "C": "W untransposed",
    "D": "frozen layer",
    "E": "updated weights",
    "F": "softmax twice",
}
TENSORS = ("W1", "b1", "W2", "b2", "W3", "b3")


def start(seed=0, scale=1.0):
    rng = np.random.default_rng(seed)
    shapes = list(pairwise(SIZES))
    W = [scale * rng.normal(0, 1 / np.sqrt(m), (m, n)) for m, n in shapes]
    return W, [scale * rng.normal(0, 0.1, n) for n in SIZES[1:]]


def forward(X, W, b):
    A, Z = [X], []
    for layer in range(3):
        Z.append(A[layer] @ W[layer] + b[layer])
        A.append(tanh(Z[layer]) if layer < 2 else softmax(Z[layer]))
    return Z, A


def cost(X, y, W, b, bug):
    Z, A = forward(X, W, b)
    return SoftmaxCrossEntropy().forward(A[-1] if bug == "softmax twice" else Z[-1], y)[0]


def gradients(X, y, W, b, bug, moving=False):
    """What the run with this bug takes for its gradients; `moving`: layers move before the error passes."""
    Z, A = forward(X, W, b)
    T, P = np.eye(10)[y], A[-1]
    delta = (P - T) / (1 if bug == "lost 1/n" else len(X))
    if bug == "softmax twice":
        outer = (softmax(P) - T) / len(X)
        delta = P * (outer - (outer * P).sum(axis=1, keepdims=True))
    dW, db = [None] * 3, [None] * 3
    for layer in (2, 1, 0):
        dW[layer], db[layer] = A[layer].T @ delta, delta.sum(axis=0)
        if layer:
            weights = W[layer] - LEARNING_RATE * dW[layer] if moving else W[layer]
            back = delta @ (weights if bug == "W untransposed" and layer == 1 else weights.T)
            delta = back if bug == "no slope" else back * tanh.derivative(Z[layer - 1])
    return dW, db


def checked(X, y, bug, scale):
    """The relative error of each tensor's gradient, by nudging."""
    W, b = start(scale=scale)
    dW, db = gradients(X, y, W, b, bug)
    nudged = [[numerical_gradient(lambda: cost(X, y, W, b, bug), p) for p in ps] for ps in (W, b)]
    return {
        f"{letter}{layer + 1}": relative_error(ours[layer], theirs[layer])
        for letter, ours, theirs in (("W", dW, nudged[0]), ("b", db, nudged[1]))
        for layer in range(3)
    }


def step(X, y, W, b, bug):
    """One step of the run's training, in place."""
    dW, db = gradients(X, y, W, b, bug, moving=bug == "updated weights")
    for layer in range(1 if bug == "frozen layer" else 0, 3):
        W[layer] -= LEARNING_RATE * dW[layer]
        b[layer] -= LEARNING_RATE * db[layer]


def stepped(X, y, bug):
    """How far the first step is from −η times the run's own gradient, as a share of the latter."""
    W, b = start()
    dW, db = gradients(X, y, W, b, bug)
    before = [[p.copy() for p in ps] for ps in (W, b)]
    step(X, y, W, b, bug)
    shares = {}
    for letter, now, was, gradient in (("W", W, before[0], dW), ("b", b, before[1], db)):
        for layer in range(3):
            wanted = -LEARNING_RATE * gradient[layer]
            off = now[layer] - was[layer] - wanted
            shares[f"{letter}{layer + 1}"] = np.abs(off).max() / np.abs(wanted).max()
    return shares


def trained(train, test, bug):
    """The loss at the start and at the end of the training, and the accuracy on held-out images."""
    (X, y), (W, b), rng = train, start(), np.random.default_rng(1)
    losses = [cost(X, y, W, b, bug)]
    for _ in range(EPOCHS):
        for rows in np.split(rng.permutation(len(X)), range(BATCH, len(X), BATCH)):
            step(X[rows], y[rows], W, b, bug)
    losses.append(cost(X, y, W, b, bug))
    return *losses, np.mean(forward(test[0], W, b)[1][-1].argmax(axis=1) == test[1])


def measure():
    train, test = load_digits(rng=np.random.default_rng(0), shares=(0.8, 0.2))
    (X, y), held_out = (train.X.astype(float) / 16, train.y), (test.X / 16, test.y)
    few = X[:BATCH], y[:BATCH]
    return {
        run: {
            "check": checked(*few, bug, 1.0),
            "small": checked(*few, bug, 0.01),
            "step": stepped(*few, bug),
            "training": trained((X, y), held_out, bug),
        }
        for run, bug in BUGS.items()
    }


@cache
def tables():
    measured = measure()

    def table(head, rows):
        lines = [f"| {head} | " + " | ".join(BUGS) + " |", "|---" * (len(BUGS) + 1) + "|"]
        return "\n".join([*lines, *(f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows)])

    def share(value):
        return "0" if value < 1e-3 else f"{value:.2f}"

    def by_tensor(key):
        return [(t, [share(run[key][t]) for run in measured.values()]) for t in TENSORS]

    names = ("before", "after", "accuracy")

    def amount(value):
        return "> 10" if value > 10 else f"{value:.2f}"

    training = [(n, [amount(run["training"][k]) for run in measured.values()]) for k, n in enumerate(names)]
    return {
        "check": table("check", by_tensor("check")),
        "small": table("small weights", by_tensor("small")),
        "step": table("step", by_tensor("step")),
        "training": table("training", training),
    }


if __name__ == "__main__":
    print("\n\n".join(tables().values()))
