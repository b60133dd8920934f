"""Grading a folder: the table, the pages, the journal, what interrupts a batch, and where it runs."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import instructor
from instructor import grade
from instructor.build import points_of, solved_notebook, student_notebook
from instructor.grading import feedback, sandbox
from instructor.grading.journal import Journal, Locked
from instructor.grading.notebook import Unreadable, read
from instructor.grading.worker import Job, Worker, Workers

from .submissions import BLANK, FIXTURE, POINTS, RIGHT, adopting, as_bytes, code_cell, in_sandbox, notebook

ROOT = Path(__file__).parents[2]
SLOW = "import time\ntime.sleep(0.3)\n"


def command(folder, *options):
    arguments = [sys.executable, "-m", "instructor.grade", folder / "class", "--tests", FIXTURE]
    return [*map(str, arguments), "--out", str(folder / "grades.csv"), "--jobs", "2", *options]


def table(folder):
    with open(folder / "grades.csv", newline="", encoding="utf-8") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


def journaled(folder):
    lines = (folder / "grades.csv.journal").read_bytes().splitlines()
    return [json.loads(line)["key"][0] for line in lines if line.endswith(b"}")]


def make_class(folder, count, first="pass"):
    (folder / "class").mkdir()
    for number in range(count):
        wrong = {"q1": BLANK["q1"]} if number % 3 == 0 else {}
        (folder / f"class/student{number:02}.ipynb").write_bytes(notebook(first=first, **wrong))
    return [f"student{number:02}.ipynb" for number in range(count)]


def start(folder, *options):
    return subprocess.Popen(
        command(folder, *options), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def wait_for_lines(folder, count):
    journal = folder / "grades.csv.journal"
    for _ in range(6000):
        if journal.exists() and journal.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.05)
    raise AssertionError("the batch does not go on")


@in_sandbox
def test_killed_batch_goes_on(tmp_path):
    names = make_class(tmp_path, 12, SLOW)
    for kill_after in (2, 6):
        with adopting() as processes:
            process = start(tmp_path)
            wait_for_lines(tmp_path, kill_after)
            process.kill()
            process.communicate()
            for _ in range(1200):
                if not (left := [p for p in processes() if p.status() != psutil.STATUS_ZOMBIE]):
                    break
                time.sleep(0.05)
            assert not left
        assert not (tmp_path / "grades.csv").exists()
    with open(tmp_path / "grades.csv.journal", "ab") as file:
        file.write(b'{"key": ["student11.ipynb", "cut sho')
    assert subprocess.run(command(tmp_path), cwd=ROOT, capture_output=True).returncode == 0
    assert sorted(journaled(tmp_path)) == names, "each is graded once"
    assert list(table(tmp_path)) == names
    totals = {name: row["total"] for name, row in table(tmp_path).items()}
    assert totals == {name: "12" if i % 3 == 0 else "16" for i, name in enumerate(names)}
    assert subprocess.run(command(tmp_path), cwd=ROOT, capture_output=True).returncode == 0
    assert len(journaled(tmp_path)) == 12, "nothing is graded twice"


@in_sandbox
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_batch_writes_what_it_has(tmp_path, signal_number):
    names = make_class(tmp_path, 8, SLOW)
    process = start(tmp_path)
    wait_for_lines(tmp_path, 2)
    process.send_signal(signal_number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"not yet graded" in out
    assert b"goes on from here" in err
    assert b"Traceback" not in err
    assert 2 <= len(table(tmp_path)) < 8
    assert sorted(table(tmp_path)) == sorted(journaled(tmp_path))
    subprocess.run(command(tmp_path), cwd=ROOT, capture_output=True, check=True)
    assert sorted(journaled(tmp_path)) == names


@in_sandbox
def test_only_what_changed_is_graded_again(tmp_path):
    make_class(tmp_path, 3)
    subprocess.run(command(tmp_path), cwd=ROOT, capture_output=True, check=True)
    (tmp_path / "class/student01.ipynb").write_bytes(notebook(BLANK))
    subprocess.run(command(tmp_path), cwd=ROOT, capture_output=True, check=True)
    assert journaled(tmp_path)[3:] == ["student01.ipynb"]
    assert table(tmp_path)["student01.ipynb"]["total"] == "0"
    subprocess.run(command(tmp_path, "--seconds", "9"), cwd=ROOT, capture_output=True, check=True)
    assert len(journaled(tmp_path)) == 7, "other limits may give other grades"


def test_changed_tests_are_another_job():
    job = Job({"q1": "a"}, sandbox.Limits(), True)
    keys = {
        grade.job_key(job)
        for job in (job, Job({"q1": "b"}, job.limits, True), Job(job.tests, job.limits, False))
    }
    assert len(keys) == 3
    assert grade.job_key(job) in keys


def test_a_journal_has_one_writer(tmp_path):
    journal = Journal(tmp_path / "journal")
    with pytest.raises(Locked, match="another run is writing"):
        Journal(tmp_path / "journal")
    journal.close()
    Journal(tmp_path / "journal").close()


def test_journal_ignores_what_it_cannot_read(tmp_path):
    (tmp_path / "journal").write_bytes(
        b'\xff\n{}\n[1]\n{"key": ["a", "b", "c"], "result": {"x": 1}}\n{"key": ['
    )
    journal = Journal(tmp_path / "journal")
    journal.add(("d", "e", "f"), {"x": 2})
    journal.close()
    again = Journal(tmp_path / "journal")
    assert again.results == {("a", "b", "c"): {"x": 1}, ("d", "e", "f"): {"x": 2}}
    again.close()


@in_sandbox
def test_single_notebook_and_pages(tmp_path):
    (tmp_path / "my work.ipynb").write_bytes(
        notebook(q1=BLANK["q1"], q3="answer = '<b>'", q4="!ls\n" + BLANK["q4"])
    )
    options = [
        "--tests",
        str(FIXTURE),
        "--out",
        str(tmp_path / "g.csv"),
        "--feedback",
        str(tmp_path / "pages"),
    ]
    assert grade.main([str(tmp_path / "my work.ipynb"), *options]) == 0
    brief = tmp_path / "brief"
    assert grade.main([str(tmp_path / "my work.ipynb"), *options[:-1], str(brief), "--brief"]) == 0
    assert "expected an array" in (brief / "my work.ipynb.html").read_text(encoding="utf-8")
    assert "the second one diverges" not in (brief / "my work.ipynb.html").read_text(encoding="utf-8")
    page = (tmp_path / "pages/my work.ipynb.html").read_text(encoding="utf-8")
    parser = HTMLParser()
    parser.feed(page)
    assert "<h2>q1: 0 of 4 points</h2>" in page
    assert "expected an array, got NoneType" in page
    assert "the second one diverges" in page
    assert 'hidden matrix <span class="points">(hidden test, 3 points)' in page
    assert "rng.normal" not in page.split("<h2>q4")[0], "no code of a hidden test"
    assert "cell 8: left out: !ls" in page
    assert "7 of 16 points" not in page
    assert "6 of 16 points" in page


def test_brief_pages_keep_what_hidden_tests_say():
    tests = [
        {"name": name, "points": 1, "hidden": name == "second", "problem": f"{name}: expected 7, got 3"}
        for name in ("first", "second")
    ]
    result = {"status": "graded", "questions": {"q1": tests}, "remarks": []}
    full, brief = (feedback.page("x", "y", result, brief=brief) for brief in (False, True))
    assert "first: expected 7" in full
    assert "second: expected 7" in full
    assert "first: expected 7" in brief
    assert "second: expected 7" not in brief
    assert brief.count("✗ failed") == full.count("✗ failed") == 2


@in_sandbox
def test_the_courses_own_set(tmp_path):
    """Through the masters, otter, the built notebooks, and the grader."""
    import nbformat

    (tmp_path / "class").mkdir()
    nbformat.write(solved_notebook("backprop"), tmp_path / "class/solved.ipynb")
    nbformat.write(student_notebook("backprop"), tmp_path / "class/blank.ipynb")
    out = tmp_path / "grades.csv"
    assert grade.main([str(tmp_path / "class"), "--exercise", "backprop", "--out", str(out)]) == 0
    rows, points = table(tmp_path), points_of("backprop")
    assert {q: float(rows["solved.ipynb"][q]) for q in points} == points
    assert rows["blank.ipynb"]["total"] == "0"
    assert float(rows["solved.ipynb"]["out_of"]) == sum(points.values())
    assert rows["solved.ipynb"]["status"] == "graded"
    assert grade.read_tests(instructor.tests_of("backprop")).keys() == points.keys()


@in_sandbox
def test_dask_cluster(tmp_path):
    names = make_class(tmp_path, 4)
    script = (
        "from distributed import LocalCluster\n"
        "with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=':0') as cluster:\n"
        "    from instructor.grade import main\n"
        f"    command = {command(tmp_path)[3:]}\n"
        "    raise SystemExit(main([*command, '--scheduler', cluster.scheduler_address]))\n"
    )
    script = "if __name__ == '__main__':\n    " + script.replace("\n", "\n    ")
    (tmp_path / "run.py").write_text(script)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, tmp_path / "run.py"], cwd=tmp_path, env=environment, capture_output=True
    )
    assert result.returncode == 0, result.stderr.decode()
    assert sorted(journaled(tmp_path)) == names
    assert {row["total"] for row in table(tmp_path).values()} == {"12", "16"}


@pytest.mark.book
def test_unsafe(tmp_path, capsys):
    (tmp_path / "class").mkdir()
    (tmp_path / "class/right.ipynb").write_bytes(notebook())
    loop = notebook(q1="def scale(x, k):\n    while True: pass", q2="import os\nos._exit(1)")
    (tmp_path / "class/loop.ipynb").write_bytes(loop)
    options = ["--tests", str(FIXTURE), "--out", str(tmp_path / "grades.csv"), "--unsafe", "--seconds", "2"]
    assert grade.main([str(tmp_path / "class"), *options]) == 0
    assert "a submission can read every file that you can" in capsys.readouterr().err
    assert {name: row["total"] for name, row in table(tmp_path).items()} == {
        "right.ipynb": "16",
        "loop.ipynb": "9",
    }


def test_refuses_without_a_sandbox(tmp_path, capsys, monkeypatch):
    (tmp_path / "class").mkdir()
    monkeypatch.setattr(sandbox.sys, "platform", "win32")
    options = ["--tests", str(FIXTURE), "--out", str(tmp_path / "grades.csv")]
    assert grade.main([str(tmp_path / "class"), *options]) == 2
    error = capsys.readouterr().err
    assert "cannot close submissions off: it needs Linux" in error
    assert "--unsafe" in error
    assert not (tmp_path / "grades.csv").exists()


def test_refuses_where_submissions_would_see_the_tests(monkeypatch):
    monkeypatch.setattr(sandbox, "SYSTEM_LIBRARIES", (str(ROOT),))
    assert "which submissions can read" in sandbox.reason_against()


@pytest.mark.parametrize("missing", ["no folder", "no tests"])
def test_says_what_is_missing(tmp_path, capsys, missing):
    where = tmp_path / "nothing" if missing == "no folder" else tmp_path
    options = ["--tests", str(tmp_path), "--out", str(tmp_path / "grades.csv")]
    assert grade.main([str(where), *options]) == 2
    assert "there is no" in capsys.readouterr().err or missing == "no tests"


@in_sandbox
def test_a_worker_that_dies_is_replaced():
    job = Job({file.stem: file.read_text() for file in sorted(FIXTURE.glob("*.py"))}, sandbox.Limits(), True)
    worker = Worker()
    assert worker.grade(notebook(), job)["status"] == "graded"
    worker.process.kill()
    assert worker.grade(notebook(), job)["status"] == "graded"
    worker.stop()
    crashing = Job({"q1": "import os\nos._exit(1)"}, sandbox.Limits(), True)
    assert worker.grade(notebook(), crashing) == {
        "status": "not graded",
        "remarks": ["the grading process ended"],
        "questions": {},
    }
    worker.stop()


@in_sandbox
def test_stopped_workers_start_nothing():
    job = Job({"q3": (FIXTURE / "q3.py").read_text(encoding="utf-8")}, sandbox.Limits(), True)
    workers = Workers()
    assert workers.grade(notebook(), job)["status"] == "graded"
    workers.interrupt()
    assert workers.grade(notebook(), job)["status"] == "not graded"
    workers.stop()
    assert workers.all[0].process is None


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("ada.ipynb", "ada"),
        ("ada_12_backprop/work.ipynb", "ada_12_backprop"),
        ("a/b/c.ipynb", "a"),
        ("x.y.ipynb", "x.y"),
    ],
)
def test_students_name(path, student):
    assert grade.student_of(path) == student


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", " =1", "=cmd|' /C calc'!A0", "＝1", "|x", "%x"])
def test_no_cell_is_a_formula(text):
    assert feedback.cell(text).lstrip().startswith("'")


FORMULA = tuple("=+-@＝＋－＠|%")
NAMES = st.text(st.sampled_from("=+-@;,|'\"\\\t\n\r ux09aé＝%\u202e\udcff\x1b\u00a0"), max_size=12)


def spreadsheet_cells(line, separators):
    """How a spreadsheet divides a line: a quote counts at a cell's begin, until the next single one."""
    quoted = r'"(?:[^"]|"")*"'
    return re.findall(rf"(?:^|[{separators}])((?:{quoted})?[^{separators}]*)", line)


