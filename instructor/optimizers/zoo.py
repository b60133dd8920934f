"""Measure the runs of question q6, seven with a mistake and two without.

``python -m instructor.optimizers.zoo`` prints the table of its text.
"""

from functools import cache

import numpy as np

from nncourse import (
    SGD,
    Activate,
    Adam,
    Cosine,
    Dense,
    Momentum,
    Network,
    SoftmaxCrossEntropy,
    Standardizer,
    WarmUp,
    Zeros,
    clip_by_norm,
    load_digits,
)
from nncourse.activations import tanh
from nncourse.initializers import Glorot
from nncourse.training import batches

EPOCHS, BATCH = 20, 32
MARKED = (1, 10, 36, 37, 720)  # 36 steps make an epoch


class Uncorrected(Adam):
    """Adam without bias correction."""

    def update(self, theta, g, rate, M, V):
        M *= self.beta1
        M += (1 - self.beta1) * g
        V *= self.beta2
        V += (1 - self.beta2) * g * g
        theta -= rate * M / (np.sqrt(V) + self.epsilon)


RUNS = {
    "A": ("rate too small", lambda: SGD(0.003)),
    "B": ("schedule in epochs", lambda: SGD(Cosine(0.3, steps=EPOCHS))),
    "C": ("weights all zero", lambda: SGD(0.3)),
    "D": ("no bias correction", lambda: Uncorrected(0.003)),
    "E": ("clipped too low", lambda: SGD(0.3)),
    "F": ("new optimizer each epoch", lambda: SGD(WarmUp(0.3, 360))),
    "G": ("momentum added, rate kept", lambda: Momentum(1.0)),
    "right, gradient descent": ("", lambda: SGD(0.3)),
    "right, Adam": ("", lambda: Adam(0.003)),
}


def run(mistake, make):
    """The mean losses of the epochs, and the length of every step."""
    train = load_digits(rng=np.random.default_rng(0))[0]
    X, y = Standardizer().fit_transform(train.X).astype(np.float64), train.y
    start = Zeros() if mistake == "weights all zero" else Glorot()
    boxes = [Dense(64, 50, weights=start), Activate(tanh), Dense(50, 10, weights=start)]
    net = Network(boxes, rng=np.random.default_rng(0), dtype=np.float64)
    loss, rng, optimizer = SoftmaxCrossEntropy(), np.random.default_rng(1), make()
    losses, lengths = [], []
    for _ in range(EPOCHS):
        if mistake == "new optimizer each epoch":
            optimizer = make()
        total = 0.0
        for rows in batches(len(X), BATCH, rng):
            before = net.theta.copy()
            logits, trace = net.forward(X[rows])
            value, kept = loss.forward(logits, y[rows])
            net.backward(loss.backward(kept), trace)
            if mistake == "clipped too low":
                clip_by_norm(net.gradient, 0.01)
            optimizer.step(net.theta, net.gradient, weights=net.weights)
            total += value * len(rows)
            lengths.append(float(np.linalg.norm(net.theta - before)))
        losses.append(total / len(X))
    return losses, lengths


@cache
def table():
    names = ["run", *(f"epoch {e}" for e in (1, 5, 20)), *(f"step {s}" for s in MARKED)]
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    for name, (mistake, make) in RUNS.items():
        losses, lengths = run(mistake, make)
        row = [f"{losses[e - 1]:.2f}" for e in (1, 5, 20)]
        row += [
            f"{lengths[s - 1]:.1g}" if lengths[s - 1] < 0.001 else f"{lengths[s - 1]:.3f}" for s in MARKED
        ]
        lines.append(f"| {name} | {' | '.join(row)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
