"""What a learner and a teacher read: a page for each submission, and the table of all."""

import csv
import os
import re
import tempfile
import unicodedata
from html import escape
from pathlib import Path

NEWLINE = "\n"
START = r"(?:^|[;|])[\s\"]*"  # of a spreadsheet's cell, which may be divided at semicolons
FORMULA = "[=+\\-@＝＋－＠|%]"
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #bbb; }
ul { list-style: none; padding: 0; } li { margin: .5rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
pre { background: #f3f3f3; padding: .5rem .8rem; margin: .3rem 0; }
.points { color: #444; } .passed { color: #05603a; } .failed { color: #a3190b; }
"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
{body}
</body>
</html>
"""


def points_of(tests: list[dict]) -> float:
    return sum(test["points"] for test in tests if test["problem"] is None)


def number(value: float) -> str:
    return f"{value:.10g}"


def page(exercise: str, submission: str, result: dict, *, brief: bool = False) -> str:
    """The feedback on one submission, which can be given back as it is; `brief` without hidden messages."""
    questions = result["questions"]
    reached = sum(points_of(tests) for tests in questions.values())
    possible = sum(test["points"] for tests in questions.values() for test in tests)
    summary = f"{number(reached)} of {number(possible)} points." if questions else f"{result['status']}."
    parts = [question_part(question, tests, brief) for question, tests in questions.items()]
    if result["remarks"]:
        remarks = "".join(f"<li><pre>{escape(shown(remark))}</pre></li>" for remark in result["remarks"])
        parts.append(f"<h2>Remarks</h2>\n<ul>{remarks}</ul>")
    title = escape(f"{exercise}: {shown(submission)}")
    return PAGE.format(title=title, style=STYLE, summary=escape(summary.capitalize()), body="\n".join(parts))


def question_part(question: str, tests: list[dict], brief: bool) -> str:
    possible = sum(test["points"] for test in tests)
    lines = [f"<h2>{escape(question)}: {number(points_of(tests))} of {number(possible)} points</h2>", "<ul>"]
    for test in tests:
        passed = test["problem"] is None
        kind = "hidden test" if test["hidden"] else "public test"
        worth = f"{number(test['points'])} point" + ("" if test["points"] == 1 else "s")
        mark = '<b class="passed">✓ passed</b>' if passed else '<b class="failed">✗ failed</b>'
        silent = passed or (brief and test["hidden"])
        message = "" if silent else f"<pre>{escape(shown(test['problem'], keep=NEWLINE))}</pre>"
        lines.append(
            f'<li>{mark} {escape(test["name"])} <span class="points">({kind}, {worth})</span>{message}</li>'
        )
    return "\n".join([*lines, "</ul>"])


def shown(text: str, keep: str = "") -> str:
    """A text with control characters, and those that turn the direction of writing, made visible."""
    hidden = ("Cc", "Cs", "Cf")
    return "".join(
        c if c in keep or unicodedata.category(c) not in hidden else c.encode("unicode_escape").decode()
        for c in text
    )


def cell(text: str) -> str:
    """A text in which no spreadsheet finds a formula, wherever it divides cells; `text_of` turns it back."""
    return re.sub(rf"({START})(?='*{FORMULA})", r"\1'", shown(text.replace("\\", r"\\")))


def text_of(cell: str) -> str:
    """The text that a cell of the table stands for."""
    plain = re.sub(rf"({START})'(?='*{FORMULA})", r"\1", cell)
    return re.sub(r"\\(x..|u....|U........|.)", lambda code: unescaped(code[0]), plain)


def unescaped(code: str) -> str:
    return code.encode().decode("unicode_escape")


def plain_number(value: float) -> int | float:
    """As a number of the table."""
    rounded = float(number(value))
    return int(rounded) if rounded.is_integer() else rounded


def write_table(path: Path, exercise_questions: list[str], possible: float, rows: list[dict]) -> None:
    """The CSV of all submissions, replaced at once."""
    header = ["submission", "student", "status", *exercise_questions, "total", "out_of", "remarks"]
    lines = []
    for row in rows:
        result = row["result"]
        points = [points_of(tests) for tests in result["questions"].values()]
        graded = bool(points)
        lines.append(
            [
                cell(row["submission"]),
                cell(row["student"]),
                status_of(result),
                *(map(plain_number, points) if graded else [""] * len(exercise_questions)),
                plain_number(sum(points)) if graded or result["status"] == "unreadable" else "",
                plain_number(possible),
                cell("; ".join(result["remarks"])[:2000]),
            ]
        )
    with replaced(path) as file:
        csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerows([header, *lines])


def status_of(result: dict) -> str:
    return "graded with remarks" if result["status"] == "graded" and result["remarks"] else result["status"]


class replaced:
    """A text file that takes its place only when it is complete."""

    def __init__(self, path: Path):
        self.path = path

    def __enter__(self):
        handle, self.name = tempfile.mkstemp(dir=self.path.parent, prefix=".", suffix=".part")
        self.file = os.fdopen(handle, "w", encoding="utf-8", newline="", errors="backslashreplace")
        return self.file

    def __exit__(self, kind, *_):
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        if kind:
            os.unlink(self.name)
        else:
            os.chmod(self.name, 0o644)
            os.replace(self.name, self.path)
