"""The seven records of the set regularization were measured."""

import numpy as np
import pytest

from instructor.build import student_notebook
from instructor.regularization.runs import EPOCHS, RUNS, train_run


@pytest.fixture(scope="module")
def notebook():
    (cell,) = [c for c in student_notebook("regularization").cells if "tables = {" in c.source]
    found: dict = {"np": np}
    exec(cell.source, found)
    return found


@pytest.mark.parametrize("letter", RUNS)
def test_numbers_of_the_notebook(notebook, letter):
    assert tuple(notebook["epochs"]) == EPOCHS
    measured = train_run(RUNS[letter])
    rows = [
        [float(number) for number in line.split()]
        for line in notebook["tables"][letter].split("\n")
        if line.split()
    ]
    written = np.array(rows)
    columns = [epoch - 1 for epoch in EPOCHS if epoch <= measured.shape[1]]
    np.testing.assert_allclose(measured[:, columns], written, rtol=0.06, atol=0.006)
