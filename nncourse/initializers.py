"""How parameters start: each initializer is called with a shape and a generator and returns float64 numbers.

A weight matrix has the shape (fan_in, fan_out): rows are inputs, columns are units. Another shape is a
ValueError, a missing generator a TypeError.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import sqrt

import numpy as np

from ._validation import check_count, check_generator, check_number, check_positive


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
        check_generator(rng, repr(self))
        std = sqrt(self.variance(*_fans(shape, self)))
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


@dataclass(frozen=True)
class Sparse(Initializer):
    """Each unit (column) starts with weights from N(0, std²) to a few inputs, drawn without repeats, and 0
    to the rest [martens2010].

    Parameters
    ----------
    connections
        How many inputs a unit starts with; all of them where there are fewer.
    std
        None stands for √(1/connections), which keeps the variance of z = xW at that of x, as LeCun does.
        Before ReLU take √(2/connections), as He does.
    """

    connections: int = 10
    std: float | None = None

    def __post_init__(self) -> None:
        check_count(self.connections, "Sparse's connections")
        if self.std is not None:
            check_number(self.std, "Sparse's std", least=0)

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        rng = check_generator(rng, repr(self))
        fan_in, fan_out = _fans(shape, self)
        linked = min(self.connections, fan_in)
        W = np.zeros(shape)
        W[:linked] = rng.normal(0.0, sqrt(1.0 / linked) if self.std is None else self.std, (linked, fan_out))
        return rng.permuted(W, axis=0)


@dataclass(frozen=True)
class Orthogonal(Initializer):
    """A random rotation times `gain`: WᵀW = gain² I or WWᵀ = gain² I, whichever of them is smaller
    [saxe2014].

    So a square W keeps the length of every x and of every error, times gain, through any number of layers.
    Q of the QR decomposition of a normal matrix, with signs such that R's diagonal is positive: then each
    rotation is equally likely. The gain for ReLU is √2.
    """

    gain: float = 1.0

    def __post_init__(self) -> None:
        check_positive(self.gain, "Orthogonal's gain")

    def __call__(self, shape: tuple[int, ...], rng: np.random.Generator | None) -> np.ndarray:
        rng = check_generator(rng, repr(self))
        fan_in, fan_out = _fans(shape, self)
        Q, R = np.linalg.qr(rng.standard_normal((max(shape), min(shape))))
        Q *= self.gain * np.sign(np.diag(R))
        return Q if fan_in >= fan_out else Q.T


def _fans(shape: tuple[int, ...], who: Initializer) -> tuple[int, int]:
    if len(shape) != 2:
        raise ValueError(f"{who!r} expects a shape (fan_in, fan_out), got {shape}")
    fan_in, fan_out = shape
    return fan_in, fan_out
