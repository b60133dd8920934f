"""Exercises: `Grader` checks the answers of an exercise notebook and gives hints.

One folder an exercise set holds its public tests, in otter-grader's format, and its hints. They are written
by ``python -m instructor.build``.
"""

from ._grader import Grader

__all__ = ["Grader"]
