"""The grader's side of the conversation with a submission: what tests get for its functions and classes."""

import builtins
import json
import re
import warnings
from collections.abc import Callable

import numpy as np

from instructor.grading.inside import protocol
from instructor.grading.inside.protocol import Malformed
from instructor.grading.sandbox import Ended, Sandbox

MAX_NESTING = 20
MAX_STEPS = 2**40  # draws from a generator in one test


class Lost(BaseException):
    """The submission's process is gone: no test may catch this by accident."""


class Crashed(Lost):
    """The process that was made for the test is gone; the one it was made from is well."""


class Missing(Exception):
    """A name is not defined."""


class Raised(Exception):
    """What a submission's function raised; mixed into the builtin exception of that name."""

    label = kind = ""
    trace: tuple[str, ...] = ()

    def describe(self) -> str:
        text = f"your {self.label} raised {self.kind}: {self.args[0]}".removesuffix(": ")
        return "\n  ".join([text, *self.trace])


def builtin_kinds(base: type) -> dict[str, type]:
    kinds = [kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, base)]
    return {kind.__name__: kind for kind in kinds}


ENDS = (StopIteration, StopAsyncIteration)
SIMPLE_ERRORS = {  # those that take one text, and end no loop of a test's
    name: type(name, (Raised, kind), {})
    for name, kind in builtin_kinds(Exception).items()
    if kind is not Exception and not issubclass(kind, (OSError, UnicodeError, Warning, ImportError, *ENDS))
    and not name.endswith("Group")
}  # fmt: skip
WARNINGS = builtin_kinds(Warning)


class Answer:
    """A function, a class or an object of the submission's; its public attributes can be read."""

    def __init__(self, conversation: "Conversation", number: int, label: str):
        self._conversation, self._number, self._label = conversation, number, label

    def __call__(self, *args, **kwargs):
        return self._conversation.call(self, args, kwargs)

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._conversation.ask("attribute", (self, name), label=f"{self._label}.{name}")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Conversation:
    """One test's exchange with the process that was made for it."""

    def __init__(self, sandbox: Sandbox, deadline: float):
        self.sandbox = sandbox
        self.deadline = deadline
        self.shared = protocol.Shared()
        self.functions: list[Callable] = []
        self.numbers: dict[int, int] = {}
        self.nesting = 0

    # --- Frames

    def send(self, message, encoder: protocol.Encoder) -> None:
        self.sandbox.send(encoder.frame(message), self.deadline)

    def receive(self) -> tuple[dict, bytes]:
        sizes = protocol.HEADER.unpack(self.sandbox.receive(protocol.HEADER.size, self.deadline))
        if sizes[0] > protocol.MAX_JSON or sizes[1] > protocol.MAX_RAW:
            raise Malformed("a frame that is too large")
        body, raw = (self.sandbox.receive(size, self.deadline) for size in sizes)
        try:
            message = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Malformed("no JSON") from error
        if not isinstance(message, dict):
            raise Malformed("a message is an object")
        return message, raw

    # --- What tests do

    def find(self, name: str):
        """What the submission calls by this name."""
        reply, decoder = self.request("find", (name,), {}, name)
        value = decoder["value"]
        if reply.get("found") is not True:
            raise Missing(f"{name} is not defined")
        return value

    def call(self, answer: Answer, args: tuple, kwargs: dict):
        return self.ask("call", (answer, *args), kwargs, answer._label)

    def ask(self, what: str, args: tuple, kwargs: dict | None = None, label: str = ""):
        _, decoded = self.request(what, args, kwargs or {}, label)
        for category, text in decoded["warnings"]:
            warnings.warn(text, category, stacklevel=4)
        return decoded["value"]

    def request(self, what: str, args: tuple, kwargs: dict, label: str):
        if self.nesting >= MAX_NESTING:
            raise RecursionError("functions of the test and of the submission call each other without end")
        self.nesting += 1
        try:
            return self.exchange(what, args, kwargs, label)
        except TimeoutError:
            raise Lost(f"your {label} did not come back within the time limit") from None
        except Ended as ended:
            raise Lost(f"your {label} {ended}") from None
        except Malformed as malformed:
            raise Lost(f"your {label} disturbed the grader's channel ({malformed})") from None
        finally:
            self.nesting -= 1

    def exchange(self, what: str, args: tuple, kwargs: dict, label: str):
        known = len(self.shared.values)
        encoder = protocol.Encoder(self.reference, self.shared)
        try:
            message = {"do": what, "args": [encoder.node(value) for value in args]}
            message["kwargs"] = {key: encoder.node(value) for key, value in kwargs.items()}
        except BaseException:
            self.shared.forget(known)
            raise
        message["changed"] = self.shared.changes(encoder)
        message["errstate"] = {k: v for k, v in np.geterr().items() if v in ("ignore", "warn", "raise")}
        self.send(message, encoder)
        reply, raw = self.receive()
        while "callback" in reply:
            self.call_back(reply, raw)
            reply, raw = self.receive()
        if "over" in reply:
            raise Crashed(f"your {label} ended its process{ended_by(reply['over'])}")
        decoder = self.decoder(raw, label)
        decoded = {"value": decoder.value(reply.get("value"))}
        self.shared.apply(decoder, reply.get("changed"), advance)
        decoder.finish()
        decoded["warnings"] = warnings_of(reply.get("warnings"))
        if "error" in reply:
            raise error_of(reply, label)
        return reply, decoded

    # --- Values that are not plain data

    def reference(self, value):
        if isinstance(value, Answer):
            return ["object", value._number]
        if callable(value):
            number = self.numbers.setdefault(id(value), len(self.functions))
            if number == len(self.functions):
                self.functions.append(value)
            return ["function", number, getattr(value, "__name__", "function")]
        raise TypeError(f"a test can pass plain data, arrays, generators and functions only, not {value!r}")

    def decoder(self, raw: bytes, label: str) -> protocol.Decoder:
        def answer(number, kind):
            if type(number) is not int or not 0 <= number < 10**9:
                raise Malformed("an object's number")
            return class_of(kind)(self, number, label)

        return protocol.Decoder(raw, {"object": answer})

    # --- Functions of the test that the submission calls

    def call_back(self, message: dict, raw: bytes) -> None:
        number, args, kwargs = message["callback"], message.get("args"), message.get("kwargs")
        if type(number) is not int or not 0 <= number < len(self.functions):
            raise Malformed("a call of no function")
        if not isinstance(args, list) or not isinstance(kwargs, dict):
            raise Malformed("a call without arguments")
        function = self.functions[number]
        decoder = self.decoder(raw, "argument")
        args = [decoder.value(node) for node in args]
        kwargs = {key: decoder.value(node) for key, node in kwargs.items()}
        self.shared.apply(decoder, message.get("changed"), advance)
        decoder.finish()
        encoder, error = protocol.Encoder(self.reference), None
        try:
            node = encoder.node(function(*args, **kwargs))
        except Exception as raised:
            encoder = protocol.Encoder(self.reference)
            error, node = type(raised).__name__, str(raised)
        reply = {"value": node, "error": error, "changed": self.shared.changes(encoder)}
        self.send(reply, encoder)


