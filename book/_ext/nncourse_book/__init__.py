"""What the book needs beyond Jupyter Book; each module adds one thing."""

from sphinx.application import Sphinx

from . import claims, docstrings, execution, figures, numbers, pages, quizzes


def setup(app: Sphinx) -> dict[str, bool]:
    for part in (execution, figures, claims, docstrings, quizzes, pages, numbers):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
