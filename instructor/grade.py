"""Grade a folder of notebooks.

python -m instructor.grade SUBMISSIONS --exercise backprop --out grades.csv
"""

import argparse
import hashlib
import json
import os
import signal
import stat
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from instructor.grading import feedback, sandbox
from instructor.grading.journal import Journal, Locked
from instructor.grading.worker import Job, Workers, grade_there, not_graded
from nncourse.exercises._tests import load_source

GRADING = Path(__file__).resolve().parent / "grading"
LOST = (
    "Without the sandbox a submission can read every file that you can, the hidden tests among them, write "
    "what you can write, use the network, and leave processes behind. Grade so only what you trust."
)


def find_notebooks(submissions: Path) -> tuple[list[str], list[str]]:
    """Paths below the folder: the notebooks, and what else there is. Links to folders are not followed."""
    if submissions.is_file():
        return [submissions.name], []
    notebooks: list[str] = []
    others: list[str] = []
    for folder, folders, files in os.walk(submissions, onerror=lambda error: others.append(error.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = os.path.relpath(os.path.join(folder, name), submissions)
            (notebooks if name.lower().endswith(".ipynb") else others).append(path)
    return notebooks, others


def read_tests(folder: Path) -> dict[str, str]:
    """The test files q1.py … in a folder, by question."""
    files = sorted(folder.glob("*.py"), key=lambda file: (len(file.stem), file.stem))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def student_of(path: str) -> str:
    """The folder that a submission lies in, directly below the folder of all; the file's name if in none."""
    first, *rest = Path(path).parts
    return first if rest else Path(first).stem


def read_file(path: Path, megabytes: float) -> bytes | str:
    """The content, or why it is not read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return (
            "it is a link, and links are not followed"
            if path.is_symlink()
            else f"it cannot be read: {error.strerror}"
        )
    with os.fdopen(handle, "rb") as file:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            return "it is no ordinary file"
        if info.st_size > megabytes * 2**20:
            return f"it has {info.st_size / 2**20:.0f} MB; {megabytes:g} MB are the limit (--megabytes)"
        return file.read()


def digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def job_key(job: Job) -> str:
    """Changes with whatever decides a grade: the tests, the limits, the grader, the course's package."""
    folders = (GRADING, Path(sandbox.course_package()))
    sources = [file.read_bytes() for folder in folders for file in sorted(folder.rglob("*.py"))]
    return digest(json.dumps(asdict(job)).encode(), *sources)


class Batch:
    """All submissions of a folder: graded, kept in the journal, written as a table."""

    def __init__(
        self,
        submissions: Path,
        exercise: str,
        job: Job,
        out: Path,
        pages: Path | None,
        megabytes: float,
        brief: bool,
    ):
        self.folder = submissions.parent if submissions.is_file() else submissions
        self.exercise, self.job, self.out, self.megabytes = exercise, job, out, megabytes
        self.pages, self.brief = pages, brief
        self.paths, self.others = find_notebooks(submissions)
        self.key = job_key(job)
        self.results: dict[str, dict] = {}
        self.journal = Journal(out.with_name(out.name + ".journal"))

    def run(self, executor: Executor, grade: Callable[[bytes, Job], dict], window: int) -> None:
        """Grade what is not in the journal, a few at a time."""
        pending = {}
        with tqdm(total=len(self.paths), unit="notebook", dynamic_ncols=True) as bar:
            for path in self.paths:
                content = read_file(self.folder / path, self.megabytes)
                if isinstance(content, str):
                    self.results[path] = {"status": "unreadable", "remarks": [content], "questions": {}}
                    bar.update()
                    continue
                key = (path, digest(content), self.key)
                if key in self.journal.results:
                    self.results[path] = self.journal.results[key]
                    bar.update()
                    continue
                pending[executor.submit(grade, content, self.job)] = key
                if len(pending) >= window:
                    self.collect(pending, bar)
            while pending:
                self.collect(pending, bar)

    def collect(self, pending: dict, bar: tqdm) -> None:
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            key = pending.pop(future)
            try:
                result = future.result()
            except Exception as error:
                result = not_graded(f"the grader failed: {type(error).__name__}: {error}")
            self.results[key[0]] = result
            if result["status"] != "not graded":
                self.journal.add(key, result)
            bar.update()

    def write(self) -> None:
        """The table, and the pages, of what is graded so far."""
        counts = Counter(map(student_of, self.paths))
        rows = []
        for path in sorted(self.results):
            student = student_of(path)
            several = [f"{counts[student]} submissions of this student"] if counts[student] > 1 else []
            result = self.results[path]
            result = result | {"remarks": result["remarks"] + several}
            rows.append({"submission": path, "student": student, "result": result})
        tests = {q: load_source(text, q) for q, text in self.job.tests.items()}
        possible = sum(test.points for question in tests.values() for test in question)
        feedback.write_table(self.out, list(tests), possible, rows)
        if self.pages:
            for path in self.results:
                self.write_page(path)

    def write_page(self, path: str) -> None:
        target = self.pages / (path + ".html")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with feedback.replaced(target) as file:
                file.write(feedback.page(self.exercise, path, self.results[path], brief=self.brief))
        except OSError as error:  # a name too long, say, or one that another's folder has
            print(f"no page for {feedback.shown(path)}: {error.strerror}", file=sys.stderr)

    def summary(self) -> str:
        counts = Counter(result["status"] for result in self.results.values())
        parts = [f"{count} {status}" for status, count in sorted(counts.items())]
        if missing := len(self.paths) - len(self.results):
            parts.append(f"{missing} not yet graded")
        text = f"{', '.join(parts) or 'no notebook found'}: {self.out}"
        if self.others:
            names = ", ".join(feedback.shown(name) for name in self.others[:5])
            text += f"\nNo notebooks, so not looked at: {names}" + (" …" if len(self.others) > 5 else "")
        return text


@contextmanager
def executor_of(jobs: int, scheduler: str | None):
    """Threads of this process, each with a grading process; or an existing Dask cluster."""
    if scheduler is None:
        executor, workers = ThreadPoolExecutor(jobs), Workers()
        try:
            yield executor, workers.grade, jobs
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            workers.interrupt()
            executor.shutdown()
            workers.stop()
        return
    from distributed import Client

    with Client(scheduler) as client:
        threads = sum(
            worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values()
        )
        executor = client.get_executor(pure=False)
        try:
            yield executor, grade_there, 2 * threads
        finally:
            executor.shutdown(wait=False)


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m instructor.grade", description="Grade a folder of notebooks."
    )
    parser.add_argument("submissions", type=Path, help="a folder of notebooks, at any depth, or one notebook")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--exercise", metavar="SLUG", help="the exercise set, such as backprop")
    which.add_argument(
        "--tests", type=Path, metavar="FOLDER", help="or a folder of otter's test files, q1.py …"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="CSV", help="the table of grades")
    parser.add_argument(
        "--feedback", type=Path, metavar="FOLDER", help="write a page for each submission there"
    )
    parser.add_argument("--brief", action="store_true", help="leave out of the pages what hidden tests say")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count(), help="submissions graded at a time (%(default)s)"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="grade on this Dask cluster instead")
    parser.add_argument("--unsafe", action="store_true", help="run submissions without the sandbox")
    defaults = sandbox.Limits()
    limits = parser.add_argument_group("limits of a submission")
    limits.add_argument("--seconds", type=float, default=defaults.seconds,
                        help="for a question's cells, and again for its tests (%(default)s)")  # fmt: skip
    limits.add_argument("--memory", type=int, default=defaults.memory, metavar="MB", help="(%(default)s)")
    limits.add_argument("--processes", type=int, default=defaults.processes, help="and threads (%(default)s)")
    limits.add_argument("--scratch", type=int, default=defaults.scratch, metavar="MB",
                        help="of files it may write (%(default)s)")  # fmt: skip
    limits.add_argument("--megabytes", type=float, default=100, metavar="MB",
                        help="of the notebook itself (%(default)s)")  # fmt: skip
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    options = arguments(argv)
    if not options.submissions.exists():
        return complain(f"there is no {options.submissions}")
    folder = options.tests
    if folder is None:
        from instructor import tests_of

        folder = tests_of(options.exercise)
    tests = read_tests(folder)
    if not tests:
        return complain(f"there are no tests in {folder}")
    if not options.unsafe and not options.scheduler and (reason := sandbox.reason_against()):
        return complain(f"this machine cannot close submissions off: {reason}\n{LOST} (--unsafe)")
    if options.unsafe:
        print(LOST, file=sys.stderr)
    limits = sandbox.Limits(options.seconds, options.memory, options.processes, options.scratch)
    job = Job(tests, limits, alone=not options.unsafe)
    try:
        name = options.exercise or folder.name
        pages, brief = options.feedback, options.brief
        batch = Batch(options.submissions, name, job, options.out, pages, options.megabytes, brief)
    except Locked as reason:
        return complain(str(reason))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    interrupted = False
    try:
        with executor_of(options.jobs, options.scheduler) as means:
            batch.run(*means)
    except KeyboardInterrupt:
        interrupted = True
    batch.write()
    batch.journal.close()
    print(batch.summary())
    if interrupted:
        print("Interrupted. The same command goes on from here.", file=sys.stderr)
        return 130
    return int(any(result["status"] == "not graded" for result in batch.results.values()))


def complain(message: str) -> int:
    print(f"instructor.grade: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
