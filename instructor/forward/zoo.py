"""Measure the six networks of question q6: python -m instructor.forward.zoo prints the tables of its text."""

from functools import cache
from itertools import pairwise

import numpy as np

SIZES = (8, 16, 16, 16, 3)
BUGS = {
    "A": "no activation",
    "B": "one layer twice",
    "C": "activation at the end",
    "D": "copied parameters",
    "E": "no bias added",
    "F": "batch mean removed",
}
FACTS = {
    "size": "how many numbers θ holds",
    "products": "matrix products in one forward pass",
    "bend": (
        "for ten pairs of inputs, how far the output at the middle of the pair is from the mean of "
        "its two outputs; the largest"
    ),
    "usual": "the largest absolute output for the ten inputs",
    "huge": "the same for inputs a million times as large",
    "zeros": "the same for ten inputs of zeros",
    "alone": (
        "how far a row's outputs in the batch of ten are from its outputs in a batch of its own; the largest"
    ),
    "halved": "how far the outputs move when every number in θ is halved in place; the largest",
}


class Suspect:
    """The network that was meant, 8-16-16-16-3 with tanh, but for one mistake."""

    def __init__(self, bug=None):
        self.bug, rng = bug, np.random.default_rng(0)
        shapes = list(pairwise(SIZES))
        own = [0, 1, 1, 2] if bug == "one layer twice" else range(len(shapes))
        kept = [shapes[i] for i in (0, 1, 3)] if bug == "one layer twice" else shapes
        weights = [rng.normal(0, 2 / np.sqrt(m), (m, n)).ravel() for m, n in kept]
        biases = [rng.normal(0, 0.5, n) for _, n in kept]
        self.theta = np.concatenate(weights + biases)
        W, b, start = [], [], 0
        for m, n in kept:
            W.append(self.theta[start : start + m * n].reshape(m, n))
            start += m * n
        for _, n in kept:
            b.append(self.theta[start : start + n])
            start += n
        self.W, self.b = [W[i] for i in own], [b[i] for i in own]
        if bug == "copied parameters":
            self.W, self.b = [w.copy() for w in self.W], [c.copy() for c in self.b]

    def __call__(self, X):
        A, self.products = X, 0
        last = len(self.W) - 1
        for layer, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            Z = A @ W
            self.products += 1
            if self.bug != "no bias added":
                Z = Z + b
            if self.bug == "batch mean removed":
                Z = Z - Z.mean(axis=0) if layer == 0 else Z
            bends = self.bug != "no activation" and (layer < last or self.bug == "activation at the end")
            A = np.tanh(Z) if bends else Z
        return A


def facts(bug=None):
    """What question q6 tells of a network."""
    rng = np.random.default_rng(1)
    net = Suspect(bug)
    X, other = rng.normal(size=(2, 10, 8))
    Y = net(X)
    middle = net(np.concatenate([X, other, (X + other) / 2]))
    bend = middle[20:] - (middle[:10] + middle[10:20]) / 2
    alone = np.concatenate([net(row[None]) for row in X])
    result = [net.theta.size, net.products, np.abs(bend).max(), np.abs(Y).max()]
    result += [np.abs(net(1e6 * X)).max(), np.abs(net(0 * X)).max(), np.abs(alone - Y).max()]
    net.theta *= 0.5
    return [*result, np.abs(net(X) - Y).max()]


def written(value):
    if isinstance(value, int):
        return str(value)
    if value < 1e-9:
        return "0"
    return f"{value:.2f}" if value < 10 else f"{value:.0f}" if value < 1000 else "> 999"


@cache
def tables():
    """The two tables of q6, in Markdown: what was measured, and what it is with what was meant."""
    columns = [facts(bug) for bug in BUGS.values()]
    measured = ["| fact | " + " | ".join(BUGS) + " |", "|---" * (len(BUGS) + 1) + "|"]
    meant = ["| fact | what it is | meant |", "|---|---|---|"]
    for row, ((fact, what), value) in enumerate(zip(FACTS.items(), facts(), strict=True)):
        measured.append(f"| {fact} | " + " | ".join(written(column[row]) for column in columns) + " |")
        meant.append(f"| {fact} | {what} | {written(value)} |")
    return "\n".join(measured), "\n".join(meant)


if __name__ == "__main__":
    print(*tables(), sep="\n\n")
