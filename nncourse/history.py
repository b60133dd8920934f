"""What a training run leaves behind: its history, the best θ, and the error where it diverges."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np

from ._validation import check_count

if TYPE_CHECKING:
    from .network import Network


@dataclass
class History:
    """One number an epoch: mean loss and metric over the training passes, and on the validation set where
    there is one. After early stopping, `best_epoch` is the index of the epoch whose θ was kept.
    """

    metric_name: str
    loss: list[float] = field(default_factory=list)
    metric: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_metric: list[float] = field(default_factory=list)
    best_epoch: int | None = None

    def plot(self) -> Any:
        """Draw loss and metric against the epoch; returns the matplotlib figure."""
        from .plotting import plot_history

        return plot_history(self)


class DivergedError(ArithmeticError):
    """Training met a number that is not finite. `history` keeps the epochs before it."""

    def __init__(self, message: str, history: History):
        super().__init__(message)
        self.history = history

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.history)


class EarlyStopping:
    """Stop when the validation loss has not fallen for `patience` epochs, and return to the best θ seen."""

    def __init__(self, patience: int = 10):
        self.patience = check_count(patience, "patience")
        self.start()

    def start(self) -> None:
        """Forget an earlier run."""
        self.best_loss, self.best_epoch = inf, 0
        self.best_theta = self.best_state = np.empty(0)

    def note(self, epoch: int, loss: float, net: Network) -> None:
        """Take in an epoch's validation loss."""
        if loss < self.best_loss:
            self.best_loss, self.best_epoch = loss, epoch
            self.best_theta, self.best_state = net.theta.copy(), net.state.copy()

    def has_run_out(self, epochs: int) -> bool:
        """Whether patience has run out after so many epochs."""
        return epochs - 1 - self.best_epoch >= self.patience

    def restore(self, net: Network) -> None:
        """Put the best θ seen, and the state that belongs to it, back into `net`."""
        net.restore(self.best_theta, self.best_state)
