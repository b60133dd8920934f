"""The six networks of the set dropout are what the question and its feedback say of them."""

import numpy as np
import pytest

from instructor.build import solved_notebook
from instructor.dropout.networks import SETTINGS


@pytest.fixture(scope="module")
def names():
    found: dict = {}
    for cell in solved_notebook("dropout").cells:
        if cell.cell_type == "code" and "grader" not in cell.source:
            exec(cell.source, found)
    return found


@pytest.mark.parametrize("letter", SETTINGS)
def test_numbers_of_the_notebook(names, letter):
    measured = SETTINGS[letter].record()
    for column, number in names["records"][letter].items():
        np.testing.assert_allclose(measured[column], number, rtol=0.06, atol=0.006, err_msg=column)


@pytest.mark.parametrize("letter", "AE")
def test_p_from_the_first_box(names, letter):
    assert abs(names["p"][letter] / SETTINGS[letter].p - 1) < 0.05
