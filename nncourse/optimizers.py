"""Optimizers: how θ moves, given the gradient. Each rule is elementwise mathematics on vectors.

``optimizer.step(theta, gradient, weights=net.weights)`` changes θ in place. The base class keeps the rule's
own vectors (velocity, moments) and walks all of them in blocks that stay in the processor's cache. The
learning rate is a number, or a function of the step number 0, 1, 2, …
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache
from math import isinf, sqrt

import numpy as np

from ._validation import check_number, check_positive

BLOCK = 65_536


@cache
def blocks(size: int) -> tuple[slice, ...]:
    """Slices of `BLOCK` entries that cover a vector of this size."""
    return tuple(slice(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK))


LearningRate = float | Callable[[int], float]


class Optimizer(ABC):
    """Base: holds the state vectors, counts the steps, evaluates the learning rate, walks the blocks.

    An optimizer serves one θ: its state belongs to those parameters.
    """

    state_names: tuple[str, ...] = ()
    weight_decay = 0.0

    def __init__(self, learning_rate: LearningRate):
        if not callable(learning_rate):
            learning_rate = check_positive(learning_rate, "learning_rate")
        self.learning_rate = learning_rate
        self.steps = 0
        self.state: dict[str, np.ndarray] = {}
        self._theta: np.ndarray | None = None

    def rate(self) -> float:
        """The learning rate of the next step."""
        if callable(self.learning_rate):
            rate = self.learning_rate(self.steps)
            return check_number(rate, f"the learning rate at step {self.steps}", least=0)
        return self.learning_rate

    def step(self, theta: np.ndarray, gradient: np.ndarray, *, weights: slice = slice(None)) -> None:
        """Move `theta` in place, by one step of the rule. `weights` is the slice that decoupled weight decay
        shrinks: all of θ unless you pass ``net.weights``.
        """
        if theta is not self._theta:
            self._adopt(theta)
        if gradient.shape != theta.shape:
            raise ValueError(f"the gradient must have theta's shape {theta.shape}, got {gradient.shape}")
        rate = self.rate()
        self.steps += 1
        if self.weight_decay:
            theta[weights] *= 1.0 - rate * self.weight_decay
        for block in blocks(theta.size):
            self.update(theta[block], gradient[block], rate, *[s[block] for s in self.state.values()])

    def resume(self, theta: np.ndarray, steps: int, state: np.ndarray) -> None:
        """Serve `theta` from here on, as after `steps` steps, with the state vectors of a checkpoint."""
        self._theta = None
        self._adopt(theta)
        self.steps = steps
        for own, values in zip(self.state.values(), state, strict=True):
            own[...] = values

    def _adopt(self, theta: np.ndarray) -> None:
        if self._theta is not None:
            raise ValueError(f"{self!r} has served another theta already: make an optimizer for each network")
        if not isinstance(theta, np.ndarray) or theta.ndim != 1 or theta.dtype.kind != "f":
            raise TypeError(f"theta must be a vector of floats, got {type(theta).__name__} {np.shape(theta)}")
        self._theta = theta
        self.state = {name: np.zeros_like(theta) for name in self.state_names}
        self._scratch = np.empty(min(theta.size, BLOCK), theta.dtype)

    @abstractmethod
    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, *state: np.ndarray) -> None:
        """The rule itself, in place, on one block of θ, the gradient and the state vectors. `self.steps`
        counts from 1 here.
        """

    def __repr__(self) -> str:
        """Every setting; a function that gives the rate by its name, so that each run prints the same."""
        settings = {k: v for k, v in vars(self).items() if k not in ("steps", "state", "_theta", "_scratch")}
        settings["learning_rate"] = getattr(self.learning_rate, "__qualname__", self.learning_rate)
        return f"{type(self).__name__}({', '.join(f'{name}={value}' for name, value in settings.items())})"


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


class Nesterov(Momentum):
    """v ← μ v + g,  θ ← θ − η (g + μ v): momentum that looks one step ahead, in PyTorch's form
    [sutskever2013].
    """

    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, v: np.ndarray) -> None:  # type: ignore[override]
        v *= self.momentum
        v += g
        theta -= rate * (g + self.momentum * v)


class Adagrad(Optimizer):
    """s ← s + g²,  θ ← θ − η g / (√s + ε): each entry's rate only falls [duchi2011]."""

    state_names = ("square_sum",)

    def __init__(self, learning_rate: LearningRate = 1e-2, *, epsilon: float = 1e-10):
        super().__init__(learning_rate)
        self.epsilon = check_positive(epsilon, "epsilon")

    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, s: np.ndarray) -> None:  # type: ignore[override]
        s += g * g
        theta -= rate * g / (np.sqrt(s) + self.epsilon)


