"""What to look at when a network does not learn: dead units, saturation, how the signal spreads through the
layers, how far a step moves the parameters.

A box that stands in the chain twice is reported for each place: ``activate1``, then ``activate1 (2)``.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf
from typing import Any, NamedTuple

import numpy as np

from ._validation import as_floats
from .layers import Activate
from .loss import Loss
from .model import Model
from .network import Network, Step, Trace
from .optimizers import Optimizer


def _named(steps: Iterable[Step]) -> Iterator[tuple[str, Step]]:
    counts: Counter[str] = Counter()
    for step in steps:
        counts[step.name] += 1
        yield (step.name if counts[step.name] == 1 else f"{step.name} ({counts[step.name]})"), step


def _activations(net: Network, X: Any) -> Iterator[tuple[str, Step]]:
    return _named(step for step in net.forward(X)[1] if isinstance(step.layer, Activate))


def dead_units(net: Network, X: Any) -> dict[str, np.ndarray]:
    """For each activation box, which of its units give 0 on every row of X: ``{"activate1": array([False,
    True, …])}``.

    Pass the whole training set: a unit that is silent on one batch may fire on the next.
    """
    return {name: (step.output == 0.0).all(axis=0) for name, step in _activations(net, X)}


def saturation(net: Network, X: Any, threshold: float = 0.05) -> dict[str, float]:
    """For each activation box, the share of its outputs whose derivative is below `threshold` in size: hardly
    any error gets through.
    """
    return {
        name: float(np.mean(np.abs(step.layer.activation.derivative(step.cache[0], step.output)) < threshold))
        for name, step in _activations(net, X)
    }


def activation_spread(net: Network, X: Any) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation of each box's outputs on X."""
    return {name: _mean_and_std(step.output) for name, step in _named(net.forward(X)[1])}


def gradient_spread(trace: Trace) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation of the error dy at each box's output, after ``net.backward(dy, trace)``."""
    if any(step.dy is None for step in trace):
        raise ValueError("this trace holds no errors yet: call net.backward(dy, trace) first")
    return {name: _mean_and_std(step.dy) for name, step in _named(trace)}


def update_ratio(net: Model, before: Any) -> dict[str, float]:
    """How far each parameter has moved, as a share of its size: ‖θ − θ_before‖ / ‖θ_before‖ by name.

    Take ``before = net.theta.copy()`` and make one step: around 1e-3 is usual for weights, far less is
    learning that stands still, far more is learning that tears down what it has. A parameter that was all 0
    (a bias at the start) gives infinity, or 0 where it has not moved.
    """
    now, earlier = net.astype(np.float64), net.astype(np.float64)
    earlier.theta = as_floats(before, "before")
    return {
        name: _norm_ratio(value - earlier.parameters[name], earlier.parameters[name])
        for name, value in now.parameters.items()
    }


class Health(NamedTuple):
    """What one step of training shows, by name: a number for each activation box, and in `update` one for
    each weight.
    """

    signal: dict[str, float]
    """Root mean square of the box's outputs."""
    contrast: dict[str, float]
    """The part of `signal` that differs between examples: root mean square of the outputs, each unit's mean
    over the rows taken off."""
    error: dict[str, float]
    """Root mean square of the error dz at the box's input."""
    saturated: dict[str, float]
    """Share of outputs whose derivative is below 0.05 in size."""
    dead: dict[str, float]
    """Share of units that give 0 on every row."""
    update: dict[str, float]
    """How far the optimizer's next step would move each weight, as a share of its size."""


def health(
    net: Network,
    X: Any,
    y: Any,
    loss: Loss,
    optimizer: Optimizer,
    *,
    rng: np.random.Generator | None = None,
) -> Health:
    """Try one step of training on the rows of X and y, and report how the signal and the error fare in it.

    The step is made on a copy: `net` and `optimizer` stay as they are. A copy of `rng` draws what the boxes
    need in training.

    Raises
    ------
    ValueError
        If the network has no `Activate` box.
    """
    net, optimizer, rng = copy.deepcopy((net, optimizer, rng))
    prediction, trace = net.forward(X, training=True, rng=rng)
    boxes = [(name, step) for name, step in _named(trace) if isinstance(step.layer, Activate)]
    if not boxes:
        raise ValueError("health expects a network with at least one Activate box, got none")
    net.backward(loss.backward(loss.forward(prediction, y)[1]), trace)
    slopes = {name: step.layer.activation.derivative(step.cache[0], step.output) for name, step in boxes}
    before = net.theta.copy()
    optimizer.step(net.theta, net.gradient, weights=net.weights)
    return Health(
        signal={name: _rms(step.output) for name, step in boxes},
        contrast={
            name: _rms(step.output - step.output.mean(axis=0, dtype=np.float64)) for name, step in boxes
        },
        error={name: _rms(step.dy * slopes[name]) for name, step in boxes},
        saturated={name: float(np.mean(np.abs(slope) < 0.05)) for name, slope in slopes.items()},
        dead={name: float(np.mean((step.output == 0.0).all(axis=0))) for name, step in boxes},
        update={name: ratio for name, ratio in update_ratio(net, before).items() if name.endswith(".W")},
    )


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values, dtype=np.float64))))


def _norm_ratio(change: np.ndarray, start: np.ndarray) -> float:
    moved, size = (float(np.linalg.norm(a)) for a in (change, start))
    return 0.0 if moved == 0.0 else moved / size if size else inf


def _mean_and_std(values: Any) -> tuple[float, float]:
    return float(np.mean(values, dtype=np.float64)), float(np.std(values, dtype=np.float64))
