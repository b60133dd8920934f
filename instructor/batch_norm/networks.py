"""The six networks of the last question: trains them and prints the notebook's numbers.

    python -m instructor.batch_norm.networks

The master holds the numbers that one run printed, so nothing here runs when learners work or are graded.
"""

from __future__ import annotations

import copy
from itertools import pairwise
from pprint import pprint

import numpy as np

from nncourse import (
    SGD,
    Activate,
    BatchNorm,
    Dense,
    He,
    Network,
    SoftmaxCrossEntropy,
    Standardizer,
    fit,
    load_digits,
    relu,
)

train, validation, _ = load_digits(rng=np.random.default_rng(0))
scaler = Standardizer().fit(train.X)
X, X_validation = scaler.transform(train.X), scaler.transform(validation.X)
loss = SoftmaxCrossEntropy()
BOX = 4  # the second box, counted in the network's layers


class WrongAxis(BatchNorm):
    """Mean and variance over the features of an example."""

    def forward(self, x, *, training=False, rng=None):
        centered = x - x.mean(axis=1, keepdims=True)
        inverse = 1 / np.sqrt((centered**2).mean(axis=1, keepdims=True) + self.epsilon)
        if training:
            self._record(x.mean(axis=0), x.var(axis=0, ddof=1))
        return self.gamma * centered * inverse + self.beta, (centered * inverse, inverse, training)

    def backward(self, dy, cache, *, need_dx=True):
        x_hat, inverse, _ = cache
        self._scale_gradients(dy, x_hat)
        g = dy * self.gamma
        along = x_hat * (g * x_hat).mean(axis=1, keepdims=True)
        return (g - g.mean(axis=1, keepdims=True) - along) * inverse


class Constants(BatchNorm):
    """Backward takes mean and variance for constants."""

    def backward(self, dy, cache, *, need_dx=True):
        x_hat, inverse, _ = cache
        return super().backward(dy, (x_hat, inverse, False), need_dx=need_dx)


def last_batch(width: int) -> BatchNorm:
    return BatchNorm(width, momentum=0.99)


def untrained(box, seed: int) -> Network:
    boxes = []
    for m, n in pairwise((64, 32, 32)):
        boxes += [Dense(m, n, weights=He()), box(n), Activate(relu)]
    boxes.append(Dense(32, 10, weights=He()))
    return Network(boxes, rng=np.random.default_rng(seed), dtype=np.float64)


def trained(box, seed: int, *, rate: float = 0.2, epochs: int = 8, batch_size: int = 32) -> Network:
    net, rng = untrained(box, seed), np.random.default_rng(seed)
    options = {"loss": loss, "optimizer": SGD(rate), "epochs": epochs, "batch_size": batch_size}
    fit(net, X, train.y, rng=rng, **options)
    return net


def record_lost() -> Network:
    net = untrained(BatchNorm, 3)
    net.theta = trained(BatchNorm, 3, rate=0.5, epochs=12).theta
    return net


NETWORKS = {
    "A": lambda: trained(last_batch, 1, rate=0.1, batch_size=8),
    "B": lambda: trained(BatchNorm, 2),
    "C": record_lost,
    "D": lambda: trained(BatchNorm, 4),
    "E": lambda: trained(WrongAxis, 5),
    "F": lambda: trained(Constants, 6, rate=0.5),
}
BATCH_AT_TEST_TIME = "D"


def by_batch(net: Network, inputs: np.ndarray) -> np.ndarray:
    """Answers with the batch's own statistics; the record stays."""
    return copy.deepcopy(net).forward(inputs, training=True)[0].argmax(axis=1)


def alone_by_batch(net: Network) -> int:
    """With its own statistics every image alone comes out of a box as beta: one answer for all."""
    a = net.layers[BOX].beta[None]
    for layer in net.layers[BOX + 1 :]:
        a = layer.forward(a)[0]
    return int(a.argmax())


def record(letter: str) -> dict:
    """What the notebook says of this network."""
    net, y = NETWORKS[letter](), validation.y
    batches = np.array_split(np.random.default_rng(5).permutation(len(X)), 36)
    own = np.concatenate([by_batch(net, X[rows]) == train.y[rows] for rows in batches]).mean()
    if letter == BATCH_AT_TEST_TIME:
        alone, together = np.mean(alone_by_batch(net) == y), np.mean(by_batch(net, X_validation) == y)
    else:
        alone = together = np.mean(net.predict(X_validation).argmax(axis=1) == y)
    box, step = net.layers[BOX], copy.deepcopy(net)
    logits, trace = step.forward(X[batches[0]], training=True)
    _, cache = loss.forward(logits, train.y[batches[0]])
    step.backward(loss.backward(cache), trace)
    x_hat, dx = trace[net.names[BOX]].cache[0], trace["dense2"].dy
    z = copy.deepcopy(net).forward(X, training=True)[1]["dense2"].output
    return {
        "own": own, "alone": alone, "together": together,
        "columns": np.abs(x_hat.mean(axis=0)).max(),
        "rows": np.abs(x_hat.mean(axis=1)).max(),
        "sum_dx": np.abs(dx.sum(axis=0)).max() / np.abs(dx).max(),
        "recorded": (box.running_mean[:3], box.running_variance[:3]),
        "true": (z.mean(axis=0)[:3], z.var(axis=0)[:3]),
    }  # fmt: skip


if __name__ == "__main__":
    pprint({letter: record(letter) for letter in NETWORKS})
