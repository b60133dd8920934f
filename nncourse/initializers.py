"""How parameters start: each initializer is called with a shape and a generator and returns float64 numbers.

A weight matrix has the shape (fan_in, fan_out): rows are inputs, columns are units.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import sqrt

import numpy as np

from ._validation import check_generator, check_number


class Initializer(ABC):
    @abstractmethod
    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        """Starting values of the given shape, in float64."""


@dataclass(frozen=True)
class Constant(Initializer):
    """Every entry equals `value`; no generator needed."""

    value: float

    def __post_init__(self) -> None:
        check_number(self.value, f"{type(self).__name__}'s value")

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None = None) -> np.ndarray:
        return np.full(shape, self.value, dtype=np.float64)


@dataclass(frozen=True)
class Zeros(Constant):
    """Every entry is 0: right for biases, useless for the weights of a hidden layer."""

    value: float = 0.0


@dataclass(frozen=True)
class Normal(Initializer):
    """w ~ N(0, std²)."""

    std: float = 0.01

    def __post_init__(self) -> None:
        check_number(self.std, "Normal's std", least=0)

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        return check_generator(rng, repr(self)).normal(0.0, self.std, shape)


@dataclass(frozen=True)
class Uniform(Initializer):
    """w ~ U(−limit, limit), of variance limit²/3."""

    limit: float = 0.05

    def __post_init__(self) -> None:
        check_number(self.limit, "Uniform's limit", least=0)

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        return check_generator(rng, repr(self)).uniform(-self.limit, self.limit, shape)


@dataclass(frozen=True)
class _VarianceScaling(Initializer):
    """Zero-mean weights of the variance that the subclass states, drawn from a normal or a uniform
    distribution.
    """

    distribution: str = "normal"

    def __post_init__(self) -> None:
        if self.distribution not in ("normal", "uniform"):
            raise ValueError(
                f"{type(self).__name__} expects distribution 'normal' or 'uniform', got {self.distribution!r}"
            )

    @staticmethod
    @abstractmethod
    def variance(fan_in: int, fan_out: int) -> float:
        """Var(w)."""

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        if len(shape) != 2:
            raise ValueError(f"{self!r} expects a shape (fan_in, fan_out), got {shape}")
        check_generator(rng, repr(self))
        std = sqrt(self.variance(*shape))
        draw = Normal(std) if self.distribution == "normal" else Uniform(sqrt(3.0) * std)
        return draw(shape, rng)


class LeCun(_VarianceScaling):
    """Var(w) = 1/fan_in: keeps the variance of z = xW at that of x [lecun1998]."""

    @staticmethod
    def variance(fan_in: int, fan_out: int) -> float:
        return 1.0 / fan_in


class Glorot(_VarianceScaling):
    """Var(w) = 2/(fan_in + fan_out): a compromise between forward and backward signal [glorot2010]."""

    @staticmethod
    def variance(fan_in: int, fan_out: int) -> float:
        return 2.0 / (fan_in + fan_out)


class He(_VarianceScaling):
    """Var(w) = 2/fan_in: makes up for the half that ReLU removes [he2015]."""

    @staticmethod
    def variance(fan_in: int, fan_out: int) -> float:
        return 2.0 / fan_in
