"""What the book needs beyond Jupyter Book; each module adds one thing."""

from sphinx.application import Sphinx

from . import claims, docstrings, execution, figures, landing, numbers, pages, quizzes, social


def setup(app: Sphinx) -> dict[str, bool | int]:
    for part in (execution, figures, claims, docstrings, quizzes, pages, numbers, landing, social):
        part.setup(app)
    # A higher env_version makes Sphinx read all pages anew: for changes to what is noted while reading.
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
