"""The set optimizers: what its text states was measured."""

from instructor.build import HERE
from instructor.optimizers.zoo import table


def test_the_table_of_the_seven_runs_is_measured():
    assert table() in (HERE / "optimizers/master.md").read_text(encoding="utf-8")
