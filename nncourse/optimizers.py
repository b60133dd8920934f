"""Optimizers: how θ moves, given the gradient. Each rule is elementwise mathematics on vectors.

``optimizer.step(theta, gradient, weights=net.weights)`` changes θ in place. The base class keeps the rule's
own vectors (velocity, moments) and walks all of them in blocks that stay in the processor's cache. The
learning rate is a number, or a function of the step number 0, 1, 2, …
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from math import sqrt

import numpy as np

from ._validation import check_number, check_positive

BLOCK = 65_536

LearningRate = float | Callable[[int], float]


class Optimizer(ABC):
    """Base: holds the state vectors, counts the steps, evaluates the learning rate, walks the blocks.

    An optimizer serves one θ: its state belongs to those parameters.
    """

    state_names: tuple[str, ...] = ()

    def __init__(self, learning_rate: LearningRate):
        if not callable(learning_rate):
            learning_rate = check_positive(learning_rate, "learning_rate")
        self.learning_rate = learning_rate
        self.steps = 0
        self.state: dict[str, np.ndarray] = {}
        self._theta: np.ndarray | None = None

    def step(self, theta: np.ndarray, gradient: np.ndarray, *, weights: slice = slice(0, 0)) -> None:
        """Move `theta` in place, by one step of the rule. `weights` is the slice that weight decay applies
        to.
        """
        if theta is not self._theta:
            self._adopt(theta)
        if gradient.shape != theta.shape:
            raise ValueError(f"the gradient must have theta's shape {theta.shape}, got {gradient.shape}")
        rate = self.learning_rate
        if callable(rate):
            rate = check_number(rate(self.steps), f"the learning rate at step {self.steps}", least=0)
        self.steps += 1
        for start in range(0, theta.size, BLOCK):
            block = slice(start, start + BLOCK)
            self.update(theta[block], gradient[block], rate, *[s[block] for s in self.state.values()])

    def _adopt(self, theta: np.ndarray) -> None:
        if self._theta is not None:
            raise ValueError(f"{self!r} has served another theta already: make an optimizer for each network")
        if not isinstance(theta, np.ndarray) or theta.ndim != 1 or theta.dtype.kind != "f":
            raise TypeError(f"theta must be a vector of floats, got {type(theta).__name__} {np.shape(theta)}")
        self._theta = theta
        self.state = {name: np.zeros_like(theta) for name in self.state_names}

    @abstractmethod
    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, *state: np.ndarray) -> None:
        """The rule itself, in place, on one block of θ, the gradient and the state vectors. `self.steps`
        counts from 1 here.
        """

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.learning_rate!r})"


class SGD(Optimizer):
    """θ ← θ − η g."""

    def update(self, theta: np.ndarray, g: np.ndarray, rate: float) -> None:  # type: ignore[override]
        theta -= rate * g


class Momentum(Optimizer):
    """v ← μ v + g,  θ ← θ − η v: PyTorch's form, in which η multiplies the whole velocity."""

    state_names = ("velocity",)

    def __init__(self, learning_rate: LearningRate, momentum: float = 0.9):
        super().__init__(learning_rate)
        self.momentum = check_number(momentum, "momentum", least=0, below=1)

    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, v: np.ndarray) -> None:  # type: ignore[override]
        v *= self.momentum
        v += g
        theta -= rate * v


class Adam(Optimizer):
    """Adaptive moments with bias correction [kingma2015].

    m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − η m̂ / (√v̂ + ε)  with  m̂ = m/(1 − β₁ᵗ),  v̂ =
    v/(1 − β₂ᵗ).

    The two corrections are numbers, so they are taken out of the vectors: η m̂ / (√v̂ + ε) = η' m / (√v + ε')
    with c = √(1 − β₂ᵗ), η' = η c / (1 − β₁ᵗ) and ε' = ε c.
    """

    state_names = ("mean", "square")

    def __init__(
        self,
        learning_rate: LearningRate = 1e-3,
        *,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ):
        super().__init__(learning_rate)
        self.beta1 = check_number(beta1, "beta1", least=0, below=1)
        self.beta2 = check_number(beta2, "beta2", least=0, below=1)
        self.epsilon = check_positive(epsilon, "epsilon")

    def update(  # type: ignore[override]
        self, theta: np.ndarray, g: np.ndarray, rate: float, m: np.ndarray, v: np.ndarray
    ) -> None:
        correction = sqrt(1.0 - self.beta2**self.steps)
        m += (1.0 - self.beta1) * (g - m)
        v += (1.0 - self.beta2) * (g * g - v)
        theta -= (
            (rate * correction / (1.0 - self.beta1**self.steps))
            * m
            / (np.sqrt(v) + self.epsilon * correction)
        )
