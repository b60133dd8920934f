"""The losses of regression and classification, each with the gradient that starts backpropagation.

Every convention is PyTorch's. The two cross-entropies take *logits*, the scores before sigmoid or softmax: so
they are stable, and their gradient is a difference of probabilities and targets.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ._validation import as_weights, check_classes, check_number, check_positive, check_probabilities
from .activations import sigmoid
from .loss import Loss


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
        self.pos_weight = as_weights(pos_weight, "pos_weight")

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        target = super().as_target(target, prediction_shape, dtype)
        if target.min() < 0.0 or target.max() > 1.0:
            raise ValueError(
                "BinaryCrossEntropy expects targets between 0 and 1, "
                f"got values from {target.min():g} to {target.max():g}"
            )
        if self.pos_weight is not None and self.pos_weight.shape not in ((), prediction_shape[1:]):
            raise ValueError(
                f"pos_weight must be one number or of shape {prediction_shape[1:]}, "
                f"got {self.pos_weight.shape}"
            )
        return target

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        z = prediction
        softplus = np.log1p(np.exp(-np.abs(z)))
        if self.pos_weight is None:
            loss = np.maximum(z, 0.0) - z * target + softplus
        else:
            positive, negative = self._shares(target)
            loss = positive * np.maximum(-z, 0.0) + negative * np.maximum(z, 0.0)
            loss += (positive + negative) * softplus
        return float(loss.mean()), (z, target)

    def backward(self, cache: Any) -> np.ndarray:
        """∂C/∂z = (p − t) / (n·k); with a pos_weight w it is ((w t + 1 − t) p − w t) / (n·k)."""
        z, target = cache
        if self.pos_weight is None:
            dz = sigmoid(z) - target
        else:
            positive, negative = self._shares(target)
            dz = (positive + negative) * sigmoid(z) - positive
        dz *= 1.0 / z.size
        return dz

    def _shares(self, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What the terms log p and log(1 − p) are multiplied by."""
        return np.asarray(self.pos_weight, target.dtype) * target, 1.0 - target

    def metric(self, cache: Any) -> float:
        z, target = cache
        return float(np.mean((z > 0.0) == (target > 0.5)))


class SoftmaxCrossEntropy(Loss):
    """C = −1/n Σ_i Σ_j t_ij log p_ij with p = softmax(z), for logits z of shape (n, k).

    The target is a vector of n class numbers 0 … k−1, or an (n, k) array of probabilities (one-hot rows are
    the special case). With the two options it is C = −1/N Σ_i Σ_j q_ij log p_ij, as PyTorch's
    CrossEntropyLoss: q_ij = w_j ((1 − ε) t_ij + ε/k) for class weights w and label smoothing ε. N is n, but
    for class numbers with class weights it is the sum of the weights of these classes, Σ_i w_{y_i}.

    Parameters
    ----------
    label_smoothing
        The share ε of each target that is spread evenly over all classes, 0 ≤ ε ≤ 1 [szegedy2016].
    class_weights
        k numbers of at least 0, such as 1 / frequency where some classes are rare. A batch in which no class
        has weight costs 0.
    """

    metric_name = "accuracy"

    def __init__(self, *, label_smoothing: float = 0.0, class_weights: Any = None):
        self.label_smoothing = check_number(label_smoothing, "label_smoothing", least=0, most=1)
        self.class_weights = as_weights(class_weights, "class_weights")

    def as_target(self, target: Any, prediction_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        if len(prediction_shape) != 2:
            raise ValueError(f"SoftmaxCrossEntropy expects logits of shape (n, k), got {prediction_shape}")
        n, k = prediction_shape
        if self.class_weights is not None and self.class_weights.shape != (k,):
            raise ValueError(f"class_weights must have the shape ({k},), got {self.class_weights.shape}")
        target = np.asarray(target)
        if target.ndim == 2:
            target = super().as_target(target, prediction_shape, dtype)
            check_probabilities(target, "SoftmaxCrossEntropy")
            return target
        if target.shape != (n,):
            raise ValueError(
                f"SoftmaxCrossEntropy expects {n} class numbers or a target of shape ({n}, {k}), "
                f"got {target.shape}"
            )
        check_classes(target, k, "SoftmaxCrossEntropy")
        return target.astype(np.intp, copy=False)

    def evaluate(self, prediction: np.ndarray, target: np.ndarray) -> tuple[float, Any]:
        n, k = prediction.shape
        starts = np.arange(0, n * k, k)  # where each row starts, as `take` counts entries
        winner = prediction.argmax(axis=1)
        shifted = prediction - prediction.take(starts + winner)[:, None]
        probabilities = np.exp(shifted)
        totals = probabilities.sum(axis=1)
        probabilities /= totals[:, None]
        if target.ndim == 1 and self.class_weights is None and not self.label_smoothing:
            shares = starts + target
            value = float((np.log(totals) - shifted.take(shares)).sum()) / n
        else:
            shares = self._shares(target, prediction)
            value = float((shares * (np.log(totals)[:, None] - shifted)).sum())
        hits = winner == (target if target.ndim == 1 else target.argmax(axis=1))
        return value, (probabilities, shares, hits)

    def backward(self, cache: Any) -> np.ndarray:
        """∂C/∂z = (p − t) / n, where the rows of t add up to 1; in general (p_ij Σ_l q_il − q_ij) / N."""
        probabilities, shares, _ = cache
        if shares.ndim == 2:
            return probabilities * shares.sum(axis=1)[:, None] - shares
        dz = probabilities.copy()
        dz.ravel()[shares] -= 1.0
        dz *= 1.0 / len(shares)
        return dz

    def _shares(self, target: np.ndarray, logits: np.ndarray) -> np.ndarray:
        """q_ij / N."""
        n, k = logits.shape
        rows = np.eye(k, dtype=logits.dtype)[target] if target.ndim == 1 else target
        if self.label_smoothing:
            rows = (1.0 - self.label_smoothing) * rows + self.label_smoothing / k
        if self.class_weights is None:
            return rows * (1.0 / n)
        total = self.class_weights[target].sum() if target.ndim == 1 else n
        return rows * (self.class_weights / (total or np.inf)).astype(logits.dtype)

    def metric(self, cache: Any) -> float:
        hits = cache[2]
        return float(np.count_nonzero(hits)) / len(hits)
