"""Comparisons that exercise tests make of an answer; their messages say what to mend.

Each raises AssertionError where the answer is wrong: first if its type or shape is, then if its values are.
A test that knows a likely misconception passes what it leads to, as ``mistakes={"the mean is taken twice":
dW / n}``, and an answer equal to that is named so. For arrays and numbers some are looked for without being
told: a flipped sign, a factor, a transpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Complex, Integral, Real
from typing import Any

import numpy as np

from ._compare import digits, margin_of, misshapen, misvalued, multiple, not_finite, same, worst

NUMERIC = "biuf"
ODD = "OSTVMm"  # dtypes of objects, bytes, times: they hold no numbers and compare as they like


def check_results(got: Any, names: str) -> list[Any]:
    """The results of a function that returns several, such as ``check_results(f(x), "dx, dW, db")``."""
    wanted = names.split(", ")
    if got is None or got is ...:
        _fail(f"not answered yet, or a `return` is missing: expected {names}, got {got}")
    if not isinstance(got, list | tuple) or len(got) != len(wanted):
        _fail(f"expected {len(wanted)} results, {names}, got {_kind(got)}")
    return list(got)


def check_array(
    got: Any,
    expected: Any,
    name: str,
    *,
    tolerance: float | None = None,
    mistakes: Mapping[str, Any] | None = None,
) -> None:
    """Check that `got` is an array with the shape and the values of `expected`.

    Any numeric dtype will do. `tolerance` is a share of the largest expected entry, by default 1e-6, or 1e-3
    for an answer in less than float64.
    """
    expected = np.asarray(expected)
    want = f"an array of shape {expected.shape}"
    _check_answered(got, name)
    if not isinstance(got, np.ndarray):
        _fail(f"{name}: expected {want}, got {_kind(got)}")
    got = np.asarray(got)
    if got.dtype.kind not in (NUMERIC + "c" if expected.dtype.kind == "c" else NUMERIC):
        _fail(f"{name}: expected {want} holding real numbers, got dtype {got.dtype}")
    margin = margin_of(got, expected, tolerance)
    if same(got, expected, margin):
        return
    named = next((said for said, wrong in (mistakes or {}).items() if same(got, wrong, margin)), None)
    if got.shape != expected.shape:
        found = named or misshapen(got, expected, margin)
        _fail(f"{name}: expected {want}, got shape {got.shape}" + (f": {found}" if found else ""))
    with np.errstate(all="ignore"):
        found = named or not_finite(got, expected) or next(misvalued(got, expected, margin), None)
    if np.issubdtype(got.dtype, np.integer) and expected.dtype.kind == "f" and not found:
        found = f"its dtype is {got.dtype}, which has no fractions"
    _fail(f"{name}: " + (f"{found}; " if found else "wrong values; ") + worst(got, expected))


def check_number(
    got: Any,
    expected: float,
    name: str,
    *,
    tolerance: float | None = None,
    mistakes: Mapping[str, float] | None = None,
) -> None:
    """Check that `got` is a number near `expected`; `tolerance` is relative, 1e-6 or, below float64, 1e-3."""
    _check_answered(got, name)
    value = got[()] if isinstance(got, np.ndarray) and got.shape == () and not _is_odd(got) else got
    value = float(value) if isinstance(value, Decimal | Fraction) else value
    if not _is_a(value, float):
        _fail(f"{name}: expected a number, got {_kind(got)}")
    array, wanted = np.asarray(value), np.asarray(expected, dtype=float)
    margin = margin_of(array, wanted, tolerance)
    if same(array, wanted, margin):
        return
    named = (said for said, wrong in (mistakes or {}).items() if same(array, np.asarray(wrong), margin))
    found = next(named, None) or multiple(float(value), float(expected))
    said = f"{found}; " if found else ""
    _fail(f"{name}: {said}expected {digits(expected)}, got {digits(value)}")


def check_unchanged(before: Any, after: Any, name: str) -> None:
    """Check that an argument still is what it was, `before` being a copy made ahead of the call."""
    try:
        np.testing.assert_equal(after, before)
    except AssertionError:
        _fail(
            f"{name} was changed by the call: leave the arguments as they are, and "
            f"write x = x + y where you wrote x += y"
        )


def check_type(got: Any, type: type | tuple[type, ...], name: str) -> None:
    """Check what kind of thing `got` is; NumPy's numbers count as Python's, an int as a float."""
    _check_answered(got, name)
    types = type if isinstance(type, tuple) else (type,)
    if not any(_is_a(got, t) for t in types):
        _fail(f"{name}: expected {' or '.join(_a(t.__name__) for t in types)}, got {_kind(got)}")


def check_equal(got: Any, expected: Any, name: str, mistakes: Mapping[str, Any] | None = None) -> None:
    """Check an exact answer: a whole number, a string, a bool, None, or a list, set or dictionary of these.

    "3" counts as 3, and strings match in any case. A tuple, a range or an array counts as a list, and where a
    set is expected, a list in any order will do.
    """
    if expected is not None:
        _check_answered(got, name)
    if _plain(got, expected) == _plain(expected, expected):
        return
    found = next(
        (said for said, wrong in (mistakes or {}).items() if _plain(got, wrong) == _plain(wrong, wrong)), ""
    )
    said = f"{found}; " if found else ""
    _fail(f"{name}: {said}expected {_shown(expected)}, got {_shown(got)}")


def check_choice(got: Any, options: Iterable[Any], name: str) -> None:
    """Check that `got` is one of `options`, compared as by `check_equal`, whether right or not."""
    _check_answered(got, name)
    options = list(options)
    if not any(_plain(got, option) == _plain(option, option) for option in options):
        _fail(f"{name}: expected one of {', '.join(map(repr, options))}, got {_shown(got)}")


def _fail(message: str) -> None:
    raise AssertionError(message)


def _check_answered(got: Any, name: str) -> None:
    if got is ...:
        _fail(f"{name} is not answered yet")
    if got is None:
        _fail(f"{name} is not answered yet, or a `return` is missing: got None")


def _a(word: str) -> str:
    word = {"str": "string", "bool": "bool (True or False)", "dict": "dictionary", "ndarray": "array"}.get(
        word, word
    )
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _kind(value: Any) -> str:
    """What a value is, in a few words."""
    if isinstance(value, np.ndarray):
        return f"an array of dtype {value.dtype}" if _is_odd(value) else f"an array of shape {value.shape}"
    if _is_odd(value):
        return _a(type(value).__name__)
    if isinstance(value, list | tuple):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, Real | str) and not isinstance(value, bool):
        return f"the {'string' if isinstance(value, str) else 'number'} {_shown(value)}"
    if isinstance(value, Complex) and not isinstance(value, bool):
        return f"the complex number {_shown(value)}"
    return _a(type(value).__name__)


def _is_odd(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind in ODD


def _shown(value: Any) -> str:
    plain = value.item() if isinstance(value, np.generic) else value
    text = repr(plain)
    return text if len(text) <= 100 else text[:97] + "..."


def _is_a(value: Any, kind: type) -> bool:
    if _is_odd(value):
        return False
    if kind is bool:
        return isinstance(value, bool | np.bool_)
    if kind in (int, float):
        number = Integral if kind is int else Real
        return isinstance(value, number) and not isinstance(value, bool | np.bool_)
    return isinstance(value, kind)


def _plain(value: Any, like: Any) -> Any:
    """`value` in a form that compares forgivingly, read as `like` is meant."""
    if _is_odd(value):
        return _kind(value)
    if isinstance(value, np.ndarray):
        value = np.asarray(value).tolist()
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        text = " ".join(value.split()).casefold()
        try:
            return float(text)
        except ValueError:
            return {"true": True, "false": False}.get(text, text)
    if isinstance(value, dict):
        inner = like if isinstance(like, dict) else {}
        return {_plain(key, key): _plain(item, inner.get(key)) for key, item in value.items()}
    if isinstance(value, set | frozenset | list | tuple | range):
        items = [_plain(item, None) for item in value]
        return sorted(set(map(str, items))) if isinstance(like, set | frozenset) else items
    return value
