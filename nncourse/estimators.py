"""Networks as scikit-learn estimators, so that pipelines, cross-validation and searches are scikit-learn's.

A search uses the cores of one machine with ``n_jobs``. It outgrows the machine through joblib, whose backend
"dask" sends each fit to the workers of a Dask cluster; `LocalCluster` is one that needs no other machine:

>>> import numpy as np
>>> from distributed import Client, LocalCluster
>>> from joblib import parallel_config
>>> from sklearn.model_selection import GridSearchCV
>>> from nncourse import MLPClassifier, moons
>>> X, y = moons(200, rng=np.random.default_rng(0))
>>> search = GridSearchCV(MLPClassifier(random_state=0), {"hidden": [(2,), (50, 50)]}, cv=3)
>>> with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
...     with Client(cluster), parallel_config("dask"):
...         _ = search.fit(X, y)
>>> search.best_params_
{'hidden': (50, 50)}

In a script, which each worker process reads too, these lines stand below ``if __name__ == "__main__":``.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from sklearn.base import ClassifierMixin, RegressorMixin
from sklearn.utils import column_or_1d
from sklearn.utils.multiclass import check_classification_targets, unique_labels

from ._mlp import MLP
from ._validation import as_floats
from .activations import softmax
from .losses import SoftmaxCrossEntropy, SquaredError
from .preprocessing import TargetScaler


class MLPClassifier(ClassifierMixin, MLP):
    """A classifier: one output z_k = f(x)_k a class, and the probabilities p = softmax(z).

    It minimizes the mean over the training rows (x, y) of −log p_y, plus (l2/2)‖w‖² over all weights w, none
    of them a bias. X is computed in its own precision: float32 is faster than float64.

    Parameters
    ----------
    hidden
        Sizes of the hidden layers; ``()`` gives logistic regression. Each is a `Dense` (with weights of
        `Glorot`), a `BatchNorm` where wanted, the activation, and a `Dropout` where wanted.
    activation
        "identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "gelu" or "silu".
    batch_norm
        Whether each hidden layer is normalized over the batch. Training then needs two rows at least.
    dropout
        The probability with which a hidden unit is silenced in training.
    optimizer
        "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam" or "adamw", with the defaults of
        `nncourse.optimizers`.
    learning_rate
        A number, or a schedule: a function of the step's number.
    l2
        Strength λ of the penalty (λ/2)‖w‖²; for "adamw" its decoupled weight decay.
    epochs
        How often `fit` passes each row, unless it stops early.
    batch_size
        How many rows make a step.
    early_stopping
        Whether `fit` holds rows out, stops when the loss on them no longer falls, and returns to the
        parameters where it was lowest.
    validation_fraction
        The share of the rows that early stopping holds out, the same of each class.
    patience
        For how many epochs early stopping waits for a lower loss.
    random_state
        What is drawn at random (weights, batches, dropout, held-out rows), as in scikit-learn: the same whole
        number gives the same network.

    Attributes
    ----------
    classes_
        The classes in the order of the outputs.
    network_
        The trained `Network`.
    history_
        The `History` of the training; `loss_curve_` is its loss.

    Notes
    -----
    scikit-learn's own MLPClassifier differs where the course does: its penalty is alpha/(2n)‖w‖² for a batch
    of n rows, so its alpha = 1e-4 is far weaker than l2 = 1e-4 here; it takes batches of 200 rows, and stops
    when the training loss stalls. Neither scales its inputs: features of different scales want a
    `StandardScaler` before it, in a pipeline.
    """

    _loss = SoftmaxCrossEntropy()
    _y_rules: ClassVar = {}

    def partial_fit(self, X: Any, y: Any, classes: Any = None) -> Self:
        """Pass the rows of X and y once, going on from the network there is; returns the estimator.

        The first call must name all `classes` that will ever come. `epochs` and `early_stopping` are for
        `fit`.
        """
        if classes is not None:
            classes = unique_labels(classes)
        elif self._is_new:
            raise ValueError("partial_fit must know all classes from its first call on: pass classes=...")
        if classes is not None and not self._is_new and not np.array_equal(classes, self.classes_):
            raise ValueError(f"partial_fit started with classes {self.classes_}, got {classes}")
        return self._partial_fit(X, y, classes)

    def predict(self, X: Any) -> np.ndarray:
        """The likeliest class of each row."""
        winner = self._output(X).argmax(axis=1)
        return self.classes_[winner]

    def predict_proba(self, X: Any) -> np.ndarray:
        """The probability of each class, (n, classes), in the order of `classes_`."""
        return softmax(self._output(X))

    def _note_targets(self, y: np.ndarray) -> None:
        check_classification_targets(y)
        self.classes_ = np.unique(y)
        self._outputs = len(self.classes_)

    def _encode(self, y: np.ndarray) -> np.ndarray:
        unknown = np.setdiff1d(y, self.classes_)
        if unknown.size:
            raise ValueError(f"y must hold the classes {self.classes_}, got {unknown} too")
        return np.searchsorted(self.classes_, y)


class MLPRegressor(RegressorMixin, MLP):
    """A regressor, of one output for y (n,) or several for y (n, outputs).

    It minimizes the mean of (f(x) − t)² over the training rows and outputs, plus (l2/2)‖w‖². t is y brought
    to mean 0 and standard deviation 1 by a `TargetScaler`, so that learning_rate and l2 mean the same for
    targets in any unit; predictions come back in the units of y.

    Parameters are those of :class:`MLPClassifier`. Attributes too, with ``target_scaler_`` for ``classes_``.
    """

    _loss = SquaredError()
    _y_rules: ClassVar = {"multi_output": True, "y_numeric": True}

    def partial_fit(self, X: Any, y: Any) -> Self:
        """Pass the rows of X and y once, going on from the network there is; returns the estimator.

        Mean and standard deviation of the targets are those of the first call.
        """
        return self._partial_fit(X, y)

    def predict(self, X: Any) -> np.ndarray:
        """The prediction for each row: (n,), or (n, outputs) where y had several."""
        output = self._output(X)
        prediction = self.target_scaler_.inverse_transform(output)
        return prediction[:, 0] if self._outputs == 1 else prediction

    def _check_data(self, X: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
        X, y = super()._check_data(X, y)
        if y.ndim == 2 and y.shape[1] == 1:
            y = column_or_1d(y, warn=True)
        return X, as_floats(y, "y", X.dtype).reshape(len(y), -1)

    def _note_targets(self, y: np.ndarray) -> None:
        self.target_scaler_ = TargetScaler().fit(y)
        self._outputs = y.shape[1]

    def _encode(self, y: np.ndarray) -> np.ndarray:
        return self.target_scaler_.transform(y)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
