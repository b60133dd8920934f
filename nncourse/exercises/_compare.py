"""Comparing an answer's numbers with those expected, and what a difference looks like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def margin_of(got: np.ndarray, expected: np.ndarray, tolerance: float | None) -> float:
    if tolerance is None:
        tolerance = 1e-3 if got.dtype.kind == "f" and got.dtype.itemsize < 8 else 1e-6
    finite = np.abs(expected[np.isfinite(expected)])
    return tolerance * float(finite.max(initial=0.0) or 1.0)


def same(got: np.ndarray, expected: Any, margin: float) -> bool:
    expected = np.asarray(expected)
    if got.shape != expected.shape:
        return False
    with np.errstate(all="ignore"):
        near = np.abs(got.astype(complex) - expected) <= margin
        equal = (got == expected) | (np.isnan(got) & np.isnan(expected))
    return bool(np.all(near | equal))


def misshapen(got: np.ndarray, expected: np.ndarray, margin: float) -> str | None:
    if got.ndim == 2 and same(got.T, expected, margin):
        return "it is the transpose"
    if got.size == expected.size and same(got.reshape(expected.shape), expected, margin):
        return "the values are right, their arrangement is not"
    return None


def not_finite(got: np.ndarray, expected: np.ndarray) -> str | None:
    bad = ~np.isfinite(got) & np.isfinite(expected)
    if not bad.any():
        return None
    kind = "NaN" if np.isnan(got[bad]).any() else "infinite"
    return f"{bad.sum()} of {got.size} entries are {kind}"


def misvalued(got: np.ndarray, expected: np.ndarray, margin: float) -> Iterator[str]:
    """What may have gone wrong, the most telling first."""
    if np.iscomplexobj(got) or np.iscomplexobj(expected) or not np.isfinite(expected).all():
        return
    got, expected = got.astype(float), expected.astype(float)
    if not got.any():
        yield "every entry is 0"
    if same(got, -expected, margin):
        yield "it is −1 times what it should be: a sign is flipped"
    if np.count_nonzero(np.abs(expected) > margin) > 1:
        factor = float(np.vdot(expected, got) / np.vdot(expected, expected))
        telling = 1e-3 < abs(factor) < np.inf and digits(factor) != "1"
        if telling and same(got, factor * expected, margin * max(1.0, abs(factor))):
            yield f"it is {times(factor)} what it should be"
    if got.ndim == 2 and got.shape[0] == got.shape[1] and same(got.T, expected, margin):
        yield "it is the transpose"
    difference = got - expected
    if got.size > 1 and same(difference, np.full(got.shape, difference.flat[0]), margin):
        yield f"each entry is off by the same {digits(difference.flat[0])}"
    if got.ndim == 2:
        right = np.abs(difference) <= margin
        for lines, word in ((right.all(axis=1), "row"), (right.all(axis=0), "column")):
            if lines.any():
                wrong = np.flatnonzero(~lines)
                which = ", ".join(map(str, wrong[:5])) + (", …" if len(wrong) > 5 else "")
                yield f"of {len(lines)} {word}s these are wrong, counted from 0: {which}"


def times(factor: float) -> str:
    for value, form in ((factor, "{} times"), (1 / factor, "1/{} of")):
        if abs(value - round(value)) < 1e-3 * abs(value) and abs(round(value)) > 1:
            return form.format(round(value)).replace("-", "−")
    return f"{digits(factor)} times"


def multiple(got: float, expected: float) -> str | None:
    """A flipped sign or a whole factor between two numbers."""
    if not got or not expected or not np.isfinite([got, expected]).all():
        return None
    ratio = got / expected
    if not 1e-4 < abs(ratio) < 1e4:
        return None
    if abs(ratio + 1) < 1e-5:
        return "it is −1 times what it should be: a sign is flipped"
    whole = max(abs(ratio), abs(1 / ratio))
    if whole > 1.5 and abs(whole - round(whole)) < 1e-5:
        return f"it is {times(ratio)} what it should be"
    return None


def worst(got: np.ndarray, expected: np.ndarray) -> str:
    """Where the two differ most, and what stands there."""
    with np.errstate(all="ignore"):
        apart = np.where(got == expected, 0.0, np.abs(got.astype(complex) - expected))
    apart = np.where(np.isnan(apart) & ~(np.isnan(got) & np.isnan(expected)), np.inf, apart)
    place = np.unravel_index(np.nanargmax(apart), got.shape)
    at = f"at [{', '.join(map(str, place))}] " if got.ndim else ""
    wanted, given = expected[place], got[place]
    if got.dtype == expected.dtype == bool:
        return f"{at}expected {wanted}, got {given}"
    return f"{at}expected {wanted + 0.0:.6g}, got {given + 0.0:.6g}"


def digits(value: Any) -> str:
    return f"{float(value) + 0.0:.6g}"
