"""Checkpoints of a training run: all that the next epoch depends on, in one `.npz` file.

θ, the boxes' state, the optimizer's vectors and step count, the generator, early stopping's best, and the
history. A run that is resumed from one equals the run that never stopped, bit for bit.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from ._files import read_npz, write_npz
from .network import Network
from .optimizers import Optimizer

if TYPE_CHECKING:
    from .history import EarlyStopping, History

_VECTORS = ("theta", "state", "best_theta", "best_state")


def save_checkpoint(
    path: str | os.PathLike[str],
    net: Network,
    optimizer: Optimizer,
    rng: np.random.Generator,
    history: History,
    early_stopping: EarlyStopping | None = None,
) -> None:
    """Write the run's state after an epoch."""
    empty = np.empty(0)
    stopping = early_stopping
    notes = {
        "signature": net.signature,
        "run": _description(net, optimizer, rng, history, stopping),
        "steps": optimizer.steps,
        "generator": rng.bit_generator.state,
        "history": vars(history),
        "stopping": None if stopping is None else [stopping.best_loss, stopping.best_epoch],
    }
    write_npz(
        path,
        notes=np.array(json.dumps(notes, default=_plain)),
        theta=net.theta,
        state=net.state,
        best_theta=empty if stopping is None else stopping.best_theta,
        best_state=empty if stopping is None else stopping.best_state,
        moments=np.array(list(optimizer.state.values())),
    )


def load_checkpoint(
    path: str | os.PathLike[str],
    net: Network,
    optimizer: Optimizer,
    rng: np.random.Generator,
    history: History,
    early_stopping: EarlyStopping | None = None,
) -> None:
    """Bring everything back to where `save_checkpoint` wrote it; ValueError, and nothing changed, where it
    does not fit.
    """
    theta, state, best_theta, best_state, moments, text = read_npz(path, *_VECTORS, "moments", "notes")
    notes = json.loads(str(text))
    net.check_signature(notes["signature"], path)
    for name, own in _description(net, optimizer, rng, history, early_stopping).items():
        written = notes["run"][name]
        if written != own:
            raise ValueError(f"{path} is of a run with {name} {written}, got {own}")

    net.restore(theta, state)
    optimizer.resume(net.theta, notes["steps"], moments)
    rng.bit_generator.state = notes["generator"]
    vars(history).update(notes["history"])
    if early_stopping is not None:
        early_stopping.best_loss, early_stopping.best_epoch = notes["stopping"]
        early_stopping.best_theta, early_stopping.best_state = best_theta, best_state


def _description(
    net: Network,
    optimizer: Optimizer,
    rng: np.random.Generator,
    history: History,
    early_stopping: EarlyStopping | None,
) -> dict[str, str]:
    """What a checkpoint must agree with, beside the architecture."""
    return {
        "precision": str(net.dtype),
        "optimizer": repr(optimizer),
        "metric": history.metric_name,
        "generator": type(rng.bit_generator).__name__,
        "early stopping": "off" if early_stopping is None else "on",
    }


def _plain(value: Any) -> Any:
    return value.tolist()
