"""Boxes of the flow graph: each has a forward and, right below it, the backward that the chain rule gives.

``forward(x)`` returns the output and a cache: what backward will need, in plain sight. ``backward(dy,
cache)`` takes the gradient of the loss with respect to the output, writes the gradients of the box's own
parameters into ``dW``, ``db``, … and returns the gradient with respect to the input. Rows are examples: x is
(batch, features). Neither changes its arguments.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from ._validation import check_count, write_into
from .activations import Elementwise
from .initializers import Constant, Glorot, Initializer, LeCun, Zeros

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Parameter:
    """What a box asks its network for: an array of this shape, started so. Only weights are decayed or drawn
    to zero.
    """

    shape: Shape
    initializer: Initializer
    is_weight: bool = False

    def __post_init__(self) -> None:
        if not callable(self.initializer) or isinstance(self.initializer, type):
            raise TypeError(f"a parameter starts from an initializer such as He(), got {self.initializer!r}")


class Layer(ABC):
    """A box with parameters of its own.

    A box declares in ``self.declared`` the parameters it needs. A network allocates them inside its vector θ
    and binds them: then ``box.W`` is a view into ``net.theta`` and ``box.dW`` the same piece of
    ``net.gradient``. Assigning ``box.W = values`` writes into the view. A box stands in one network only;
    before it does, ``box.W`` is an error.
    """

    declared: Mapping[str, Parameter] = MappingProxyType({})
    input_shape: Shape | None = None  # of one example; None: any

    def output_shape(self, input_shape: Shape | None) -> Shape | None:
        """Shape of one example's output, given that of its input."""
        return input_shape

    @abstractmethod
    def forward(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, Any]:
        """Return the output y and the cache that backward needs."""

    @abstractmethod
    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> np.ndarray | None:
        """Write the parameters' gradients and return dx (None where it is not needed)."""

    @property
    def is_bound(self) -> bool:
        """Whether the box stands in a network."""
        return any(name in vars(self) for name in self.declared)

    def bind(self, name: str, value: np.ndarray, gradient: np.ndarray) -> None:
        """Make two views into a network's vectors this box's parameter `name` and its gradient."""
        self.__dict__[name], self.__dict__[f"d{name}"] = value, gradient

    def _view_names(self) -> set[str]:
        return {f"{d}{name}" for name in self.declared for d in ("", "d")}

    def __getattr__(self, name: str) -> Any:
        if name in self._view_names():
            raise AttributeError(f"{self!r} has its {name} once it stands in a Network")
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self._view_names():
            write_into(getattr(self, name), value, f"{name} of {self!r}")
        else:
            super().__setattr__(name, value)

    def __getstate__(self) -> dict[str, Any]:
        views = self._view_names()
        return {key: value for key, value in vars(self).items() if key not in views}

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


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
        _check_rows(self, x)
        y = x @ self.W
        y += self.b
        return y, x

    def backward(self, dy: np.ndarray, cache: np.ndarray, *, need_dx: bool = True) -> np.ndarray | None:
        """dW = xᵀ dy,  db = Σ_rows dy,  dx = dy Wᵀ."""
        x = cache
        np.matmul(x.T, dy, out=self.dW)
        dy.sum(axis=0, out=self.db)
        return dy @ self.W.T if need_dx else None

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
        _check_rows(self, x)
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
        _check_rows(self, x)
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


def _check_rows(box: Layer, x: np.ndarray) -> None:
    if x.shape[1:] != box.input_shape:
        wanted = ", ".join(map(str, box.input_shape or ()))
        raise ValueError(f"{box!r} expects x of shape (batch, {wanted}), got {x.shape}")
