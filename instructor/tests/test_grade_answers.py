"""What a test may do with an answer that lives in another process, and what comes back."""

import ast
import json
import re
import struct
import warnings
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from instructor.grading.answers import advance, steps_between
from instructor.grading.inside import protocol
from instructor.grading.inside.protocol import Decoder, Encoder, Malformed, TooLarge
from instructor.grading.sandbox import Limits
from instructor.grading.submission import grade
from nncourse.exercises._tests import load_source, run

from .submissions import (
    BLANK,
    FIRST,
    POINTS,
    RIGHT,
    as_bytes,
    code_cell,
    fixture_tests,
    in_sandbox,
    notebook,
    snippets,
)

HEAD = "from otter.test_files import test_case\nimport warnings\nimport numpy as np\nname = 'q1'\n"


def cases_of(tests):
    marked = re.sub("^def test", "@test_case(points=1, hidden=False)\ndef test", tests, flags=re.M)
    return load_source(HEAD + marked, "tests")


def problems(answer, tests, **limits):
    """What each test function in a text says of the answer."""
    cases = {"q1": cases_of(tests)}
    result = grade(as_bytes([code_cell(answer, "q1")]), cases, Limits(**limits))
    assert result["status"] == "graded"
    assert result["questions"]["q1"]
    return [test["problem"] for test in result["questions"]["q1"]]


WORKS, FAILS = snippets("answers.py"), snippets("failures.py")


@in_sandbox
@pytest.mark.parametrize("name", WORKS)
def test_a_test_may_use(name):
    answer, tests = WORKS[name].split("# ---\n")
    assert set(problems(answer, tests, seconds=60)) == {None}


@in_sandbox
@pytest.mark.parametrize("name", FAILS)
def test_feedback_if_the_answer(name):
    said, text = re.fullmatch(r"((?:# says: [^\n]*\n)+)(.*)", FAILS[name], re.S).groups()
    answer, tests = text.split("# ---\n")
    (problem,) = problems(answer, tests, seconds=2)
    for words in re.findall("# says: (.*)", said):
        assert words in problem


@in_sandbox
def test_a_test_cannot_pass_what_does_not_travel():
    (problem,) = problems("def f(x): return 0", "def test(f):\n    f(np.random.RandomState(0))")
    assert "can pass plain data, arrays, generators and functions only, not RandomState" in problem
    (problem,) = problems(
        "def f(x): return 0", "def test(f):\n    f(np.random.Generator(np.random.MT19937(0)))"
    )
    assert "only generators from np.random.default_rng" in problem


@cache
def graded(**changed):
    return grade(notebook(**changed), fixture_tests(), Limits(seconds=5))


def points(result):
    return {
        q: sum(t["points"] for t in tests if t["problem"] is None) for q, tests in result["questions"].items()
    }


@in_sandbox
def test_right_and_blank():
    assert points(graded()) == POINTS
    assert graded()["remarks"] == []
    blank = grade(notebook(BLANK), fixture_tests(), Limits())
    assert points(blank) == dict.fromkeys(POINTS, 0)


@in_sandbox
def test_a_question_starts_from_the_state_after_the_cells():
    counted = "calls = []\ndef scale(x, k):\n    calls.append(1)\n    return x * k * len(calls)"
    assert points(graded(q1=counted)) == POINTS


@in_sandbox
def test_cells_after_an_answer_may_replace_it():
    result = grade(notebook(last='answer = "c"\nclass Counter: pass'), fixture_tests(), Limits())
    assert points(result) == POINTS | {"q2": 0, "q3": 0}


@in_sandbox
def test_a_cell_that_fails_stops_no_other():
    result = grade(notebook(first="1 / 0", after={"q1": "def broken(:"}), fixture_tests(), Limits())
    assert points(result) == POINTS
    assert "cell 1: ZeroDivisionError: division by zero (cell 1, line 1: 1 / 0)" in result["remarks"]
    assert "SyntaxError" in result["remarks"][1]


@in_sandbox
def test_a_learners_own_cell_is_charged_to_the_question_before():
    loop = "while True: pass"
    result = grade(notebook(after={"q2": loop, "q3": "x = 1"}), fixture_tests(), Limits(seconds=2))
    assert points(result) == POINTS
    assert result["remarks"] == ["cell 5 did not end within 2 seconds and was left out"]


