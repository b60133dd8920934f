"""What learners call: `Grader`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from textwrap import fill, indent
from typing import Any

from ._tests import Case, is_answered, load, run

FOLDER = Path(__file__).parent
WIDTH = 74


class Grader:
    """Checks the answers of the notebook that it is called in, and gives hints.

    ``Grader("backprop")`` reads the public tests and the hints of an exercise set. The answers are looked up
    by name where `check` is called.
    """

    def __init__(self, slug: str) -> None:
        sets = sorted(path.parent.name for path in FOLDER.glob("*/hints.json"))
        if slug not in sets:
            raise ValueError(f"there is no exercise set {slug!r}; there are {', '.join(sets)}")
        self.slug = slug
        self._tests = load(FOLDER / slug)
        content = json.loads((FOLDER / slug / "hints.json").read_text(encoding="utf-8"))
        self._hints: dict[str, list[str]] = content["hints"]
        self._points: dict[str, float] = content["points"]
        self._given = dict.fromkeys(self._tests, 0)

    def __repr__(self) -> str:
        return f"Grader({self.slug!r}): {', '.join(self._tests)}"

    def check(self, question: str | None = None) -> None:
        """Run a question's public tests and print what they find; without a question, a table of all."""
        names = sys._getframe(1).f_globals
        if question is None:
            self._print_table(names)
        else:
            self._require(question)
            self._print_question(question, names)

    def hint(self, question: str) -> None:
        """Print a question's next hint; each says more than the one before."""
        self._require(question)
        hints = self._hints[question]
        number = min(self._given[question] + 1, len(hints))
        last = " (the last one)" if number == len(hints) else ""
        print(_wrapped(f"{question}, hint {number} of {len(hints)}{last}: {hints[number - 1]}"))
        self._given[question] = number

    def _require(self, question: str) -> None:
        if question not in self._tests:
            raise ValueError(f"there is no question {question!r}; there are {', '.join(self._tests)}")

    def _print_question(self, question: str, names: dict[str, Any]) -> None:
        cases = self._tests[question]
        if lack := _nothing_yet(cases, names):
            print(f"{question}: {lack}")
            return
        failures = {case: _failure(case, names) for case in cases}
        earned, public = _sum(case for case in cases if failures[case] is None), _sum(cases)
        print(f"{question}: {earned:g} of {_points(public)}")
        for case, message in failures.items():
            print(f"  {'✓' if message is None else '✗'} {case.title} ({_points(case.points)})")
            if message is not None:
                print(indent("\n".join(map(_wrapped, message.splitlines())), " " * 6))
        if hidden := self._points[question] - public:
            print(f"  Hidden tests give {_points(hidden)} more when it is graded.")

    def _print_table(self, names: dict[str, Any]) -> None:
        print(f"{'question':<10}{'points':<10}public tests")
        earned = possible = 0.0
        for question, cases in self._tests.items():
            passed = [case for case in cases if _failure(case, names) is None]
            said = _nothing_yet(cases, names) or f"{len(passed)} of {len(cases)} passed"
            print(f"{question:<10}{f'{_sum(passed):g} of {_sum(cases):g}':<10}{said}")
            earned, possible = earned + _sum(passed), possible + _sum(cases)
        print(f"{'total':<10}{earned:g} of {possible:g}")
        if hidden := sum(self._points.values()) - possible:
            print(f"By the public tests alone; hidden tests give {_points(hidden)} more when it is graded.")


def _failure(case: Case, names: dict[str, Any]) -> str | None:
    return _lack(case.answers, names) or run(case, names)


def _nothing_yet(cases: list[Case], names: dict[str, Any]) -> str | None:
    """What a question lacks of which nothing is answered."""
    answers = list(dict.fromkeys(name for case in cases for name in case.answers))
    started = any(name in names and is_answered(names[name]) for name in answers)
    return None if started else _lack(answers, names)


def _lack(answers: list[str], names: dict[str, Any]) -> str | None:
    """What keeps answers from being tested, or None."""
    if missing := [name for name in answers if name not in names]:
        return f"there is no {' and no '.join(missing)} yet: run the cell that defines it"
    return None if all(is_answered(names[name]) for name in answers) else "not answered yet"


def _wrapped(line: str) -> str:
    return fill(line, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _sum(cases: Any) -> float:
    return sum(case.points for case in cases)


def _points(count: float) -> str:
    return f"{count:g} point" + ("" if count == 1 else "s")
