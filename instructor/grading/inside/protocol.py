"""What crosses between the grader and a submission: JSON and raw bytes, of which only plain data is built.

Both sides use this module. A frame is its two lengths, the JSON, then the bytes of all arrays in their order.
In the JSON, null, true, numbers and strings stand for themselves; everything else is ``[tag, ...]``.
"""

import json
import struct
from decimal import Decimal
from fractions import Fraction

import numpy as np

HEADER = struct.Struct("<II")
MAX_JSON = 16 * 2**20
MAX_RAW = 128 * 2**20
MAX_DEPTH = 20
MAX_DIGITS = 4300  # Python's own limit for text and numbers
DTYPES = {np.dtype(code).newbyteorder("<").str for code in ("?", *"bhiqBHIQefdFD")}


class Malformed(Exception):
    """What came is not of this protocol."""


class TooLarge(Exception):
    """What should go does not fit into a frame."""


class Encoder:
    """Turns values into JSON nodes and collects arrays' bytes; `reference` writes what is not plain data."""

    def __init__(self, reference, shared=None):
        self.reference = reference
        self.shared = shared
        self.raw = []
        self.size = 0

    def frame(self, message):
        body = json.dumps(message).encode()
        if len(body) > MAX_JSON:
            raise TooLarge(
                f"text, numbers or lists of {len(body) / 2**20:.0f} MB; {MAX_JSON // 2**20} are the limit"
            )
        return b"".join([HEADER.pack(len(body), self.size), body, *self.raw])

    def bytes_of(self, array):
        """dtype and shape; the bytes are put into the frame."""
        self.size += array.nbytes
        if self.size > MAX_RAW:
            raise TooLarge(f"arrays of {self.size / 2**20:.0f} MB; {MAX_RAW // 2**20} are the limit")
        dtype = array.dtype.newbyteorder("<")
        self.raw.append(np.ndarray.tobytes(array.astype(dtype, copy=False)))
        return [dtype.str, list(array.shape)]

    def node(self, value, depth=0):
        if depth > MAX_DEPTH:
            raise TooLarge(f"data nested more than {MAX_DEPTH} deep")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, (np.ndarray, np.generic)) and value.dtype.char in "gG":
            value = value.astype({"g": "d", "G": "D"}[value.dtype.char])  # no frame has longer ones
        if isinstance(value, np.ndarray):
            if value.dtype.kind == "U" and self.shared is None:
                return ["text", list(value.shape), *np.ndarray.ravel(value).tolist()]
            if value.dtype.newbyteorder("<").str not in DTYPES:
                return self.reference(value)
            if self.shared is None:
                return ["array", *self.bytes_of(value)]
            if (known := self.shared.index(value)) is not None:
                return ["again", known]
            self.shared.add(value)
            return ["shared", *self.bytes_of(value), value.flags.writeable]
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, np.generic):
            array = np.asarray(value)
            if array.dtype.newbyteorder("<").str not in DTYPES:
                return self.reference(value)
            return ["scalar", self.bytes_of(array)[0]]
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return ["complex", value.real, value.imag]
        if isinstance(value, Fraction):
            return ["fraction", int(value.numerator), int(value.denominator)]
        if isinstance(value, Decimal):
            return ["decimal", Decimal.__str__(value)]
        if isinstance(value, range):
            return ["range", value.start, value.stop, value.step]
        if value is Ellipsis:
            return ["ellipsis"]
        for kind in (list, tuple, set, frozenset):
            if isinstance(value, kind):
                return [kind.__name__, *(self.node(entry, depth + 1) for entry in value)]
        if isinstance(value, dict):
            items = list(value.items())
            return ["dict", *([self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in items)]
        if isinstance(value, np.random.Generator) and self.shared is not None:
            if (known := self.shared.index(value)) is not None:
                return ["again", known]
            self.shared.add(value)
            return ["generator", *state_of(value)]
        return self.reference(value)


class Decoder:
    """Builds values from nodes, and trusts none; `special` has the tags that only one side understands."""

    def __init__(self, raw, special):
        self.raw = raw
        self.position = 0
        self.special = special

    def take(self, size):
        part = self.raw[self.position : self.position + size]
        if len(part) != size:
            raise Malformed("an array has fewer bytes than its shape needs")
        self.position += size
        return part

    def array(self, dtype, shape):
        if not isinstance(dtype, str) or dtype not in DTYPES:
            raise Malformed("unknown dtype")
        count = count_of(shape)
        data = self.take(count * np.dtype(dtype).itemsize)
        if dtype == "|b1" and any(data.translate(None, b"\0\1")):
            raise Malformed("a bool is 0 or 1")
        try:
            return np.frombuffer(data, dtype).reshape(shape).copy()
        except ValueError as error:
            raise Malformed("impossible shape") from error

    def text(self, shape, *entries):
        if len(entries) != count_of(shape) or not all(type(entry) is str for entry in entries):
            raise Malformed("an array of text")
        longest = max(map(len, entries), default=0)
        if 4 * longest * len(entries) > MAX_RAW:
            raise Malformed("an array of long text")
        return np.array(entries, dtype=f"<U{longest}").reshape(shape)

    def value(self, node, depth=0):
        if depth > MAX_DEPTH:
            raise Malformed("nested too deep")
        if node is None or isinstance(node, (bool, int, float, str)):
            return node
        if not isinstance(node, list) or not node or not isinstance(node[0], str):
            raise Malformed("a node is a value or a tagged list")
        tag, *rest = node
        try:
            if tag == "array" and len(rest) == 2:
                return self.array(*rest)
            if tag == "scalar" and len(rest) == 1:
                return self.array(rest[0], [])[()]
            if tag == "complex" and len(rest) == 2:
                return complex(float(rest[0]), float(rest[1]))
            if tag == "fraction" and len(rest) == 2 and rest[1] != 0:
                return Fraction(*rest)
            if tag == "decimal" and len(rest) == 1 and type(rest[0]) is str and len(rest[0]) <= MAX_DIGITS:
                return Decimal(rest[0])
            if tag == "range" and len(rest) == 3:
                return range(*rest)
            if tag == "text" and rest:
                return self.text(*rest)
            if tag == "ellipsis" and not rest:
                return Ellipsis
            if tag in ("list", "tuple", "set", "frozenset"):
                kind = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[tag]
                return kind([self.value(entry, depth + 1) for entry in rest])
            if tag == "dict":
                return {self.value(k, depth + 1): self.value(v, depth + 1) for k, v in rest}
            if tag in self.special:
                return self.special[tag](*rest)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise Malformed(f"a {tag} that is none") from error
        raise Malformed("unknown tag")

    def finish(self):
        if self.position != len(self.raw):
            raise Malformed("bytes that belong to no array")


def count_of(shape):
    """How many entries an array of this shape has."""
    if not isinstance(shape, list) or len(shape) > 32:
        raise Malformed("a shape is a list of at most 32 lengths")
    count = 1
    for length in shape:
        if type(length) is not int or not 0 <= length < 2**31:
            raise Malformed("a shape holds lengths")
        count *= length
    return count


class Shared:
    """The arrays and generators that a test has passed, numbered alike on both sides, and their changes."""

    def __init__(self):
        self.values = []
        self.sent = []

    def index(self, value):
        return next((i for i, known in enumerate(self.values) if known is value), None)

    def add(self, value):
        self.values.append(value)
        self.sent.append(snapshot(value))
        return value

    def forget(self, count):
        """Take back all but the first `count`: they were never sent."""
        del self.values[count:], self.sent[count:]

    def changes(self, encoder):
        """Nodes of what differs from what the other side knows."""
        changed = []
        for number, value in enumerate(self.values):
            if (now := snapshot(value)) != self.sent[number]:
                self.sent[number] = now
                array = isinstance(value, np.ndarray)
                changed.append([number, encoder.bytes_of(value) if array else state_of(value)])
        return changed

    def apply(self, decoder, changed, set_state):
        if not isinstance(changed, list):
            raise Malformed("changes are a list")
        for change in changed:
            if not isinstance(change, list) or len(change) != 2 or not isinstance(change[1], list):
                raise Malformed("a change is a number and a value")
            number, value = change
            if type(number) is not int or not 0 <= number < len(self.values):
                raise Malformed("a change of something else")
            mine = self.values[number]
            if isinstance(mine, np.ndarray):
                if value != [mine.dtype.newbyteorder("<").str, list(mine.shape)] or not mine.flags.writeable:
                    raise Malformed("an array keeps its dtype and shape")
                mine[...] = decoder.array(*value)
            else:
                set_state(mine, value)
            self.sent[number] = snapshot(mine)


def snapshot(value):
    """What tells whether it changed."""
    return value.tobytes() if isinstance(value, np.ndarray) else state_of(value)


def state_of(generator):
    """The state of a generator as numbers."""
    state = generator.bit_generator.state
    if state["bit_generator"] != "PCG64":
        raise TypeError(f"only generators from np.random.default_rng can be passed, not {generator}")
    return [state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]]


def set_state(generator, numbers):
    state, increment, has_uint32, uinteger = numbers
    generator.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": increment},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
