"""θ is one vector: named boxes whose parameters are views into it.

`Model` allocates, names, copies, saves and loads; `Network` (a chain) and `FlowGraph` (any acyclic graph)
pass data through the boxes.
"""

from __future__ import annotations

import copy
import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from math import prod
from typing import Any, Self

import numpy as np

from ._files import read_npz, write_npz
from ._validation import as_floats, is_repeated, write_into
from .layer import Layer


class Views(Mapping[str, np.ndarray]):
    """Named views into a vector. Assigning to a name writes into the view and never replaces it."""

    def __init__(self) -> None:
        self._views: dict[str, np.ndarray] = {}

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._views:
            raise KeyError(f"no parameter {name!r}; there are {', '.join(self._views)}")
        return self._views[name]

    def __setitem__(self, name: str, values: Any) -> None:
        write_into(self[name], values, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)


class Model(ABC):
    """Boxes and their vectors: `theta` (all weights first, then biases and the like) and `gradient`, of equal
    length.

    ``model.parameters["dense1.W"]`` and ``model.gradients["dense1.W"]`` are views into them, and
    ``model.weights`` is the slice of θ that holds the weights. Copies and pickles carry both vectors, files
    carry θ; the views are made again.
    """

    def __init__(self, boxes: dict[str, Layer], *, rng: np.random.Generator | None, dtype: Any = np.float32):
        dtype = _check_dtype(dtype)
        if is_repeated(boxes.values()):
            raise ValueError("each name must stand for a box of its own")
        for name, box in boxes.items():
            if box.is_bound:
                raise ValueError(f"{name} = {box!r} stands in a network already: build a new one")
        self.boxes = boxes
        declared = [p for box in boxes.values() for p in box.declared.values()]
        recorded = [buffer for box in boxes.values() for buffer in box.buffers.values()]
        start = [p.initializer(p.shape, rng) for p in declared]
        self._theta = np.zeros(sum(prod(p.shape) for p in declared), dtype=dtype)
        self._gradient = np.zeros_like(self._theta)
        self._state = np.zeros(sum(prod(buffer.shape) for buffer in recorded), dtype=dtype)
        self._make_views()
        for name, values in zip(self.parameters, start, strict=True):
            self.parameters[name] = values
        for name, buffer in zip(self.buffers, recorded, strict=True):
            self.buffers[name] = buffer.value

    def _make_views(self) -> None:
        self.parameters, self.gradients, self.buffers = Views(), Views(), Views()
        declared = [
            (name, box, key, p) for name, box in self.boxes.items() for key, p in box.declared.items()
        ]
        places, start = {}, 0
        for name, _, key, p in sorted(declared, key=lambda d: not d[3].is_weight):
            places[name, key] = slice(start, start := start + prod(p.shape))
        self.weights = slice(0, sum(prod(p.shape) for *_, p in declared if p.is_weight))
        for name, box, key, p in declared:
            for views, vector, d in (
                (self.parameters, self._theta, ""),
                (self.gradients, self._gradient, "d"),
            ):
                view = vector[places[name, key]].reshape(p.shape)
                box.bind(d + key, view)
                views._views[f"{name}.{key}"] = view
        start = 0
        for name, box in self.boxes.items():
            for key, buffer in box.buffers.items():
                view = self._state[start : (start := start + prod(buffer.shape))].reshape(buffer.shape)
                box.bind(key, view)
                self.buffers._views[f"{name}.{key}"] = view

    @property
    def theta(self) -> np.ndarray:
        """All parameters in one vector. Assigning to it copies the values in."""
        return self._theta

    @theta.setter
    def theta(self, values: Any) -> None:
        write_into(self._theta, values, "theta")

    @property
    def gradient(self) -> np.ndarray:
        """∂C/∂θ after the last `backward`, entry for entry beside `theta`. Assigning to it copies the values
        in.
        """
        return self._gradient

    @gradient.setter
    def gradient(self, values: Any) -> None:
        write_into(self._gradient, values, "gradient")

    @property
    def state(self) -> np.ndarray:
        """What boxes record but do not train, such as running means. Assigning to it copies the values in."""
        return self._state

    @state.setter
    def state(self, values: Any) -> None:
        write_into(self._state, values, "state")

    @property
    def dtype(self) -> np.dtype:
        return self._theta.dtype

    def astype(self, dtype: Any) -> Self:
        """A copy that computes in `dtype`, float32 or float64: the latter for gradient checks."""
        dtype = _check_dtype(dtype)
        vectors = {name: getattr(self, name).astype(dtype) for name in ("_theta", "_gradient", "_state")}
        twin = object.__new__(type(self))
        twin.__setstate__(copy.deepcopy({**self.__getstate__(), **vectors}))
        return twin

    def __copy__(self) -> Self:
        return copy.deepcopy(self)

    def __getstate__(self) -> dict[str, Any]:
        made_again = ("parameters", "gradients", "buffers", "weights")
        return {key: value for key, value in vars(self).items() if key not in made_again}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._make_views()

    @property
    @abstractmethod
    def signature(self) -> str:
        """The architecture in words: what a file must agree with before it is read into this model."""

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write θ, the state and the signature as `.npz`: to a file beside the target, then moved into its
        place.
        """
        write_npz(path, theta=self._theta, state=self._state, signature=np.array(self.signature))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Read what `save` wrote for the same architecture; on any error this model stays as it was."""
        theta, state, signature = read_npz(path, "theta", "state", "signature")
        self.check_signature(str(signature), path)
        self.restore(theta, state)

    def check_signature(self, signature: str, path: str | os.PathLike[str]) -> None:
        """Raise where a file was written for another architecture."""
        if signature != self.signature:
            raise ValueError(
                f"{path} holds another architecture.\nexpected:\n{self.signature}\ngot:\n{signature}"
            )

    def restore(self, theta: Any, state: Any) -> None:
        """Check both vectors, then put them in place."""
        vectors = [(self._theta, theta, "theta"), (self._state, state, "state")]
        checked = []
        for own, values, name in vectors:
            if np.shape(values) != own.shape:
                raise ValueError(f"{name} has shape {own.shape}, got {np.shape(values)}")
            checked.append(as_floats(values, name, self.dtype) if own.size else own)
        self._theta[...], self._state[...] = checked


def _check_dtype(dtype: Any) -> np.dtype:
    if np.dtype(dtype) not in (np.float32, np.float64):
        raise TypeError(f"a network computes in float32 or float64, got dtype {np.dtype(dtype)}")
    return np.dtype(dtype)


def backward_through(box: Layer, dy: Any, cache: Any, passed: set[int], *, need_dx: bool = True) -> Any:
    """`box.backward`, adding to the gradients that an earlier call of the same pass (`passed`) wrote for a
    shared box.
    """
    if id(box) not in passed:
        passed.add(id(box))
        return box.backward(dy, cache, need_dx=need_dx)
    gradients = [vars(box)[f"d{name}"] for name in box.declared]
    before = [gradient.copy() for gradient in gradients]
    dx = box.backward(dy, cache, need_dx=need_dx)
    for gradient, earlier in zip(gradients, before, strict=True):
        gradient += earlier
    return dx
