"""Make the learners' notebooks and public tests from the masters, by otter-grader.

    python -m instructor.build [backprop ...] [--check]

For each ``instructor/<slug>/master.md`` this writes ``book/exercises/<slug>.ipynb``, executed unanswered, and
``nncourse/exercises/<slug>/``, the public tests and the hints. Otter's own output, with all tests and the
package for Gradescope, stays in ``instructor/_build``. ``--check`` writes nothing and names what is stale.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

import nncourse
from nncourse.exercises._tests import load

HERE = Path(__file__).parent
COURSE = Path(nncourse.__file__).parents[1]  # usually around this folder, which may live elsewhere
BUILT = HERE / "_build"
WELCOME = """\
# Exercises: {title}

These exercises go with the chapter [{title}](../{slug}.ipynb); you need nothing that comes after it. \
Allow one to two hours. Replace each `...` by your answer and run the cell. The cell below it tries your \
answer on public tests and says what it finds, as often as you like. For a hint, take away the `#` before \
`grader.hint`; each run says more. **Hand in** this one file, saved, with all your answers in it. It is \
**graded** by these tests and by hidden ones, which try your answers on other inputs, for {points} points \
in all. Grading runs the cells from top to bottom in a new kernel, so restart the kernel and run them all \
once before you hand in."""


def slugs() -> list[str]:
    return sorted(path.parent.name for path in HERE.glob("*/master.md"))


def read_master(slug: str) -> NotebookNode:
    """The master as a notebook for otter, each cell of a question marked with its name."""
    path = HERE / slug / "master.md"
    if not path.exists():
        raise FileNotFoundError(f"no exercise set {slug!r}: expected {path}; there are {', '.join(slugs())}")
    notebook = jupytext.read(path, fmt="md:myst")
    notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
    question = None
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
        cell.metadata.pop("nncourse", None)
        if cell.cell_type == "raw" and cell.source.startswith("# ASSIGNMENT CONFIG"):
            cell.source = "# ASSIGNMENT CONFIG\n" + yaml.safe_dump(configured(settings(cell)))
        elif cell.cell_type == "raw" and cell.source.startswith("# BEGIN QUESTION"):
            question = settings(cell)["name"]
        elif cell.cell_type == "raw" and cell.source.startswith("# END QUESTION"):
            question = None
        elif question:
            cell.metadata["nncourse"] = {"question": question}
    return notebook


def settings(cell: NotebookNode) -> dict[str, Any]:
    return yaml.safe_load(cell.source) or {}


def configured(config: dict[str, Any]) -> dict[str, Any]:
    """What is the same for all sets; the course's package comes from its repository, not from an index."""
    address = yaml.safe_load((COURSE / "_config.yml").read_text(encoding="utf-8"))["repository"]["url"]
    wanted = config.get("requirements", [])
    return config | {
        "export_cell": False,
        "init_cell": False,
        "tests": {"files": True, "ok_format": False},
        "requirements": [f"nncourse @ git+{address}" if r == "nncourse" else r for r in wanted],
    }


def points_of(slug: str) -> dict[str, float]:
    """Every question's points, in order."""
    cells = [c for c in read_master(slug).cells if c.source.startswith("# BEGIN QUESTION")]
    return {config["name"]: config.get("points", 0) for config in map(settings, cells)}


def hints_of(slug: str) -> dict[str, list[str]]:
    return yaml.safe_load((HERE / slug / "hints.yml").read_text(encoding="utf-8"))


