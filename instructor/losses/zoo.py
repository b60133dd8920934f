"""Measure the runs of question q6, seven with a mistake and one without.

``python -m instructor.losses.zoo`` prints the tables of its text.
"""

from functools import cache

import numpy as np

from nncourse import SGD, Activate, Dense, Loss, Network, fit, load_digits
from nncourse.activations import softmax, tanh
from nncourse.gradcheck import numerical_gradient, relative_error

BATCH, EPOCHS, LEARNING_RATE, SURE = 32, 20, 0.3, 40.0
TINY = 1e-12
BUGS = {
    "A": "mean over entries",
    "B": "softmax over the batch",
    "C": "tiny number in the log",
    "D": "sum",
    "E": "labels off by one",
    "F": "squared error",
    "G": "flipped sign",
    "right": "",
}


class Faulty(Loss):
    """A softmax with a loss that has one of the mistakes."""

    metric_name = "accuracy"

    def __init__(self, bug):
        self.bug = bug

    def evaluate(self, z, t):
        if self.bug == "labels off by one":
            t = np.roll(t, -1, axis=1)  # digit y is trained as y − 1, and 0 as 9
        axis = 0 if self.bug == "softmax over the batch" else 1
        p = softmax(z, axis=axis)
        if self.bug == "squared error":
            return float(np.mean((p - t) ** 2)), (p, t, axis)
        shifted = z - z.max(axis=axis, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
        if self.bug == "tiny number in the log":
            logs = np.log(p + TINY)
        divisor = {"sum": 1, "mean over entries": t.size}.get(self.bug, len(t))
        return -float((t * logs).sum()) / divisor, (p, t, axis)

    def backward(self, cache):
        p, t, axis = cache
        if self.bug == "squared error":
            dp = 2 * (p - t) / t.size
            return p * (dp - (dp * p).sum(axis=1, keepdims=True))
        dz = p * t.sum(axis=axis, keepdims=True) - t
        if self.bug == "tiny number in the log":
            right = (p * t).sum(axis=1, keepdims=True)
            dz *= right / (right + TINY)
        divisor = {"sum": 1, "mean over entries": t.size, "flipped sign": -len(t)}
        return dz / divisor.get(self.bug, len(t))

    def metric(self, cache):
        return 0.0


def network(bias=0.0):
    boxes = [Dense(64, 50), Activate(tanh), Dense(50, 10)]
    net = Network(boxes, rng=np.random.default_rng(0), dtype=np.float64)
    net.parameters["dense2.b"][0] = bias
    return net


def trained(X, T, test, bug, bias):
    """Mean loss of the last epoch's steps, and the accuracy on held-out images."""
    net, rng = network(bias), np.random.default_rng(1)
    options = {"optimizer": SGD(LEARNING_RATE), "epochs": EPOCHS, "batch_size": BATCH, "rng": rng}
    losses = fit(net, X, T, loss=Faulty(bug), **options).loss
    return losses[-1], np.mean(net.predict(test.X / 16).argmax(axis=1) == test.y)


def measured(train, test, bug):
    loss, X, T = Faulty(bug), train.X.astype(np.float64) / 16, np.eye(10)[train.y]
    first = {n: loss.forward(network().predict(X[:n]), T[:n])[0] for n in (32, 256)}
    z, t = network().predict(X[:8]), T[:8]
    nudged = numerical_gradient(lambda: loss.forward(z, t)[0], z)
    check = relative_error(loss.backward(loss.forward(z, t)[1]), nudged)
    usual, sure = (trained(X, T, test, bug, bias) for bias in (0.0, SURE))
    return [
        f"{first[32]:.2f}",
        f"{first[256]:.2f}",
        "0" if check < 1e-3 else f"{check:.2f}",
        "over 100" if usual[0] > 100 else f"{usual[0]:.2f}",
        f"{usual[1]:.2f}",
        f"{loss.forward(network(SURE).predict(X[:32]), T[:32])[0]:.2f}",
        "over 100" if sure[0] > 100 else f"{sure[0]:.2f}",
        f"{sure[1]:.2f}",
    ]


@cache
def tables():
    train, test = load_digits(rng=np.random.default_rng(0), shares=(0.8, 0.2))
    runs = {run: measured(train, test, bug) for run, bug in BUGS.items()}

    def table(names, places):
        lines = [f"| run | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
        return "\n".join([*lines, *(f"| {run} | {' | '.join(row[places])} |" for run, row in runs.items())])

    return {
        "usual": table(["32", "256", "check", "after", "accuracy"], slice(5)),
        "sure": table(["32", "after", "accuracy"], slice(5, 8)),
    }


if __name__ == "__main__":
    print("\n\n".join(tables().values()))
