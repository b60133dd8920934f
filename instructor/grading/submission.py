"""Grades one submission: its cells run in a sandbox, the tests here."""

import json
import math
import os
import resource
import secrets
import select
import signal
import time
import warnings
from collections import Counter

from instructor.grading.answers import Conversation, Crashed, Lost, Missing, Raised, ended_by, is_list_of
from instructor.grading.inside.protocol import Encoder, Malformed, TooLarge
from instructor.grading.notebook import Cell, Unreadable, read
from instructor.grading.sandbox import Ended, Limits, Sandbox
from nncourse.exercises._tests import Case

PREAMBLE = "the cells before the first question"
ENDLESS = "the test did not end within the time limit with your answer"
BROKEN = "the test could not be run with your answer"
NOT_RUN = "not run, because a test before it had to be ended"
MAX_STRIKES = 2
MAX_MESSAGE = 4000
MAX_REMARKS = 30


class NoRoom(Exception):
    """After a cell there is not enough left of what the submission may use."""


class GivenUp(Exception):
    """Nothing more of this submission is run."""


class Submission:
    """The cells of a notebook, in a process that is started anew when it must be ended."""

    def __init__(
        self, cells: list[Cell], questions: list[str], limits: Limits, *, alone: bool, hangup: int | None
    ):
        self.cells = cells
        self.limits = limits
        self.alone, self.hangup = alone, hangup
        self.sandbox: Sandbox | None = None
        self.remarks: list[str] = []
        self.strikes: Counter[str | None] = Counter()
        self.left_out: set[int] = set()
        self.measured: dict[int, float] = {}
        self.end = time.monotonic() + limits.total_seconds(len(questions))

    def ready(self) -> None:
        """Have a process in the state after the notebook's cells."""
        while self.sandbox is None:
            if time.monotonic() > self.end:
                raise GivenUp("the time for this submission was used up before")
            self.sandbox = Sandbox(self.limits, alone=self.alone, hangup=self.hangup)
            self.run_cells()

    def run_cells(self) -> None:
        """Run all cells. One that does not end, or ends the process, is left out, and all start again.

        What a cell took when it first ended in time is not counted again.
        """
        conversation = Conversation(self.sandbox, self.end)
        used: Counter[str | None] = Counter()
        remarks = []
        for cell in self.cells:
            if cell.number in self.left_out:
                continue
            before, started = self.measured.get(cell.number, 0.0), time.monotonic()
            seconds = before + self.limits.seconds - used[cell.question]
            try:
                reply = self.ask(conversation, seconds, cell=[cell.number, cell.source])
                taken = time.monotonic() - started
                if not is_list_of(reply.get("remarks"), str):
                    raise Malformed("remarks that are none")
                if reply.get("room") is not True:
                    raise NoRoom
                self.ask(
                    conversation, self.limits.seconds
                )  # an answer that came ahead of the cell's end stays alone
            except (TimeoutError, Ended, Malformed, NoRoom, TooLarge) as problem:
                self.stop()
                self.leave_out(cell, problem)
                return
            self.measured.setdefault(cell.number, taken)
            used[cell.question] += max(0.0, taken - before)
            remarks += [f"cell {cell.number}: {remark[:400]}" for remark in reply["remarks"][:5]]
        self.remarks += [remark for remark in remarks if remark not in self.remarks]

    def ask(self, conversation: Conversation, seconds: float, **request) -> dict:
        """What the process answers, which must know the request: nothing counts that was written ahead."""
        conversation.deadline = min(self.end, time.monotonic() + seconds)
        token = secrets.token_hex(8)
        conversation.send({"token": token, **request}, Encoder(None))
        reply, _ = conversation.receive()
        if reply.get("token") != token:
            raise Malformed("an answer to nothing")
        return reply

    def settle(self) -> None:
        """After a question, have the process wait for the next one; if it does not, another is made.

        What is left of the question's tests is ended, and what they wrote to the channel is passed over.
        """
        conversation = Conversation(self.sandbox, min(self.end, time.monotonic() + self.limits.seconds))
        token = secrets.token_hex(8)
        try:
            self.sandbox.end_tests()
            conversation.send({"token": token}, Encoder(None))
            while conversation.receive()[0].get("token") != token:
                pass
        except (TimeoutError, Ended, Malformed):
            self.stop()

    def leave_out(self, cell: Cell, problem: Exception) -> None:
        what = {
            TimeoutError: f"did not end within {self.limits.seconds:g} seconds",
            Ended: str(problem),
            Malformed: "disturbed the grader's channel",
            NoRoom: "left no memory, processes or threads for others",
            TooLarge: "is too long",
        }[type(problem)]
        self.remarks.append(f"cell {cell.number} {what} and was left out")
        self.left_out.add(cell.number)
        self.strikes[cell.question] += 1
        if self.strikes[cell.question] == MAX_STRIKES:
            self.left_out |= {other.number for other in self.cells if other.question == cell.question}
            self.remarks.append(f"all cells of {cell.question or PREAMBLE} were left out after that")

    def run_test(self, test: Case, deadline: float) -> tuple[str | None, bool]:
        """What is wrong, None if the test passes, and whether the submission can still be asked."""
        conversation = Conversation(self.sandbox, deadline)
        token = secrets.token_hex(8)
        try:
            conversation.send({"token": token, "test": True}, Encoder(None))
            reply, _ = conversation.receive()
            if reply.get("ready") != token:
                raise Malformed(f"no process could be made for the test{ended_by(reply.get('over'))}")
            outcome = outcome_of(test, conversation)
            conversation.send({"do": "leave"}, Encoder(None))
            reply, _ = conversation.receive()
        except Crashed as crashed:
            return str(crashed), True
        except Lost as lost:
            return str(lost), False
        except (TimeoutError, Ended, Malformed) as problem:
            return f"the process of your answers did not go on ({problem or 'in time'})", False
        return outcome, "over" in reply

    def question(self, tests: list[Case]) -> list[str | None]:
        """The outcomes of a question's tests."""
        try:
            self.ready()
        except GivenUp as reason:
            return [str(reason)] * len(tests)
        deadline = min(self.end, time.monotonic() + self.limits.seconds)
        outcomes = self.outcomes_apart(tests, deadline)
        self.settle()
        return (outcomes + [NOT_RUN] * len(tests))[: len(tests)]

    def outcomes_apart(self, tests: list[Case], deadline: float) -> list[str | None]:
        """Run the tests in a copy of this process, because odd answers may keep one busy for ever.

        Up to the first after which the submission cannot be asked any more.
        """
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # newer Pythons warn of threads
            child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                seconds = math.ceil(max(0, deadline - time.monotonic())) + 5
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                for test in tests:
                    outcome, well = self.run_test(test, deadline)
                    os.write(writing, json.dumps([outcome, well]).encode() + b"\n")
                    if not well:
                        break
            finally:
                os._exit(0)
        os.close(writing)
        try:
            lines, in_time = self.read_lines(reading, deadline + 1)
        finally:
            os.close(reading)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        outcomes = [json.loads(line) for line in lines]
        if len(outcomes) < len(tests) and all(well for _, well in outcomes):
            outcomes.append([BROKEN if in_time else ENDLESS, False])
        return [outcome for outcome, _ in outcomes]

    def read_lines(self, file: int, deadline: float) -> tuple[list[bytes], bool]:
        """What comes from a pipe in whole lines, and whether it ended in time."""
        data = b""
        poll = select.poll()
        poll.register(file, select.POLLIN)
        if self.hangup is not None:
            poll.register(self.hangup, 0)
        while ready := dict(poll.poll(max(0, 1000 * (deadline - time.monotonic())))):
            if self.hangup in ready:
                self.stop()
                os._exit(1)
            part = os.read(file, 2**16)
            if not part:
                return data.split(b"\n")[:-1], True
            data += part
        return data.split(b"\n")[:-1], False

    def stop(self) -> None:
        if self.sandbox:
            self.sandbox.close()
            self.sandbox = None


