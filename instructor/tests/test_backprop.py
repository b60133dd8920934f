"""The set backprop: what its text states was measured."""

import pytest

from instructor.backprop.zoo import tables
from instructor.build import HERE


@pytest.mark.parametrize("table", ["check", "small", "step", "training"])
def test_the_tables_of_the_six_runs_are_measured(table):
    master = (HERE / "backprop/master.md").read_text(encoding="utf-8")
    assert tables()[table] in master
