"""What a box of the flow graph is: forward, backward, and what it asks of the network that it stands in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from ._validation import write_into
from .initializers import Initializer

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


@dataclass(frozen=True)
class Buffer:
    """What a box records but does not train: an array of this shape that starts as `value` everywhere."""

    shape: Shape
    value: float


class Layer(ABC):
    """A box with parameters of its own.

    A box declares in ``self.declared`` the parameters it needs. A network allocates them inside its vector θ
    and binds them: then ``box.W`` is a view into ``net.theta`` and ``box.dW`` the same piece of
    ``net.gradient``. Assigning ``box.W = values`` writes into the view. A box stands in one network only;
    before it does, ``box.W`` is an error. What it records but does not train is declared in ``self.buffers``
    and becomes a view into ``net.state``.
    """

    declared: Mapping[str, Parameter] = MappingProxyType({})
    buffers: Mapping[str, Buffer] = MappingProxyType({})
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
        return any(name in vars(self) for name in self._view_names())

    def bind(self, name: str, view: np.ndarray) -> None:
        """Make a view into a network's vector this box's attribute `name`."""
        self.__dict__[name] = view

    def _view_names(self) -> set[str]:
        return {*self.buffers, *(f"{d}{name}" for name in self.declared for d in ("", "d"))}

    def check_rows(self, x: np.ndarray) -> None:
        """Raise where x is not (batch, …) with examples of the shape that this box expects."""
        if x.shape[1:] != self.input_shape:
            wanted = ", ".join(map(str, self.input_shape or ()))
            raise ValueError(f"{self!r} expects x of shape (batch, {wanted}), got {x.shape}")

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
