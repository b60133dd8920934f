"""The chapters as files: none is left out, all are in normal form, complete, and free of known traps."""

import ast
import re
import subprocess
import sys
from collections import Counter
from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from chapters import ROOT, chapters, claims_of, exercises, notebook, path, tags, toc
from first_cell import put_first_cell
from refresh import normalize

ANATOMY = {
    "skills": r"(?i)you will be able to",
    "labeled equation": r"\(eq-[\w-]+\)",
    "try-it box": r":class: try\b",
    "mistake box": r":class: mistake\b",
    "practice": r"(?m)^#+ In practice",
    "references": r"\{cite",
}
CALLS = ("explore", "verdict", "display_quiz")
LONGEST = 20


def code_cells(slug):
    return [cell for cell in notebook(slug).cells if cell.cell_type == "code"]


def calls(cell):
    """The names that a cell calls, such as ``np.random.seed``."""
    nodes = ast.walk(ast.parse(cell.source))
    return {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}


def length(cell):
    """A cell's lines, those of its imports apart."""
    imports = [n for n in ast.parse(cell.source).body if isinstance(n, ast.Import | ast.ImportFrom)]
    return len(cell.source.splitlines()) - sum(n.end_lineno - n.lineno + 1 for n in imports)


@pytest.mark.parametrize("page", toc())
def test_page_exists(page):
    assert sum((ROOT / f"{page}{suffix}").exists() for suffix in (".md", ".ipynb")) == 1


def test_every_notebook_is_in_the_toc():
    assert sorted(chapters()) == sorted(file.stem for file in (ROOT / "book").glob("*.ipynb"))


def test_nbval_runs_every_cell(request):
    if not request.config.option.nbval:
        pytest.skip("runs with --nbval, in make test")
    collected = Counter(item.path for item in request.session.items if item.path.suffix == ".ipynb")
    paths = [*map(path, chapters()), *(ROOT / f"book/exercises/{slug}.ipynb" for slug in exercises())]
    read = {file: nbformat.read(file, as_version=4) for file in paths}
    assert collected == {
        file: sum(cell.cell_type == "code" for cell in book.cells) for file, book in read.items()
    }


def test_normal_form(slug):
    written = nbformat.writes(normalize(deepcopy(notebook(slug)))) + "\n"
    assert path(slug).read_text(encoding="utf-8") == written, "not in normal form: run `make refresh`"


def test_first_cell(slug):
    expected = deepcopy(notebook(slug))
    put_first_cell(expected)
    assert notebook(slug).cells == expected.cells, "run `make first-cells`"


def test_outputs_are_text_of_a_clean_run(slug):
    for cell in code_cells(slug):
        for output in cell.outputs:
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", cell.source
            assert not re.search(r"\bat 0x[0-9a-f]{6,}|/home/|site-packages", str(output)), cell.source
            assert set(output.get("data", {"text/plain": ""})) >= {"text/plain"}, cell.source


@pytest.mark.parametrize("part", ANATOMY)
def test_chapter_has(slug, part):
    text = "\n\n".join(cell.source for cell in notebook(slug).cells if cell.cell_type == "markdown")
    assert re.search(ANATOMY[part], text), f"the chapter has no {part}"


@pytest.mark.parametrize("call", CALLS)
def test_chapter_calls(slug, call):
    assert any(call in calls(cell) for cell in code_cells(slug)), f"no cell calls {call}"


def test_cells_are_short(slug):
    for cell in code_cells(slug):
        if not {"hide-input", "hide-cell", "remove-cell"} & set(tags(cell)):
            assert length(cell) <= LONGEST, cell.source


def test_no_global_randomness(slug):
    allowed = {"default_rng", "Generator", "SeedSequence"}
    for cell in code_cells(slug):
        used = re.findall(r"\bnp\.random\.(\w+)|\b(random\.seed)\b|RandomState", cell.source)
        assert {a or b for a, b in used} <= allowed, cell.source


def test_quizzes_are_not_compared(slug):
    for cell in code_cells(slug):
        if "display_quiz" in calls(cell):
            assert {"nbval-ignore-output", "hide-input"} <= set(tags(cell)), cell.source


def test_only_claims_and_known_tags(slug):
    known = {"hide-input", "hide-cell", "remove-cell", "nbval-ignore-output"}
    for cell in notebook(slug).cells:
        unknown = set(tags(cell)) - known - {f"claim-{claim}" for claim in claims_of(cell)}
        assert not unknown, cell.source


@pytest.mark.book
@pytest.mark.parametrize(("printed", "code"), [("2\n", 0), ("3\n", 1)])
def test_nbval_compares_what_is_printed(tmp_path, printed, code):
    cell = new_code_cell("print(1 + 1)", outputs=[new_output("stream", name="stdout", text=printed)])
    nbformat.write(normalize(new_notebook(cells=[cell])), tmp_path / "canary.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "canary.ipynb"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == code, result.stdout + result.stderr
    assert ("mismatch" in result.stdout) == bool(code)


def test_normalize():
    outputs = [
        new_output("stream", name="stdout", text="a\n"),
        new_output("stream", name="stdout", text="b\n"),
        new_output("display_data", {"text/plain": "<Figure>", "image/png": "x"}, metadata={"width": 1}),
    ]
    book = new_notebook(
        cells=[
            new_code_cell("plot()\n", outputs=outputs, metadata={"tags": ["hide-input"], "collapsed": True}),
            new_code_cell("quiz()", outputs=outputs, metadata={"tags": ["nbval-ignore-output"]}),
            new_code_cell("plot()"),
        ],
        metadata={"widgets": {}, "language_info": {"name": "python", "version": "3.11.7"}},
    )
    once = nbformat.writes(normalize(book))
    first, second, third = book.cells
    assert [output.get("text", output.get("data")) for output in first.outputs] == [
        "a\nb\n",
        {"text/plain": "<Figure>"},
    ]
    assert first.source == "plot()"
    assert first.metadata == {"tags": ["hide-input"]}
    assert second.outputs == []
    assert list(book.metadata) == ["kernelspec"]
    assert [cell.execution_count for cell in book.cells] == [1, 2, 3]
    assert first.id != third.id
    assert nbformat.writes(normalize(nbformat.reads(once, as_version=4))) == once
