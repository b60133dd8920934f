"""Hostile submissions: each gets its row and no point it did not earn; none stops the batch or gets outside.

Snippets stand in the cell of q1, among right answers to all other questions.
"""

import csv
import json
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .submissions import (
    BLANK,
    FIXTURE,
    IN_SANDBOX,
    POINTS,
    RIGHT,
    adopting,
    as_bytes,
    code_cell,
    notebook,
    snippets,
)

ROOT = Path(__file__).parents[2]
pytestmark = [IN_SANDBOX, pytest.mark.book, pytest.mark.xdist_group("hostile")]

PRELUDE = Path(__file__).with_name("snippets").joinpath("prelude.py").read_text(encoding="utf-8")
ATTACKS = snippets("attacks.py") | {  # cost their question, and no other
    "null byte": "scale = 1\0",
    "deep nesting in the source": "x = " + "(" * 5000 + ")" * 5000,
    "long operators": "x = " + "-" * 30_000 + "1",
    "long list": "x = [" + "[[1],[2]]," * 20_000 + "]",
}
HARMLESS = snippets("harmless.py")  # stand above a right answer, and cost nothing
SPIES = snippets("spies.py")  # report what came of their attempts to see or touch what is outside

FILES = {  # what is no proper notebook, and whether it can be graded
    "empty.ipynb": (b"", False),
    "space.ipynb": (b" \n", False),
    "no json.ipynb": (b"{'cells': []}", False),
    "cut short.ipynb": (notebook()[:500], False),
    "binary.ipynb": (os.urandom(3000), False),
    "list.ipynb": (b"[1, 2]", False),
    "number.ipynb": (b"7", False),
    "no cells.ipynb": (b"{}", False),
    "cells are text.ipynb": (b'{"cells": "x"}', False),
    "long number.ipynb": (b'{"cells": [' + b"9" * 100_000 + b"]}", False),
    "deep.ipynb": (b'{"cells": ' + b"[" * 100_000, False),
    "many cells.ipynb": (as_bytes([code_cell("pass")] * 3000), False),
    "odd cells.ipynb": (
        json.dumps(
            {"cells": [None, 3, [], {"cell_type": "code"}, {"cell_type": "code", "source": {"a": 1}}]}
        ).encode(),
        True,
    ),
}


def as_version_3():
    cells = [{"cell_type": "code", "language": "python", "input": [RIGHT[q]], "outputs": []} for q in RIGHT]
    return json.dumps({"nbformat": 3, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}).encode()


def with_output(size):
    cells = [code_cell(source, question) for question, source in RIGHT.items()]
    cells[0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * size}]
    return as_bytes(cells)


def other_kernel(**metadata):
    return as_bytes([code_cell(source, question) for question, source in RIGHT.items()], **metadata)


RIGHT_FILES = {
    "version 3.ipynb": as_version_3(),
    "large output.ipynb": with_output(50_000_000),
    "unknown kernel.ipynb": other_kernel(kernelspec={"name": "ir", "language": "R"}),
    "no kernel.ipynb": other_kernel(kernelspec=None),
    "byte order mark.ipynb": b"\xef\xbb\xbf" + notebook(),
    "no metadata.ipynb": as_bytes(
        [{"cell_type": "code", "source": RIGHT[q].splitlines(True)} for q in RIGHT]
    ),
    '=HYPERLINK("http:__x").ipynb': notebook(),
    "-1+1|cmd.ipynb": notebook(),
    "ünïcödé 神经网络 🧠.ipynb": notebook(),
    'it\'s "quoted".ipynb': notebook(),
    "two\nlines.ipynb": notebook(),
    "<script>alert(1)<\\script>.ipynb": notebook(),
    "\u202etxt.ipynb": notebook(),
    os.fsdecode(b"not utf-8 \xff.ipynb"): notebook(),
    "  spaces  .ipynb": notebook(),
    "UPPER.IPYNB": notebook(),
    "twice/first.ipynb": notebook(),
    "twice/second.ipynb": notebook(q1=BLANK["q1"]),
    "deep/er/and/deeper.ipynb": notebook(),
    f"{'long' * 62}.ipynb": notebook(),
    "page.ipynb": notebook(),
    "page.ipynb.html/x.ipynb": notebook(),
}


