"""The set forward: what its text states was measured."""

from instructor.build import HERE
from instructor.forward.zoo import tables


def test_the_tables_of_the_six_networks_are_measured():
    master = (HERE / "forward/master.md").read_text(encoding="utf-8")
    assert all(table in master for table in tables())
