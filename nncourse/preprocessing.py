"""Preparing data. Statistics come from `fit` alone, so that nothing of the test set leaks in.

They are kept in float64; what `transform` and `inverse_transform` return has the precision of what they were
given. Principal components and whitening are in `decomposition`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self

import numpy as np

from ._validation import as_floats, check_classes, check_count, check_number


class Preprocessor(ABC):
    """Base: ``fit(X)`` records statistics of the columns of X, an (n, features) array; ``transform`` and
    ``inverse_transform`` use them.

    All three raise ValueError or TypeError for a table that does not fit, and the latter two AttributeError
    before `fit`.
    """

    _columns: ClassVar[str] = "features"
    _width: int

    def fit(self, X: Any) -> Self:
        """Record the statistics of X; returns the object itself."""
        X = self._table(X)
        columns = X.astype(np.float64).reshape(len(X), -1)
        self._learn(columns)
        self._width = columns.shape[1]
        return self

    @abstractmethod
    def _learn(self, X: np.ndarray) -> None:
        """`fit` on a checked float64 table."""

    @abstractmethod
    def transform(self, X: Any) -> np.ndarray:
        """Prepare the rows of X by the statistics of `fit`."""

    @abstractmethod
    def inverse_transform(self, X: Any) -> np.ndarray:
        """Take prepared rows back to the original units."""

    def fit_transform(self, X: Any) -> np.ndarray:
        """`fit`, then `transform` the same rows."""
        return self.fit(X).transform(X)

    def _table(self, X: Any) -> np.ndarray:
        X = as_floats(X, "X")
        if X.ndim != 2:
            raise ValueError(f"X must have the shape (n, features), got {X.shape}")
        return X

    def _checked(self, X: Any, width: int | None = None) -> np.ndarray:
        """X as a table of `width` columns; None stands for those of `fit`."""
        if not hasattr(self, "_width"):
            raise AttributeError(f"this {type(self).__name__} has no statistics yet: call fit(X_train) first")
        X = self._table(X)
        if X[0].size != (width or self._width):
            gives = f" and gives {width}" if width else ""
            raise ValueError(
                f"{type(self).__name__} was fitted on {self._width} {self._columns}{gives}, got {X[0].size}"
            )
        return X


class Standardizer(Preprocessor):
    """Center each feature and divide it by its standard deviation: (x − mean) / scale.

    The standard deviation is the population's (divided by n). A constant feature has scale 1, so it becomes
    0. After `fit`, `mean` and `scale` are vectors (features,).
    """

    mean: np.ndarray
    scale: np.ndarray

    def _learn(self, X: np.ndarray) -> None:
        mean, std = X.mean(axis=0), X.std(axis=0)
        constant = np.ptp(X, axis=0) == 0.0
        self.mean, self.scale = np.where(constant, X[0], mean), np.where(constant | (std == 0.0), 1.0, std)

    def transform(self, X: Any) -> np.ndarray:
        """(X − mean) / scale, in X's precision."""
        X = self._checked(X)
        return ((X - self.mean) / self.scale).astype(X.dtype)

    def inverse_transform(self, X: Any) -> np.ndarray:
        """X · scale + mean, in X's precision."""
        X = self._checked(X)
        return (X * self.scale + self.mean).astype(X.dtype)


class MinMaxScaler(Preprocessor):
    """Bring each feature to the range from `low` to `high`: low + (high − low) (x − least) / span.

    least and span = largest − least are those of the rows of `fit`, so other rows may lie outside. A constant
    feature has span 1, so it becomes low. After `fit`, `least` and `span` are vectors (features,).

    Parameters
    ----------
    feature_range
        The pair (low, high), as in scikit-learn; (−1, 1) gives inputs of both signs.
    """

    least: np.ndarray
    span: np.ndarray

    def __init__(self, feature_range: tuple[float, float] = (0.0, 1.0)):
        if not isinstance(feature_range, (tuple, list)) or len(feature_range) != 2:
            raise TypeError(f"feature_range must be a pair (low, high), got {feature_range!r}")
        self.low, self.high = (check_number(bound, "a bound of feature_range") for bound in feature_range)
        if self.low >= self.high:
            raise ValueError(f"feature_range must be (low, high) with low < high, got {feature_range}")

    def _learn(self, X: np.ndarray) -> None:
        self.least = X.min(axis=0)
        span = X.max(axis=0) - self.least
        self.span = np.where(span == 0.0, 1.0, span)

    def transform(self, X: Any) -> np.ndarray:
        """low + (high − low) (X − least) / span, in X's precision."""
        X = self._checked(X)
        return (self.low + (self.high - self.low) * ((X - self.least) / self.span)).astype(X.dtype)

    def inverse_transform(self, X: Any) -> np.ndarray:
        """least + span (X − low) / (high − low), in X's precision."""
        X = self._checked(X)
        return (self.least + self.span * ((X - self.low) / (self.high - self.low))).astype(X.dtype)


class TargetScaler(Standardizer):
    """A `Standardizer` for the targets of a regression: its `inverse_transform` takes predictions back to the
    targets' units.

    y is (n,) or (n, outputs), and each method returns the shape that it was given. Where there is one output,
    predictions (n, 1) fit targets (n,).
    """

    _columns = "outputs"

    def _table(self, X: Any) -> np.ndarray:
        y = as_floats(X, "y")
        if y.ndim not in (1, 2):
            raise ValueError(f"y must have the shape (n,) or (n, outputs), got {y.shape}")
        return y


def one_hot(y: Any, classes: int) -> np.ndarray:
    """Class numbers 0 … classes − 1 (n,) as float32 rows (n, classes): 1 in the class's column, else 0."""
    y = np.asarray(y)
    if y.ndim != 1 or len(y) == 0:
        raise ValueError(f"y must be a vector with one class per example, got shape {y.shape}")
    check_classes(y, check_count(classes, "classes"), "one_hot")
    return np.eye(classes, dtype=np.float32)[y]
