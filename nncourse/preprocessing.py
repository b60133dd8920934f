"""Preparing data. Statistics come from `fit` alone, so that nothing of the test set leaks in."""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from ._validation import as_floats


class Standardizer:
    """Center each feature and divide it by its standard deviation: (x − mean) / scale.

    The standard deviation is the population's (divided by n). A constant feature has scale 1, so it becomes
    0.
    """

    mean: np.ndarray
    scale: np.ndarray

    def fit(self, X: Any) -> Self:
        """Record mean and scale of the columns of X, an (n, features) array."""
        X = _table(X)
        wide = X.astype(np.float64)
        mean, std = wide.mean(axis=0), wide.std(axis=0)
        constant = (wide == wide[0]).all(axis=0)
        self.mean, self.scale = np.where(constant, wide[0], mean), np.where(constant | (std == 0.0), 1.0, std)
        return self

    def transform(self, X: Any) -> np.ndarray:
        """(X − mean) / scale, in X's precision."""
        X = self._checked(X)
        return ((X - self.mean) / self.scale).astype(X.dtype)

    def inverse_transform(self, X: Any) -> np.ndarray:
        """X · scale + mean, in X's precision."""
        X = self._checked(X)
        return (X * self.scale + self.mean).astype(X.dtype)

    def fit_transform(self, X: Any) -> np.ndarray:
        """`fit`, then `transform` the same rows."""
        return self.fit(X).transform(X)

    def _checked(self, X: Any) -> np.ndarray:
        if not hasattr(self, "mean"):
            raise AttributeError("this Standardizer has no statistics yet: call fit(X_train) first")
        X = _table(X)
        if X.shape[1] != len(self.mean):
            raise ValueError(f"Standardizer was fitted on {len(self.mean)} features, got {X.shape[1]}")
        return X


def _table(X: Any) -> np.ndarray:
    X = as_floats(X, "X")
    if X.ndim != 2:
        raise ValueError(f"X must have the shape (n, features), got {X.shape}")
    return X
