"""What the estimators share: parameters, the network that they make of them, and its training."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Self

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from . import activations, optimizers
from ._validation import check_count, check_number
from .datasets import stratified_split
from .history import EarlyStopping, History
from .layer import Layer
from .layers import Activate, Dense, Dropout
from .loss import Loss
from .network import Network
from .normalization import BatchNorm
from .optimizers import AdamW, LearningRate, Optimizer
from .regularizers import L2
from .training import fit

ACTIVATIONS = {
    name: getattr(activations, name)
    for name in ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "gelu", "silu")
}
OPTIMIZERS = {
    name.lower(): getattr(optimizers, name)
    for name in ("SGD", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adam", "AdamW")
}


class MLP(BaseEstimator, ABC):
    """Base: dense layers, built and trained by scikit-learn-like parameters; subclasses know targets."""

    _loss: ClassVar[Loss]
    _y_rules: ClassVar[dict[str, bool]]
    _outputs: int

    @abstractmethod
    def _note_targets(self, y: np.ndarray) -> None:
        """Learn from `y` what the outputs stand for, and how many they are."""

    @abstractmethod
    def _encode(self, y: np.ndarray) -> np.ndarray:
        """y as the loss takes it."""

    def __init__(
        self,
        hidden: Sequence[int] = (200,),
        *,
        activation: str = "relu",
        batch_norm: bool = False,
        dropout: float = 0.0,
        optimizer: str = "adam",
        learning_rate: LearningRate = 1e-3,
        l2: float = 1e-4,
        epochs: int = 100,
        batch_size: int = 32,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        patience: int = 10,
        random_state: int | np.random.RandomState | None = None,
    ):
        self.hidden = hidden
        self.activation = activation
        self.batch_norm = batch_norm
        self.dropout = dropout
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.l2 = l2
        self.epochs = epochs
        self.batch_size = batch_size
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.patience = patience
        self.random_state = random_state

    def fit(self, X: Any, y: Any) -> Self:
        """Train a new network on the rows of X and y; returns the estimator."""
        self.__dict__.pop("network_", None)  # a refused fit leaves no network behind
        X, y = self._check_data(X, y)
        self._note_targets(y)
        network, target = self._new_network(X), self._encode(y)
        options: dict[str, Any] = {}
        if self.early_stopping:
            rows, held_out = self._split(target)
            options["validation"] = X[held_out], target[held_out]
            options["early_stopping"] = EarlyStopping(self.patience)
            X, target = X[rows], target[rows]
        self.history_ = self._train(network, X, target, epochs=self.epochs, **options)
        self.network_ = network
        return self

    def _partial_fit(self, X: Any, y: Any, classes: Any = None) -> Self:
        """Pass the rows of X and y once, through a new network in the first call."""
        X, y = self._check_data(X, y)
        if not self._is_new:
            history = self._train(self.network_, X, self._encode(y), epochs=1)
            self.history_.loss += history.loss
            self.history_.metric += history.metric
            return self
        self._note_targets(y if classes is None else classes)
        network = self._new_network(X)
        self.history_ = self._train(network, X, self._encode(y), epochs=1)
        self.network_ = network
        return self

    @property
    def loss_curve_(self) -> list[float]:
        """The mean loss of each epoch's training passes, without the penalty."""
        return self.history_.loss

    @property
    def _is_new(self) -> bool:
        return not hasattr(self, "network_")

    def _check_data(self, X: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
        return validate_data(
            self,
            X,
            y,
            reset=self._is_new,
            dtype=[np.float64, np.float32] if self._is_new else self.network_.dtype,
            ensure_min_samples=2 if self.batch_norm else 1,
            **self._y_rules,
        )

    def _new_network(self, X: np.ndarray) -> Network:
        """An untrained network for the rows of X, with its own optimizer and generator."""
        rule = _choose(OPTIMIZERS, self.optimizer, "optimizer")
        decay = {"weight_decay": self.l2} if rule is AdamW else {}
        self._optimizer: Optimizer = rule(self.learning_rate, **decay)
        seed = check_random_state(self.random_state).randint(2**32, size=4, dtype=np.uint32)
        self._rng = np.random.default_rng(seed)
        return Network(self._layers(X.shape[1]), rng=self._rng, dtype=X.dtype)

    def _layers(self, features: int) -> list[Layer]:
        activation = _choose(ACTIVATIONS, self.activation, "activation")
        if not isinstance(self.hidden, (Sequence, np.ndarray)) or isinstance(self.hidden, str):
            raise TypeError(f"hidden must be the layers' sizes, such as (100,), got {self.hidden!r}")
        sizes = [features, *(check_count(size, "each size in hidden") for size in self.hidden)]
        layers: list[Layer] = []
        for fan_in, fan_out in pairwise(sizes):
            layers += [
                Dense(fan_in, fan_out),
                *([BatchNorm(fan_out)] if self.batch_norm else []),
                Activate(activation),
                *([Dropout(self.dropout)] if self.dropout else []),
            ]
        return [*layers, Dense(sizes[-1], self._outputs)]

    def _split(self, target: np.ndarray) -> list[np.ndarray]:
        """Row numbers to train on and to watch, class by class where the target is one of classes."""
        held_out = check_number(self.validation_fraction, "validation_fraction", least=0.0, below=1.0)
        classes = target if target.ndim == 1 else np.zeros(len(target))
        parts = stratified_split(classes, (1.0 - held_out, held_out), rng=self._rng)
        if not all(map(len, parts)):
            raise ValueError(f"early stopping cannot hold out {held_out:g} of n_samples = {len(target)}")
        return parts

    def _train(self, network: Network, X: np.ndarray, target: np.ndarray, **options: Any) -> History:
        return fit(
            network,
            X,
            target,
            loss=self._loss,
            optimizer=self._optimizer,
            batch_size=self.batch_size,
            rng=self._rng,
            regularizer=() if isinstance(self._optimizer, AdamW) else L2(self.l2),
            **options,
        )

    def _output(self, X: Any) -> np.ndarray:
        check_is_fitted(self, "network_")
        return self.network_.predict(validate_data(self, X, reset=False, dtype=self.network_.dtype))

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if not self._is_new:  # joblib's files hold θ twice, once for the optimizer
            optimizer = self._optimizer
            optimizer.resume(self.network_.theta, optimizer.steps, np.array([*optimizer.state.values()]))


def _choose(choices: Mapping[str, Any], name: Any, what: str) -> Any:
    if name not in choices:
        raise ValueError(f"{what} must be one of {', '.join(choices)}, got {name!r}")
    return choices[name]
