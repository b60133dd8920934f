"""Losses: ``forward(prediction, target)`` returns the mean over the batch and a cache, ``backward(cache)``
its gradient.

The gradient is with respect to the prediction that forward was given. The two cross-entropies take *logits*,
the scores before sigmoid or softmax: so they are stable, and their gradient is a difference of probabilities
and targets. Each loss names a metric, a second number that people read more easily; `metric(cache)` is its
mean over the batch. Every convention is PyTorch's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np

from ._validation import as_floats, check_classes, check_nonnegative, check_number, check_positive
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


class _ErrorLoss(Loss):
    """A loss of the error d = a − t, which is its cache. All have one metric, so that runs with different
    losses compare.
    """

    metric_name = "mean absolute error"

    def metric(self, cache: np.ndarray) -> float:
        return float(np.abs(cache).mean())


class SquaredError(_ErrorLoss):
    """C = 1/(n·k) Σ_i Σ_j (a_ij − t_ij)² over n examples with k outputs: the mean over all entries, as
    PyTorch's MSELoss.
    """

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
        difference = prediction - target
        return float(np.mean(difference * difference)), difference

    def backward(self, cache: np.ndarray) -> np.ndarray:
        """∂C/∂a = 2 (a − t) / (n·k)."""
        return cache * (2.0 / cache.size)


class AbsoluteError(_ErrorLoss):
    """C = 1/(n·k) Σ_i Σ_j |a_ij − t_ij|: the mean over all entries, as PyTorch's L1Loss. An outlier pulls no
    harder than any other error.
    """

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
        difference = prediction - target
        return float(np.abs(difference).mean()), difference

    def backward(self, cache: np.ndarray) -> np.ndarray:
        """∂C/∂a = sign(a − t) / (n·k), 0 at the kink."""
        return np.sign(cache) * (1.0 / cache.size)


class Huber(_ErrorLoss):
    """C = 1/(n·k) Σ_i Σ_j h(a_ij − t_ij), quadratic for small errors and linear for large ones [huber1964].

    h(d) = d²/2 for |d| ≤ δ, else δ (|d| − δ/2): the mean over all entries, as PyTorch's HuberLoss. With d
    clipped to c = min(max(d, −δ), δ), both branches are c (d − c/2), and c is the derivative.

    Parameters
    ----------
    delta
        The size of error, in the target's units, from which the loss grows linearly.
    """

    def __init__(self, delta: float = 1.0):
        self.delta = check_positive(delta, "Huber's delta")

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
        difference = prediction - target
        clipped = np.clip(difference, -self.delta, self.delta)
        return float(np.mean(clipped * (difference - 0.5 * clipped))), difference

    def backward(self, cache: np.ndarray) -> np.ndarray:
        """∂C/∂a = min(max(a − t, −δ), δ) / (n·k)."""
        return np.clip(cache, -self.delta, self.delta) * (1.0 / cache.size)

    def __repr__(self) -> str:
        return f"Huber({self.delta!r})"


class BinaryCrossEntropy(Loss):
    """C = −1/(n·k) Σ [t log p + (1 − t) log(1 − p)] with p = sigmoid(z), for logits z and targets t in [0,
    1], both (n, k): the mean over all entries, as PyTorch's BCEWithLogitsLoss.

    Computed as max(z, 0) − z t + log(1 + exp(−|z|)), which is the same and neither overflows nor takes log 0.

    Parameters
    ----------
    pos_weight
        A factor on the first term, where t = 1 is rarer or matters more than t = 0: one number of at least 0,
        or k of them, one an output. The mean is still divided by n·k.
    """

    metric_name = "accuracy"

    def __init__(self, *, pos_weight: Any = None):
        self.pos_weight = None if pos_weight is None else check_nonnegative(pos_weight, "pos_weight")

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        target = super().as_target(target, prediction_shape, dtype)
        if target.min() < 0.0 or target.max() > 1.0:
            raise ValueError(
                "BinaryCrossEntropy expects targets between 0 and 1, "
                f"got values from {target.min():g} to {target.max():g}"
            )
        if self.pos_weight is not None and self.pos_weight.shape not in ((), prediction_shape[1:]):
            raise ValueError(
                f"pos_weight must be one number or have the shape {prediction_shape[1:]} of an example's "
                f"logits, got {self.pos_weight.shape}"
            )
        return target

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        z = prediction
        softplus = np.log1p(np.exp(-np.abs(z)))
        if self.pos_weight is None:
            return float((np.maximum(z, 0.0) - z * target + softplus).mean()), (z, target, None)
        positive = target * self.pos_weight.astype(z.dtype)
        both = positive + (1.0 - target)
        loss = positive * np.maximum(-z, 0.0) + (1.0 - target) * np.maximum(z, 0.0) + both * softplus
        return float(loss.mean()), (z, positive, both)

    def backward(self, cache: Any) -> np.ndarray:
        """∂C/∂z = (p − t) / (n·k), with pos_weight w: (p (w t + 1 − t) − w t) / (n·k)."""
        z, positive, both = cache
        p = sigmoid(z) if both is None else both * sigmoid(z)
        return (p - positive) * (1.0 / z.size)

    def metric(self, cache: Any) -> float:
        z, target, _ = cache
        return float(np.mean((z > 0.0) == (target > 0.5)))
