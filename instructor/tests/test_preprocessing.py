"""The six reports of the set preprocessing are what its experiments measure."""

import numpy as np
import pytest

from instructor.build import solved_notebook
from instructor.preprocessing.zoo import EXPERIMENTS

FAULT = {
    "each by itself": {"test_rows": "test"},
    "drift": {"shift": 1.5},
    "all rows": {"statistics": "all"},
    "sound": {},
    "labels": {"labels": "all"},
    "raw": {"test_rows": "none"},
}


@pytest.fixture(scope="module")
def names():
    found: dict = {}
    for cell in solved_notebook("preprocessing").cells:
        if cell.cell_type == "code" and "grader" not in cell.source:
            exec(cell.source, found)
    return found


@pytest.fixture(scope="module")
def reports():
    return {letter: experiment.report() for letter, experiment in EXPERIMENTS.items()}


@pytest.mark.parametrize("letter", EXPERIMENTS)
def test_numbers_of_the_notebook(names, reports, letter):
    shown = names["records"][letter]
    assert set(shown) == set(reports[letter])
    for name, value in reports[letter].items():
        np.testing.assert_allclose(shown[name], value, atol=0.011, err_msg=name)


@pytest.mark.parametrize("letter", EXPERIMENTS)
def test_the_fault_is_the_one_that_was_built_in(names, letter):
    assert type(EXPERIMENTS[letter])(**FAULT[names["diagnosis"][letter]]) == EXPERIMENTS[letter]


def test_flattered_are_those_that_new_rows_do_not_confirm(names, reports):
    high = [letter for letter, report in reports.items() if report["reported"] > report["fresh"] + 0.05]
    assert high == names["flattered"]
