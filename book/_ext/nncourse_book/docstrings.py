"""Docstrings as the package writes them: ``[he2015]`` is a citation, ``|z|`` an absolute value."""

import re
from typing import Any

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", mark_up)


def mark_up(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    lines[:] = [re.sub(r"\[([a-z]+\d{4})\]", r":cite:`\1`", line.replace("|", r"\|")) for line in lines]
