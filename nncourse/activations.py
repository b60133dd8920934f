r"""Activation functions: each a callable value with a derivative, ``relu(z)`` and ``relu.derivative(z)``.

They work entry by entry on arrays of any shape, keep float32 and float64 as they are, turn integers into
float64 and never change their input. :func:`softmax` is the exception: it couples the entries of a row, so it
is a plain function, and its derivative belongs to the loss that uses it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import pi, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._validation import check_number

Floats = NDArray[np.floating]


def _floats(z: ArrayLike) -> Floats:
    z = np.asarray(z)
    if z.dtype.kind in "iub":
        return z.astype(np.float64)
    if z.dtype.kind != "f":
        raise TypeError(f"an activation expects real numbers, got dtype {z.dtype}")
    return z


class Elementwise(ABC):
    """An activation a = f(z) applied to each entry, with its derivative f'(z).

    `derivative` takes the output a too, where the caller has it already: sigmoid's and tanh's derivatives
    need nothing else, and a second exponential is saved.
    """

    @abstractmethod
    def __call__(self, z: ArrayLike) -> Floats:
        """f(z), a new array of z's shape."""

    @abstractmethod
    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        """f'(z), of z's shape."""

    def __repr__(self) -> str:
        return type(self).__name__.lower()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).items()))


class Identity(Elementwise):
    """f(z) = z, f'(z) = 1."""

    def __call__(self, z: ArrayLike) -> Floats:
        return +_floats(z)

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        return np.ones_like(_floats(z))


class Heaviside(Elementwise):
    """f(z) = 1 for z ≥ 0, else 0. f'(z) = 0 wherever it exists, and 0 is what is returned at the jump too."""

    def __call__(self, z: ArrayLike) -> Floats:
        return np.heaviside(_floats(z), 1.0)

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        return np.zeros_like(_floats(z))


class Sigmoid(Elementwise):
    """f(z) = 1 / (1 + exp(−z)), f'(z) = f(z)(1 − f(z)).

    For very negative z the exponential overflows to infinity, and 1/∞ = 0 is the right answer: only the
    warning is silenced.
    """

    def __call__(self, z: ArrayLike) -> Floats:
        with np.errstate(over="ignore"):
            return 1.0 / (1.0 + np.exp(-_floats(z)))

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        a = self(z) if output is None else output
        return a * (1.0 - a)


class Tanh(Elementwise):
    """f(z) = tanh(z), f'(z) = 1 − f(z)²."""

    def __call__(self, z: ArrayLike) -> Floats:
        return np.tanh(_floats(z))

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        a = self(z) if output is None else output
        return 1.0 - a * a


class ReLU(Elementwise):
    """f(z) = max(z, 0), f'(z) = 1 for z > 0, else 0 (0 at the kink, as in PyTorch)."""

    def __call__(self, z: ArrayLike) -> Floats:
        return np.maximum(_floats(z), 0.0)

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        z = _floats(z)
        return (z > 0.0).astype(z.dtype)


class LeakyReLU(Elementwise):
    """f(z) = z for z > 0, else slope·z. f'(z) = 1 for z > 0, else slope.

    Any finite slope is allowed; the two branches stay right where max(slope·z, z) does not, for a slope above
    1.
    """

    def __init__(self, slope: float = 0.01):
        self.slope = check_number(slope, "LeakyReLU's slope")

    def __call__(self, z: ArrayLike) -> Floats:
        z = _floats(z)
        return np.maximum(z, 0.0) + self.slope * np.minimum(z, 0.0)

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        z = _floats(z)
        return self.slope + (1.0 - self.slope) * (z > 0.0).astype(z.dtype)

    def __repr__(self) -> str:
        return f"LeakyReLU({self.slope:.12g})"


class ELU(Elementwise):
    """f(z) = z for z > 0, else alpha·(exp(z) − 1). f'(z) = 1 for z > 0, else alpha·exp(z) [clevert2016]."""

    def __init__(self, alpha: float = 1.0):
        self.alpha = check_number(alpha, "ELU's alpha")

    def __call__(self, z: ArrayLike) -> Floats:
        z = _floats(z)
        return np.maximum(z, 0.0) + self.alpha * np.expm1(np.minimum(z, 0.0))

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        z = _floats(z)
        return np.where(z > 0.0, 1.0, self.alpha * np.exp(np.minimum(z, 0.0)))

    def __repr__(self) -> str:
        return f"ELU({self.alpha:.12g})"


class Softplus(Elementwise):
    """f(z) = log(1 + exp(z)), computed as max(z, 0) + log(1 + exp(−|z|)). f'(z) = sigmoid(z)."""

    def __call__(self, z: ArrayLike) -> Floats:
        z = _floats(z)
        return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        return sigmoid(z)


class GELU(Elementwise):
    r"""f(z) = ½ z (1 + tanh u) with u = √(2/π)·(z + 0.044715 z³), the tanh form of zΦ(z) [hendrycks2016].

    f'(z) = ½ (1 + tanh u) + ½ z (1 − tanh² u)·u'(z). Beyond |z| = 10 tanh u is ±1 to the last bit, so z is
    taken at ±10 there: z³ cannot overflow, and −∞·0 does not arise.
    """

    _scale, _cubic = sqrt(2.0 / pi), 0.044715

    def _tanh(self, z: Floats) -> tuple[Floats, Floats]:
        near = np.clip(z, -10.0, 10.0)
        return near, np.tanh(self._scale * (near + self._cubic * near * near * near))

    def __call__(self, z: ArrayLike) -> Floats:
        z = _floats(z)
        return 0.5 * np.maximum(z, -10.0) * (1.0 + self._tanh(z)[1])

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        near, t = self._tanh(_floats(z))
        slope = self._scale * (1.0 + 3.0 * self._cubic * near * near)
        return 0.5 * (1.0 + t) + 0.5 * near * (1.0 - t * t) * slope


class SiLU(Elementwise):
    """f(z) = z·sigmoid(z), f'(z) = s + z·s·(1 − s) with s = sigmoid(z). Also called swish.

    Beyond |z| = 1000 sigmoid(z) is 0 or 1 to the last bit, so z is taken at ±1000 where ∞·0 would arise.
    """

    def __call__(self, z: ArrayLike) -> Floats:
        z = _floats(z)
        return np.maximum(z, -1000.0) * sigmoid(z)

    def derivative(self, z: ArrayLike, output: Floats | None = None) -> Floats:
        near = np.clip(_floats(z), -1000.0, 1000.0)
        s = sigmoid(near)
        return s + near * s * (1.0 - s)


identity = Identity()
heaviside = Heaviside()
sigmoid = Sigmoid()
tanh = Tanh()
relu = ReLU()
leaky_relu = LeakyReLU()
elu = ELU()
softplus = Softplus()
gelu = GELU()
silu = SiLU()


def softmax(z: ArrayLike, axis: int = -1) -> Floats:
    r"""Probabilities s_i = exp(z_i) / Σ_j exp(z_j) along `axis`, computed from z − max z so that nothing
    overflows.

    Its Jacobian is ∂s_i/∂z_j = s_i (δ_ij − s_j).
    """
    z = _floats(z)
    with np.errstate(over="ignore"):
        e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
