"""The six networks of the set batch_norm are what the question says of them."""

import numpy as np
import pytest

from instructor.batch_norm.networks import NETWORKS, record
from instructor.build import student_notebook


@pytest.fixture(scope="module")
def records():
    (cell,) = [c for c in student_notebook("batch_norm").cells if c.source.startswith("records = {")]
    found: dict = {}
    exec(cell.source, found)
    return found["records"]


@pytest.mark.parametrize("letter", NETWORKS)
def test_numbers_of_the_notebook(records, letter):
    measured = record(letter)
    assert measured.keys() == records[letter].keys()
    for name, number in records[letter].items():
        np.testing.assert_allclose(measured[name], number, rtol=0.03, atol=0.015, err_msg=name)
