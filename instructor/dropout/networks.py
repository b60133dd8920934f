"""The six networks of the last question: trains them and prints the notebook's numbers.

    python -m instructor.dropout.networks

The master holds the numbers that one run printed, so nothing here runs when learners work or are graded.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nncourse import (
    SGD,
    Activate,
    Dense,
    Dropout,
    He,
    Network,
    SoftmaxCrossEntropy,
    Standardizer,
    fit,
    load_digits,
    relu,
)
from nncourse.layer import Layer

train, _, _ = load_digits(rng=np.random.default_rng(0))
X, y = Standardizer().fit(train.X).transform(train.X), train.y
loss = SoftmaxCrossEntropy()
he = He()
SEED = 3


@dataclass(frozen=True)
class Setting:
    p: float
    width: int = 64
    noise: float = 0.0
    rate: float = 0.1
    factor: float = 1.0  # what the evaluation multiplies with, where training has divided by 1 − p
    left_on: bool = False

    def record(self) -> dict[str, object]:
        """The columns of the notebook, not rounded."""
        rng = np.random.default_rng(SEED)
        rows, others = np.split(rng.permutation(len(X)), [400])
        drawn = rng.integers(0, 10, size=400)
        labels = np.where(rng.random(400) < self.noise, drawn, y[rows])
        net = self.network()
        settings = {"optimizer": SGD(self.rate), "epochs": 40, "rng": np.random.default_rng(SEED)}
        history = fit(net, X[rows], labels, loss=loss, **settings)
        own, evaluation = self.run(net, X[rows], training=self.left_on, seed=12)
        new, _ = self.run(net, X[others], training=self.left_on, seed=13)
        again, _ = self.run(net, X[others], training=self.left_on, seed=14)
        return {
            "on the way": history.loss[-1],
            "own": loss.forward(own, labels)[0],
            "new": loss.forward(new, y[others])[0],
            "accuracy": np.mean(new.argmax(axis=1) == y[others]),
            "twice": np.abs(new - again).max(),
            "training": self.run(net, X[rows], training=True, seed=11)[1],
            "evaluation": evaluation,
        }

    def network(self) -> Network:
        boxes: list[Layer] = []
        for fans in pairwise((64, self.width, self.width, self.width, 10)):
            boxes += [Activate(relu), Dropout(self.p)] if boxes else []
            boxes.append(Dense(*fans, weights=he))
        return Network(boxes, rng=np.random.default_rng(SEED), dtype=np.float64)

    def run(
        self, net: Network, x: np.ndarray, *, training: bool, seed: int
    ) -> tuple[np.ndarray, list[float]]:
        """Logits, and the mean output behind each box."""
        rng, means = np.random.default_rng(seed), []
        for layer in net.layers:
            x = layer.forward(x, training=training, rng=rng)[0]
            if isinstance(layer, Dropout):
                x = x if training else self.factor * x
                means.append(float(x.mean()))
        return x, means


SETTINGS = {
    "A": Setting(0.4, factor=1 / 0.6),
    "B": Setting(0.3),
    "C": Setting(0.3, left_on=True),
    "D": Setting(0.02, width=128, noise=0.25),
    "E": Setting(0.35, factor=0.35 / 0.65),
    "F": Setting(0.6, width=12, rate=0.05),
}

if __name__ == "__main__":
    for letter, setting in SETTINGS.items():
        shown = {name: np.round(value, 3).tolist() for name, value in setting.record().items()}
        print(letter, shown)
