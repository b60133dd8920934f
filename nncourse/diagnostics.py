"""What to look at when a network does not learn: dead units, saturation, how the signal spreads through the
layers.

A box that stands in the chain twice is reported for each place: ``activate1``, then ``activate1 (2)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from .layers import Activate
from .network import Network, Step, Trace


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


def _mean_and_std(values: Any) -> tuple[float, float]:
    return float(np.mean(values, dtype=np.float64)), float(np.std(values, dtype=np.float64))
