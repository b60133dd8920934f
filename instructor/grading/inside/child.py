"""The submission's side: runs its cells, then answers the grader's calls.

From the first cell on, nothing in this process can be trusted, and nothing is: it knows no test and no
expected value, and the grader takes plain data from it and nothing else.
"""

import builtins
import contextlib
import json
import mmap
import os
import select
import socket
import warnings

import numpy as np
import numpy.random
import protocol
from cells import Cells, text_of, traceback_lines

fork, getpid, waitpid, kill, leave = os.fork, os.getpid, os.waitpid, os.kill, os._exit
ALONE = "NNCOURSE_ALONE" in os.environ
ROOM = 64 * 2**20


class Connection:
    """The socket to the grader, whatever options an answer has given to it."""

    def __init__(self, number):
        self.socket = socket.socket(fileno=number)
        self.poll = select.poll()

    def wait(self, event):
        self.poll.register(self.socket, event)
        self.poll.poll()

    def send(self, message, encoder):
        self.write(encoder.frame(message))

    def write(self, data):
        view = memoryview(data)
        while view:
            self.wait(select.POLLOUT)
            with contextlib.suppress(BlockingIOError):
                view = view[self.socket.send(view, socket.MSG_DONTWAIT) :]

    def receive(self):
        body, raw = protocol.HEADER.unpack(self.read(protocol.HEADER.size))
        return json.loads(self.read(body)), self.read(raw)

    def read(self, size):
        data = bytearray()
        while len(data) < size:
            self.wait(select.POLLIN)
            with contextlib.suppress(BlockingIOError):
                part = self.socket.recv(min(size - len(data), 2**20), socket.MSG_DONTWAIT)
                if not part:
                    leave(0)
                data += part
        return bytes(data)


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
        kind = f"array of dtype {value.dtype}" if isinstance(value, np.ndarray) else type(value).__name__
        return ["object", number, kind]

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
        self.connection.write(frame)

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
    cells = Cells()
    connection.send({"hello": True}, plain)
    process = getpid()
    while True:
        message, _ = connection.receive()
        reply = {"token": message["token"]}
        if "cell" in message:
            reply["remarks"] = cells.run(*message["cell"])
            if getpid() != process:
                leave(0)  # a copy that the cell has made
            end_others()
            reply["room"] = has_room()
        elif "test" in message:
            if (child := fork()) == 0:
                try:
                    connection.send({"ready": message["token"]}, plain)
                    Answers(connection, cells.namespace).serve()
                finally:
                    leave(1)
            reply["over"] = after(child)
        connection.send(reply, plain)


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
