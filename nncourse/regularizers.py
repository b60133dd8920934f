"""Regularizers: what keeps the weights small. They touch the slice of θ that holds the weights, never biases,
γ or β.

In a step of `fit` the L2 term joins the gradient before clipping and the optimizer; L1's proximal step and
max-norm come after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ._validation import check_number, check_positive
from .optimizers import blocks

if TYPE_CHECKING:
    from .model import Model


class Regularizer:
    """Base: a penalty with no effect. Subclasses change the parts that they need."""

    def penalty(self, net: Model) -> float:
        """What the regularizer adds to the loss."""
        return 0.0

    def add_gradient(self, net: Model) -> None:
        """Add the penalty's gradient to ``net.gradient``, before the step."""

    def after_step(self, net: Model, learning_rate: float) -> None:
        """Change the weights after the step."""


@dataclass(frozen=True)
class L2(Regularizer):
    """(λ/2)‖w‖², whose gradient is λw: PyTorch's ``weight_decay=λ``, on weights only."""

    strength: float

    def __post_init__(self) -> None:
        check_number(self.strength, "L2's strength", least=0.0)

    def penalty(self, net: Model) -> float:
        w = net.theta[net.weights]
        return 0.5 * float(self.strength) * float(np.dot(w, w))

    def add_gradient(self, net: Model) -> None:
        for block in blocks(net.weights.stop):
            net.gradient[block] += float(self.strength) * net.theta[block]


@dataclass(frozen=True)
class L1(Regularizer):
    """λ‖w‖₁, by the proximal step w ← sign(w)·max(|w| − ηλ, 0) after the optimizer's, which gives exact
    zeros.

    A subgradient λ·sign(w) would only jump to and fro around zero. η is the optimizer's learning rate, also
    for optimizers that rescale the gradient.
    """

    strength: float

    def __post_init__(self) -> None:
        check_number(self.strength, "L1's strength", least=0.0)

    def penalty(self, net: Model) -> float:
        return float(self.strength) * float(np.abs(net.theta[net.weights]).sum(dtype=np.float64))

    def after_step(self, net: Model, learning_rate: float) -> None:
        threshold = float(learning_rate * self.strength)
        for block in blocks(net.weights.stop):
            w = net.theta[block]
            w -= np.clip(w, -threshold, threshold)


class ElasticNet(Regularizer):
    """λ₁‖w‖₁ + (λ₂/2)‖w‖²: `L1` and `L2` together."""

    def __init__(self, l1: float, l2: float):
        self.l1, self.l2 = L1(l1), L2(l2)

    def penalty(self, net: Model) -> float:
        return self.l1.penalty(net) + self.l2.penalty(net)

    def add_gradient(self, net: Model) -> None:
        self.l2.add_gradient(net)

    def after_step(self, net: Model, learning_rate: float) -> None:
        self.l1.after_step(net, learning_rate)

    def __repr__(self) -> str:
        return f"ElasticNet({self.l1.strength:g}, {self.l2.strength:g})"


@dataclass(frozen=True)
class MaxNorm(Regularizer):
    """Each unit's incoming weights, a column of W, are scaled back to the norm c where they exceed it
    [srivastava2014].
    """

    c: float

    def __post_init__(self) -> None:
        check_positive(self.c, "the largest norm c")

    def after_step(self, net: Model, learning_rate: float) -> None:
        for box in net.boxes.values():
            for name, parameter in box.declared.items():
                if parameter.is_weight:
                    W = getattr(box, name)
                    norms = np.sqrt(np.sum(W * W, axis=0))
                    W *= float(self.c) / np.maximum(norms, float(self.c))
