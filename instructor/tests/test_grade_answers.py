"""What a test may do with an answer that lives in another process, and what comes back."""

import json
import re
import struct
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
from nncourse.exercises._tests import load_source

from .submissions import BLANK, POINTS, as_bytes, code_cell, fixture_tests, in_sandbox, notebook, snippets

HEAD = "from otter.test_files import test_case\nimport warnings\nimport numpy as np\nname = 'q1'\n"


def problems(answer, tests, **limits):
    """What each test function in a text says of the answer."""
    source = HEAD + re.sub("^def test", "@test_case(points=1, hidden=False)\ndef test", tests, flags=re.M)
    cases = {"q1": load_source(source, "tests")}
    result = grade(as_bytes([code_cell(answer, "q1")]), cases, Limits(**limits))
    assert result["status"] == "graded"
    assert result["questions"]["q1"]
    return [test["problem"] for test in result["questions"]["q1"]]


WORKS, FAILS = snippets("answers.py"), snippets("failures.py")


@in_sandbox
@pytest.mark.parametrize("name", WORKS)
def test_a_test_may_use(name):
    answer, tests = WORKS[name].split("# ---\n")
    assert set(problems(answer, tests)) == {None}


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
["array","|b1",[16]] ["scalar"] ["scalar","|O"] ["complex",1] ["complex","x",1] ["complex",null,1]
["dict",1] ["dict",[1]] ["dict",[1,2,3]] ["dict",[["list"],1]] ["set",["list"]] ["ellipsis",1]
["generator",1,1,0,0] ["shared","<f8",[1],true] ["again",0] ["object",0,"x"] ["function",0,"f"]
""".split()  # noqa: SIM905
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