class RMSProp(Optimizer):
    """s ← ρ s + (1 − ρ) g²,  θ ← θ − η g / (√s + ε): an Adagrad that forgets [tieleman2012]."""

    state_names = ("square",)

    def __init__(self, learning_rate: LearningRate = 1e-2, *, rho: float = 0.99, epsilon: float = 1e-8):
        super().__init__(learning_rate)
        self.rho = check_number(rho, "rho", least=0, below=1)
        self.epsilon = check_positive(epsilon, "epsilon")

    def update(self, theta: np.ndarray, g: np.ndarray, rate: float, s: np.ndarray) -> None:  # type: ignore[override]
        s += (1.0 - self.rho) * (g * g - s)
        theta -= rate * g / (np.sqrt(s) + self.epsilon)


class Adam(Optimizer):
    """Adaptive moments with bias correction [kingma2015].

    m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − η m̂ / (√v̂ + ε)  with  m̂ = m/(1 − β₁ᵗ),  v̂ =
    v/(1 − β₂ᵗ).

    The factors 1 − β and the corrections are numbers, so they are taken out of the vectors: each pass over
    memory costs. What is kept is M = m/(1 − β₁) and V = v/(1 − β₂), the decaying sums M ← β₁ M + g and
    V ← β₂ V + g², and the step is η' M / (√V + ε') with c = √((1 − β₂ᵗ)/(1 − β₂)), ε' = ε c and
    η' = η c (1 − β₁)/(1 − β₁ᵗ).
    """

    state_names = ("gradient_sum", "square_sum")

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
        self, theta: np.ndarray, g: np.ndarray, rate: float, M: np.ndarray, V: np.ndarray
    ) -> None:
        c = sqrt((1.0 - self.beta2**self.steps) / (1.0 - self.beta2))
        scratch = self._scratch[: len(theta)]
        M *= self.beta1
        M += g
        V *= self.beta2
        V += np.multiply(g, g, out=scratch)
        np.sqrt(V, out=scratch)
        scratch += self.epsilon * c
        np.divide(M, scratch, out=scratch)
        scratch *= rate * c * (1.0 - self.beta1) / (1.0 - self.beta1**self.steps)
        theta -= scratch


class AdamW(Adam):
    """Adam with decoupled weight decay: w ← (1 − η λ) w on the weights, then Adam's step on all of θ
    [loshchilov2019].
    """

    def __init__(
        self,
        learning_rate: LearningRate = 1e-3,
        *,
        weight_decay: float = 1e-2,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ):
        super().__init__(learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)
        self.weight_decay = check_number(weight_decay, "weight_decay", least=0)


def clip_by_norm(gradient: np.ndarray, max_norm: float) -> float:
    """Scale `gradient` in place to the length `max_norm` where it is longer; return its length before
    [pascanu2013].
    """
    max_norm = check_positive(max_norm, "max_norm")
    with np.errstate(over="ignore"):
        norm = sqrt(np.dot(gradient, gradient))
    if isinf(norm):  # the squares overflowed, not the gradient
        norm = float(np.linalg.norm(gradient.astype(np.float64)))
    if norm > max_norm:
        gradient *= max_norm / norm
    return norm
