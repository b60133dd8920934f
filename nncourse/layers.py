"""Boxes of the flow graph: each has a forward and, right below it, the backward that the chain rule gives.

``forward(x)`` returns the output and a cache: what backward will need, in plain sight. ``backward(dy,
cache)`` takes the gradient of the loss with respect to the output, writes the gradients of the box's own
parameters into ``dW``, ``db``, … and returns the gradient with respect to the input. Rows are examples: x is
(batch, features). Neither changes its arguments.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ._validation import check_count, check_generator, check_number
from .activations import Elementwise
from .initializers import Constant, Glorot, Initializer, LeCun, Zeros
from .layer import Layer, Parameter, Shape


class Dense(Layer):
    """Every unit sees every input: y = xW + b, with W (fan_in, fan_out) and b (fan_out,)."""

    def __init__(
        self,
        fan_in: int,
        fan_out: int,
        *,
        weights: Initializer = Glorot("uniform"),
        bias: Initializer = Zeros(),
    ):
        self.fan_in, self.fan_out = check_count(fan_in, "fan_in"), check_count(fan_out, "fan_out")
        self.input_shape = (self.fan_in,)
        self.declared = {
            "W": Parameter((self.fan_in, self.fan_out), weights, is_weight=True),
            "b": Parameter((self.fan_out,), bias),
        }

    def output_shape(self, input_shape: Shape | None) -> Shape:
        return (self.fan_out,)

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """y = xW + b."""
        self.check_rows(x)
        y = x.dot(self.W)  # x @ W, with less overhead on small matrices
        y += self.b
        return y, x

    def backward(self, dy: np.ndarray, cache: np.ndarray, *, need_dx: bool = True) -> np.ndarray | None:
        """dW = xᵀ dy,  db = Σ_rows dy,  dx = dy Wᵀ."""
        x = cache
        x.T.dot(dy, out=self.dW)
        dy.sum(axis=0, out=self.db)
        return dy.dot(self.W.T) if need_dx else None

    def __repr__(self) -> str:
        return f"Dense({self.fan_in}, {self.fan_out})"


class Activate(Layer):
    """An elementwise activation as a box: y = f(x), for x of any shape."""

    def __init__(self, activation: Elementwise):
        if not isinstance(activation, Elementwise):
            raise TypeError(f"Activate expects an Elementwise activation such as relu, got {activation!r}")
        self.activation = activation

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
        """y = f(x)."""
        y = self.activation(x)
        return y, (x, y)

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """dx = dy ⊙ f'(x)."""
        if not need_dx:
            return None
        x, y = cache
        return dy * self.activation.derivative(x, y)

    def __repr__(self) -> str:
        return f"Activate({self.activation!r})"


class PReLU(Layer):
    """ReLU whose negative slope is learned, one alpha a feature: y = x for x > 0, else alpha·x [he2015].

    alpha is not a weight: decaying it would turn the unit back into a ReLU.
    """

    def __init__(self, features: int, *, alpha: Initializer = Constant(0.25)):
        self.features = check_count(features, "features")
        self.input_shape = (self.features,)
        self.declared = {"alpha": Parameter((self.features,), alpha)}

    def output_shape(self, input_shape: Shape | None) -> Shape:
        return (self.features,)

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """y = max(x, 0) + alpha·min(x, 0)."""
        self.check_rows(x)
        return np.maximum(x, 0.0) + self.alpha * np.minimum(x, 0.0), x

    def backward(self, dy: np.ndarray, cache: np.ndarray, *, need_dx: bool = True) -> np.ndarray | None:
        """dalpha = Σ_rows dy ⊙ min(x, 0),  dx = dy ⊙ (1 where x > 0, else alpha)."""
        x = cache
        np.sum(dy * np.minimum(x, 0.0), axis=0, out=self.dalpha)
        return dy * np.where(x > 0.0, 1.0, self.alpha) if need_dx else None

    def __repr__(self) -> str:
        return f"PReLU({self.features})"


class Maxout(Layer):
    """The largest of `pieces` linear functions: y_j = max_p (xW + b)_{j,p} [goodfellow2013].

    W is (fan_in, units·pieces) and b (units·pieces,); the pieces of unit j are the neighboring columns
    j·pieces … (j+1)·pieces − 1.
    """

    def __init__(
        self,
        fan_in: int,
        units: int,
        pieces: int = 2,
        *,
        weights: Initializer = LeCun(),
        bias: Initializer = Zeros(),
    ):
        self.fan_in, self.units = check_count(fan_in, "fan_in"), check_count(units, "units")
        self.pieces = check_count(pieces, "pieces")
        self.input_shape = (self.fan_in,)
        self.declared = {
            "W": Parameter((self.fan_in, self.units * self.pieces), weights, is_weight=True),
            "b": Parameter((self.units * self.pieces,), bias),
        }

    def output_shape(self, input_shape: Shape | None) -> Shape:
        return (self.units,)

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
        """y_j = max_p z_{j,p} with z = xW + b; the cache keeps which piece won."""
        self.check_rows(x)
        z = (x @ self.W + self.b).reshape(len(x), self.units, self.pieces)
        winner = z.argmax(axis=2)[:, :, None]
        return np.take_along_axis(z, winner, axis=2)[:, :, 0], (x, winner)

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """dz = dy at each unit's winning piece, else 0;  dW = xᵀ dz,  db = Σ_rows dz,  dx = dz Wᵀ."""
        x, winner = cache
        dz = np.zeros((len(x), self.units, self.pieces), dtype=dy.dtype)
        np.put_along_axis(dz, winner, dy[:, :, None], axis=2)
        dz = dz.reshape(len(x), self.units * self.pieces)
        np.matmul(x.T, dz, out=self.dW)
        dz.sum(axis=0, out=self.db)
        return dz @ self.W.T if need_dx else None

    def __repr__(self) -> str:
        return f"Maxout({self.fan_in}, {self.units}, pieces={self.pieces})"


class Dropout(Layer):
    """Silence each entry with probability p in training, and divide the others by 1 − p [srivastava2014].

    With this *inverted* scaling the expected output is the input, so at inference the box does nothing.
    """

    def __init__(self, p: float = 0.5):
        self.p = check_number(p, "the dropout probability p", least=0.0, below=1.0)

    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, np.ndarray | None]:
        """y = x ⊙ mask, an entry of the mask being 1/(1 − p) or 0; y = x at inference."""
        if not training or self.p == 0.0:
            return x, None
        kept = check_generator(rng, f"{self!r} in training").random(x.shape, dtype=x.dtype) >= self.p
        mask = kept.astype(x.dtype)
        mask *= 1.0 / (1.0 - self.p)
        return x * mask, mask

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """dx = dy ⊙ mask."""
        if not need_dx:
            return None
        return dy if cache is None else dy * cache

    def __repr__(self) -> str:
        return f"Dropout({self.p:g})"
