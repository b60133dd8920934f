"""Training: mini-batches, the history of a run, early stopping, and a clear end where a run diverges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf, isfinite
from typing import Any

import numpy as np

from ._validation import check_count, check_generator, check_instance, check_same_rows
from .losses import Loss
from .network import Network
from .optimizers import Optimizer


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

    def start(self) -> None:
        """Forget an earlier run."""
        self.best_loss, self.best_epoch, self.best_theta = inf, 0, np.empty(0)

    def should_stop(self, epoch: int, loss: float, net: Network) -> bool:
        """Note this epoch's validation loss; True when patience has run out."""
        if loss < self.best_loss:
            self.best_loss, self.best_epoch, self.best_theta = loss, epoch, net.theta.copy()
        return epoch - self.best_epoch >= self.patience

    def restore(self, net: Network) -> None:
        """Put the best θ seen back into `net`."""
        net.theta = self.best_theta


def fit(
    net: Network,
    X: Any,
    y: Any,
    *,
    loss: Loss,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int = 32,
    rng: np.random.Generator,
    validation: tuple[Any, Any] | None = None,
    early_stopping: EarlyStopping | None = None,
    progress: bool = False,
) -> History:
    """Train `net` on the rows of X and y, in batches of freshly shuffled rows each epoch.

    Each step: forward, loss, backward, ``optimizer.step(net.theta, net.gradient)``. A last batch of one
    example joins the batch before it.

    Parameters
    ----------
    net
        Changed in place. Its dtype is the one that everything is computed in.
    X, y
        One row per example; y in a form that `loss` takes.
    loss, optimizer
        Called again with the same optimizer and generator, `fit` goes on where it stopped.
    epochs, batch_size
        How often each row is passed, and how many rows make a step.
    rng
        Shuffles the rows, and draws what the boxes need in training.
    validation
        A pair (X, y) that is evaluated after each epoch, and never trained on.
    early_stopping
        Stops the run by its validation loss and puts the best θ back.
    progress
        Show a bar on stderr.

    Returns
    -------
    History
        Losses and metrics, one number an epoch.

    Raises
    ------
    ValueError, TypeError
        For arguments that do not fit, before θ is changed.
    DivergedError
        When the loss, the validation loss or θ is no longer finite. It carries the history so far.
    """
    check_instance(net, Network, "net", "Network([Dense(64, 10)], rng=rng)")
    check_instance(loss, Loss, "loss", "SoftmaxCrossEntropy()")
    check_instance(optimizer, Optimizer, "optimizer", "Adam()")
    check_generator(rng, "fit")
    epochs, batch_size = check_count(epochs, "epochs"), check_count(batch_size, "batch_size")
    X, y = _checked_data(net, X, y, loss)
    if validation is not None:
        if not isinstance(validation, (tuple, list)) or len(validation) != 2:
            raise TypeError(f"validation must be a pair (X, y), got a {type(validation).__name__}")
        validation = _checked_data(net, *validation, loss)
    if early_stopping is not None:
        if validation is None:
            raise ValueError("early stopping watches the validation loss: pass validation=(X, y)")
        early_stopping.start()

    history = History(loss.metric_name)
    for epoch in _progress(range(epochs), history, progress):
        loss_sum = metric_sum = 0.0
        for rows in batches(len(X), batch_size, rng):
            value, metric = _train_step(net, X.take(rows, axis=0), y.take(rows, axis=0), loss, optimizer, rng)
            if not isfinite(value):
                raise _diverged(optimizer, f"the loss became {value}", history)
            loss_sum += value * len(rows)
            metric_sum += metric * len(rows)
        if not np.isfinite(net.theta).all():
            raise _diverged(optimizer, "a parameter is no longer finite", history)
        if validation is not None:
            value, metric = _evaluate(net, *validation, loss)
            if not isfinite(value):
                raise _diverged(optimizer, f"the validation loss became {value}", history)
            history.validation_loss.append(value)
            history.validation_metric.append(metric)
        history.loss.append(loss_sum / len(X))
        history.metric.append(metric_sum / len(X))
        if early_stopping is not None and early_stopping.should_stop(epoch, value, net):
            break
    if early_stopping is not None:
        early_stopping.restore(net)
        history.best_epoch = early_stopping.best_epoch
    return history


@np.errstate(over="ignore", invalid="ignore")
def _train_step(
    net: Network, X: np.ndarray, y: np.ndarray, loss: Loss, optimizer: Optimizer, rng: np.random.Generator
) -> tuple[float, float]:
    prediction, trace = net.propagate(X, training=True, rng=rng)
    value, cache = loss.evaluate(prediction, y)
    if isfinite(value):
        net.backward(loss.backward(cache), trace, need_dx=False)
        optimizer.step(net.theta, net.gradient, weights=net.weights)
    return value, loss.metric(cache)


@np.errstate(over="ignore", invalid="ignore")
def _evaluate(net: Network, X: np.ndarray, y: np.ndarray, loss: Loss) -> tuple[float, float]:
    value, cache = loss.evaluate(net.propagate(X)[0], y)
    return value, loss.metric(cache)


def batches(n: int, batch_size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Row numbers 0 … n − 1 in random order, cut into batches; a single row left over joins the batch before
    it.
    """
    starts = list(range(0, n, batch_size))
    if batch_size > 1 and n % batch_size == 1 and len(starts) > 1:
        starts.pop()
    return np.split(rng.permutation(n), starts[1:])


def _checked_data(net: Network, X: Any, y: Any, loss: Loss) -> tuple[np.ndarray, np.ndarray]:
    X, y = net.check_input(X), np.asarray(y)
    if y.ndim == 0:
        raise ValueError(f"y must have one row per example, got the single value {y!r}")
    check_same_rows(X, y)
    output_shape = net.propagate(X[:1])[0].shape[1:]
    return X, loss.as_target(y, (len(X), *output_shape), net.dtype)


def _diverged(optimizer: Optimizer, what: str, history: History) -> DivergedError:
    before = f"the last epoch's loss was {history.loss[-1]:.4g}" if history.loss else "in the first epoch"
    return DivergedError(
        f"training diverged at step {optimizer.steps}: {what}; {before}. "
        "Try a smaller learning rate, standardized inputs or smaller initial weights.",
        history,
    )


def _progress(epochs: Iterable[int], history: History, wanted: bool) -> Iterable[int]:
    if not wanted:
        yield from epochs
        return
    from tqdm import tqdm

    with tqdm(epochs, unit="epoch") as bar:
        for epoch in bar:
            yield epoch
            bar.set_postfix(
                loss=f"{history.loss[-1]:.4f}", **{history.metric_name: f"{history.metric[-1]:.4f}"}
            )
