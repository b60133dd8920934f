"""Where a submission runs: what it sees, what it may use, and how it is ended."""

import contextlib
import importlib.util
import json
import math
import os
import platform
import select
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from instructor.grading.inside import protocol

HERE = Path(__file__).resolve().parent
INSTRUCTOR = HERE.parent
CODE, COURSE, SCRATCH = "/sandbox/code", "/sandbox/course", "/sandbox/scratch"
LOOK = 0.1  # seconds between two looks at the memory
SYSTEM_LIBRARIES = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64")


@dataclass(frozen=True)
class Limits:
    """What one submission may use."""

    seconds: float = 10  # for the cells of a question, and again for its tests
    memory: int = 2048  # megabytes, all its processes together
    processes: int = 32  # and threads
    scratch: int = 64  # megabytes of files

    def total_seconds(self, questions: int) -> float:
        """After this time a submission is not run any more.

        It is enough for one whose cells take all their time and, each question twice, end in a loop, so that
        all cells before must be run again; and whose tests all end the process.
        """
        return 2 * self.seconds * (questions + 1) * (questions + 2)


class Ended(Exception):
    """The submission's process is gone, or to be ended because of a limit; the text says what it did."""


class Refused(Exception):
    """No submission can be run here: the fault is this machine's."""


def reason_against() -> str | None:
    """Why submissions cannot be closed off on this machine, or None: a process is started to see."""
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        return f"it needs Linux on x86-64 or ARM64, and this is {sys.platform} on {platform.machine()}"
    try:
        Sandbox(Limits()).close()
    except Refused as reason:
        return str(reason)
    return None


