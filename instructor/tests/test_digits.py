"""The set digits: what the text of q5 states was measured."""

import pytest

from instructor.build import HERE
from instructor.digits.cases import MEASURES


@pytest.mark.book
@pytest.mark.parametrize("project", MEASURES)
def test_the_numbers_of_the_six_projects_are_measured(project):
    master = (HERE / "digits/master.md").read_text(encoding="utf-8")
    assert MEASURES[project]() in master
