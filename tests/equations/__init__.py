"""The book's equations, each written once more in plain index loops: a module for each chapter.

    @equation("eq-sigmoid", implements="nncourse.activations.sigmoid")
    def _(sigmoid, rng):
        z = rng.normal(size=rng.integers(1, 6, size=2))
        a = np.empty_like(z)
        for i in range(z.shape[0]):
            for j in range(z.shape[1]):
                a[i, j] = 1 / (1 + exp(-z[i, j]))
        return a, sigmoid(z)

The function gets what it checks and a generator, draws its inputs and their shapes, and returns the
equation's value and the implementation's: an array or a number, or a tuple of them. Methods have names too:
``nncourse.activations.sigmoid.derivative``, ``nncourse.layers.Dense.forward`` (called with the layer first).
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass
class Equation:
    implements: str
    transcription: Callable[[Any, np.random.Generator], tuple[Any, Any]]


EQUATIONS: dict[str, Equation] = {}


def equation(label: str, *, implements: str) -> Callable:
    """Register the transcription of the equation with this label."""

    def register(transcription: Callable) -> Callable:
        assert label not in EQUATIONS, f"{label} is transcribed twice"
        EQUATIONS[label] = Equation(implements, transcription)
        return transcription

    return register


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
