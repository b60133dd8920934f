"""Masters and what is made of them: up to date, with nothing given away, and Gradescope can grade with it."""

import json
import re
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest

import instructor
from instructor import build
from instructor.build import COURSE, HERE, points_of, slugs
from nncourse.exercises._tests import load, run

WIDEST = 88


def student(slug):
    return nbformat.read(COURSE / f"book/exercises/{slug}.ipynb", as_version=4)


@pytest.mark.book
@pytest.mark.parametrize("exercise", slugs())
def test_nothing_is_out_of_date(exercise):
    assert build.outdated(exercise) == [], "run python -m instructor.build"


@pytest.mark.book
def test_a_change_is_noticed(tmp_path, monkeypatch):
    for place in ("nncourse/exercises/backprop", "book/exercises"):
        shutil.copytree(COURSE / place, tmp_path / place)
    differing = build.differing
    monkeypatch.setattr(build, "differing", lambda fresh, _, place: differing(fresh, tmp_path, place))
    assert build.outdated("backprop") == []
    notebook = tmp_path / "book/exercises/backprop.ipynb"
    notebook.write_text(notebook.read_text().replace("points in all", "points"))
    assert build.outdated("backprop") == ["book/exercises/backprop.ipynb"]
    (tmp_path / "nncourse/exercises/backprop/q1.py").unlink()
    (tmp_path / "nncourse/exercises/backprop/q9.py").touch()
    assert build.outdated("backprop") == [f"nncourse/exercises/backprop/q{n}.py" for n in (1, 9)]


def test_every_set_belongs_to_a_page():
    assert slugs() == sorted(path.stem for path in (COURSE / "book/exercises").glob("*.ipynb"))


@pytest.mark.parametrize("exercise", slugs())
def test_hidden_tests_stay_hidden(exercise):
    """Nothing of them stands in what learners get, in no file."""
    given = "".join(
        path.read_text(encoding="utf-8")
        for folder in (COURSE / "nncourse/exercises" / exercise, COURSE / "book/exercises")
        for path in folder.glob("*")
        if path.is_file()
    )
    every = load(instructor.tests_of(exercise))
    hidden = [case for cases in every.values() for case in cases if case.hidden]
    assert hidden
    for case in hidden:
        assert not re.search(rf"\b{case.function.__name__}\b", given), case.title
    assert "hidden=True" not in given


@pytest.mark.parametrize("exercise", slugs())
def test_master_has_what_it_needs(exercise):
    tests, points = load(instructor.tests_of(exercise)), points_of(exercise)
    assert 4 <= len(points) <= 6
    for question, cases in tests.items():
        assert 2 <= points[question] <= 10
        assert all(case.points == int(case.points) for case in cases)
        assert any(case.hidden for case in cases), question
        assert not any(name in ("env", "grader") for case in cases for name in case.answers)
        assert len(build.hints_of(exercise)[question]) >= 2
    names = [{name for case in cases for name in case.answers} for cases in tests.values()]
    assert sum(map(len, names)) == len(set().union(*names)), "two questions ask for the same name"


@pytest.mark.parametrize("exercise", slugs())
def test_student_notebook(exercise):
    notebook = student(exercise)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "SOLUTION" not in text
    assert "otter" not in text
    assert f"({exercise})" not in text
    assert [cell.source for cell in code[:2]][1].endswith(f'grader = Grader("{exercise}")')
    for question in points_of(exercise):
        own = [cell for cell in code if cell.metadata.get("nncourse", {}).get("question") == question]
        assert sum("otter_answer_cell" in cell.metadata.get("tags", []) for cell in own) == 1, question
        assert own[-1].source.startswith(f'grader.check("{question}")')
        assert own[-1].outputs[0].text == f"{question}: not answered yet\n"
    for cell in code:
        assert max(map(len, cell.source.splitlines())) <= WIDEST, cell.source
        assert all(
            output.get("name") != "stderr" and output.output_type != "error" for output in cell.outputs
        )


