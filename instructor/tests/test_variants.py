"""Known answers, graded: the right ones keep every point, each wrong one loses points where it is wrong."""

import ast
import csv
import multiprocessing
import re
import subprocess
import sys
import tempfile
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
    said: str  # the feedback


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


def answered(slug: str, question: str, code: str) -> NotebookNode:
    """The notebook with the solutions, but for one answer."""
    notebook = solved_notebook(slug)
    (cell,) = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nncourse", {}).get("question") == question
        and "otter_assign_solution_cell" in cell.metadata.get("tags", [])
    ]
    cell.source = code
    return notebook


def submissions(slug: str) -> dict[str, NotebookNode]:
    every = {"reference": solved_notebook(slug), "blank": student_notebook(slug)}
    every |= {f"{v.question} {v.title}": answered(slug, v.question, v.code) for v in variants(slug)}
    return every


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
            rows = sorted(csv.DictReader(file), key=lambda row: row["submission"])
        said = [page.read_text(encoding="utf-8") for page in sorted(pages.glob("*.html"))]
    return {
        title: Graded(
            {q: float(row[q]) for q in points_of(slug)}, BeautifulSoup(page, "html.parser").get_text(" ")
        )
        for title, row, page in zip(notebooks, rows, said, strict=True)
    }


def grade_here(slug: str, notebooks: dict[str, NotebookNode]) -> dict[str, Graded]:
    """Grade in processes of this test's own."""
    jobs = [(slug, [c.source for c in n.cells if c.cell_type == "code"]) for n in notebooks.values()]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        return dict(zip(notebooks, pool.map(grade_one, jobs), strict=True))


def grade_one(job: tuple[str, list[str]]) -> Graded:
    slug, cells = job
    names: dict = {}
    for cell in cells:
        if "grader" not in cell:
            exec(compile(cell, "<submission>", "exec"), names)
    points, said = {}, []
    for question, cases in load(instructor.tests_of(slug)).items():
        failures = {case: run(case, names) for case in cases}
        points[question] = sum(case.points for case, message in failures.items() if message is None)
        said += filter(None, failures.values())
    return Graded(points, "\n".join(said))


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


@pytest.mark.parametrize(("exercise", "variant"), ALL)
def test_variant(exercise, variant):
    result = graded(exercise)[f"{variant.question} {variant.title}"]
    lost = {q for q, possible in points_of(exercise).items() if result.points[q] < possible}
    if variant.kind == "right":
        assert not lost, result.said
    else:
        assert lost == {variant.question}, result.said
        assert variant.names.casefold() in " ".join(result.said.split()).casefold()
