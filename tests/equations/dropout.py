"""The equations of the chapter on dropout."""

import numpy as np

import nncourse

from . import equation


def masked(rng):
    """A shape, a probability to drop, and a seed with the mask that it leads to."""
    shape = tuple(rng.integers(1, 6, size=2))
    p, seed = rng.uniform(0.1, 0.9), int(rng.integers(1000))
    draws = np.random.default_rng(seed).random(shape)
    return shape, p, seed, draws >= p


@equation("eq-dropout", implements="nncourse.layers.Dropout.forward")
def _(forward, rng):
    (n, d), p, seed, mask = masked(rng)
    x, y = rng.normal(size=(n, d)), np.empty((n, d))
    for r in range(n):
        for i in range(d):
            y[r, i] = x[r, i] / (1 - p) if mask[r, i] else 0.0
    return y, forward(nncourse.Dropout(p), x, training=True, rng=np.random.default_rng(seed))[0]


@equation("eq-dropout-backward", implements="nncourse.layers.Dropout.backward")
def _(backward, rng):
    (n, d), p, seed, mask = masked(rng)
    x, dy = rng.normal(size=(2, n, d))
    dx = np.empty((n, d))
    for r in range(n):
        for i in range(d):
            dx[r, i] = dy[r, i] / (1 - p) if mask[r, i] else 0.0
    box = nncourse.Dropout(p)
    cache = box.forward(x, training=True, rng=np.random.default_rng(seed))[1]
    return dx, backward(box, dy, cache)