@pytest.mark.book
@pytest.mark.parametrize("exercise", slugs())
def test_gradescope_package(exercise, tmp_path):
    """Otter grades the solutions with the package, and gives full marks."""
    package = build.package_of(exercise)
    with zipfile.ZipFile(package) as content:
        assert {f"tests/{question}.py" for question in points_of(exercise)} <= set(content.namelist())
        environment = content.read("environment.yml").decode()
    assert re.search(r"nncourse @ git\+https://", environment)
    solved = tmp_path / "solved.ipynb"
    nbformat.write(build.solved_notebook(exercise), solved)
    command = [
        sys.executable,
        "-m",
        "otter",
        "run",
        solved,
        "--autograder",
        package,
        "--output-dir",
        tmp_path,
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    tests = json.loads((tmp_path / "results.json").read_text())["tests"]
    scores = {test["name"]: (test["score"], test["max_score"]) for test in tests if "score" in test}
    for question, points in points_of(exercise).items():
        assert scores[question] == (points, points)


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Build a copy of the set backprop with a piece of its master replaced."""

    def replace(old, new, file="master.md"):
        shutil.copytree(HERE / "backprop", tmp_path / "broken")
        path = tmp_path / "broken" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setattr(build, "HERE", tmp_path)
        monkeypatch.setattr(build, "BUILT", tmp_path / "built")
        return build.assigned("broken")

    return replace


@pytest.mark.book
def test_the_question_in_the_readme_works(broken):
    """As a question of backprop, in place of its q3."""
    (question,) = re.findall(r"^````\n(.*?)^````\n", (HERE / "README.md").read_text("utf-8"), re.S | re.M)
    master = (HERE / "backprop/master.md").read_text(encoding="utf-8")
    begin, end = master.index("# BEGIN QUESTION\nname: q3"), master.index("# BEGIN QUESTION\nname: q4")
    q3 = master[master.rindex("```{raw-cell}", 0, begin) : master.rindex("```{raw-cell}", 0, end)]
    tests = load(broken(q3, question) / "autograder/tests")["q3"]
    assert [(case.points, case.hidden) for case in tests] == [(1, False), (2, True)]
    for energy, failures in (
        (lambda x: (x**2).sum(), [False, False]),
        (lambda x: (x**2).mean(), [True, True]),
    ):
        assert [run(case, {"energy": energy}) is not None for case in tests] == failures


@pytest.mark.book
@pytest.mark.parametrize(
    ("old", "new", "file", "message"),
    [
        ("points: 5\n", "points: 4\n", "master.md", "otter assign cannot read"),
        (
            "points: 5\n",
            "points: 6\n",
            "master.md",
            r"its tests, each name once, give 5 points, the question says 6",
        ),
        (
            "points: 1\n",
            "points: 1\nhidden: true\n",
            "master.md",
            "q1: its public tests must stand before the hidden ones",
        ),
        (
            "def test_error_for_the_layer_before",
            "def test_gradients_of_the_parameters",
            "master.md",
            "its tests, each name once, give 4 points",
        ),
        (
            "q4:",
            "q6:",
            "hints.yml",
            "hints.yml must have hints for q1, q2, q3, q4, q5, got q1, q2, q3, q6, q5",
        ),
        ("# END SOLUTION\n", "", "master.md", "otter assign cannot read"),
    ],
)
def test_faults_of_a_master_are_named(broken, old, new, file, message):
    with pytest.raises((ValueError, RuntimeError), match=message):
        broken(old, new, file)


def test_an_unknown_set_is_answered_with_those_there_are():
    with pytest.raises(FileNotFoundError, match=r"no exercise set 'backprob'.*there are .*backprop"):
        instructor.tests_of("backprob")


def test_types():
    sources = [HERE / "build.py", HERE / "__init__.py"]
    result = subprocess.run(
        [sys.executable, "-m", "mypy", *sources], cwd=COURSE, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout
