"""A general flow graph: boxes joined in any acyclic way, fprop in topological order, bprop in reverse.

`Network` is the special case of a chain. Here a value may feed several boxes (its gradients add up) and a box
may take several values.
"""

from __future__ import annotations

from abc import abstractmethod
from graphlib import CycleError, TopologicalSorter
from typing import Any

import numpy as np

from ._validation import as_floats
from .layer import Layer
from .model import Model, backward_through


class Join(Layer):
    """A box without parameters that takes several inputs and returns a gradient for each."""

    @abstractmethod
    def forward(
        self, *inputs: np.ndarray, training: bool = False, rng: Any = None
    ) -> tuple[np.ndarray, Any]: ...


class Add(Join):
    """y = x₁ + x₂ + …, of equal shapes."""

    def forward(self, *inputs: np.ndarray, training: bool = False, rng: Any = None) -> tuple[np.ndarray, Any]:
        """y = x₁ + x₂ + …"""
        _check_equal_shapes(self, inputs)
        return np.sum(inputs, axis=0), len(inputs)

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> Any:
        """dxᵢ = dy: a sum hands the error on to each of its terms."""
        return (dy,) * cache


class Multiply(Join):
    """y = x₁ ⊙ x₂, of equal shapes."""

    def forward(self, *inputs: np.ndarray, training: bool = False, rng: Any = None) -> tuple[np.ndarray, Any]:
        """y = x₁ ⊙ x₂."""
        _check_equal_shapes(self, inputs)
        if len(inputs) != 2:
            raise ValueError(f"Multiply() expects two inputs, got {len(inputs)}")
        return inputs[0] * inputs[1], inputs

    def backward(self, dy: np.ndarray, cache: Any, *, need_dx: bool = True) -> Any:
        """dx₁ = dy ⊙ x₂,  dx₂ = dy ⊙ x₁."""
        x1, x2 = cache
        return dy * x2, dy * x1


class Caches(dict[str, Any]):
    """What each box kept for backward, and the shapes of the boxes' outputs."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: dict[str, tuple[int, ...]] = {}


class FlowGraph(Model):
    """Boxes joined by names: ``FlowGraph({"z": (Dense(2, 2), "x"), "a": (Activate(tanh), "z"), "s": (Add(),
    "a", "x")})``.

    Each entry is ``name: (box, input, ...)``; an input is another entry's name, or else one of the graph's
    own inputs (here ``x``). One box under two names shares its parameters. The order of the entries does not
    matter; a cycle is an error. Parameters are named after the first node of their box, in topological order.
    """

    def __init__(
        self,
        nodes: dict[str, tuple[Any, ...]],
        *,
        rng: np.random.Generator | None = None,
        dtype: Any = np.float32,
    ):
        if not nodes:
            raise ValueError("a flow graph needs at least one node, got none")
        for name, node in nodes.items():
            if not isinstance(node, (tuple, list)) or len(node) < 2 or not isinstance(node[0], Layer):
                raise TypeError(f"node {name!r} must be (box, input name, ...), got {node!r}")
            box, *inputs = node
            if len(inputs) > 1 and not isinstance(box, Join):
                raise ValueError(f"node {name!r}: {box!r} takes one input, got {', '.join(inputs)}")
        self.nodes = dict(nodes)
        self.inputs = sorted({i for _, *inputs in nodes.values() for i in inputs} - set(nodes))
        try:
            parents = {name: nodes[name][1:] for name in sorted(nodes)}
            self.order = [name for name in TopologicalSorter(parents).static_order() if name in nodes]
        except CycleError as error:
            raise ValueError(f"a flow graph has no cycle, got {' -> '.join(error.args[1])}") from None
        first_name: dict[int, str] = {}
        for name in self.order:
            first_name.setdefault(id(nodes[name][0]), name)
        super().__init__({name: nodes[name][0] for name in first_name.values()}, rng=rng, dtype=dtype)

    @property
    def signature(self) -> str:
        names = {id(box): name for name, box in self.boxes.items()}
        nodes = [(name, *self.nodes[name]) for name in self.order]
        return "\n".join(
            f"{name}: {box!r} of {names[id(box)]}, from {', '.join(inputs)}" for name, box, *inputs in nodes
        )

    def fprop(
        self, /, *, training: bool = False, rng: np.random.Generator | None = None, **inputs: Any
    ) -> tuple[dict[str, np.ndarray], Caches]:
        """Visit the boxes in topological order. Returns every value by name (the inputs' too) and every box's
        cache.
        """
        if sorted(inputs) != self.inputs:
            raise ValueError(f"this graph expects the inputs {self.inputs}, got {sorted(inputs)}")
        values = {name: as_floats(x, f"input {name!r}", self.dtype) for name, x in inputs.items()}
        caches = Caches()
        for name in self.order:
            box, *sources = self.nodes[name]
            values[name], caches[name] = box.forward(
                *(values[source] for source in sources), training=training, rng=rng
            )
            caches.shapes[name] = values[name].shape
        return values, caches

    def bprop(self, caches: Caches, /, **dy: np.ndarray) -> dict[str, np.ndarray]:
        """Visit the boxes in reverse order, starting from the given gradients of the loss (``bprop(caches,
        s=ds)``).

        Fills `gradient` and returns the gradient with respect to every value that the loss depends on. Where
        a value feeds several boxes, what comes back from them is added. A box that no gradient reaches gets
        zero.
        """
        if not dy or not dy.keys() <= self.nodes.keys():
            raise ValueError(f"gradients start at one or more of the nodes {self.order}, got {sorted(dy)}")
        gradients = {name: np.asarray(d, dtype=self.dtype) for name, d in dy.items()}
        for name, d in gradients.items():
            if d.shape != caches.shapes[name]:
                raise ValueError(
                    f"bprop expects the gradient at {name!r} in its value's shape {caches.shapes[name]}, "
                    f"got {d.shape}"
                )
        self.gradient[...] = 0.0
        passed: set[int] = set()
        for name in reversed(self.order):
            if name not in gradients:
                continue
            box, *sources = self.nodes[name]
            dx = backward_through(box, gradients[name], caches[name], passed)
            for source, d in zip(sources, dx if isinstance(box, Join) else (dx,), strict=True):
                gradients[source] = gradients[source] + d if source in gradients else d
        return gradients

    def __repr__(self) -> str:
        return f"{self.signature}\n{self.theta.size:,} parameters in {self.dtype}"


def _check_equal_shapes(box: Layer, inputs: tuple[np.ndarray, ...]) -> None:
    shapes = [x.shape for x in inputs]
    if len(set(shapes)) > 1:
        raise ValueError(f"{box!r} expects inputs of equal shapes, got {', '.join(map(str, shapes))}")