@in_sandbox
def test_a_question_that_fails_twice_is_left_out_whole():
    loop = "while True: pass"
    result = grade(notebook(q2=loop, after={"q2": loop}), fixture_tests(), Limits(seconds=1))
    assert points(result) == POINTS | {"q2": 0}
    assert result["remarks"][-1] == "all cells of q2 were left out after that"


@in_sandbox
@pytest.mark.parametrize(
    "function",
    ["while True: pass", "import os; os.kill(os.getppid(), 9)", "import os; os.kill(os.getppid(), 19)"],
)
def test_a_loop_costs_its_question_only_however_slow_the_others(function):
    """Every question's cell takes most of its time, and all must run again after the loop in a cell of q1."""
    slow = {question: f"{source}\nimport time\ntime.sleep(2)" for question, source in RIGHT.items()}
    slow["q1"] += f"\ndef scale(x, k):\n    {function}"
    loop = notebook(slow, first=FIRST + "\nimport time\ntime.sleep(2)", after={"q1": "while True: pass"})
    result = grade(loop, fixture_tests(), Limits(seconds=3))
    assert points(result) == POINTS | {"q1": 0}
    assert result["remarks"] == ["cell 3 did not end within 3 seconds and was left out"]


@in_sandbox
def test_a_loop_in_an_answer_runs_no_cell_again():
    first = "import os, time\nstarted = time.time()"
    answer = "def scale(x, k):\n    while True: pass"
    tests = "def test(started):\n    assert started < 0, started"
    cases = {"q1": fixture_tests()["q1"], "q2": cases_of(tests), "q3": cases_of(tests)}
    result = grade(notebook({"q1": answer}, first=first), cases, Limits(seconds=1))
    assert points(result) == {"q1": 0, "q2": 0, "q3": 0}
    said = {test["problem"] for question in ("q2", "q3") for test in result["questions"][question]}
    assert len(said) == 1, "one process serves all questions"


@in_sandbox
@pytest.mark.parametrize("hidden", ["", "time.sleep(0.5)"])
def test_an_answer_that_comes_ahead_of_its_cell_is_not_believed(hidden):
    """A reply written while the cell still runs, for this cell or with all replies to come."""
    forged = (
        "import json, os, struct, sys, time\n"
        "frame = sys._getframe()\n"
        "while 'message' not in frame.f_locals: frame = frame.f_back\n"
        "token = frame.f_locals['message']['token']\n"
        "for number in range(40):\n"
        "    reply = {'token': token, 'cell': number, 'remarks': [], 'room': True, 'over': 0}\n"
        "    body = json.dumps(reply).encode()\n"
        f"    os.write(3, struct.pack('<II', len(body), 0) + body); {hidden}\n"
        "while True: pass"
    )
    result = grade(notebook(after={"q2": forged}), fixture_tests(), Limits(seconds=2))
    assert points(result) == POINTS
    assert result["remarks"] == ["cell 5 disturbed the grader's channel and was left out"]


@in_sandbox
def test_a_notebook_as_learners_leave_it():
    """Answers in another order, twice, and half changed; helpers and notes in cells of their own."""

    def text(source):
        return {"cell_type": "markdown", "metadata": {}, "source": source}

    cells = [
        code_cell("time import numpy as np"),
        code_cell("    def times(x, k):\n        return k * np.asarray(x)"),
        code_cell(RIGHT["q5"], "q5"),
        text("My notes"),
        code_cell("def scale(x, k):\n    return x", "q1"),
        code_cell("scale(np.ones(2), 2)\n1 / 0"),
        code_cell("def scale(x, k):\n    return times(x, k)", "q1"),
        code_cell("def scale(x, k):\n    return times(x, k)", "q1"),
        {"cell_type": "raw", "metadata": {}, "source": "def scale(): pass"},
        code_cell("grader.check('q1')"),
        code_cell(""),
        code_cell("# answer = 'c'\n", "q3"),
        code_cell("pip install numpy"),
        code_cell(RIGHT["q4"], "q2"),
        code_cell("import asyncio\nawait asyncio.sleep(0)\nanswer = ' b '.strip()"),
        code_cell(RIGHT["q2"]),
        text("## q2"),
        code_cell("?np.exp"),
        code_cell("%%bash\necho done"),
    ]
    for shown in (cells, [cell | {"metadata": {"id": "x", "outputId": "y"}} for cell in cells]):
        assert points(grade(as_bytes(shown), fixture_tests(), Limits())) == POINTS


