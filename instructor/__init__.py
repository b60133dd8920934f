"""Exercises with their solutions and hidden tests, and the tools that make and grade them."""

from pathlib import Path


def tests_of(slug: str) -> Path:
    """The folder of all tests of an exercise set, hidden ones too, as otter's files ``q1.py`` …"""
    from .build import assigned

    return assigned(slug) / "autograder/tests"
