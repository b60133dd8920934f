"""The six networks of the set initialization are what the question and its feedback say of them."""

import numpy as np
import pytest

from instructor.build import solved_notebook
from instructor.initialization.networks import CHANGES, SETTINGS, rows

MADE = {
    "leave it as it is": "leave it as it is",
    "variance 1/n_in": "weights of variance 1/n_in",
    "variance 2/n_in": "weights of variance 2/n_in",
    "tanh": "tanh in place of sigmoid",
}


@pytest.fixture(scope="module")
def names():
    found: dict = {}
    for cell in solved_notebook("initialization").cells:
        if cell.cell_type == "code" and "grader" not in cell.source:
            exec(cell.source, found)
    return found


@pytest.mark.parametrize("letter", SETTINGS)
def test_numbers_of_the_notebook(names, letter):
    record = names["records"][letter]
    assert record["f"] == str(SETTINGS[letter].f)
    for row, numbers in rows(SETTINGS[letter].report()).items():
        np.testing.assert_allclose(record[row], numbers, rtol=0.11, atol=0.011 * (row == "flat"))


@pytest.mark.parametrize("letter", SETTINGS)
def test_the_change_brings_what_can_be_had(names, letter):
    after = CHANGES[MADE[names["change"][letter]]](SETTINGS[letter]).accuracy()
    assert after > 0.85
    if letter not in "DE":
        assert SETTINGS[letter].accuracy() < 0.6


def test_either_rule_suits_the_tanh_networks():
    for letter in "BEF":
        for rule in ("weights of variance 1/n_in", "weights of variance 2/n_in"):
            assert CHANGES[rule](SETTINGS[letter]).accuracy() > 0.85


def test_factors_by_theory(names):
    """√2 for ReLU from LeCun's weights, 1/(0.05 √32) for tanh from N(0, 0.05²)."""
    assert abs(names["factor"]["A"] / 2**0.5 - 1) < 0.1
    assert abs(names["factor"]["F"] * 0.05 * 32**0.5 - 1) < 0.1
