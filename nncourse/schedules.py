"""Learning-rate schedules: pure functions of the step number 0, 1, 2, …, given to an optimizer as its
learning rate.

A step is one update, so a schedule over epochs needs the number of batches: ``Cosine(0.1, steps=epochs *
batches)``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi

from ._validation import check_count, check_number, check_positive


@dataclass(frozen=True)
class StepDecay:
    """η_t = η₀·factor^⌊t/every⌋."""

    initial: float
    every: int
    factor: float = 0.1

    def __post_init__(self) -> None:
        check_positive(self.initial, "the initial rate")
        check_count(self.every, "every")
        check_positive(self.factor, "factor")

    def __call__(self, step: int) -> float:
        return self.initial * self.factor ** (step // self.every)


@dataclass(frozen=True)
class Exponential:
    """η_t = η₀·factorᵗ."""

    initial: float
    factor: float

    def __post_init__(self) -> None:
        check_positive(self.initial, "the initial rate")
        check_positive(self.factor, "factor")

    def __call__(self, step: int) -> float:
        return self.initial * self.factor**step


@dataclass(frozen=True)
class Cosine:
    """η_t = η_end + ½(η₀ − η_end)(1 + cos(πt/steps)), and η_end from `steps` on [loshchilov2017]."""

    initial: float
    steps: int
    final: float = 0.0

    def __post_init__(self) -> None:
        check_positive(self.initial, "the initial rate")
        check_count(self.steps, "steps")
        check_number(self.final, "the final rate", least=0.0)

    def __call__(self, step: int) -> float:
        done = min(step / self.steps, 1.0)
        return self.final + 0.5 * (self.initial - self.final) * (1.0 + cos(pi * done))


@dataclass(frozen=True)
class WarmUp:
    """Rise linearly over `steps` steps, then follow `then` (a rate, or a schedule that starts at 0 there).

    η_t = then(0)·(t + 1)/steps for t < steps, and then(t − steps) after that.
    """

    then: float | Callable[[int], float]
    steps: int

    def __post_init__(self) -> None:
        check_count(self.steps, "steps")
        if not callable(self.then):
            check_positive(self.then, "the rate after the warm-up")

    def __call__(self, step: int) -> float:
        after = self.then if callable(self.then) else lambda _: float(self.then)
        if step < self.steps:
            return after(0) * (step + 1) / self.steps
        return after(step - self.steps)
