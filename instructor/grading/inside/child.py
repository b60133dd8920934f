"""The submission's side: runs its cells, then answers the grader's calls.

From the first cell on, nothing in this process can be trusted, and nothing is: it knows no test and no
expected value, and the grader takes plain data from it and nothing else.
"""

import ast
import builtins
import contextlib
import json
import linecache
import mmap
import os
import re
import socket
import sys
import types
import warnings

import numpy as np
import numpy.random
import protocol

fork, getpid, waitpid, kill, leave = os.fork, os.getpid, os.waitpid, os.kill, os._exit
ALONE = "NNCOURSE_ALONE" in os.environ
ROOM = 64 * 2**20
MAGIC = re.compile(r"\s*(%%?\w+|!|\?)|\s*[\w.]+\?\??\s*$")
CELL_MAGICS_THAT_RUN = ("%%time", "%%timeit", "%%capture", "%%prun")


class Connection:
    """The socket to the grader."""

    def __init__(self, number):
        self.socket = socket.socket(fileno=number)

    def send(self, message, encoder):
        self.socket.sendall(encoder.frame(message))

    def receive(self):
        body, raw = protocol.HEADER.unpack(self.read(protocol.HEADER.size))
        return json.loads(self.read(body)), self.read(raw)

    def read(self, size):
        data = bytearray()
        while len(data) < size:
            part = self.socket.recv(min(size - len(data), 2**20))
            if not part:
                leave(0)
            data += part
        return bytes(data)


# --- The cells


def without_magics(source):
    """The cell with IPython's own lines left out, and these lines."""
    lines, left_out = source.split("\n"), []
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        left_out.append(lines[first])
        if not lines[first].startswith(CELL_MAGICS_THAT_RUN):
            return "", left_out
        lines[first] = ""
    for i, line in enumerate(lines):
        timed = re.match(r"(\s*)%time(it)?\s+(?!-)(\S.*)", line)
        if timed:
            lines[i] = timed[1] + timed[3]
            left_out.append("%time")
        elif MAGIC.match(line):
            lines[i] = line[: len(line) - len(line.lstrip())] + "pass"
            left_out.append(line.strip())
        elif shell := re.match(r"(\s*[\w, ]+=)\s*[!%]", line):
            lines[i] = shell[1] + " None"
            left_out.append(line.strip())
    return "\n".join(lines), left_out


def compiled(source, name):
    """The cell's code, and the lines left out of it."""
    left_out = []
    try:
        tree = ast.parse(source, name)
    except SyntaxError as error:
        plain, left_out = without_magics(source)
        if not left_out:
            raise
        try:
            tree = ast.parse(plain, name)
        except SyntaxError:
            raise error from None
        source = plain
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(tree, name, "exec"), left_out


def run_cell(number, source, namespace):
    """Nothing, or what the teacher should know about it."""
    remarks = []
    try:
        code, left_out = compiled(source, f"<cell {number}>")
        remarks = [f"left out: {line[:60]}" for line in left_out]
        exec(code, namespace)
    except BaseException as error:
        remarks.append(short(error))
    return remarks[:5]


def short(error):
    where = traceback_lines(error)
    return f"{type(error).__name__}: {text_of(error)[:300]}" + (f" ({where[-1]})" if where else "")


def text_of(error):
    try:
        return str(error)
    except BaseException:
        return ""


