"""The set losses: what its text states was measured."""

import pytest

from instructor.build import HERE
from instructor.losses.zoo import tables


@pytest.mark.parametrize("table", ["usual", "sure"])
def test_the_tables_of_the_seven_runs_are_measured(table):
    master = (HERE / "losses/master.md").read_text(encoding="utf-8")
    assert tables()[table] in master
