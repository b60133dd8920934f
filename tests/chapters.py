"""The book's pages, and its chapters executed in this process.

``run_chapter("activations")`` executes a notebook's code cells in one namespace, once in a process. It
records the `explore` figures instead of drawing them, silences quizzes, and runs every twin of a claim just
before the claim's cell, in a fork, so that no twin leaves a trace.
"""

import ast
import contextlib
import io
import linecache
import multiprocessing
import re
import signal
import sys
import types
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
import yaml
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
TWIN_SECONDS = 60


@cache
def toc() -> list[str]:
    """Every page of the table of contents, in order, such as ``book/activations``."""

    def files(entry: dict) -> Iterator[str]:
        if page := entry.get("root", entry.get("file")):
            yield page
        for key in ("parts", "chapters", "sections"):
            for child in entry.get(key, []):
                yield from files(child)

    return list(files(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))


@cache
def chapters() -> list[str]:
    """The slugs of the pages that are notebooks, in the book's order."""
    return [
        slug for slug in (Path(page).name for page in toc() if page.count("/") == 1) if path(slug).exists()
    ]


@cache
def exercises() -> list[str]:
    """The slugs of the exercise sets in the table of contents, in order."""
    return [Path(page).name for page in toc() if page.startswith("book/exercises/")]


def path(slug: str) -> Path:
    return ROOT / "book" / f"{slug}.ipynb"


@cache
def notebook(slug: str) -> NotebookNode:
    return nbformat.read(path(slug), as_version=4)


@cache
def claims() -> dict[str, dict]:
    """The claims of ``book/claims.yml`` by id."""
    entries = yaml.safe_load((ROOT / "book/claims.yml").read_text(encoding="utf-8"))
    return {claim: entry for claim, entry in entries.items() if claim != "sources"}


@cache
def twins(slug: str) -> dict[str, list[str]]:
    """The snippets of ``tests/twins/<slug>.yml`` by claim id."""
    file = ROOT / "tests/twins" / f"{slug}.yml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}


def tags(cell: NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def claims_of(cell: NotebookNode) -> list[str]:
    """The claims that a code cell is tagged with."""
    return [tag.removeprefix("claim-") for tag in tags(cell) if re.fullmatch(r"claim-[A-Z]\d+", tag)]


@dataclass
class Twin:
    """How a claim's cell ended after one of its twins: the line that raised, None if the cell passed."""

    claim: str
    snippet: str
    line: int | None
    error: str


@dataclass(repr=False)
class Run:
    """An executed chapter."""

    slug: str
    namespace: dict[str, Any] = field(default_factory=dict)
    explores: list[Any] = field(default_factory=list)  # nncourse.widgets.Explorer
    outputs: dict[int, str] = field(default_factory=dict)  # printed text by the cell's index
    twins: list[Twin] = field(default_factory=list)


@cache
def run_chapter(slug: str) -> Run:
    import matplotlib

    matplotlib.use("Agg")
    import jupyterquiz
    import matplotlib.pyplot as plt

    from nncourse import widgets

    module = types.ModuleType(f"chapter_{slug}")
    sys.modules[module.__name__] = module  # where classes of the chapter look for their module
    run = Run(slug, namespace=vars(module))

    def record(figure, **arguments):
        run.explores.append(widgets.Explorer(figure, **({"describe": None, "labels": None} | arguments)))

    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(path(slug).parent))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")  # a warning that a reader would see is in the committed outputs
        stack.enter_context(mock.patch.object(widgets, "explore", record))
        stack.enter_context(mock.patch.object(jupyterquiz, "display_quiz", return_value=None))
        stack.enter_context(mock.patch.object(plt, "show", side_effect=lambda: plt.close("all")))
        for index, cell in enumerate(notebook(slug).cells):
            if cell.cell_type == "code":
                for claim in claims_of(cell):
                    run.twins += [run_twin(claim, s, cell, index, run) for s in twins(slug).get(claim, [])]
                run.outputs[index] = execute(cell.source, f"<{slug}, cell {index}>", run.namespace)
        plt.close("all")
    return run


def execute(source: str, name: str, namespace: dict[str, Any]) -> str:
    """Execute a cell as Jupyter does, its last expression's value shown, and return what it printed."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), namespace)
        if last:
            value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
            if value is not None:
                print(repr(value))
    return printed.getvalue()


def run_twin(claim: str, snippet: str, cell: NotebookNode, index: int, run: Run) -> Twin:
    fork = multiprocessing.get_context("fork")
    answer, question = fork.Pipe(duplex=False)
    name = f"<{run.slug}, cell {index}, twin>"
    process = fork.Process(target=_twin, args=(question, snippet, cell.source, name, run.namespace))
    process.start()
    question.close()
    try:
        line, error = answer.recv()
    except EOFError:
        line, error = None, f"the twin died, or took longer than {TWIN_SECONDS} s"
    process.join()
    return Twin(claim, snippet, line, error)


def _twin(answer: Connection, snippet: str, source: str, name: str, namespace: dict[str, Any]) -> None:
    signal.alarm(TWIN_SECONDS)
    try:
        execute(snippet, "<twin>", namespace)
    except Exception as error:
        answer.send((None, f"the twin itself raised {error!r}"))
        return
    try:
        execute(source, name, namespace)
    except Exception as error:
        line, trace = None, error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename == name:
                line = trace.tb_lineno
            trace = trace.tb_next
        answer.send((line, repr(error)))
    else:
        answer.send((None, "the cell passed"))
