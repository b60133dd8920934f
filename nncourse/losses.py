"""Losses: ``forward(prediction, target)`` returns the mean over the batch and a cache, ``backward(cache)``
its gradient.

The gradient is with respect to the prediction that forward was given. The two cross-entropies take *logits*,
the scores before sigmoid or softmax: so they are stable, and their gradient is a difference of probabilities
and targets. Each loss names a metric, a second number that people read more easily; `metric(cache)` is its
mean over the batch.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np

from ._validation import as_floats
from .activations import sigmoid


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
        """
        prediction = as_floats(prediction, "the prediction")
        return self.evaluate(prediction, self.as_target(target, prediction.shape, prediction.dtype))

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
        return f"{type(self).__name__}()"


class SquaredError(Loss):
    """C = 1/(n·k) Σ_i Σ_j (a_ij − t_ij)² over n examples with k outputs: the mean over all entries, as
    PyTorch's MSELoss.
    """

    metric_name = "mean absolute error"

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
        difference = prediction - target
        return float(np.mean(difference * difference)), difference

    def backward(self, cache: np.ndarray) -> np.ndarray:
        """∂C/∂a = 2 (a − t) / (n·k)."""
        return cache * (2.0 / cache.size)

    def metric(self, cache: np.ndarray) -> float:
        return float(np.abs(cache).mean())


class BinaryCrossEntropy(Loss):
    """C = −1/(n·k) Σ [t log p + (1 − t) log(1 − p)] with p = sigmoid(z), for logits z and targets t in [0,
    1], both (n, k).

    Computed as max(z, 0) − z t + log(1 + exp(−|z|)), which is the same and neither overflows nor takes log 0.
    """

    metric_name = "accuracy"

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        target = super().as_target(target, prediction_shape, dtype)
        if target.min() < 0.0 or target.max() > 1.0:
            raise ValueError(
                "BinaryCrossEntropy expects targets between 0 and 1, "
                f"got values from {target.min():g} to {target.max():g}"
            )
        return target

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        z = prediction
        loss = np.maximum(z, 0.0) - z * target + np.log1p(np.exp(-np.abs(z)))
        return float(loss.mean()), (z, target)

    def backward(self, cache: Any) -> np.ndarray:
        """∂C/∂z = (p − t) / (n·k)."""
        z, target = cache
        return (sigmoid(z) - target) * (1.0 / z.size)

    def metric(self, cache: Any) -> float:
        z, target = cache
        return float(np.mean((z > 0.0) == (target > 0.5)))


class SoftmaxCrossEntropy(Loss):
    """C = −1/n Σ_i Σ_j t_ij log p_ij with p = softmax(z), for logits z of shape (n, k).

    The target is a vector of n class numbers 0 … k−1, or an (n, k) array of probabilities (one-hot rows are
    the special case).
    """

    metric_name = "accuracy"

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        if len(prediction_shape) != 2:
            raise ValueError(f"SoftmaxCrossEntropy expects logits of shape (n, k), got {prediction_shape}")
        n, k = prediction_shape
        target = np.asarray(target)
        if target.ndim == 2:
            target = super().as_target(target, prediction_shape, dtype)
            sums = target.sum(axis=1)
            if target.min() < 0.0 or not np.allclose(sums, 1.0, atol=1e-4):
                raise ValueError(
                    "SoftmaxCrossEntropy expects target rows that are probabilities and add up to 1, "
                    f"got entries from {target.min():g} and sums from {sums.min():g} to {sums.max():g}"
                )
            return target
        if target.shape != (n,):
            raise ValueError(
                f"SoftmaxCrossEntropy expects {n} class numbers or a target of shape ({n}, {k}), "
                f"got {target.shape}"
            )
        if target.dtype.kind not in "iu":
            raise TypeError(f"SoftmaxCrossEntropy expects whole numbers as classes, got dtype {target.dtype}")
        if target.min() < 0 or target.max() >= k:
            raise ValueError(
                f"SoftmaxCrossEntropy expects classes from 0 to {k - 1}, got {target.min()} to {target.max()}"
            )
        return target

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        rows = np.arange(len(prediction))
        winner = prediction.argmax(axis=1)
        shifted = prediction - prediction[rows, winner][:, None]
        exponentials = np.exp(shifted)
        totals = exponentials.sum(axis=1)
        if target.ndim == 1:
            true_score, true_class = shifted[rows, target], target
        else:
            true_score, true_class = (target * shifted).sum(axis=1), target.argmax(axis=1)
        value = float((np.log(totals) - true_score).mean())
        probabilities = exponentials / totals[:, None]
        return value, (probabilities, target, winner == true_class)

    def backward(self, cache: Any) -> np.ndarray:
        """∂C/∂z = (p − t) / n."""
        probabilities, target, _ = cache
        if target.ndim == 1:
            dz = probabilities.copy()
            dz[np.arange(len(target)), target] -= 1.0
        else:
            dz = probabilities - target
        dz *= 1.0 / len(target)
        return dz

    def metric(self, cache: Any) -> float:
        return float(cache[2].mean())