def traceback_lines(error):
    """The lines of the submission's cells that the error went through."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<cell "):
            source = linecache.getline(code.co_filename, trace.tb_lineno).strip()
            lines.append(f"{code.co_filename[1:-1]}, line {trace.tb_lineno}: {source[:200]}")
        trace = trace.tb_next
    return lines[-4:]


def make_namespace():
    """What a notebook finds in Jupyter, as far as it does no harm here."""
    for folder in sys.path:
        if os.path.isfile(os.path.join(folder, "nncourse/__init__.py")):
            exercises = types.ModuleType("nncourse.exercises")
            exercises.__path__ = [os.path.join(folder, "nncourse/exercises")]
            exercises.Grader = Silent
            sys.modules["nncourse.exercises"] = exercises
            break
    builtins.display = lambda *objects, **options: None
    builtins.get_ipython = Silent
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    return vars(main)


class Silent:
    """Stands for the course's Grader and for IPython's shell: whatever is asked of it, it does nothing."""

    def __init__(self, *args, **options):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: None


# --- The calls


class Answers:
    """Serves the grader's requests for one test."""

    def __init__(self, connection, namespace):
        self.connection = connection
        self.namespace = namespace
        self.objects = []
        self.shared = protocol.Shared()
        self.process = getpid()

    def reference(self, value):
        """An object that is not plain data stays here; the grader gets its number."""
        number = next((i for i, known in enumerate(self.objects) if known is value), len(self.objects))
        if number == len(self.objects):
            self.objects.append(value)
        return ["object", number, type(value).__name__]

    def decoder(self, raw):
        def array(dtype, shape, writeable):
            value = decoder.array(dtype, shape)
            value.flags.writeable = writeable
            return self.shared.add(value)

        def generator(*state):
            value = np.random.Generator(np.random.PCG64(0))
            protocol.set_state(value, state)
            return self.shared.add(value)

        decoder = protocol.Decoder(raw, {"shared": array, "generator": generator})
        decoder.special["again"] = self.shared.values.__getitem__
        decoder.special["object"] = self.objects.__getitem__
        decoder.special["function"] = self.function
        return decoder

    def function(self, number, name):
        """What stands here for a function of the test: calling it asks the grader."""

        def call(*args, **kwargs):
            encoder = protocol.Encoder(self.reference)
            message = {"callback": number, "args": [encoder.node(value) for value in args]}
            message["kwargs"] = {key: encoder.node(value) for key, value in kwargs.items()}
            message["changed"] = self.shared.changes(encoder)
            self.connection.send(message, encoder)
            reply, raw = self.serve()
            decoder = self.decoder(raw)
            result = decoder.value(reply["value"])
            self.shared.apply(decoder, reply["changed"], protocol.set_state)
            if reply["error"]:
                kind = getattr(builtins, reply["error"], None)
                known = isinstance(kind, type) and issubclass(kind, Exception)
                raise (kind if known else RuntimeError)(result)
            return result

        call.__name__ = call.__qualname__ = name
        return call

    def serve(self):
        """Answer requests until what comes is no request."""
        while True:
            message, raw = self.connection.receive()
            if "do" not in message:
                return message, raw
            if message["do"] == "leave":
                leave(0)
            self.answer(message, raw)

    def answer(self, message, raw):
        encoder, reply = protocol.Encoder(self.reference), {"warnings": []}
        try:
            result = self.result(message, self.decoder(raw), reply)
            reply["value"] = encoder.node(result)
            reply["changed"] = self.shared.changes(encoder)
            frame = encoder.frame(reply)
        except BaseException as error:
            reply["error"] = [base.__name__ for base in type(error).__mro__][:20]
            reply["text"], reply["trace"] = text_of(error)[:2000], traceback_lines(error)
            encoder = protocol.Encoder(self.reference)
            reply["value"], reply["changed"] = None, self.shared.changes(encoder)
            frame = encoder.frame(reply)
        if getpid() != self.process:
            leave(0)  # a copy that the answer has made
        self.connection.socket.sendall(frame)

    def result(self, message, decoder, reply):
        args = [decoder.value(node) for node in message["args"]]
        kwargs = {key: decoder.value(node) for key, node in message["kwargs"].items()}
        self.shared.apply(decoder, message["changed"], protocol.set_state)
        if message["do"] == "find":
            reply["found"] = args[0] in self.namespace
            return self.namespace.get(args[0])
        if message["do"] == "attribute":
            return getattr(*args)
        with warnings.catch_warnings(record=True) as caught, np.errstate(**message["errstate"]):
            warnings.simplefilter("always")
            try:
                return args[0](*args[1:], **kwargs)
            finally:
                for one in caught[:20]:
                    reply["warnings"].append([one.category.__name__, str(one.message)[:500]])


def main(number):
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    connection = Connection(number)
    plain = protocol.Encoder(None)
    namespace = make_namespace()
    connection.send({"hello": True}, plain)
    cells, _ = connection.receive()
    process = getpid()
    for cell, source in cells:
        remarks = run_cell(cell, source, namespace)
        if getpid() != process:
            leave(0)  # a copy that the cell has made
        end_others()
        connection.send({"cell": cell, "remarks": remarks, "room": has_room()}, plain)
    while True:
        connection.receive()
        if (child := fork()) == 0:
            try:
                connection.send({"ready": True}, plain)
                Answers(connection, namespace).serve()
            finally:
                leave(1)
        connection.send({"over": after(child)}, plain)


def after(child):
    """Wait for the process of a test to end, and end what it left behind."""
    try:
        _, status = waitpid(child, 0)
    except ChildProcessError:
        status = 0
    end_others()
    return os.waitstatus_to_exitcode(status)


def end_others():
    """End all other processes of this submission, where it is alone; threads cannot be ended."""
    if not ALONE:
        return
    with contextlib.suppress(ProcessLookupError):
        kill(-1, 9)
    with contextlib.suppress(ChildProcessError):
        while True:
            waitpid(-1, 0)


def has_room():
    """Whether what the cells have left running leaves memory and processes for the rest."""
    try:
        mmap.mmap(-1, ROOM, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()
        child = fork()
    except (OSError, MemoryError):
        return False
    if child == 0:
        leave(0)
    with contextlib.suppress(ChildProcessError):
        waitpid(child, 0)
    return True