def class_of(kind) -> type:
    """A class of answers with the name that the submission's has, so that messages can say it."""
    name = re.sub(r"[^\w \[\]]", "", kind)[:50].strip() if isinstance(kind, str) else ""
    return type(name or "object", (Answer,), {})


def error_of(reply: dict, label: str) -> Raised:
    names, text, trace = reply["error"], reply.get("text"), reply.get("trace")
    if not (is_list_of(names, str) and names and isinstance(text, str) and is_list_of(trace, str)):
        raise Malformed("an error that is none")
    kind = next((SIMPLE_ERRORS[name] for name in names if name in SIMPLE_ERRORS), Raised)
    error = kind(text[:2000])
    error.label, error.kind, error.trace = label, names[0][:100], tuple(line[:300] for line in trace[:5])
    return error


def warnings_of(found) -> list[tuple[type, str]]:
    if not isinstance(found, list) or len(found) > 20 or not all(is_list_of(one, str) for one in found):
        raise Malformed("warnings that are none")
    return [(WARNINGS.get(one[0], UserWarning), one[1][:500]) for one in found if len(one) == 2]


def is_list_of(value, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(entry, kind) for entry in value)


def ended_by(code) -> str:
    """In words, how a process ended."""
    if type(code) is not int:
        return ""
    return f" (by signal {-code})" if code < 0 else f" (with exit code {code})"


def advance(generator: np.random.Generator, numbers: list) -> None:
    """Bring a generator to where the submission has drawn; no state off its own stream is believed."""
    if len(numbers) != 4 or any(type(number) is not int or number < 0 for number in numbers):
        raise Malformed("a generator's state")
    state, increment, has_uint32, uinteger = numbers
    old = protocol.state_of(generator)
    if increment != old[1] or state >= 2**128 or has_uint32 > 1 or uinteger >= 2**32:
        raise Malformed("a state of another generator")
    if steps_between(old[0], state, increment) > MAX_STEPS:
        raise Malformed("a generator that was set back")
    protocol.set_state(generator, numbers)


def steps_between(state: int, target: int, increment: int) -> int:
    """How many steps PCG64 takes from one state to another (Brown's jump, turned around)."""
    multiplier, mask = 0x2360ED051FC65DA44385DF649FCCF645, 2**128 - 1
    steps, bit = 0, 1
    while state != target and bit <= mask:
        if (state ^ target) & bit:
            state = (state * multiplier + increment) & mask
            steps |= bit
        bit <<= 1
        increment = (multiplier + 1) * increment & mask
        multiplier = multiplier * multiplier & mask
    return steps
