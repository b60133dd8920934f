"""Neural networks from scratch, in NumPy.

``import nncourse`` loads NumPy and nothing heavier. Every public name below can be imported from here, and is
looked up in its module when it is first used; so is each module, such as ``nncourse.layers``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "activations": (
        "identity heaviside sigmoid tanh relu leaky_relu elu softplus gelu silu softmax "
        "Elementwise LeakyReLU ELU"
    ),
    "datasets": "load_digits spirals moons circles blobs xor regression_curve stratified_split Dataset",
    "decomposition": "PCA Whitener",
    "diagnostics": "Health activation_spread dead_units gradient_spread health saturation update_ratio",
    "estimators": "MLPClassifier MLPRegressor",
    "flowgraph": "FlowGraph Add Multiply",
    "gradcheck": "check_gradients numerical_gradient relative_error smooth_entries",
    "history": "History EarlyStopping DivergedError",
    "initializers": "Zeros Constant Normal Uniform LeCun Glorot He Sparse Orthogonal",
    "layer": "Buffer Layer Parameter",
    "layers": "Dense Activate PReLU Maxout Dropout",
    "loss": "Loss",
    "losses": "SquaredError AbsoluteError Huber BinaryCrossEntropy SoftmaxCrossEntropy",
    "network": "Network Trace Step",
    "normalization": "BatchNorm LayerNorm",
    "optimizers": "SGD Momentum Nesterov Adagrad RMSProp Adam AdamW clip_by_norm",
    "preprocessing": "Standardizer MinMaxScaler TargetScaler one_hot",
    "regularizers": "L1 L2 ElasticNet MaxNorm",
    "schedules": "StepDecay Exponential Cosine WarmUp",
    "training": "fit",
}
_MODULE_OF = {name: module for module, names in _PUBLIC.items() for name in names.split()}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF:
        value = getattr(import_module(f".{_MODULE_OF[name]}", __name__), name)
        globals()[name] = value
        return value
    if name in _PUBLIC:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module 'nncourse' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
