"""A chain of boxes: data goes forward, errors go backward. A general graph of boxes is in `flowgraph`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ._validation import as_floats
from .layer import Layer
from .model import Model, backward_through


@dataclass(slots=True)
class Step:
    """One box's part of a pass: its name, its output, what it kept for backward, and after backward the error
    dy at its output.
    """

    name: str
    layer: Layer
    output: np.ndarray
    cache: Any
    dy: np.ndarray | None = None


class Trace(list[Step]):
    """The steps of one forward pass in order; ``trace["dense1"]`` is the first step of a box by its name."""

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, str):
            return super().__getitem__(key)
        for step in self:
            if step.name == key:
                return step
        raise KeyError(f"no box {key!r} in this trace; there are {', '.join(s.name for s in self)}")


class Network(Model):
    """A chain of boxes: the output of one is the input of the next.

    Boxes are named by their class and a count from 1: ``dense1``, ``activate1``, ``dense2``. A box that
    stands in the chain twice shares its parameters, and its gradient is the sum over both places.

    Parameters
    ----------
    layers
        The boxes, first to last; each fits the output of the one before.
    rng
        Draws the starting weights, always in float64, so that a seed gives the same net in either precision.
    dtype
        float32 for training, float64 for gradient checks.

    Raises
    ------
    ValueError
        If two neighbors do not fit, or a box stands in a network already.
    TypeError
        If an item is no layer, `rng` is missing, or `dtype` is another one.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        *,
        rng: np.random.Generator | None = None,
        dtype: Any = np.float32,
    ):
        if not isinstance(layers, Sequence):
            raise TypeError(f"a Network is made of a list of layers, got {layers!r}")
        self.layers = list(layers)
        if not self.layers:
            raise ValueError("a Network needs at least one layer, got none")
        names: dict[int, str] = {}
        counts: Counter[str] = Counter()
        for layer in self.layers:
            if not isinstance(layer, Layer):
                raise TypeError(f"a Network is made of layers, got {layer!r}")
            if id(layer) not in names:
                kind = type(layer).__name__.lower()
                counts[kind] += 1
                names[id(layer)] = f"{kind}{counts[kind]}"
        self.names = [names[id(layer)] for layer in self.layers]
        self.input_shape = self._check_chain()
        super().__init__(dict(zip(self.names, self.layers, strict=True)), rng=rng, dtype=dtype)

    def _check_chain(self) -> tuple[int, ...] | None:
        """Follow the shape of one example through the chain; return the shape that the first box with a say
        expects.
        """
        shape: tuple[int, ...] | None = None
        wanted: tuple[int, ...] | None = None
        for position, layer in enumerate(self.layers):
            if shape is None:
                wanted = layer.input_shape
            elif layer.input_shape not in (None, shape):
                raise ValueError(
                    f"{self.names[position]} = {layer!r} expects one example of shape {layer.input_shape}, "
                    f"but {self.names[position - 1]} = {self.layers[position - 1]!r} before it gives {shape}"
                )
            shape = layer.output_shape(shape or layer.input_shape)
        return wanted

    def check_input(self, x: Any) -> np.ndarray:
        """`x` as a finite, non-empty array of the network's dtype with one row per example."""
        x = as_floats(x, "the network's input", self.dtype)
        if x.ndim < 2 or self.input_shape not in (None, x.shape[1:]):
            wanted = "features" if self.input_shape is None else ", ".join(map(str, self.input_shape))
            raise ValueError(f"the network expects input of shape (batch, {wanted}), got {x.shape}")
        return x

    def forward(
        self, x: Any, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, Trace]:
        """Send a batch through the chain. Returns the last output and the trace that `backward` needs.

        Raises
        ------
        ValueError, TypeError
            For an input that is not made of finite numbers in the shape that the first box expects.
        OverflowError
            Where an output, or what a box records, is too large for the network's precision.
        """
        x = self.check_input(x)
        with np.errstate(over="ignore", invalid="ignore"):
            output, trace = self.propagate(x, training=training, rng=rng)
        if not (np.isfinite(output).all() and np.isfinite(self.state).all()):
            results = {step.name: step.output for step in trace} | dict(self.buffers)
            name = next(name for name, values in results.items() if not np.isfinite(values).all())
            raise OverflowError(f"{name} overflows {self.dtype} for inputs up to {np.abs(x).max():g}")
        return output, trace

    def propagate(
        self, x: np.ndarray, *, training: bool = False, rng: np.random.Generator | None = None
    ) -> tuple[np.ndarray, Trace]:
        """`forward` without the checks of its input, for a training loop that has made them once."""
        trace = Trace()
        for name, layer in zip(self.names, self.layers, strict=True):
            x, cache = layer.forward(x, training=training, rng=rng)
            trace.append(Step(name, layer, x, cache))
        return x, trace

    def backward(self, dy: np.ndarray, trace: Trace, *, need_dx: bool = True) -> np.ndarray | None:
        """Send the gradient at the last output back through the chain: fills `gradient`, returns the input's
        gradient.

        The trace then holds each box's dy. ``need_dx=False`` spares the first box the product that nobody
        uses.
        """
        if len(trace) != len(self.layers) or trace[0].layer is not self.layers[0]:
            raise ValueError("backward expects the trace of this network's own forward, got another one")
        if np.shape(dy) != trace[-1].output.shape:
            raise ValueError(
                f"backward expects dy of the output's shape {trace[-1].output.shape}, got {np.shape(dy)}"
            )
        error: np.ndarray | None = np.asarray(dy, dtype=self.dtype)
        passed: set[int] = set()
        first = trace[0]
        for step in reversed(trace):
            step.dy = error
            wanted = need_dx or step is not first
            error = backward_through(step.layer, error, step.cache, passed, need_dx=wanted)
        return error

    @property
    def signature(self) -> str:
        return "\n".join(f"{name}: {box!r}" for name, box in zip(self.names, self.layers, strict=True))

    def predict(self, X: Any) -> np.ndarray:
        """The last output for each row of X, as at inference (``training=False``)."""
        return self.forward(X)[0]

    def __repr__(self) -> str:
        lines, shape = [], self.input_shape
        for name, layer in zip(self.names, self.layers, strict=True):
            shape = layer.output_shape(shape)
            size = sum(int(np.prod(p.shape)) for p in layer.declared.values())
            lines.append(f"{name:<12} {layer!r:<28} -> {shape}, {size:,} parameters")
        return "\n".join([*lines, f"{self.theta.size:,} parameters in {self.dtype}"])
