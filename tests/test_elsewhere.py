"""A chapter where learners run it: alone in a folder, with Colab's versions, installing the course itself."""

import sys

import pytest

from chapters import ROOT, chapters, path
from test_project import run


@pytest.mark.book
def test_a_chapter_runs_as_on_colab():
    """The course that its first cell installs is this repository as it is committed."""
    result = run(sys.executable, "tools/elsewhere.py", "colab", path(chapters()[0]).relative_to(ROOT))
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{chapters()[0]}.ipynb: runs" in result.stdout
