"""Checks of what a caller passes: each error names what was expected and what was given."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

import numpy as np


def as_floats(values: Any, name: str, dtype: np.dtype | None = None) -> np.ndarray:
    """`values` as a finite, non-empty float array; floats keep their precision unless `dtype` is given."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name} must hold real numbers, got dtype {array.dtype}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {array.shape}")
    if dtype is None:
        dtype = array.dtype if array.dtype.kind == "f" and array.itemsize >= 4 else np.dtype(np.float64)
    with np.errstate(over="ignore"):
        array = array.astype(dtype, copy=False)
    check_finite(array, name)
    return array


def all_finite(array: np.ndarray) -> bool:
    """Whether `array` holds neither NaN nor infinity: each shows in the least or the largest entry, and that
    needs no array of flags beside a large one.
    """
    return isfinite(array.min(initial=0.0)) and isfinite(array.max(initial=0.0))


def check_finite(array: np.ndarray, name: str) -> None:
    """Raise where `array` holds NaN or infinity, saying how many and where the first one stands."""
    if not all_finite(array):
        bad = np.argwhere(~np.isfinite(array))
        first = tuple(int(i) for i in bad[0])
        raise ValueError(
            f"{name} must be finite {array.dtype} numbers, got {len(bad)} of {array.size} "
            f"that are NaN or infinite, the first at index {first}"
        )


def check_same_rows(X: np.ndarray, y: np.ndarray) -> None:
    if len(X) != len(y):
        raise ValueError(f"X and y must have one row per example, got {len(X)} rows of X and {len(y)} of y")


def check_number(
    value: Any,
    name: str,
    *,
    least: float | None = None,
    most: float | None = None,
    below: float | None = None,
) -> float:
    """`value` as a Python float, as a NumPy float64 turns float32 arrays that it meets into float64."""
    in_range = (
        _is_finite_number(value)
        and (least is None or value >= least)
        and (most is None or value <= most)
        and (below is None or value < below)
    )
    if not in_range:
        limits = {"of at least": least, "at most": most, "below": below}
        bounds = " and ".join(f"{word} {limit:g}" for word, limit in limits.items() if limit is not None)
        raise ValueError(f"{name} must be a finite number {bounds}".rstrip() + f", got {value!r}")
    return float(value)


def check_positive(value: Any, name: str) -> float:
    if not _is_finite_number(value) or value <= 0:
        raise ValueError(f"{name} must be a positive number, got {value!r}")
    return float(value)


def _is_finite_number(value: Any) -> bool:
    return (
        isinstance(value, (int, float, np.integer, np.floating))
        and not isinstance(value, bool)
        and bool(np.isfinite(value))
    )


def check_count(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, got {value!r}")
    return int(value)


def check_classes(classes: np.ndarray, count: int, who: str) -> None:
    """Raise where `classes` are not whole numbers from 0 to `count` − 1."""
    if classes.dtype.kind not in "iu":
        raise TypeError(f"{who} expects whole numbers as classes, got dtype {classes.dtype}")
    if classes.min() < 0 or classes.max() >= count:
        raise ValueError(
            f"{who} expects classes from 0 to {count - 1}, got {classes.min()} to {classes.max()}"
        )


def check_probabilities(rows: np.ndarray, who: str) -> None:
    """Raise where a row of `rows` is not made of numbers of at least 0 that add up to 1."""
    sums = rows.sum(axis=1)
    if rows.min() < 0.0 or not np.allclose(sums, 1.0, atol=1e-4):
        raise ValueError(
            f"{who} expects target rows that are probabilities and add up to 1, "
            f"got entries from {rows.min():g} and sums from {sums.min():g} to {sums.max():g}"
        )


def as_weights(values: Any, name: str) -> np.ndarray | None:
    """`values` as a read-only float64 copy, each at least 0; None stays None."""
    if values is None:
        return None
    weights = as_floats(values, name, np.dtype(np.float64)).copy()
    if weights.min() < 0.0:
        raise ValueError(f"{name} must be at least 0, got {weights.min():g}")
    weights.flags.writeable = False
    return weights


def check_generator(rng: Any, who: str) -> np.random.Generator:
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"{who} draws random numbers: pass rng=np.random.default_rng(seed), got {rng!r}")
    return rng


def check_instance(value: Any, kind: type, name: str, example: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be of type {kind.__name__}, such as {example}, got {value!r}")


def write_into(view: np.ndarray, values: Any, name: str) -> None:
    """Copy `values` (an array of the view's shape, or one number for every entry) into `view`."""
    if np.shape(values) not in ((), view.shape):
        raise ValueError(f"{name} has shape {view.shape}, got values of shape {np.shape(values)}")
    view[...] = values


def is_repeated(items: Iterable[object]) -> bool:
    ids = [id(item) for item in items]
    return len(set(ids)) < len(ids)
