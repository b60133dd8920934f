"""Batch and layer normalization: give z a mean of 0 and a variance of 1, then let γ and β set them anew."""

from __future__ import annotations

from typing import Any

import numpy as np

from ._validation import check_count, check_number, check_positive
from .initializers import Constant, Zeros
from .layer import Buffer, Layer, Parameter, Shape


def _mean_square(x: np.ndarray, axis: int) -> np.ndarray:
    """Mean of x² along the axis; in float64 where x is beyond 1.8e19, whose square float32 cannot hold."""
    with np.errstate(over="ignore"):
        mean = np.mean(x * x, axis=axis)
    return mean if np.isfinite(mean).all() else np.mean(np.square(x, dtype=np.float64), axis=axis)


class _Normalization(Layer):
    """γ and β, one each a feature. Neither is a weight: decaying γ would switch the box off."""

    def __init__(self, features: int, epsilon: float):
        self.features, self.epsilon = check_count(features, "features"), check_positive(epsilon, "epsilon")
        self.input_shape = (self.features,)
        self.declared = {
            "gamma": Parameter((self.features,), Constant(1.0)),
            "beta": Parameter((self.features,), Zeros()),
        }

    def output_shape(self, input_shape: Shape | None) -> Shape:
        return (self.features,)

    def _scale_gradients(self, dy: np.ndarray, x_hat: np.ndarray) -> None:
        """dγ = Σ_rows dy ⊙ x̂,  dβ = Σ_rows dy."""
        np.sum(dy * x_hat, axis=0, out=self.dgamma)
        dy.sum(axis=0, out=self.dbeta)

    def _inverse_std(self, variance: np.ndarray, dtype: np.dtype) -> np.ndarray:
        return (1.0 / np.sqrt(variance + self.epsilon)).astype(dtype, copy=False)

    def __repr__(self) -> str:
        epsilon = "" if self.epsilon == 1e-5 else f", epsilon={self.epsilon:g}"
        return f"{type(self).__name__}({self.features}{epsilon})"


class BatchNorm(_Normalization):
    """y = γ x̂ + β with x̂ = (x − μ)/√(σ² + ε), μ and σ² of each feature over the batch [ioffe2015].

    At inference μ and σ² are the running ones, recorded in training as running ← (1 − momentum)·running +
    momentum·batch (PyTorch's meaning of momentum). σ² divides by n in x̂, and by n − 1 in what is recorded.
    """

    def __init__(self, features: int, *, momentum: float = 0.1, epsilon: float = 1e-5):
        super().__init__(features, epsilon)
        self.momentum = check_number(momentum, "momentum", least=0.0, most=1.0)
        self.buffers = {
            "running_mean": Buffer((self.features,), 0.0),
            "running_variance": Buffer((self.features,), 1.0),
        }

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, Any]:
        """y = γ x̂ + β. In training it also updates the running statistics."""
        self.check_rows(x)
        if training:
            n = len(x)
            if n < 2:
                raise ValueError(f"{self!r} in training expects a batch of at least 2 examples, got {n}")
            mean = x.mean(axis=0)
            centered = x - mean
            variance = _mean_square(centered, axis=0)
            self._record(mean, variance * (n / (n - 1)))
        else:
            centered, variance = x - self.running_mean, self.running_variance
        inverse_std = self._inverse_std(variance, x.dtype)
        x_hat = centered * inverse_std
        return self.gamma * x_hat + self.beta, (x_hat, inverse_std, training)

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """dγ = Σ dy ⊙ x̂,  dβ = Σ dy,  dx = γ/√(σ² + ε) ⊙ (dy − dβ/n − x̂ dγ/n), as μ and σ² depend on x.

        At inference they do not, and dx = γ/√(σ² + ε) ⊙ dy.
        """
        x_hat, inverse_std, training = cache
        self._scale_gradients(dy, x_hat)
        if not need_dx:
            return None
        if training:
            dy = dy - (self.dbeta + x_hat * self.dgamma) * (1.0 / len(dy))
        return dy * (self.gamma * inverse_std)

    @np.errstate(over="ignore")
    def _record(self, mean: np.ndarray, variance: np.ndarray) -> None:
        for running, batch in ((self.running_mean, mean), (self.running_variance, variance)):
            running += self.momentum * (batch - running)


class LayerNorm(_Normalization):
    """y = γ x̂ + β with x̂ = (x − μ)/√(σ² + ε), μ and σ² of each example over its features [ba2016].

    The same in training and at inference, and for a batch of one.
    """

    def __init__(self, features: int, *, epsilon: float = 1e-5):
        super().__init__(features, epsilon)

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, Any]:
        """y = γ x̂ + β."""
        self.check_rows(x)
        centered = x - x.mean(axis=1, keepdims=True)
        inverse_std = self._inverse_std(_mean_square(centered, axis=1)[:, None], x.dtype)
        x_hat = centered * inverse_std
        return self.gamma * x_hat + self.beta, (x_hat, inverse_std)

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """With g = γ ⊙ dy, means over features: dx = (g − mean(g) − x̂ mean(g ⊙ x̂))/√(σ² + ε)."""
        x_hat, inverse_std = cache
        self._scale_gradients(dy, x_hat)
        if not need_dx:
            return None
        g = dy * self.gamma
        mean_g, mean_gx = g.mean(axis=1, keepdims=True), np.mean(g * x_hat, axis=1, keepdims=True)
        return (g - mean_g - x_hat * mean_gx) * inverse_std
