"""Every labeled equation of the book, transcribed in `equations`, agrees with the function that it names."""

import re
from collections import Counter
from pkgutil import resolve_name

import numpy as np
import pytest

from chapters import ROOT, chapters, notebook
from equations import EQUATIONS, equation

LABEL = re.compile(r"^\$\$[ \t]*\((eq-[\w-]+)\)|^:label:[ \t]*(eq-[\w-]+)", re.M)
ROLE = re.compile(r"\{py:obj\}`(?:[^`<]+<)?~?([\w.]+)>?`")


def labels(text: str) -> list[str]:
    return [label for groups in LABEL.findall(text) for label in groups if label]


def texts() -> list[str]:
    """The book's markdown: every page and every markdown cell."""
    cells = [
        cell.source for slug in chapters() for cell in notebook(slug).cells if cell.cell_type == "markdown"
    ]
    return cells + [page.read_text(encoding="utf-8") for page in sorted((ROOT / "book").glob("*.md"))]


def names(text: str, function: str) -> bool:
    """Whether a text has the role of a function, or of what it is a method of."""
    return any(
        f"{function}.".startswith(f"{named}.") and named.count(".") >= 2 for named in ROLE.findall(text)
    )


def test_labels_and_transcriptions_are_the_same():
    assert Counter(label for text in texts() for label in labels(text)) == Counter(list(EQUATIONS))


def test_text_names_the_function():
    for text in texts():
        for label in labels(text):
            assert names(text, EQUATIONS[label].implements), (
                f"{label}: no role of {EQUATIONS[label].implements}"
            )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("label", EQUATIONS)
def test_function_computes_the_equation(label, seed):
    compare(label, resolve_name(EQUATIONS[label].implements), np.random.default_rng(seed))


@pytest.mark.parametrize("label", EQUATIONS)
def test_transcription_calls_the_function(label):
    class Called(Exception):
        pass

    def function(*args, **kwargs):
        raise Called

    with pytest.raises(Called):
        EQUATIONS[label].transcription(function, np.random.default_rng(0))


def compare(label, function, rng):
    expected, actual = EQUATIONS[label].transcription(function, rng)
    if not isinstance(expected, tuple):
        expected, actual = (expected,), (actual,)
    assert len(expected) == len(actual)
    for e, a in zip(expected, actual, strict=True):
        assert np.shape(e) == np.shape(a)
        np.testing.assert_allclose(a, e, rtol=1e-9, atol=1e-12)


def test_a_wrong_function_is_found(monkeypatch):
    monkeypatch.delitem(EQUATIONS, "eq-square", raising=False)

    @equation("eq-square", implements="numpy.square")
    def _(square, rng):
        z = rng.normal(size=3)
        return np.array([x * x for x in z]), square(z)

    compare("eq-square", np.square, np.random.default_rng(0))
    with pytest.raises(AssertionError):
        compare("eq-square", np.abs, np.random.default_rng(0))
    monkeypatch.delitem(EQUATIONS, "eq-square")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$$\na = b\n$$ (eq-one)", ["eq-one"]),
        ("$$ (energy)", []),
        ("```{math}\n:label: eq-two\n", ["eq-two"]),
    ],
)
def test_labels_are_found(text, found):
    assert labels(text) == found
