"""Measure the seven runs of question q6: python -m instructor.neuron.zoo prints the tables of its text."""

from functools import cache

import numpy as np

from nncourse import blobs

PASSES = 1000
RUNS = {
    "right": "",
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


def data(name):
    """Two clouds of 50 points: class 0 around (4, 0), class 1 around (2, 0)."""
    cloud = blobs(100, classes=2, noise=0.25, rng=np.random.default_rng(0))
    X, t = cloud.X + np.array([3.0, 0.0]), cloud.y.astype(float)
    if name == "D":
        X = X * [1, 1000]
    if name == "E":
        t[np.argmax(X[:, 0])] = 1
    return X, t


def correct(name, x, t, w, b):
    """Weights and bias after an example, and whether the run counts a correction."""
    fires = float(x @ w + b >= 0)
    if name == "B":
        wrong = t * (x @ w + b) <= 0 and t != 0
        return w + wrong * t * x, b + wrong * t, wrong
    rate = {"A": -1, "F": 100}.get(name, 1)
    return w + rate * (t - fires) * x, b + (name != "C") * rate * (t - fires), fires != t


@cache
def train(name):
    """Corrections in each pass, the length of w after each, and how many of each class fire at the end."""
    X, t = data(name)
    w, b, corrections, lengths = np.zeros(2), 0.0, [], []
    while len(corrections) < PASSES and (not corrections or corrections[-1]):
        corrections.append(0)
        for x, target in zip(X, t, strict=True):
            w, b, corrected = correct(name, x, target, w, b)
            corrections[-1] += int(corrected)
        lengths.append(np.linalg.norm(w))
    fires = X @ w + b >= 0
    return corrections, lengths, [int(fires[t == label].sum()) for label in (0, 1)], b


def table(*columns):
    """A row for each run. A column is its title and a function of the run's name."""
    rows = [["run", *(title for title, _ in columns)], ["---"] * (len(columns) + 1)]
    rows += [[name, *(tell(name) for _, tell in columns)] for name in RUNS]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)


def after(number, k, form):
    """What a run's list number 0 or 1 holds for pass k; a dash where the run had ended."""

    def tell(name):
        values = train(name)[number]
        return format(values[k - 1], form) if k <= len(values) else "–"

    return f"pass {k:,}" if k == 1 else f"{k:,}", tell


def distance(name):
    _, lengths, _, b = train(name)
    return f"{abs(b) / lengths[-1]:.1f}"


def firing(label):
    return lambda name: f"{train(name)[2][label] / np.sum(data(name)[1] == label):.0%}"


def span(column):
    def tell(name):
        values = data(name)[0][:, column]
        form = ".1f" if np.ptp(values) < 10 else ".0f"
        return f"{values.min():{form}} to {values.max():{form}}".replace("-", "−")

    return tell


def tables():
    passes = (1, 2, 3, 10, 1000)
    return {
        "corrections": table(*(after(0, k, "d") for k in passes)),
        "lengths": table(*(after(1, k, ".1f" if k < 10 else ",.0f") for k in passes)),
        "place": table(("distance", distance), ("class 0 fires", firing(0)), ("class 1 fires", firing(1))),
        "inputs": table(("column 0", span(0)), ("column 1", span(1))),
    }


if __name__ == "__main__":
    print("\n\n".join(tables().values()))
