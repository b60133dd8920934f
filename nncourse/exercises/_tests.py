"""Reading otter-grader's test files, without otter, and running a test on a notebook's names."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from traceback import StackSummary, walk_tb
from types import FrameType, FunctionType
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Case:
    """One test of a question."""

    question: str
    function: Callable[..., None]
    points: float
    hidden: bool

    @property
    def title(self) -> str:
        """The test function's name in words."""
        return self.function.__name__.removeprefix("test_").replace("_", " ")

    @property
    def answers(self) -> list[str]:
        """The names of what it tests: its parameters."""
        return list(inspect.signature(self.function).parameters)


class test_case:
    """Stands in for ``otter.test_files.test_case``, the decorator in otter's files."""

    def __init__(self, *, points: float | None = None, hidden: bool = False, **messages: str) -> None:
        self.points, self.hidden = points or 0, hidden

    def __call__(self, function: Callable[..., None]) -> test_case:
        self.function = function
        return self


def load(folder: Path) -> dict[str, list[Case]]:
    """Every question's tests, from the files ``q1.py`` … that otter wrote."""
    paths = sorted(folder.glob("*.py"), key=lambda path: (len(path.stem), path.stem))
    return {path.stem: load_file(path) for path in paths}


def load_file(path: Path) -> list[Case]:
    return load_source(path.read_text(encoding="utf-8"), str(path))


def load_source(source: str, path: str) -> list[Case]:
    """The tests in a file's text; `path` is what tracebacks call it."""
    here = source.replace("from otter.test_files import", f"from {__name__} import")
    names: dict[str, Any] = {}
    exec(compile(here, path, "exec"), names)
    cases = [value for value in names.values() if isinstance(value, test_case)]
    return [Case(names["name"], case.function, case.points, case.hidden) for case in cases]


def run(case: Case, names: dict[str, Any]) -> str | None:
    """Why the test fails on a notebook's names, or None where it passes."""
    try:
        case.function(**{name: names[name] for name in case.answers})
    except Exception as error:
        *_, (raiser, _) = walk_tb(error.__traceback__)
        if isinstance(error, AssertionError) and raiser.f_globals is not names:
            return str(error) or "the test failed"
        return explain(error, names, show_test=not case.hidden)
    return None


def explain(error: Exception, names: dict[str, Any], *, show_test: bool) -> str:
    """An exception, and the lines of the notebook, or else of the test, that it came through."""
    what = f"{type(error).__name__}: {shorten(str(error), 300, placeholder=' …')}".rstrip(": ")
    trace = list(walk_tb(error.__traceback__))
    if own := [(frame, line) for frame, line in trace if frame.f_globals is names]:
        lines = [f"  line {f.lineno}, in {f.name}: {f.line}" for f in StackSummary.extract(iter(own[-3:]))]
        lines[-1] += _shapes(own[-1][0])
        return "\n".join([f"your code raised {what}", *(line.removesuffix(": ") for line in lines)])
    frames = [frame for frame in StackSummary.extract(iter(trace)) if frame.name.startswith("test_")]
    lines = [f"  in {frame.line}" for frame in frames[-1:] if show_test]
    return "\n".join([f"what your answer gave cannot be used: {what}", *lines])


def _shapes(frame: FrameType) -> str:
    """The shapes of a function's arrays."""
    arrays = {name: value for name, value in frame.f_locals.items() if isinstance(value, np.ndarray)}
    shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
    return f"\n  shapes there: {shapes}" if shapes else ""


def is_answered(value: Any) -> bool:
    """Whether an answer is more than the ``...`` that the notebook came with."""
    if isinstance(value, type):
        methods = {n: m for n, m in vars(value).items() if isinstance(m, FunctionType)}
        others = [method for name, method in methods.items() if name != "__init__"]
        return any(map(is_answered, others or methods.values()))
    if isinstance(value, FunctionType):
        return _does_something(value)
    if isinstance(value, dict | list | tuple) and len(value):
        return any(map(is_answered, value.values() if isinstance(value, dict) else value))
    return value is not ...


def _does_something(function: FunctionType) -> bool:
    import dis

    steps = list(dis.get_instructions(function))
    idle = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE"}
    constants = {step.argval for step in steps if "CONST" in step.opname}
    return not ({step.opname for step in steps} <= idle and constants <= {None, ...})
