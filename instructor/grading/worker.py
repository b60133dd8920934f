"""A process that grades one submission after another, and its owner's side.

    python -m instructor.grading.worker

The tests run in it, with what a submission answered; if ever such data makes it stumble, it is replaced and
the batch goes on.
"""

import ast
import contextlib
import importlib
import itertools
import json
import os
import resource
import select
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from instructor.grading.sandbox import Limits

MEMORY = 3 * 2**30
GRACE = 60


@dataclass(frozen=True)
class Job:
    """What is the same for all submissions of a batch."""

    tests: dict[str, str]  # a test file's text by question
    limits: Limits
    alone: bool


class Died(Exception):
    """The grading process is gone."""


class Worker:
    """A grading process, started when it is needed, replaced when it fails."""

    def __init__(self):
        self.process: subprocess.Popen | None = None
        self.closed = False

    def grade(self, content: bytes, job: Job) -> dict:
        for _ in range(2):  # once more, if it was no fault of the submission's
            try:
                return self.ask(content, job)
            except Died:
                continue
            except TimeoutError:
                self.stop()
                return not_graded("the grading process did not come to an end")
        return not_graded("the grading process ended")

    def ask(self, content: bytes, job: Job) -> dict:
        if self.closed:
            raise Died
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "instructor.grading.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=Path(__file__).parents[2],
                start_new_session=True,
            )
        header = json.dumps(asdict(job) | {"size": len(content)}).encode() + b"\n"
        try:
            self.process.stdin.write(header + content)
            self.process.stdin.flush()
        except OSError:
            self.stop()
            raise Died from None
        return self.reply(time.monotonic() + job.limits.total_seconds(len(job.tests)) + GRACE)

    def reply(self, deadline: float) -> dict:
        data, file = bytearray(), self.process.stdout.fileno()
        poll = select.poll()
        poll.register(file, select.POLLIN)
        while not data.endswith(b"\n"):
            if not poll.poll(max(0, 1000 * (deadline - time.monotonic()))):
                raise TimeoutError
            part = os.read(file, 2**20)
            if not part:
                self.stop()
                raise Died
            data += part
        return json.loads(data)

    def interrupt(self) -> None:
        """End what it is at, from another thread, and start nothing any more."""
        self.closed = True
        if process := self.process:
            process.kill()

    def stop(self) -> None:
        process, self.process = self.process, None
        if process:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()


def not_graded(reason: str) -> dict:
    return {"status": "not graded", "remarks": [reason], "questions": {}}


class Workers:
    """A worker for each thread that grades."""

    def __init__(self):
        self.local = threading.local()
        self.all: list[Worker] = []

    def grade(self, content: bytes, job: Job) -> dict:
        if not hasattr(self.local, "worker"):
            self.local.worker = Worker()
            self.all.append(self.local.worker)
        return self.local.worker.grade(content, job)

    def interrupt(self) -> None:
        for worker in self.all:
            worker.interrupt()

    def stop(self) -> None:
        for worker in self.all:
            worker.stop()


_workers = Workers()


def grade_there(content: bytes, job: Job) -> dict:
    """What a Dask worker's thread calls."""
    return _workers.grade(content, job)


def import_what_tests_import(source: str) -> None:
    """Import it once, so that no submission's time passes with it."""
    tests = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    for node in itertools.chain(*map(ast.walk, tests)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        for name in names:
            with contextlib.suppress(ImportError):  # the test itself says so
                importlib.import_module(name)


def main() -> None:
    from instructor.grading.sandbox import Refused
    from instructor.grading.submission import grade
    from nncourse.exercises._tests import load_source

    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    texts = tests = None
    while header := jobs.readline():
        job = json.loads(header)
        content = jobs.read(job["size"])
        if job["tests"] != texts:
            texts = job["tests"]
            tests = {question: load_source(text, question) for question, text in texts.items()}
            for text in texts.values():
                import_what_tests_import(text)
        limits = Limits(**job["limits"])
        try:
            result = grade(content, tests, limits, alone=job["alone"], hangup=jobs.fileno())
        except Refused as reason:
            result = not_graded(f"no sandbox could be made: {reason}")
        answers.write(json.dumps(result).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
