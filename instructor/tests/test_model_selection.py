"""The set model_selection: what the table of q6 states was measured."""

import pytest

from instructor.build import HERE
from instructor.model_selection.cases import MEASURES


@pytest.mark.book
@pytest.mark.parametrize("project", MEASURES)
def test_the_numbers_of_the_eight_projects_are_measured(project):
    master = (HERE / "model_selection/master.md").read_text(encoding="utf-8")
    assert MEASURES[project]() in master