class Sandbox:
    """A running submission's Python, and the socket to it."""

    def __init__(self, limits: Limits, *, alone: bool = True, hangup: int | None = None):
        self.limits = limits
        self.hangup = hangup
        self.folder = None if alone else tempfile.mkdtemp(prefix="submission-")
        config = self.config(alone)
        self.socket, theirs = socket.socketpair()
        self.socket.setblocking(False)
        with theirs:
            config["channel"] = theirs.fileno()
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(HERE / "launcher.py"), json.dumps(config)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                cwd=self.folder or "/",
                start_new_session=True,
            )
        self.looked = time.monotonic()
        self.poll = select.poll()
        self.poll.register(self.socket, select.POLLIN)
        if hangup is not None:
            self.poll.register(hangup, 0)
        try:
            size, _ = protocol.HEADER.unpack(self.receive(protocol.HEADER.size, time.monotonic() + 60))
            self.receive(size, time.monotonic() + 60)
        except (Ended, TimeoutError):
            complaint = self.complaint()
            self.close()
            raise Refused(complaint) from None
        self.main = self.find_main(alone)

    def find_main(self, alone: bool) -> psutil.Process:
        """The process that runs the cells: now, before the first, there is no other."""
        started = psutil.Process(self.process.pid)
        return started.children()[0].children()[0] if alone else started

    def end_tests(self) -> None:
        """End what the process that runs the cells has started."""
        with contextlib.suppress(psutil.Error):
            for process in self.main.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    process.kill()

    def config(self, alone: bool) -> dict:
        python = os.path.realpath(sys.executable)
        packages = sorted({os.path.realpath(sysconfig.get_path(name)) for name in ("purelib", "platlib")})
        course = os.path.realpath(course_package())
        code = CODE if alone else str(HERE / "inside")
        library = [*packages, COURSE if alone else os.path.dirname(course)]
        start = f"import sys; sys.path += {[code, *library]}; import child; child.main(3)"
        command = [python, "-s", "-S", "-P", "-c", start]
        environment = {
            "LANG": "C.UTF-8",
            "MPLBACKEND": "Agg",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
        }
        environment |= dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), SCRATCH if alone else self.folder)
        if alone:
            environment["NNCOURSE_ALONE"] = "1"
        megabyte = 2**20
        limits = {
            "AS": self.limits.memory * megabyte,
            "CORE": 0,
            "CPU": math.ceil(100 * self.limits.seconds),  # of one process: others are counted by the clock
            "FSIZE": self.limits.scratch * megabyte,
            "MEMLOCK": 65536,
            "NOFILE": 128,
        }
        if alone:
            limits["NPROC"] = self.limits.processes
        shown = [*visible(), (str(HERE / "inside"), CODE), (course, f"{COURSE}/nncourse")] if alone else []
        return {
            "alone": alone,
            "command": command,
            "environment": environment,
            "limits": limits,
            "links": [(os.readlink(path), path) for path in SYSTEM_LIBRARIES if self.is_root_link(path)],
            "shown": shown,
            "copied": font_lists(),
            "scratch": SCRATCH,
            "scratch_size": self.limits.scratch * megabyte,
        }

    @staticmethod
    def is_root_link(path: str) -> bool:
        return os.path.islink(path) and path.count("/") == 1

    def send(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        while view:
            self.wait(select.POLLOUT, deadline)
            try:
                view = view[self.socket.send(view) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Ended("ended its process") from error

    def receive(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            self.wait(select.POLLIN, deadline)
            try:
                part = self.socket.recv(min(size - len(data), 2**20))
            except BlockingIOError:
                continue
            except OSError:
                part = b""
            if not part:
                raise Ended("ended its process")
            data += part
        return bytes(data)

    def wait(self, event: int, deadline: float) -> None:
        """Until the socket is ready; look at the memory that is used, even where it is ready all the time."""
        self.poll.modify(self.socket, event)
        while True:
            now = time.monotonic()
            left = deadline - now
            if left <= 0:
                raise TimeoutError
            if now - self.looked > LOOK:
                self.check_memory()
                self.looked = time.monotonic()
            ready = dict(self.poll.poll(1000 * min(left, LOOK)))
            if ready.get(self.hangup, 0):
                self.close()
                os._exit(1)
            if ready:
                return

    def check_memory(self) -> None:
        try:
            processes = psutil.Process(self.process.pid).children(recursive=True)
            used = [memory_of(process) for process in processes]
        except psutil.Error:
            return
        limit = self.limits.memory * 2**20
        if sum(used) > limit / 4 and sum(map(shared_out_memory, processes)) > limit:
            raise Ended(f"used more than {self.limits.memory} MB of memory")

    def complaint(self) -> str:
        """What went wrong before the submission's Python ran."""
        self.process.terminate()
        self.process.wait()
        return self.process.stderr.read(2000).decode(errors="replace").strip() or "Python did not start"

    def close(self) -> None:
        """End all its processes; when this returns they are gone."""
        self.socket.close()
        if self.folder:
            end_tree(self.process)
            shutil.rmtree(self.folder, ignore_errors=True)
        elif self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def course_package() -> str:
    return importlib.util.find_spec("nncourse").submodule_search_locations[0]


def visible() -> list[tuple[str, str]]:
    """Python and the libraries it needs, each at its own place."""
    system = [path for path in SYSTEM_LIBRARIES if os.path.isdir(path) and not Sandbox.is_root_link(path)]
    python = [os.path.realpath(sys.executable)]
    python += [
        os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    ]
    libraries = os.path.join(os.path.realpath(sys.base_prefix), "lib")
    paths = sorted({*system, *python, libraries} - {"/usr/local/lib"} | {"/etc/ld.so.cache"})
    paths = [path for path in paths if os.path.exists(path)]
    outermost = [p for p in paths if not any(p.startswith(other + "/") for other in paths)]
    for path in outermost:
        if INSTRUCTOR.is_relative_to(path):
            raise Refused(f"{INSTRUCTOR} lies in {path}, which submissions can read")
    return [(path, path) for path in outermost]


def font_lists() -> list[str]:
    """matplotlib's list of fonts, which takes it a second to make."""
    folder = os.environ.get("MPLCONFIGDIR") or os.path.expanduser("~/.cache/matplotlib")
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [os.path.join(folder, n) for n in names if n.startswith("fontlist-") and n.endswith(".json")]


def memory_of(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def shared_out_memory(process: psutil.Process) -> int:
    """Memory in use or swapped out, with what several processes share counted once."""
    try:
        info = process.memory_full_info()
        return info.pss + info.swap
    except psutil.Error:
        return 0


def end_tree(process: subprocess.Popen) -> None:
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        children = []
    for one in [*children, psutil.Process(process.pid)] if process.poll() is None else children:
        try:
            one.kill()
        except psutil.Error:
            continue
    process.wait()