@in_sandbox
def test_loops_everywhere_end():
    loops = dict.fromkeys(POINTS, "while True: pass")
    result = grade(
        notebook(loops, first="while True: pass", after=loops), fixture_tests(), Limits(seconds=0.5)
    )
    assert points(result) == dict.fromkeys(POINTS, 0)


@in_sandbox
def test_remarks_are_limited():
    result = grade(as_bytes([code_cell("1 / 0")] * 50), fixture_tests(), Limits())
    assert len(result["remarks"]) == 31
    assert result["remarks"][-1] == "and 20 more of the kind"


# The protocol itself


def travel(value):
    encoder = Encoder(lambda value: pytest.fail(f"{value!r} is no plain data"))
    node = json.loads(json.dumps(encoder.node(value)))
    decoder = Decoder(b"".join(encoder.raw), {})
    result = decoder.value(node)
    decoder.finish()
    return result


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner) | st.lists(inner).map(tuple)
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=200)
@given(plain)
def test_plain_data_travels(value):
    assert repr(travel(value)) == repr(value)


@settings(deadline=None, max_examples=100)
@given(arrays.arrays(st.sampled_from(sorted(protocol.DTYPES)), arrays.array_shapes(min_dims=0, min_side=0)))
def test_arrays_travel(array):
    result = travel([array])[0]
    assert type(result) is np.ndarray
    assert result.dtype == array.dtype
    assert result.shape == array.shape
    assert result.tobytes() == array.tobytes()
    assert result.flags.writeable


# Nodes, as JSON, that build nothing: a line each for their kind.
MALFORMED = """
{} {"a":1} [] [1] [[]] [null] ["unknown"] ["list",["unknown"]]
["array"] ["array","<f8"] ["array","<f8",[1],0] ["array",3,[1]] ["array","|O",[1]] ["array","O",[]]
["array","<U9",[1]] ["array","<M8[s]",[1]] ["array","V8",[1]] ["array","<f8,<f8",[1]] ["array","<f16",[1]]
["array","<f8",1] ["array","<f8",[-1]] ["array","<f8",[1.0]] ["array","<f8",[true]] ["array","<f8",["1"]]
["array","<f8",[1099511627776]] ["array","<f8",[3]] ["array","<f8",[2,2]] ["array","<f8",[2,null]]
["fraction",1,0] ["fraction",1.5,2] ["fraction","1",2] ["fraction",1] ["decimal","x"] ["decimal",1]
["decimal",["1"]] ["range",1] ["range",0,1,0] ["range",0,1.5,1] ["text"] ["text",[2],"a"] ["text",[1],2]
["text",1,"a"] ["text",[-1]] ["array","|b1",[16]] ["scalar"] ["scalar","|O"] ["complex",1] ["complex","x",1]
["complex",null,1] ["dict",1] ["dict",[1]] ["dict",[1,2,3]] ["dict",[["list"],1]] ["set",["list"]]
["ellipsis",1] ["generator",1,1,0,0] ["shared","<f8",[1],true] ["again",0] ["object",0,"x"] ["function",0,"f"]
""".split()  # noqa: SIM905
MALFORMED += ['["text",[200],"' + "x" * 2**20 + '"' + ',"y"' * 199 + "]", '["decimal","' + "1" * 5000 + '"]']
MALFORMED += ['["list",' * 30 + "1" + "]" * 30, '["array","<f8",' + str([1] * 40) + "]"]


@pytest.mark.parametrize("node", MALFORMED, ids=lambda node: node[:40])
def test_malformed_nodes_are_refused(node):
    with pytest.raises(Malformed):
        Decoder(b"\2" * 16, {}).value(json.loads(node))


def test_bytes_that_belong_to_nothing_are_refused():
    decoder = Decoder(b"\0" * 16, {})
    decoder.value(["array", "<f8", [1]])
    with pytest.raises(Malformed):
        decoder.finish()


