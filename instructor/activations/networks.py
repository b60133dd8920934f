"""The five networks of the last question: trains them, tries every mend, and prints the notebook's numbers.

    python -m instructor.activations.networks

The master holds the numbers that one run printed, so nothing here runs when learners work or are graded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from nncourse import SGD, Activate, BinaryCrossEntropy, Dense, Glorot, He, Network, fit
from nncourse.activations import Elementwise, relu, sigmoid, tanh
from nncourse.datasets import circles
from nncourse.diagnostics import dead_units, saturation
from nncourse.initializers import Initializer

X, y = circles(120, noise=0.1, rng=np.random.default_rng(0))
target = y[:, None].astype(np.float64)
loss = BinaryCrossEntropy()


class SlopeAtOutput(type(sigmoid)):
    """Sigmoid whose derivative is taken at a = f(z), not at z."""

    def derivative(self, z, output=None):
        return super().derivative(self(z))


@dataclass(frozen=True)
class Setting:
    f: Elementwise
    weights: Initializer
    learning_rate: float
    seed: int
    scale: float = 1.0
    epochs: int = 100

    def train(self) -> Network:
        net = Network(
            [Dense(2, 8, weights=self.weights), Activate(self.f), Dense(8, 1, weights=self.weights)],
            rng=np.random.default_rng(self.seed),
            dtype=np.float64,
        )
        net.parameters["dense1.W"] *= self.scale
        fit(
            net,
            X,
            target,
            loss=loss,
            optimizer=SGD(self.learning_rate),
            epochs=self.epochs,
            batch_size=10,
            rng=np.random.default_rng(self.seed),
        )
        return net


SETTINGS = {
    "A": Setting(SlopeAtOutput(), Glorot(), 1.0, seed=4),
    "B": Setting(relu, He(), 4.0, seed=0),
    "C": Setting(tanh, Glorot(), 0.3, seed=6),
    "D": Setting(relu, He(), 0.3, seed=5),
    "E": Setting(tanh, Glorot(), 0.3, seed=1, scale=100.0),
}

MENDS: dict[str, Callable[[Setting], Setting]] = {
    "leave it as it is": lambda s: s,
    "correct the derivative": lambda s: replace(s, f=sigmoid) if isinstance(s.f, SlopeAtOutput) else s,
    "divide the first weights by 100": lambda s: replace(s, scale=s.scale / 100),
    "divide the learning rate by 10": lambda s: replace(s, learning_rate=s.learning_rate / 10),
    "multiply the learning rate by 10": lambda s: replace(s, learning_rate=s.learning_rate * 10),
    "train ten times as long": lambda s: replace(s, epochs=s.epochs * 10),
}


def accuracy(net: Network) -> float:
    return float(np.mean((net.predict(X) > 0) == target))


def rounded(net: Network) -> Network:
    """The network, with its parameters as the notebook gives them."""
    net.theta = net.theta.round(2)
    return net


def reported(net: Network) -> np.ndarray:
    """dz of the hidden layer on the first six points, by the network's own backward."""
    logits, trace = net.forward(X[:6])
    net.backward(loss.backward(loss.forward(logits, target[:6])[1]), trace)
    return trace["dense1"].dy.round(5)


def table(net: Network) -> str:
    """f and the output's bias, then W, b, the output's W and dz as rows of eight numbers."""
    W, b, v, c = (net.parameters[f"dense{layer}.{name}"] for layer in (1, 2) for name in "Wb")
    f = net.layers[1].activation
    lines = [f"{sigmoid if isinstance(f, SlopeAtOutput) else f} {c[0]:.2f}"]
    lines += [" ".join(f"{value:.2f}" for value in row) for row in (*W, b, v[:, 0])]
    lines += [" ".join(f"{value:.5f}" if value else "0" for value in row) for row in reported(net)]
    return "\n".join(lines)


def main() -> None:
    for name, setting in SETTINGS.items():
        print(f"{name}: share of points classified rightly, for its own seed and five others")
        for mend, change in MENDS.items():
            seeds = [setting.seed, *range(10, 15)]
            nets = [replace(change(setting), seed=seed).train() for seed in seeds]
            print(f"  {mend:<33}", *[f"{accuracy(net):.3f}" for net in nets])
        net = rounded(setting.train())
        print(f"  rounded to two decimals: {accuracy(net):.3f}")
        print("  dead:", np.flatnonzero(dead_units(net, X)["activate1"]).tolist())
        print(f"  f' below 0.05: {saturation(net, X)['activate1']:.2f}")
        print("  points with a > 0:", (net.forward(X)[1]["activate1"].output > 0).sum(axis=0).tolist())
        print(table(net))


if __name__ == "__main__":
    main()
