"""Data sets, offline: nothing is downloaded."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ._validation import check_generator


class Dataset(NamedTuple):
    """Rows of examples X (n, features) and their targets y (n,)."""

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
