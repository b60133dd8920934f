"""What a learner and a teacher read: a page for each submission, and the table of all."""

import csv
import os
import tempfile
import unicodedata
from html import escape
from pathlib import Path

NEWLINE = "\n"
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


def page(exercise: str, submission: str, result: dict) -> str:
    """The feedback on one submission, which can be given back as it is."""
    questions = result["questions"]
    reached = sum(points_of(tests) for tests in questions.values())
    possible = sum(test["points"] for tests in questions.values() for test in tests)
    summary = f"{number(reached)} of {number(possible)} points." if questions else f"{result['status']}."
    parts = [question_part(question, tests) for question, tests in questions.items()]
    if result["remarks"]:
        remarks = "".join(f"<li><pre>{escape(shown(remark))}</pre></li>" for remark in result["remarks"])
        parts.append(f"<h2>Remarks</h2>\n<ul>{remarks}</ul>")
    title = escape(f"{exercise}: {shown(submission)}")
    return PAGE.format(title=title, style=STYLE, summary=escape(summary.capitalize()), body="\n".join(parts))


def question_part(question: str, tests: list[dict]) -> str:
    possible = sum(test["points"] for test in tests)
    lines = [f"<h2>{escape(question)}: {number(points_of(tests))} of {number(possible)} points</h2>", "<ul>"]
    for test in tests:
        passed = test["problem"] is None
        kind = "hidden test" if test["hidden"] else "public test"
        worth = f"{number(test['points'])} point" + ("" if test["points"] == 1 else "s")
        mark = '<b class="passed">✓ passed</b>' if passed else '<b class="failed">✗ failed</b>'
        message = "" if passed else f"<pre>{escape(shown(test['problem'], keep=NEWLINE))}</pre>"
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
    """A text that no spreadsheet takes for a formula."""
    text = shown(text)
    return f"'{text}" if text.lstrip()[:1] in tuple("=+-@＝＋－＠|%") else text


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
                *([number(p) for p in points] if graded else [""] * len(exercise_questions)),
                number(sum(points)) if graded or result["status"] == "unreadable" else "",
                number(possible),
                cell("; ".join(result["remarks"] + row["remarks"])[:2000]),
            ]
        )
    with replaced(path) as file:
        csv.writer(file).writerows([header, *lines])


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
