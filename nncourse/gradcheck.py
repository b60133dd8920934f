"""Gradient checks: what backward computes against central differences of what forward computes.

A wrong backward often still trains, only worse; this is how to find it. Pass means errors around 1e-8, a bug
shows as 1e-3 or more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ._validation import check_instance, check_positive
from .losses import Loss
from .network import Network

KINK_TOLERANCE = 1e-5  # of the tensor's largest derivative


def relative_error(a: np.ndarray, b: np.ndarray, noise: float = 0.0) -> float:
    """max|a − b| / max(|a|, |b|) over the whole tensor; differences up to `noise` count as zero.

    NaN where the tensors are empty, infinity where one of them holds a number that is not finite.
    """
    if a.shape != b.shape:
        raise ValueError(f"both tensors must have the same shape, got {a.shape} and {b.shape}")
    if a.size == 0:
        return float("nan")
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return float("inf")
    difference = float(np.abs(a - b).max())
    return 0.0 if difference <= noise else difference / max(float(np.abs(a).max()), float(np.abs(b).max()))


def numerical_gradient(f: Callable[[], float], x: np.ndarray, epsilon: float = 1e-5) -> np.ndarray:
    """(f(x + ε) − f(x − ε)) / 2ε for each entry of x, a float64 array that `f` reads. x is changed and put
    back.
    """
    gradient = np.empty_like(_float64(x))
    check_positive(epsilon, "epsilon")
    for index in np.ndindex(x.shape):
        above, below = _values(f, x, index, (epsilon, -epsilon))
        gradient[index] = (above - below) / (2 * epsilon)
    return gradient


def smooth_entries(
    f: Callable[[], float], x: np.ndarray, epsilon: float = 1e-5, noise: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """The numerical gradient, and a mask: True where f has no kink within ε of this entry of x.

    Where f is smooth, halving ε leaves the first difference as it is and halves the difference of the two
    one-sided slopes. A kink breaks at least one of the two. Only f is looked at, so a wrong backward is never
    taken for a kink.
    """
    gradient, bend = np.empty_like(_float64(x)), np.empty_like(x)
    middle = f()
    for index in np.ndindex(x.shape):
        above, below, half_above, half_below = _values(
            f, x, index, (epsilon, -epsilon, epsilon / 2, -epsilon / 2)
        )
        gradient[index] = (above - below) / (2 * epsilon)
        narrow = (half_above - half_below) / epsilon
        turn = (above - 2 * middle + below) / epsilon
        narrow_turn = (half_above - 2 * middle + half_below) / (epsilon / 2)
        bend[index] = max(abs(gradient[index] - narrow), abs(turn - 2 * narrow_turn))
    return gradient, bend <= 8 * noise + KINK_TOLERANCE * np.abs(gradient).max(initial=0.0)


def check_gradients(
    net: Network,
    X: Any,
    y: Any = None,
    *,
    loss: Loss | None = None,
    training: bool = False,
    seed: int = 0,
    epsilon: float = 1e-5,
) -> dict[str, float]:
    """Relative error of each parameter's gradient and of the input's: ``{"dense1.W": 3e-10, …, "x": 1e-10}``.

    Works on a float64 copy of `net`, which stays as it was. Without a loss, the outputs are summed with
    random factors: a random upstream gradient, which sees what a sum or a mean hides. Randomness (dropout's
    masks) is drawn from `seed` anew at each evaluation, so it stays the same. Entries at a kink are left out;
    where none is left the error is nan, never 0.
    """
    check_instance(net, Network, "net", "Network([Dense(64, 10)], rng=rng)")
    twin = net.astype(np.float64)
    x = twin.check_input(X).copy()
    output = twin.propagate(x, training=training, rng=np.random.default_rng(seed))[0]
    if loss is None:
        if y is not None:
            raise ValueError("y is compared by a loss: pass loss=... too")
        factors = np.random.default_rng([seed, 1]).standard_normal(output.shape)
        magnitude = float(np.abs(factors * output).sum())
    else:
        target = loss.as_target(y, output.shape, twin.dtype)
        magnitude = abs(loss.evaluate(output, target)[0])

    def evaluate() -> tuple[float, np.ndarray, Any]:
        prediction, trace = twin.propagate(x, training=training, rng=np.random.default_rng(seed))
        if loss is None:
            return float((factors * prediction).sum()), factors, trace
        value, cache = loss.evaluate(prediction, target)
        return value, loss.backward(cache), trace

    _, dy, trace = evaluate()
    dx = twin.backward(dy, trace)
    tensors = {name: (twin.parameters[name], twin.gradients[name].copy()) for name in twin.parameters}
    tensors["x"] = (x, np.asarray(dx))

    noise = 10 * np.finfo(np.float64).eps * max(magnitude, np.finfo(np.float64).tiny) / epsilon
    errors = {}
    for name, (tensor, analytic) in tensors.items():
        numerical, smooth = smooth_entries(lambda: evaluate()[0], tensor, epsilon, noise)
        errors[name] = relative_error(analytic[smooth], numerical[smooth], noise)
    return errors


def _values(
    f: Callable[[], float], x: np.ndarray, index: tuple[int, ...], shifts: tuple[float, ...]
) -> list[float]:
    kept = x[index]
    try:
        values = []
        for shift in shifts:
            x[index] = kept + shift
            values.append(f())
        return values
    finally:
        x[index] = kept


def _float64(x: Any) -> np.ndarray:
    if not isinstance(x, np.ndarray) or x.dtype != np.float64:
        raise TypeError(f"a numerical gradient needs a float64 array, got {getattr(x, 'dtype', type(x))}")
    return x
