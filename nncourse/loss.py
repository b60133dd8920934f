"""What every loss can do: ``forward(prediction, target)`` returns the mean over the batch and a cache,
``backward(cache)`` its gradient with respect to the prediction that forward was given.

Each loss names a metric, a second number that people read more easily; `metric(cache)` is its mean over the
batch.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import isfinite
from typing import Any, ClassVar

import numpy as np

from ._validation import as_floats


class Loss(ABC):
    metric_name: ClassVar[str]

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        """The target in the form that `evaluate` uses; raises where it does not fit such predictions."""
        target = as_floats(target, "the target", dtype)
        if target.shape != prediction_shape:
            raise ValueError(
                f"{type(self).__name__} expects a target of the prediction's shape {prediction_shape}, "
                f"got {target.shape}"
            )
        return target

    def forward(self, prediction: np.ndarray, target: Any) -> tuple[float, Any]:
        """Check both arguments; return the mean loss as a Python float, and the cache for `backward` and
        `metric`.

        Raises
        ------
        ValueError, TypeError
            For arguments that are not finite numbers or do not fit each other.
        OverflowError
            Where the loss is too large for the prediction's precision.
        """
        prediction = as_floats(prediction, "the prediction")
        target = self.as_target(target, prediction.shape, prediction.dtype)
        with np.errstate(over="ignore", invalid="ignore"):
            value, cache = self.evaluate(prediction, target)
        if not isfinite(value):
            largest = np.abs(prediction).max()
            raise OverflowError(f"{self!r} overflows {prediction.dtype} for predictions up to {largest:g}")
        return value, cache

    @abstractmethod
    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        """`forward` without its checks, for a training loop that has made them once."""

    @abstractmethod
    def backward(self, cache: Any) -> np.ndarray:
        """Gradient of the mean loss with respect to the prediction."""

    @abstractmethod
    def metric(self, cache: Any) -> float:
        """Mean of the metric `metric_name` over the batch."""

    def __repr__(self) -> str:
        options = ", ".join(f"{name}={np.array(value).tolist()!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({options})"