class Batch:
    """One run over all of them."""

    def __init__(self, folder):
        self.folder = folder
        self.submissions = folder / "submissions"
        self.mark = f"mark-{secrets.token_hex(8)}"
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.abstract, self.path = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0{self.mark}")
        self.path.bind(str(folder / "socket"))
        for server in (self.listener, self.abstract, self.path):
            server.listen()
            server.setblocking(False)
        self.folders = [str(self.submissions), str(folder), str(ROOT), str(ROOT / "instructor"), str(FIXTURE)]

    def words(self):
        """What spies are told of the machine."""
        words = {
            "PORT": self.listener.getsockname()[1],
            "SOCKET": str(self.folder / "socket"),
            "MARK": self.mark,
        }
        words |= {"FOLDERS": self.folders, "SEED": ["2026", "0411"]}
        return "\n".join(f"{name} = {value!r}" for name, value in words.items())

    def write(self, name, content):
        path = self.submissions / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def make(self):
        for name, source in ATTACKS.items():
            self.write(f"attack/{name}.ipynb", notebook(q1=source))
        for name, source in HARMLESS.items():
            self.write(f"harmless/{name}.ipynb", notebook(q1=source + "\n" + RIGHT["q1"]))
        for name, source in SPIES.items():
            self.write(f"spy/{name}.ipynb", notebook(q1="\n".join([PRELUDE, self.words(), source])))
        for name, (content, _) in FILES.items():
            self.write(f"file/{name}", content)
        for name, content in RIGHT_FILES.items():
            self.write(name, content)
        secret = self.folder / "secret.ipynb"
        secret.write_bytes(notebook())
        (self.submissions / "link.ipynb").symlink_to(secret)
        (self.submissions / "linked folder").symlink_to(self.folder)
        (self.submissions / "loop").symlink_to(self.submissions)
        os.mkfifo(self.submissions / "pipe.ipynb")
        (self.submissions / "report.pdf").write_bytes(b"%PDF")

    def run(self):
        command = [sys.executable, "-m", "instructor.grade", self.submissions, "--tests", FIXTURE]
        command += [
            "--out",
            self.folder / "grades.csv",
            "--feedback",
            self.folder / "feedback",
            "--jobs",
            "2",
        ]
        command += ["--seconds", "2", "--memory", "800", "--scratch", "32"]
        self.finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
        with open(self.folder / "grades.csv", newline="", encoding="utf-8") as file:
            self.rows = {row["submission"]: row for row in csv.DictReader(file)}

    def points(self, name):
        return {question: int(self.rows[name][question]) for question in POINTS}

    def page(self, name):
        return (self.folder / "feedback" / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    batch = Batch(tmp_path_factory.mktemp("class"))
    batch.make()
    with adopting() as processes:
        batch.run()
        batch.left = processes()
    yield batch
    for server in (batch.listener, batch.abstract, batch.path):
        server.close()


ALL_BUT_Q1 = POINTS | {"q1": 0}


def test_batch_came_to_its_end(batch):
    assert batch.finished.returncode == 0, batch.finished.stderr[-3000:]
    assert "report.pdf" in batch.finished.stdout


def test_everyone_has_a_row(batch):
    count = sum(
        name.lower().endswith(".ipynb") for _, _, names in os.walk(batch.submissions) for name in names
    )
    assert (
        len(batch.rows)
        == count
        == len(ATTACKS) + len(HARMLESS) + len(SPIES) + len(FILES) + len(RIGHT_FILES) + 2
    )
    pages = [path for path in (batch.folder / "feedback").rglob("*.html") if path.is_file()]
    assert len(pages) == count - 2
    assert batch.finished.stderr.count("no page for") == 2


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_costs_its_question_only(batch, name):
    assert batch.points(f"attack/{name}.ipynb") == ALL_BUT_Q1, batch.page(f"attack/{name}.ipynb")


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_oddity_costs_nothing(batch, name):
    assert batch.points(f"harmless/{name}.ipynb") == POINTS, batch.page(f"harmless/{name}.ipynb")


@pytest.mark.parametrize("name", SPIES)
def test_spy_finds_nothing(batch, name):
    page = batch.page(f"spy/{name}.ipynb")
    assert "report: " in page
    assert "DONE" not in page, page
    assert batch.points(f"spy/{name}.ipynb") == ALL_BUT_Q1


@pytest.mark.parametrize("name", FILES)
def test_no_notebook(batch, name):
    row = batch.rows[f"file/{name}"]
    assert row["status"].startswith("graded" if FILES[name][1] else "unreadable"), row
    assert row["total"] == "0"


@pytest.mark.parametrize("name", RIGHT_FILES, ids=ascii)
def test_odd_notebook_is_graded(batch, name):
    from instructor.grading.feedback import cell

    row = next(row for row in batch.rows.values() if row["submission"] == cell(name))
    assert row["total"] == ("12" if name == "twice/second.ipynb" else "16"), row


def test_table_has_no_formula(batch):
    for row in batch.rows.values():
        assert not any(value[:1] in ("=", "+", "-", "@") for value in row.values())


def test_links_are_not_followed(batch):
    for name, reason in {"link.ipynb": "link", "pipe.ipynb": "no ordinary file"}.items():
        assert batch.rows[name]["status"] == "unreadable"
        assert reason in batch.rows[name]["remarks"]
    assert not any("secret" in name or name.startswith(("loop", "linked")) for name in batch.rows)


def test_several_submissions_of_a_student_are_told(batch):
    for name in ("twice/first.ipynb", "twice/second.ipynb"):
        assert batch.rows[name]["student"] == "twice"
        assert "2 submissions of this student" in batch.rows[name]["remarks"]


def test_nobody_came_through_the_network(batch):
    for server in (batch.listener, batch.abstract, batch.path):
        with pytest.raises(BlockingIOError):
            server.accept()


def test_nothing_was_written_outside(batch):
    home = Path.home()
    places = ["/", "/dev", "/dev/shm", "/etc", "/var/tmp", "/tmp", home, *batch.folders, ROOT / "nncourse"]
    places += [ROOT / "instructor/grading/inside", Path(os.__file__).parent]
    assert not [place for place in places if (Path(place) / batch.mark).exists()]
    names = {path.name for path in batch.folder.iterdir()}
    assert names == {"submissions", "grades.csv", "grades.csv.journal", "feedback", "secret.ipynb", "socket"}


def test_no_process_is_left(batch):
    assert not batch.left


def test_pages_are_escaped(batch):
    for page in (batch.folder / "feedback").rglob("*.ipynb.html"):
        if page.is_dir():
            continue
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "<b>" not in text