@settings(deadline=None, max_examples=300)
@given(NAMES, NAMES, NAMES)
def test_no_cell_is_a_formula_wherever_the_line_is_divided(name, student, remark):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "grades.csv")
        result = {"status": "graded", "questions": {}, "remarks": [remark]}
        feedback.write_table(path, ["q1"], 1.5, [{"submission": name, "student": student, "result": result}])
        text = path.read_text(encoding="utf-8")
        with open(path, newline="", encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
    for separators in (",", ";", "\t", ",;\t", "|"):
        for line in text.splitlines():
            for piece in spreadsheet_cells(line, separators):
                assert not piece.strip().strip('" ').startswith(FORMULA), (line, separators)
    assert feedback.text_of(row["submission"]) == name
    assert feedback.text_of(row["student"]) == student
    assert feedback.text_of(row["remarks"]) == remark


def test_points_are_numbers_in_the_table(tmp_path):
    tests = [{"points": 1.5, "problem": None}, {"points": 2, "problem": None}]
    row = {
        "submission": "a;b,c",
        "student": "a",
        "result": {"status": "graded", "remarks": [], "questions": {}},
    }
    row["result"]["questions"] = {"q1": tests, "q2": tests[1:]}
    feedback.write_table(tmp_path / "grades.csv", ["q1", "q2"], 8.0, [row])
    line = (tmp_path / "grades.csv").read_text().splitlines()[1]
    assert line == '"a;b,c","a","graded",3.5,2,5.5,8,""'


def test_what_is_written_is_visible():
    assert feedback.cell("Ada Lovelace, 数学") == "Ada Lovelace, 数学"
    assert feedback.shown("a\nb\u202ec\x1b[31m\udcff") == "a\\nb\\u202ec\\x1b[31m\\udcff"
    assert feedback.shown("a\nb", keep="\n") == "a\nb"


def test_too_large_a_file_is_not_read(tmp_path):
    (tmp_path / "x.ipynb").write_bytes(bytes(3 * 2**20))
    assert grade.read_file(tmp_path / "x.ipynb", 2) == "it has 3 MB; 2 MB are the limit (--megabytes)"
    assert grade.read_file(tmp_path / "x.ipynb", 3) == bytes(3 * 2**20)


def owners(cells):
    return [cell.question for cell in read(as_bytes(cells), ["q1", "q2"])]


def test_cells_belong_to_the_question_before():
    cells = [code_cell("a"), code_cell("b", "q1"), code_cell("c"), code_cell("d", "q2"), code_cell("e")]
    assert owners(cells) == [None, "q1", "q1", "q2", "q2"]


def test_cells_without_metadata_belong_to_the_next_check():
    cells = map(
        code_cell, ["a", "b", "grader.check('q1')", "c", 'grader.check("q2")', "d", "grader.check('q9')"]
    )
    assert owners(list(cells)) == ["q1", "q1", "q1", "q2", "q2", None, None]


def test_unknown_questions_are_ignored():
    cells = [code_cell("a", "q1"), code_cell("b", "q7"), code_cell("c", 3), code_cell("d", ["q2"])]
    assert owners(cells) == ["q1", "q1", "q1", "q1"]


def test_sources_come_in_lines_or_whole():
    cells = [{"cell_type": "code", "source": ["a\n", "b", 3]}, {"cell_type": "markdown", "source": "c"}]
    assert [cell.source for cell in read(as_bytes(cells), [])] == ["a\nb"]
    with pytest.raises(Unreadable, match="no cells"):
        read(b"{}", [])


def test_fixture_gives_its_points():
    from .submissions import fixture_tests

    assert {q: sum(case.points for case in cases) for q, cases in fixture_tests().items()} == POINTS
    assert RIGHT.keys() == BLANK.keys() == POINTS.keys()
