"""Data sets, offline: nothing is downloaded.

The toy sets have n points in the plane, drawn anew at each call: X (n, 2) in float32, y (n,) the classes 0,
1, …, in random order, as many of each as n allows. `noise` is the standard deviation of what is added to each
coordinate. A missing generator is a TypeError, any other bad argument a ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from ._validation import check_count, check_generator, check_number


class Dataset(NamedTuple):
    """Rows of examples X (n, features) and their targets y: classes (n,) or numbers (n, outputs)."""

    X: np.ndarray
    y: np.ndarray


def load_digits(
    *, rng: np.random.Generator, shares: tuple[float, ...] = (0.64, 0.16, 0.20)
) -> tuple[Dataset, ...]:
    """The 1,797 handwritten digits of 8×8 pixels, split at random with each digit equally frequent in each
    part.

    X holds counts 0 … 16 as float32, row after row of the image (n, 64); y the digit 0 … 9. With the standard
    shares the parts are train, validation and test. It is the test part of the UCI set "Optical Recognition
    of Handwritten Digits" [alpaydin1998], as scikit-learn carries it; it is no part of MNIST.
    """
    from sklearn.datasets import load_digits as read

    X, y = read(return_X_y=True)
    X = X.astype(np.float32)
    return tuple(Dataset(X[rows], y[rows]) for rows in stratified_split(y, shares, rng=rng))


def stratified_split(
    y: np.ndarray, shares: tuple[float, ...], *, rng: np.random.Generator
) -> list[np.ndarray]:
    """Shuffled row numbers for each share (they add up to 1), each class divided in these proportions as
    evenly as rounding lets it.
    """
    check_generator(rng, "a random split")
    y = np.asarray(y)
    if y.ndim != 1 or len(y) == 0:
        raise ValueError(f"y must be a vector with one class per example, got shape {y.shape}")
    if min(shares) <= 0 or abs(sum(shares) - 1.0) > 1e-9:
        raise ValueError(f"shares must be positive and add up to 1, got {shares}")
    position = np.empty(len(y))
    shuffled = rng.permutation(len(y))
    for label in np.unique(y):
        rows = shuffled[y[shuffled] == label]
        position[rows] = (np.arange(len(rows)) + rng.random()) / len(rows)
    order = np.argsort(position, kind="stable")
    edges = np.rint(np.cumsum(shares)[:-1] * len(y)).astype(int)
    return [rng.permutation(rows) for rows in np.split(order, edges)]


def spirals(n: int, *, classes: int = 3, noise: float = 0.03, rng: np.random.Generator) -> Dataset:
    """One arm a class, turning once around the center on its way from radius 0.1 to 1."""
    y = _balanced_classes(n, check_count(classes, "classes"), rng)
    radius = rng.uniform(0.1, 1.0, n)
    return _noisy(_on_circle(y / classes + radius, radius), y, noise, rng)


def moons(n: int, *, noise: float = 0.1, rng: np.random.Generator) -> Dataset:
    """Two half circles of radius 1 that reach into each other, as scikit-learn's make_moons."""
    y = _balanced_classes(n, 2, rng)
    upper = _on_circle(0.5 * rng.random(n))
    return _noisy(np.where(y[:, None] == 0, upper, [1.0, 0.5] - upper), y, noise, rng)


def circles(n: int, *, noise: float = 0.1, rng: np.random.Generator) -> Dataset:
    """A circle of radius 1, class 0, around one of radius 1/2, class 1."""
    y = _balanced_classes(n, 2, rng)
    return _noisy(_on_circle(rng.random(n), 1.0 - 0.5 * y), y, noise, rng)


def blobs(n: int, *, classes: int = 3, noise: float = 0.3, rng: np.random.Generator) -> Dataset:
    """A normal cloud a class, with centers evenly on a circle of radius 1."""
    y = _balanced_classes(n, check_count(classes, "classes"), rng)
    return _noisy(_on_circle(y / classes), y, noise, rng)


def xor(n: int, *, noise: float = 0.1, rng: np.random.Generator) -> Dataset:
    """The corners (0, 0), (0, 1), (1, 0), (1, 1), equally often; the class is 1 where one coordinate is 1 and
    the other 0. Four points without noise are the truth table.
    """
    corner = _balanced_classes(n, 4, rng)
    bits = np.stack([corner // 2, corner % 2], axis=1)
    return _noisy(bits, bits[:, 0] ^ bits[:, 1], noise, rng)


CURVES: Mapping[str, Callable[[np.ndarray], np.ndarray]] = MappingProxyType(
    {
        "sine": lambda x: np.sin(np.pi * x),
        "wave": lambda x: np.sin(3.0 * np.pi * x) * np.exp(-0.5 * (x + 1.0)),
        "bump": lambda x: np.exp(-20.0 * x * x),
        "corner": np.abs,
        "step": lambda x: np.where(x < 0.0, -1.0, 1.0),
    }
)
"""The curves of `regression_curve` by name, each a function on −1 … 1."""


def regression_curve(n: int, *, curve: str = "sine", noise: float = 0.1, rng: np.random.Generator) -> Dataset:
    """Points on a curve: X (n, 1) uniform on −1 … 1, y (n, 1) the curve at X plus normal noise, both float32.

    `curve` is a name in `CURVES`; ``CURVES[curve](x)`` is the curve without noise.
    """
    check_count(n, "n")
    check_generator(rng, "a data set")
    if curve not in CURVES:
        raise ValueError(f"there is no curve {curve!r}; there are {', '.join(CURVES)}")
    X = rng.uniform(-1.0, 1.0, (n, 1))
    y = CURVES[curve](X) + rng.normal(0.0, check_number(noise, "noise", least=0), (n, 1))
    return Dataset(X.astype(np.float32), y.astype(np.float32))


def _balanced_classes(n: int, classes: int, rng: np.random.Generator) -> np.ndarray:
    check_count(n, "n")
    return check_generator(rng, "a data set").permutation(np.arange(n) % classes)


def _on_circle(turns: np.ndarray, radius: np.ndarray | float = 1.0) -> np.ndarray:
    """Points (n, 2) at these angles, as shares of a full turn."""
    angle = 2.0 * np.pi * turns
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _noisy(X: np.ndarray, y: np.ndarray, noise: float, rng: np.random.Generator) -> Dataset:
    X = X + rng.normal(0.0, check_number(noise, "noise", least=0), X.shape)
    return Dataset(X.astype(np.float32), y)