def test_nothing_too_deep_or_too_large_is_sent():
    loop = []
    loop.append(loop)
    with pytest.raises(TooLarge):
        Encoder(None).node(loop)
    with pytest.raises(TooLarge, match="136 MB"):
        Encoder(None).node([np.zeros(2**20)] * 17)
    with pytest.raises(TooLarge, match="17 MB"):
        Encoder(None).frame(["x" * 2**20] * 17)


CHANGES = """
3 [1] [[0]] [[0,1]] [[0,1,2]] [["0",["<f8",[2]]]] [[1,["<f8",[2]]]] [[-1,["<f8",[2]]]] [[true,["<f8",[2]]]]
[[0,["<f8",[3]]]] [[0,["<f4",[2]]]] [[0,["<f8",[2],1]]] [[0,[]]]
""".split()  # noqa: SIM905


@pytest.mark.parametrize("change", CHANGES)
def test_malformed_changes_are_refused(change):
    shared = protocol.Shared()
    array = shared.add(np.zeros(2))
    with pytest.raises(Malformed):
        shared.apply(Decoder(struct.pack("<dddd", 1, 2, 3, 4), {}), json.loads(change), advance)
    assert not array.any()


def test_a_read_only_array_cannot_be_changed():
    shared = protocol.Shared()
    shared.add(np.zeros(1)).flags.writeable = False
    with pytest.raises(Malformed):
        shared.apply(Decoder(struct.pack("<d", 1), {}), [[0, ["<f8", [1]]]], advance)


@given(st.integers(0, 2**32), st.integers(0, 2**60))
def test_steps_between_states_are_counted(seed, steps):
    generator = np.random.default_rng(seed)
    state, increment, _, _ = protocol.state_of(generator)
    generator.bit_generator.advance(steps)
    assert steps_between(state, protocol.state_of(generator)[0], increment) == steps


def test_a_generator_only_advances():
    generator, ahead = np.random.default_rng(1), np.random.default_rng(1)
    start = protocol.state_of(generator)
    ahead.normal(size=1000)
    advance(generator, protocol.state_of(ahead))
    assert generator.random() == ahead.random()
    state, increment, *buffer = protocol.state_of(generator)
    other = protocol.state_of(np.random.default_rng(2))
    wrong = [start, other, [1, increment, *buffer], [state, increment + 2, *buffer], [state, increment, 2, 0]]
    wrong += [[state, increment, 0], [state, increment, 0, 2**32], [state + 2**128, increment, 0, 0]]
    wrong += [[float(state), increment, 0, 0], [state, increment, None, 0], [-1, increment, 0, 0]]
    for numbers in wrong:
        with pytest.raises(Malformed):
            advance(generator, numbers)
    assert protocol.state_of(generator) == [state, increment, *buffer]


# The learner's Grader and this one agree on what an answer is

