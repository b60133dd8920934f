"""The six networks of the last question: measures them, tries every change, prints the notebook's numbers.

    python -m instructor.initialization.networks

The master holds the numbers that one run printed, so nothing here runs when learners work or are graded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from nncourse import SGD, Activate, Dense, Network, SoftmaxCrossEntropy, fit
from nncourse.activations import Elementwise, relu, sigmoid, tanh
from nncourse.datasets import load_digits
from nncourse.diagnostics import Health, health
from nncourse.initializers import He, Initializer, LeCun, Normal
from nncourse.layer import Layer
from nncourse.preprocessing import Standardizer

train, validation, _ = load_digits(rng=np.random.default_rng(0))
scaler = Standardizer().fit(train.X)
X, X_validation = scaler.transform(train.X), scaler.transform(validation.X)
loss = SoftmaxCrossEntropy()


@dataclass(frozen=True)
class Setting:
    f: Elementwise
    weights: Initializer
    fifth: Initializer | None = None  # the weights of the fifth layer, where they are others
    seed: int = 0

    def network(self) -> Network:
        boxes: list[Layer] = [Dense(64, 32, weights=self.weights)]
        for layer in range(2, 10):
            weights = self.fifth if self.fifth and layer == 5 else self.weights
            boxes += [Activate(self.f), Dense(32, 32 if layer < 9 else 10, weights=weights)]
        return Network(boxes, rng=np.random.default_rng(self.seed), dtype=np.float64)

    def report(self) -> Health:
        return health(self.network(), X, train.y, loss, SGD(0.03))

    def accuracy(self) -> float:
        """On the validation set, after eight epochs."""
        net, rng = self.network(), np.random.default_rng(self.seed)
        fit(net, X, train.y, loss=loss, optimizer=SGD(0.03), epochs=8, rng=rng)
        return float(np.mean(net.predict(X_validation).argmax(axis=1) == validation.y))


SETTINGS = {
    "A": Setting(relu, LeCun()),
    "B": Setting(tanh, Normal(1.0)),
    "C": Setting(sigmoid, LeCun()),
    "D": Setting(relu, He()),
    "E": Setting(tanh, LeCun(), fifth=Normal(0.002)),
    "F": Setting(tanh, Normal(0.05)),
}

CHANGES: dict[str, Callable[[Setting], Setting]] = {
    "leave it as it is": lambda s: s,
    "weights of variance 1/n_in": lambda s: replace(s, weights=LeCun(), fifth=None),
    "weights of variance 2/n_in": lambda s: replace(s, weights=He(), fifth=None),
    "tanh in place of sigmoid": lambda s: replace(s, f=tanh) if s.f is sigmoid else s,
}


def rows(report: Health) -> dict[str, list[float]]:
    """What the notebook shows, to two digits."""
    shown = {"size": report.signal, "contrast": report.contrast, "error": report.error}
    numbers = {name: [float(f"{value:.1e}") for value in part.values()] for name, part in shown.items()}
    return numbers | {"flat": [round(value, 2) for value in report.saturated.values()]}


def main() -> None:
    for name, setting in SETTINGS.items():
        print(f'"{name}": {{"f": "{setting.f}",')
        for row, numbers in rows(setting.report()).items():
            print(f'    "{row}": [{", ".join(f"{value:g}" for value in numbers)}],')
        for change, made in CHANGES.items():
            reached = [replace(made(setting), seed=seed).accuracy() for seed in range(3)]
            print(f"    {change:<28}", *[f"{value:.2f}" for value in reached])


if __name__ == "__main__":
    main()
