"""Notebooks for the tests of the grader; their exercise is the folder fixture."""

import ctypes
import json
import re
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from instructor.grading import sandbox
from nncourse.exercises._tests import load

WITHOUT = sandbox.reason_against()
IN_SANDBOX = pytest.mark.skipif(WITHOUT is not None, reason=f"no sandbox here: {WITHOUT}")
PR_SET_CHILD_SUBREAPER = 36
FIXTURE = Path(__file__).with_name("fixture")
POINTS = {"q1": 4, "q2": 3, "q3": 2, "q4": 4, "q5": 3}
RIGHT = {
    "q1": "import numpy as np\n\n\ndef scale(x, k):\n    return k * np.asarray(x)",
    "q2": (
        "class Counter:\n"
        "    def __init__(self, start=0):\n"
        "        self.total = start\n\n"
        "    def add(self, value):\n"
        "        self.total += value\n"
        "        return self.total"
    ),
    "q3": 'answer = "b"',
    "q4": "def mean_of(f, rng, n):\n    return sum(f(rng.normal()) for _ in range(n)) / n",
    "q5": "def normalize(x):\n    x /= x.sum()",
}
BLANK = {
    "q1": "def scale(x, k):\n    ...",
    "q2": "class Counter:\n    ...",
    "q3": "answer = ...",
    "q4": "def mean_of(f, rng, n):\n    ...",
    "q5": "def normalize(x):\n    ...",
}
FIRST = 'from nncourse.exercises import Grader\n\ngrader = Grader("fixture")'


def in_sandbox(test):
    """A test that runs submissions: `make check` leaves it out, and a machine that cannot."""
    return pytest.mark.book(IN_SANDBOX(test))


@contextmanager
def adopting():
    """What outlives its parent meanwhile becomes a child of this process; gives what tells all of them."""
    libc = ctypes.CDLL(None)
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield lambda: [p for p in psutil.Process().children(recursive=True) if p.pid not in before]
    finally:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def snippets(file):
    """Pieces of code by their titles, from a file in the folder snippets."""
    text = Path(__file__).with_name("snippets").joinpath(file).read_text(encoding="utf-8")
    return dict(piece.split("\n", 1) for piece in re.split(r"^# %% ", text, flags=re.M)[1:])


def fixture_tests():
    return load(FIXTURE)


def code_cell(source, question=None):
    metadata = {"nncourse": {"question": question}} if question else {}
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def notebook(answers=RIGHT, *, first=FIRST, after=None, last=None, **changed):
    """A submission's bytes: right answers but for the `changed` ones; `after` has cells learners added."""
    cells = [code_cell(first)]
    for question, source in {**answers, **changed}.items():
        cells.append({"cell_type": "markdown", "metadata": {}, "source": f"## {question}"})
        cells.append(code_cell(source, question))
        if after and question in after:
            cells.append(code_cell(after[question]))
        cells.append(code_cell(f'grader.check("{question}")'))
    if last:
        cells.append(code_cell(last))
    return as_bytes(cells)


def as_bytes(cells, **metadata):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps(
        {"cells": cells, "metadata": {**kernel, **metadata}, "nbformat": 4, "nbformat_minor": 5}
    ).encode()