def outcome_of(test: Case, conversation: Conversation) -> str | None:
    """Run a test in this process; None if it passes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answers = {name: conversation.find(name) for name in test.answers}
            test.function(**answers)
    except Missing as missing:
        return str(missing)
    except Raised as raised:
        return raised.describe()[:MAX_MESSAGE]
    except AssertionError as failed:
        return str(failed)[:MAX_MESSAGE] or "the test failed, and says no more"
    except Exception as odd:
        return f"the test could not use your answer: {type(odd).__name__}: {odd}"[:MAX_MESSAGE]
    return None


def grade(
    content: bytes,
    tests: dict[str, list[Case]],
    limits: Limits,
    *,
    alone: bool = True,
    hangup: int | None = None,
) -> dict:
    """Status, remarks, and for each question its tests with their outcomes."""
    try:
        cells = read(content, list(tests))
    except Unreadable as reason:
        return {"status": "unreadable", "remarks": [str(reason)], "questions": {}}
    submission = Submission(cells, list(tests), limits, alone=alone, hangup=hangup)
    try:
        outcomes = {question: submission.question(tests[question]) for question in tests}
    finally:
        submission.stop()
    questions = {
        question: [
            {"name": test.title, "points": test.points, "hidden": test.hidden, "problem": problem}
            for test, problem in zip(tests[question], outcomes[question], strict=True)
        ]
        for question in tests
    }
    remarks = submission.remarks
    if len(remarks) > MAX_REMARKS:
        remarks = [*remarks[:MAX_REMARKS], f"and {len(remarks) - MAX_REMARKS} more of the kind"]
    return {"status": "graded", "remarks": remarks, "questions": questions}
