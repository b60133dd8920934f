"""The seven runs of the last question: trains them, tries every change, prints the notebook's numbers.

    python -m instructor.regularization.runs

The master holds the numbers that one run printed, so nothing here runs when learners work or are graded.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from nncourse import L2, SGD, Activate, Dense, DivergedError, Network, SoftmaxCrossEntropy, fit
from nncourse.activations import relu
from nncourse.datasets import load_digits
from nncourse.initializers import He
from nncourse.preprocessing import Standardizer

train, validation, _ = load_digits(rng=np.random.default_rng(0))
scaler = Standardizer().fit(train.X)
X, X_validation = scaler.transform(train.X), scaler.transform(validation.X)
loss = SoftmaxCrossEntropy()
EPOCHS = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60)


@dataclass(frozen=True)
class Run:
    penalty: float = 0.0
    rate: float = 0.1
    units: int = 50
    drawn: float = 0.2  # share of the labels that are drawn at random
    epochs: int = 60


RUNS = {
    "A": Run(penalty=0.05),
    "B": Run(rate=0.001),
    "C": Run(drawn=1.0),
    "D": Run(penalty=0.3),
    "E": Run(),
    "F": Run(penalty=20.5),
    "G": Run(units=3),
}
CHANGES = {  # of several strengths the best one counts
    "a larger penalty": lambda run: [replace(run, penalty=(run.penalty or 0.0005) * 10**k) for k in (1, 2)],
    "a smaller penalty": lambda run: [replace(run, penalty=run.penalty / 10**k) for k in (1, 2, 3)],
    "more units": lambda run: [replace(run, units=10 * run.units)],
    "more epochs": lambda run: [replace(run, epochs=10 * run.epochs)],
    "other labels": lambda run: [replace(run, drawn=0.2 * (run.drawn == 1))],
}


def train_run(run: Run, seed: int = 0) -> np.ndarray:
    """Loss and accuracy in training, then on validation images, then the norm of the weights: a row each."""
    rng, rows = np.random.default_rng(seed), []
    chosen, drawn = rng.permutation(len(X))[:300], rng.random(300) < run.drawn
    few, labels = X[chosen], np.where(drawn, rng.integers(10, size=300), train.y[chosen])
    boxes = [Dense(64, run.units, weights=He()), Activate(relu), Dense(run.units, 10, weights=He())]
    net = Network(boxes, rng=np.random.default_rng(seed), dtype=np.float64)

    def note(net: Network, _: object) -> None:
        row = []
        for inputs, y in ((few, labels), (X_validation, validation.y)):
            logits = net.predict(inputs)
            row += [loss.forward(logits, y)[0], np.mean(logits.argmax(axis=1) == y)]
        rows.append([*row, np.linalg.norm(net.theta[net.weights])])

    options = {"loss": loss, "optimizer": SGD(run.rate), "rng": np.random.default_rng(seed)}
    with suppress(DivergedError, OverflowError):
        fit(net, few, labels, epochs=run.epochs, regularizer=L2(run.penalty), callbacks=[note], **options)
    return np.array(rows).T


if __name__ == "__main__":
    for letter, run in RUNS.items():
        record = train_run(run)
        columns = [e - 1 for e in EPOCHS if e <= record.shape[1]]
        print(f'    "{letter}": """')
        for row in record[:, columns]:
            print("       ", " ".join(f"{value:.2g}" for value in row))
        print('    """,')
    for letter, run in RUNS.items():
        tried = {"as it is": [run]} | {name: change(run) for name, change in CHANGES.items()}
        for name, others in tried.items():
            final = [np.mean([train_run(o, seed)[[1, 3], -1] for seed in range(3)], axis=0) for o in others]
            print(letter, f"{name:<18}", max(final, key=lambda pair: pair[1]).round(2))
