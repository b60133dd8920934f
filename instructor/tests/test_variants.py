"""Known answers, graded: the right ones keep every point, each wrong one loses points where it is wrong."""

import ast
import csv
import multiprocessing
import re
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

import instructor
from instructor.build import COURSE, HERE, points_of, slugs, solved_notebook, student_notebook
from nncourse.exercises._tests import load, run


@dataclass(frozen=True)
class Graded:
    points: dict[str, float]
    said: dict[str, str]  # the feedback on each question


@dataclass(frozen=True)
class Variant:
    question: str
    kind: str  # wrong or right
    title: str
    names: str  # what the feedback of a wrong one must say
    code: str


def variants(slug: str) -> list[Variant]:
    found = []
    for file in sorted((HERE / slug / "variants").glob("*.py")):
        head, *cells = re.split(r"^# %% ", file.read_text(encoding="utf-8"), flags=re.M)
        assert not head.strip(), (
            f"{file}: expected every line in a cell that starts with # %% wrong: or # %% right:"
        )
        for cell in cells:
            match = re.fullmatch(r"(wrong|right): (.+?)\n(?:# names: (.+?)\n)?(.*)", cell, re.S)
            assert match, (
                f"{file}: expected '# %% wrong: …' or '# %% right: …', got '# %% {cell.splitlines()[0]}'"
            )
            kind, title, names, code = match.groups()
            assert (names is not None) == (kind == "wrong"), (
                f"{file}: '{title}' needs '# names: …' if it is wrong"
            )
            found.append(Variant(file.stem, kind, title, names or "", code.strip()))
    return found


def rows(slug: str) -> list[dict[str, Variant]]:
    """The variants in rows, at most one of each question in a row."""
    by_question = {q: [v for v in variants(slug) if v.question == q] for q in points_of(slug)}
    longest = max(map(len, by_question.values()))
    return [{q: own[k] for q, own in by_question.items() if k < len(own)} for k in range(longest)]


def answered(slug: str, row: dict[str, Variant]) -> NotebookNode:
    """The notebook with the solutions, but for a row's answers."""
    notebook = solved_notebook(slug)
    for question, variant in row.items():
        (cell,) = [
            cell
            for cell in notebook.cells
            if cell.metadata.get("nncourse", {}).get("question") == question
            and "otter_assign_solution_cell" in cell.metadata.get("tags", [])
        ]
        cell.source = variant.code
    return notebook


@cache
def submissions(slug: str) -> dict[str, NotebookNode]:
    every = {"reference": solved_notebook(slug), "blank": student_notebook(slug)}
    return every | {f"row {k}": answered(slug, row) for k, row in enumerate(rows(slug))}


def grade_apart(slug: str, notebooks: dict[str, NotebookNode]) -> dict[str, Graded]:
    """Grade as a class is graded."""
    from instructor.grading.sandbox import reason_against

    with tempfile.TemporaryDirectory() as name:
        folder, table, pages = Path(name, "class"), Path(name, "grades.csv"), Path(name, "feedback")
        folder.mkdir()
        for number, notebook in enumerate(notebooks.values()):
            nbformat.write(notebook, folder / f"{number:03}.ipynb")
        options = ["--exercise", slug, "--out", table, "--feedback", pages, "--jobs", "2"]
        options += ["--unsafe"] if reason_against() else []
        command = [sys.executable, "-m", "instructor.grade", folder, *options]
        run = subprocess.run(command, cwd=COURSE, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        with table.open(encoding="utf-8", newline="") as file:
            table_rows = sorted(csv.DictReader(file), key=lambda row: row["submission"])
        said = [page.read_text(encoding="utf-8") for page in sorted(pages.glob("*.html"))]
    return {
        title: Graded({q: float(entry[q]) for q in points_of(slug)}, by_question(page))
        for title, entry, page in zip(notebooks, table_rows, said, strict=True)
    }


def by_question(page: str) -> dict[str, str]:
    """A feedback page's text on each question."""
    headings = BeautifulSoup(page, "html.parser")("h2")
    return {heading.text.split(":")[0]: heading.find_next_sibling("ul").get_text(" ") for heading in headings}


def grade_here(slug: str, notebooks: dict[str, NotebookNode]) -> dict[str, Graded]:
    """Grade in processes of this test's own."""
    jobs = [(slug, [c.source for c in n.cells if c.cell_type == "code"]) for n in notebooks.values()]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        return dict(zip(notebooks, pool.map(grade_one, jobs), strict=True))


def grade_one(job: tuple[str, list[str]]) -> Graded:
    slug, cells = job
    points, said = {}, {}
    warnings.simplefilter("ignore")  # as in the grader; this process is the submission's own
    for question, cases in load(instructor.tests_of(slug)).items():
        failures = {case: run(case, names_of(cells)) for case in cases}
        points[question] = sum(case.points for case, message in failures.items() if message is None)
        said[question] = "\n".join(filter(None, failures.values()))
    return Graded(points, said)


def names_of(cells: list[str]) -> dict:
    """What the cells define: each test starts anew, as in the grader."""
    names: dict = {}
    for cell in cells:
        if "grader" not in cell:
            exec(compile(cell, "<submission>", "exec"), names)
    return names


@cache
def graded(slug: str) -> dict[str, Graded]:
    """Every submission of a set, graded in one batch."""
    instructor.tests_of(slug)
    grade = grade_apart if find_spec("instructor.grade") else grade_here
    return grade(slug, submissions(slug))


def defines_something(variant: Variant) -> bool:
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.parse(variant.code).body)


def together(slug: str):
    """A mark that keeps in one worker what needs a set's batch."""
    return pytest.mark.xdist_group(f"variants of {slug}")


SETS = [pytest.param(slug, marks=together(slug)) for slug in slugs()]
ALL = [
    pytest.param(slug, v, id=f"{slug} {v.question} {v.kind} {v.title}", marks=together(slug))
    for slug in slugs()
    for v in variants(slug)
]
pytestmark = pytest.mark.book


@pytest.mark.parametrize("exercise", SETS)
def test_reference_has_every_point_and_a_blank_notebook_none(exercise):
    assert graded(exercise)["reference"].points == points_of(exercise)
    assert graded(exercise)["blank"].points == dict.fromkeys(points_of(exercise), 0)


@pytest.mark.parametrize("exercise", SETS)
def test_each_question_has_enough_variants(exercise):
    for question in points_of(exercise):
        own = [variant for variant in variants(exercise) if variant.question == question]
        wrong, right = (sum(variant.kind == kind for variant in own) for kind in ("wrong", "right"))
        assert wrong >= 5, question
        assert right >= 3 or not any(map(defines_something, own)), question
        assert len({variant.title for variant in own}) == len(own), question


@pytest.mark.parametrize("exercise", SETS)
def test_answers_beside_variants_keep_every_point(exercise):
    for k, row in enumerate(rows(exercise)):
        result = graded(exercise)[f"row {k}"]
        for question in points_of(exercise).keys() - row.keys():
            assert result.points[question] == points_of(exercise)[question], result.said[question]


@pytest.mark.parametrize(("exercise", "variant"), ALL)
def test_variant(exercise, variant):
    """Its neighbors in the row, right and wrong, change nothing of it."""
    question = variant.question
    (row,) = [k for k, row in enumerate(rows(exercise)) if row.get(question) == variant]
    result = graded(exercise)[f"row {row}"]
    said = " ".join(result.said[question].split())
    if variant.kind == "right":
        assert result.points[question] == points_of(exercise)[question], said
    else:
        assert result.points[question] < points_of(exercise)[question]
        assert variant.names.casefold() in said.casefold()
