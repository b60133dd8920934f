"""The course's sets in the grader: it agrees with learners' notebooks, and their tests cannot be cheated."""

from functools import cache

import pytest

import instructor
from instructor import grade
from instructor.build import slugs, solved_notebook
from instructor.grading import sandbox
from instructor.grading.worker import Job, Workers

from .submissions import IN_SANDBOX, as_bytes, code_cell
from .test_variants import grade_here, graded, rows, submissions

pytestmark = [IN_SANDBOX, pytest.mark.book]
SETS = [pytest.param(slug, marks=pytest.mark.xdist_group(f"variants of {slug}")) for slug in slugs()]

# Below the right answers: they give zeros of the right shapes and, unless it is None, set the arrays they get
# to SPOIL, those in lists and dictionaries too.
CHEAT = """
import inspect

import numpy as np


def zeros(value):
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    if isinstance(value, (list, tuple)):
        return type(value)(map(zeros, value))
    if isinstance(value, dict):
        return {key: zeros(entry) for key, entry in value.items()}
    return value * 0 if isinstance(value, float) else value


def spoil(value):
    if isinstance(value, np.ndarray) and value.flags.writeable:
        value[...] = SPOIL
    elif isinstance(value, (list, tuple, dict)):
        for entry in value.values() if isinstance(value, dict) else value:
            spoil(entry)


ACTIVE = []  # calls that go on: answers call each other
SEEN = []  # what a test has passed before, it may use again


def spoiled(function):
    def cheat(*args, **kwargs):
        ACTIVE.append(function)
        try:
            result = function(*args, **kwargs)
        finally:
            ACTIVE.pop()
        if SPOIL is not None:
            spoil([args, kwargs])
            if not ACTIVE:
                SEEN.append((args, kwargs))
                spoil(SEEN)
        return zeros(result)

    return cheat


OURS = ("zeros", "spoil", "spoiled")
for name, value in list(globals().items()):
    if inspect.isclass(value) and value.__module__ == "__main__":
        for key, method in list(vars(value).items()):
            if inspect.isfunction(method) and key != "__init__":
                setattr(value, key, spoiled(method))
    elif inspect.isfunction(value) and value.__module__ == "__main__" and name not in OURS:
        globals()[name] = spoiled(value)
"""


def chosen(slug):
    """The reference, the blank notebook, and rows that hold a wrong and a right answer to each question."""
    first = {}
    for k, row in enumerate(rows(slug)):
        for question, variant in row.items():
            first.setdefault((question, variant.kind), f"row {k}")
    return {name: submissions(slug)[name] for name in ("reference", "blank", *first.values())}


@cache
def cheats(slug):
    """What the tests say of answers that give zeros, spoiling their inputs or not."""
    solved = [cell.source for cell in solved_notebook(slug).cells if cell.cell_type == "code"]
    job = Job(grade.read_tests(instructor.tests_of(slug)), sandbox.Limits(), True)
    workers = Workers()
    results = []
    for spoil in (0, 1000, None):
        cells = [code_cell(source) for source in (*solved, f"SPOIL = {spoil}", CHEAT)]
        results.append(workers.grade(as_bytes(cells), job)["questions"])
    workers.stop()
    return results


@pytest.mark.parametrize("exercise", SETS)
class TestSet:
    def test_grader_agrees_with_the_notebook(self, exercise):
        """Answers that are asked from another process earn what they earn in the learner's own."""
        for name, here in grade_here(exercise, chosen(exercise)).items():
            assert graded(exercise)[name].points == here.points, name

    def test_changing_the_inputs_gains_nothing(self, exercise):
        """A test that compares with what it computes from inputs the answer has changed would pass."""
        *spoiled, plain = cheats(exercise)
        gained = [
            (question, cheat["name"])
            for cheats_by_question in spoiled
            for question in plain
            for cheat, honest in zip(cheats_by_question[question], plain[question], strict=True)
            if cheat["problem"] is None and honest["problem"] is not None
        ]
        assert not gained

    def test_zeros_fail(self, exercise):
        spoiled, *_ = cheats(exercise)
        failed = [test["problem"] for tests in spoiled.values() for test in tests if test["problem"]]
        assert len(failed) > sum(map(len, spoiled.values())) / 2
        assert not any("could not" in problem for problem in failed)
