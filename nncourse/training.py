"""Training: mini-batches, the history of a run, early stopping, resuming, and a clear end where a run
diverges.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import isfinite
from typing import Any

import numpy as np

from ._validation import (
    all_finite,
    check_count,
    check_generator,
    check_instance,
    check_positive,
    check_same_rows,
)
from .checkpoint import load_checkpoint, save_checkpoint
from .history import DivergedError, EarlyStopping, History
from .losses import Loss
from .network import Network
from .optimizers import Optimizer, clip_by_norm
from .regularizers import Regularizer


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
    regularizer: Regularizer | Sequence[Regularizer] = (),
    clip_norm: float | None = None,
    early_stopping: EarlyStopping | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    callbacks: Sequence[Callable[[Network, History], object]] = (),
    progress: bool = False,
) -> History:
    """Train `net` on the rows of X and y, in batches of freshly shuffled rows each epoch.

    Each step: forward, loss, backward, the regularizers' gradients, clipping, the optimizer's step, what the
    regularizers do after it. A last batch of one example joins the batch before it.

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
    regularizer
        One, or several in a list.
    clip_norm
        Largest norm that the gradient of a step may have; a longer one is scaled back to it.
    early_stopping
        Stops the run by its validation loss and puts the best θ back.
    checkpoint
        A file, written after each epoch. Where it exists, the run goes on from it, bit for bit as if it had
        never stopped.
    callbacks
        Each is called as ``callback(net, history)`` after each epoch.
    progress
        Show a bar on stderr.

    Returns
    -------
    History
        Losses (of the data, without penalties) and metrics, one number an epoch.

    Raises
    ------
    ValueError, TypeError
        For arguments that do not fit, or a checkpoint of another run, before θ is changed.
    DivergedError
        When the loss, the validation loss, θ or a running statistic is no longer finite. It carries the
        history so far.
    """
    check_instance(net, Network, "net", "Network([Dense(64, 10)], rng=rng)")
    check_instance(loss, Loss, "loss", "SoftmaxCrossEntropy()")
    check_instance(optimizer, Optimizer, "optimizer", "Adam()")
    check_generator(rng, "fit")
    epochs, batch_size = check_count(epochs, "epochs"), check_count(batch_size, "batch_size")
    regularizers = list(regularizer) if isinstance(regularizer, Sequence) else [regularizer]
    for each in regularizers:
        check_instance(each, Regularizer, "regularizer", "L2(1e-4)")
    if not isinstance(callbacks, Sequence) or not all(map(callable, callbacks)):
        raise TypeError(f"callbacks must be a list of functions of net and history, got {callbacks!r}")
    if clip_norm is not None:
        check_positive(clip_norm, "clip_norm")
    X, y = _checked_data(net, X, y, loss)
    if validation is not None:
        if not isinstance(validation, (tuple, list)) or len(validation) != 2:
            raise TypeError(f"validation must be a pair (X, y), got a {type(validation).__name__}")
        validation = _checked_data(net, *validation, loss)
    if early_stopping is not None:
        if validation is None:
            raise ValueError("early stopping watches the validation loss: pass validation=(X, y)")
        check_instance(early_stopping, EarlyStopping, "early_stopping", "EarlyStopping(patience=10)")

    history = History(loss.metric_name)
    run = (net, optimizer, rng, history, early_stopping)
    if checkpoint is not None and os.path.exists(checkpoint):
        load_checkpoint(checkpoint, *run)
    elif early_stopping is not None:
        early_stopping.start()
    for epoch in _progress(range(len(history.loss), epochs), history, progress):
        if early_stopping is not None and early_stopping.has_run_out(epoch):
            break
        loss_sum = metric_sum = 0.0
        value: float | None = None
        with np.errstate(over="ignore", invalid="ignore"):
            for rows in batches(len(X), batch_size, rng):
                batch = X.take(rows, axis=0), y.take(rows, axis=0)
                before = value
                value, metric = _train_step(net, *batch, loss, optimizer, rng, regularizers, clip_norm)
                if not isfinite(value):
                    raise _diverged(optimizer, f"the loss became {value}", before, history)
                loss_sum += value * len(rows)
                metric_sum += metric * len(rows)
        for vector, what in ((net.theta, "a parameter"), (net.state, "a running statistic")):
            if not all_finite(vector):
                raise _diverged(optimizer, f"{what} is no longer finite", value, history)
        if validation is not None:
            validation_loss, validation_metric = _evaluate(net, *validation, loss)
            if not isfinite(validation_loss):
                raise _diverged(optimizer, f"the validation loss became {validation_loss}", value, history)
            history.validation_loss.append(validation_loss)
            history.validation_metric.append(validation_metric)
            if early_stopping is not None:
                early_stopping.note(epoch, validation_loss, net)
        history.loss.append(loss_sum / len(X))
        history.metric.append(metric_sum / len(X))
        if checkpoint is not None:
            save_checkpoint(checkpoint, *run)
        for callback in callbacks:
            callback(net, history)
    if early_stopping is not None:
        early_stopping.restore(net)
        history.best_epoch = early_stopping.best_epoch
    return history


def _train_step(
    net: Network,
    X: np.ndarray,
    y: np.ndarray,
    loss: Loss,
    optimizer: Optimizer,
    rng: np.random.Generator,
    regularizers: Sequence[Regularizer],
    clip_norm: float | None,
) -> tuple[float, float]:
    prediction, trace = net.propagate(X, training=True, rng=rng)
    value, cache = loss.evaluate(prediction, y)
    if not isfinite(value):
        return value, 0.0
    net.backward(loss.backward(cache), trace, need_dx=False)
    for regularizer in regularizers:
        regularizer.add_gradient(net)
    if clip_norm is not None:
        clip_by_norm(net.gradient, clip_norm)
    rate = optimizer.rate()
    optimizer.step(net.theta, net.gradient, weights=net.weights)
    for regularizer in regularizers:
        regularizer.after_step(net, rate)
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
    order = rng.permutation(n)
    return [order[start:stop] for start, stop in pairwise([*starts, n])]


@np.errstate(over="ignore", invalid="ignore")
def _checked_data(net: Network, X: Any, y: Any, loss: Loss) -> tuple[np.ndarray, np.ndarray]:
    X, y = net.check_input(X), np.asarray(y)
    if y.ndim == 0:
        raise ValueError(f"y must have one row per example, got the single value {y!r}")
    check_same_rows(X, y)
    output_shape = net.propagate(X[:1])[0].shape[1:]
    return X, loss.as_target(y, (len(X), *output_shape), net.dtype)


def _diverged(optimizer: Optimizer, what: str, before: float | None, history: History) -> DivergedError:
    if before is None and history.loss:
        before = history.loss[-1]
    loss_before = "in the first step" if before is None else f"the loss before it was {before:.4g}"
    return DivergedError(
        f"training diverged at step {optimizer.steps}: {what}; {loss_before}. "
        "Try a smaller learning rate, standardized inputs, smaller initial weights, or clip_norm.",
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
