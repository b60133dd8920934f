"""The set gradient_check: what its text states was measured."""

from instructor.build import HERE
from instructor.gradient_check.zoo import claimed_as_text, table

MASTER = (HERE / "gradient_check/master.md").read_text(encoding="utf-8")


def test_the_zoos_gradients_are_those_of_its_bugs():
    assert claimed_as_text() in MASTER


def test_the_table_of_the_five_runs_is_measured():
    assert table() in MASTER