def assigned(slug: str) -> Path:
    """The folder of what ``otter assign`` makes of the master: ``autograder`` and ``student``."""
    notebook = read_master(slug)
    content = json.dumps([(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells])
    key = hashlib.sha256(f"{version('otter-grader')} {content}".encode()).hexdigest()[:16]
    folder = BUILT / slug / key
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            made = otter_assign(notebook, slug, Path(scratch))
            check_tests(slug, made / "autograder/tests")
            for old in folder.parent.iterdir():
                if old.name not in (key, Path(scratch).name) and not old.name.startswith("tmp"):
                    shutil.rmtree(old, ignore_errors=True)
            try:
                made.rename(folder)
            except OSError:
                if not folder.exists():  # else another process was quicker
                    raise
    return folder


def otter_assign(notebook: NotebookNode, slug: str, scratch: Path) -> Path:
    master, result = scratch / f"{slug}.ipynb", scratch / "made"
    nbformat.write(notebook, master)
    options = ["--no-run-tests", "--no-pdfs", str(master), str(result)]
    command = [sys.executable, "-m", "otter", "assign", *options]
    run = subprocess.run(command, cwd=scratch, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(
            f"otter assign cannot read {HERE / slug / 'master.md'}:\n{run.stderr or run.stdout}"
        )
    (package,) = result.glob("autograder/*.zip")
    package.rename(package.with_name(f"{slug}.zip"))
    return result


def check_tests(slug: str, folder: Path) -> None:
    """Raise where points do not add up, hidden tests stand before public ones, or hints are missing."""
    tests, points, hints = load(folder), points_of(slug), hints_of(slug)
    for question, wanted in points.items():
        cases = tests.get(question, [])
        hidden = [case.hidden for case in cases]
        total = sum(case.points for case in cases)
        if total != wanted:
            wrong = f"its tests, each name once, give {total:g} points, the question says {wanted}"
            raise ValueError(f"{slug} {question}: {wrong}")
        if hidden != sorted(hidden) or all(hidden):
            raise ValueError(f"{slug} {question}: its public tests must stand before the hidden ones")
    if list(hints) != list(points) or not all(hints.values()):
        raise ValueError(f"{slug}: hints.yml must have hints for {', '.join(points)}, got {', '.join(hints)}")


def package_of(slug: str) -> Path:
    """The zip that Gradescope takes as an autograder."""
    return assigned(slug) / f"autograder/{slug}.zip"


def student_notebook(slug: str) -> NotebookNode:
    return finished(slug, nbformat.read(assigned(slug) / f"student/{slug}.ipynb", as_version=4))


def solved_notebook(slug: str) -> NotebookNode:
    """The student's notebook with the master's solutions in it."""
    return finished(slug, nbformat.read(assigned(slug) / f"autograder/{slug}.ipynb", as_version=4))


def finished(slug: str, notebook: NotebookNode) -> NotebookNode:
    """Otter's notebook with the welcome, the book's first cell and the course's grader, not executed."""
    from first_cell import put_first_cell

    chapter = nbformat.read(COURSE / f"book/{slug}.ipynb", as_version=4).cells[0].source
    title = chapter.splitlines()[0].removeprefix("# ")
    text = WELCOME.format(title=title, slug=slug, points=f"{sum(points_of(slug).values()):g}")
    start = f'from nncourse.exercises import Grader\n\ngrader = Grader("{slug}")'
    cells = [cell for cell in notebook.cells if cell.cell_type != "raw" and cell.source.strip()]
    notebook.cells = [new_markdown_cell(text), new_code_cell(start), *cells]
    for cell in notebook.cells:
        if match := re.fullmatch(r'grader\.check\("(\w+)"\)', cell.source):
            cell.source += f'\n# grader.hint("{match[1]}")'
            cell.metadata["nncourse"] = {"question": match[1]}
    put_first_cell(notebook)
    return notebook


def write_tests(slug: str, course: Path) -> None:
    folder = course / "nncourse/exercises" / slug
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(assigned(slug) / "student/tests", folder)
    content = {"points": points_of(slug), "hints": hints_of(slug)}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (folder / "hints.json").write_text(text, encoding="utf-8")


def write_notebook(slug: str, course: Path) -> None:
    from refresh import execute

    folder = COURSE / "book/exercises"
    folder.mkdir(exist_ok=True)
    notebook = execute(student_notebook(slug), folder)
    path = course / f"book/exercises/{slug}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def build(slug: str) -> None:
    write_tests(slug, COURSE)
    write_notebook(slug, COURSE)


def outdated(slug: str) -> list[str]:
    """The files of a set that differ from what its master gives."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        write_tests(slug, fresh)
        if different := differing(fresh, COURSE, f"nncourse/exercises/{slug}"):
            return different  # the notebook is executed with these tests
        write_notebook(slug, fresh)
        return differing(fresh, COURSE, f"book/exercises/{slug}.ipynb")


def differing(fresh: Path, committed: Path, place: str) -> list[str]:
    def files(root: Path) -> dict[str, bytes]:
        top = root / place
        paths = [top] if top.is_file() else [p for p in top.rglob("*") if p.is_file() and p.suffix != ".pyc"]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    ours, theirs = files(fresh), files(committed)
    return sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))


sys.path.append(str(COURSE / "tools"))  # where first_cell and refresh are

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m instructor.build", description=__doc__.split("\n")[0])
    parser.add_argument("slugs", nargs="*", metavar="slug", help="exercise sets, by default all")
    parser.add_argument("--check", action="store_true", help="write nothing, list what is out of date")
    options = parser.parse_args()
    os.environ.pop("NNCOURSE_STATIC", None)
    stale = []
    for slug in options.slugs or slugs():
        if options.check:
            stale += outdated(slug)
        else:
            build(slug)
            count, points = len(points_of(slug)), sum(points_of(slug).values())
            zipped = os.path.relpath(package_of(slug))
            print(f"{slug}: {count} questions, {points:g} points; for Gradescope {zipped}")
    if stale:
        sys.exit("out of date, run python -m instructor.build:\n" + "\n".join(stale))