VALUES = """
3 3.0 True None ... "3" "B" b"3" 3j complex(3) 10**30 10**400 float("nan") float("inf") [3] (3,) {3} {3:3}
Fraction(6,2) Fraction(1,3) Fraction(np.int64(3)) Fraction(10**400) Decimal(3) Decimal("NaN") Decimal("sNaN")
Decimal("1e400") np.longdouble(3) np.clongdouble(3) np.float16(3) np.float32(3) np.int8(3) np.uint64(3)
np.bool_(1) np.complex64(3) np.str_("b") np.bytes_(b"b") np.datetime64("2026-01-01") np.timedelta64(3,"ns")
np.array(3) np.array(3.0) np.array([3]) np.array([[3.0]]) np.array("b") np.array([True]) np.zeros((0,3))
np.array([1.0,2.0]) np.array([1,2],np.longdouble) np.array([1,2],">f4") np.arange(4.0)[::-2] np.array([1,2j])
np.array(["1","2"]) np.array([["b"]]) np.array([1,None],object) np.array([1.0,2.0],object) np.array(3,object)
np.array([1,2],"m8[ns]") np.array([(1,2.0)],"i4,f8") np.array([b"1",b"2"]) np.matrix([[1.0,2.0]])
np.ma.array([1.0,2.0]) np.ma.array([1.0,2.0],mask=[0,1]) np.array([1,2]).view(Own) np.rec.array([(1,2.0)])
[1,2] [1.0,2.0] (1,2) range(1,3) range(0) {1,2} frozenset([1,2]) dict.fromkeys([1,2]) {1:2}.keys()
deque([1,2]) {1:2}.values() map(int,"12") iter((1,2)) Pair(1,2) Point(1,2) Color.RED Kind.B Number.THREE
Counter("ab") OrderedDict(a=1) {"a":1} {"a":np.int8(1)} {np.str_("a"):True} {float("nan"):1}
[[1],[2]] [np.array([1,2])] [np.array([1,None],object)] array("d",[1,2]) memoryview(b"12") bytearray(b"12")
print int object() Own
"\\ud800" "b"*20000 [...] [None] Series()
""".split()  # noqa: SIM905
DEFINITIONS = """
import enum
from array import array
from collections import Counter, OrderedDict, deque, namedtuple
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

Pair = namedtuple("Pair", "x y")
Color = enum.Enum("Color", "RED")
Number = enum.IntEnum("Number", {"THREE": 3})
class Kind(str, enum.Enum):
    B = "b"
@dataclass
class Point:
    x: int
    y: int
class Own(np.ndarray):
    pass
class Series:
    values = np.array([1.0, 2.0])
    def __array__(self, dtype=None, copy=None):
        return self.values
"""
CHECKS = """
number 3
number 1/3
array np.array([1.0,2.0])
array np.array([1,2j])
array np.zeros((0,3))
array np.array(3)
results "a, b"
equal 3
equal "b"
equal [1,2]
equal {1,2}
equal {"a":1}
choice ["b","c",3]
type float
type int
type list
type np.ndarray
""".strip().splitlines()


PASSING = {
    "number 3": "3 3.0 Fraction(6,2) Fraction(np.int64(3)) Decimal(3) np.longdouble(3) np.float16(3) "
    "np.float32(3) np.int8(3) np.uint64(3) np.array(3) np.array(3.0) Number.THREE",
    "number 1/3": "Fraction(1,3)",
    "array np.array([1.0,2.0])": 'np.array([1.0,2.0]) np.array([1,2],np.longdouble) np.array([1,2],">f4") '
    "np.ma.array([1.0,2.0]) np.ma.array([1.0,2.0],mask=[0,1]) np.array([1,2]).view(Own)",
    "array np.array([1,2j])": "np.array([1,2j])",
    'results "a, b"': "[1,2] [1.0,2.0] (1,2) Pair(1,2) [[1],[2]]",
    'equal "b"': '"B" np.str_("b") np.array("b") Kind.B',
    'equal {"a":1}': 'OrderedDict(a=1) {"a":1} {"a":np.int8(1)} {np.str_("a"):True}',
}


def trial(name):
    """A test that says which checks a value passes."""
    lines = [f"def test_{name}({name}):", "    passed = []"]
    for check in CHECKS:
        kind, expected = check.split(" ", 1)
        call = f"check_{kind}({name}, {expected}" + ("" if kind == "results" else ', "it"') + ")"
        lines.append(f"    with contextlib.suppress(Exception):\n        {call}")
        lines.append(f"        passed.append({check!r})")
    return "\n".join([*lines, "    raise AssertionError(passed)\n"])


@in_sandbox
def test_both_graders_agree_on_every_kind_of_value():
    names = [f"value{i}" for i in range(len(VALUES))]
    tests = "import contextlib\nfrom nncourse.exercises.checks import *\n" + "\n".join(map(trial, names))
    answers = DEFINITIONS + "\n".join(f"{n} = {v}" for n, v in zip(names, VALUES, strict=True))
    there = problems(answers, tests, seconds=120)
    names = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(answers, names)
        here = [run(case, names) for case in cases_of(tests)]
    passed = {check: set() for check in CHECKS}
    for value, teachers, learners in zip(VALUES, there, here, strict=True):
        assert teachers == learners, value
        for check in ast.literal_eval(teachers):
            passed[check].add(value)
    for check, values in PASSING.items():
        assert passed[check] == set(values.split()), check
    assert all(passed.values())
