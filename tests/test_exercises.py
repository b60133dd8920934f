"""What learners get for their exercises: the grader, its hints, and what the checks say of wrong answers."""

import json
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chapters import ROOT, exercises
from nncourse.exercises import Grader, checks
from nncourse.exercises._grader import FOLDER
from nncourse.exercises._tests import Case, is_answered, load, run

SETS = sorted(path.parent.name for path in FOLDER.glob("*/hints.json"))
X = np.array([[1.0, 2.0, 3.0], [4.0, -5.0, 6.0]])


@pytest.fixture
def grader(monkeypatch, tmp_path):
    """The grader of a small set: a function, a class with one method, a value."""
    folder = tmp_path / "small"
    folder.mkdir()
    tests = {
        "q1": (5, "test_of_doubling(double)", "check_array(double(np.ones(2)), np.full(2, 2.0), 'twice')"),
        "q2": (
            2,
            "test_counting(Counter)",
            "c = Counter()\n    c.up()\n    check_equal(c.count, 1, 'count')",
        ),
        "q10": (1, "test_value(value)", "check_equal(value, 3, 'value')"),
    }
    for question, (points, name, body) in tests.items():
        (folder / f"{question}.py").write_text(
            f"from otter.test_files import test_case\n\nOK_FORMAT = False\n\nname = '{question}'\n"
            f"points = {points}\n\n@test_case(points=1, hidden=False)\ndef {name}:\n    import numpy as np\n"
            f"    from nncourse.exercises.checks import check_array, check_equal\n    {body}\n"
        )
    points = {question: points for question, (points, *_) in tests.items()}
    hints = {question: ["Look.", "Think.", "Write 3."] for question in tests}
    (folder / "hints.json").write_text(json.dumps({"points": points, "hints": hints}))
    monkeypatch.setattr("nncourse.exercises._grader.FOLDER", tmp_path)
    return Grader("small")


def check(grader, code, *arguments):
    """Run a notebook's code, then a check, with names of their own."""
    names = {"grader": grader, "np": np}
    exec(compile(code, "<notebook>", "exec"), names)
    exec(f"grader.check(*{arguments})", names)


def test_right_answer(grader, capsys):
    check(grader, "def double(x):\n    return 2 * x", "q1")
    assert capsys.readouterr().out == (
        "q1: 1 of 1 point\n  ✓ of doubling (1 point)\n  Hidden tests give 4 points more when it is graded.\n"
    )


def test_wrong_answer(grader, capsys):
    check(grader, "value = 4", "q10")
    assert capsys.readouterr().out == (
        "q10: 0 of 1 point\n  ✗ value (1 point)\n      value: expected 3, got 4\n"
    )


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("def double(x): ...", "q1"),
        ("def double(x):\n    'Twice x.'\n    ...", "q1"),
        ("def double(x):\n    return ...", "q1"),
        ("class Counter:\n    def __init__(self):\n        self.count = 0\n\n    def up(self): ...", "q2"),
        ("class Counter: ...", "q2"),
        ("value = ...", "q10"),
        ("value = {'a': ..., 'b': ...}", "q10"),
        ("value = [..., ...]", "q10"),
    ],
)
def test_unanswered(grader, capsys, code, question):
    check(grader, code, question)
    assert capsys.readouterr().out == f"{question}: not answered yet\n"


@pytest.mark.parametrize(
    "value", [0, None, False, "", [], {}, [...] * 0, {"a": ..., "b": 1}, len, np.zeros(2)]
)
def test_answered(value):
    assert is_answered(value)


def test_one_of_two_answers(grader, capsys):
    cases = grader._tests["q1"] + grader._tests["q10"]
    grader._tests = {"q1": cases}
    check(grader, "def double(x):\n    return 2 * x\n\nvalue = ...", "q1")
    assert capsys.readouterr().out.splitlines()[:4] == [
        "q1: 1 of 2 points",
        "  ✓ of doubling (1 point)",
        "  ✗ value (1 point)",
        "      not answered yet",
    ]
    check(grader, "value = 3", "q1")
    assert "there is no double yet: run the cell" in one_line(capsys.readouterr().out)
    check(grader, "def double(x): ...\n\nvalue = ...", "q1")
    assert capsys.readouterr().out == "q1: not answered yet\n"


def test_the_code_of_a_hidden_test_is_not_shown():
    def test_value(value):
        value["secret"]

    said = [run(Case("q1", test_value, 1, hidden), {"value": 3}) for hidden in (False, True)]
    assert ['value["secret"]' in text for text in said] == [True, False]
    assert said[1] == "what your answer gave cannot be used: TypeError: 'int' object is not subscriptable"


def test_cell_that_was_not_run(grader, capsys):
    check(grader, "", "q1")
    assert capsys.readouterr().out == "q1: there is no double yet: run the cell that defines it\n"


def test_function_without_return(grader, capsys):
    check(grader, "def double(x):\n    x * 2", "q1")
    assert "not answered yet, or a `return` is missing: got None" in one_line(capsys.readouterr().out)


def test_exception_in_an_answer(grader, capsys):
    check(grader, "def double(x):\n    return helper(x)\n\ndef helper(x):\n    return x / nothing", "q1")
    said = capsys.readouterr().out
    assert "your code raised NameError: name 'nothing' is not defined" in said
    assert re.search(r"line 2, in double\b.*\n +line 5, in helper\b", said)
    assert "shapes there: x (2,)\n" in said
    assert "Traceback" not in said


def test_assertion_of_the_learners_own(grader, capsys):
    check(grader, "def double(x):\n    assert x.ndim == 2\n    return 2 * x", "q1")
    said = capsys.readouterr().out
    assert re.search(r"your code raised AssertionError\n +line 2, in double", said)


def test_answer_that_the_test_cannot_use(grader, capsys):
    check(grader, "class Counter:\n    def __init__(self, start):\n        self.count = start", "q2")
    said = one_line(capsys.readouterr().out)
    assert "what your answer gave cannot be used: TypeError:" in said
    assert "missing 1 required positional argument: 'start' in c = Counter()" in said


def test_table(grader, capsys):
    check(grader, "def double(x):\n    return 2 * x\n\nclass Counter: ...\n\nvalue = 2")
    assert capsys.readouterr().out == (
        "question  points    public tests\n"
        "q1        1 of 1    1 of 1 passed\n"
        "q2        0 of 1    not answered yet\n"
        "q10       0 of 1    0 of 1 passed\n"
        "total     1 of 3\n"
        "By the public tests alone; hidden tests give 5 points more when it is graded.\n"
    )


def test_hints_are_staged(grader, capsys):
    for _ in range(4):
        grader.hint("q1")
    grader.hint("q2")
    assert capsys.readouterr().out.splitlines() == [
        "q1, hint 1 of 3: Look.",
        "q1, hint 2 of 3: Think.",
        "q1, hint 3 of 3 (the last one): Write 3.",
        "q1, hint 3 of 3 (the last one): Write 3.",
        "q2, hint 1 of 3: Look.",
    ]


def test_wrong_names_are_answered_with_the_right_ones(grader):
    with pytest.raises(ValueError, match=r"no exercise set 'smal'; there are small$"):
        Grader("smal")
    for call in (grader.check, grader.hint):
        with pytest.raises(ValueError, match=r"no question 'q3'; there are q1, q2, q10$"):
            call("q3")


def test_import_is_light():
    heavy = ("matplotlib", "otter", "IPython", "yaml", "nbformat", "scipy")
    code = f"import sys, nncourse.exercises; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def one_line(text):
    return " ".join(text.split())


def said(check, *arguments, **options):
    with pytest.raises(AssertionError) as error:
        check(*arguments, **options)
    return str(error.value)


@pytest.mark.parametrize(
    "got",
    [
        X,
        X.astype(np.float32),
        X.astype(np.float16),
        X.astype(int),
        X + 1e-7,
        np.asfortranarray(X),
    ],
)
def test_arrays_that_are_right(got):
    checks.check_array(got, X, "x")


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "x is not answered yet, or a `return` is missing: got None"),
        (..., "x is not answered yet"),
        (X.tolist(), "expected an array of shape (2, 3), got a list of 2"),
        (3.0, "got the number 3.0"),
        ("3", "got the string '3'"),
        (X[:, :, None], "got shape (2, 3, 1): the values are right, their arrangement is not"),
        (X.T, "got shape (3, 2): it is the transpose"),
        (X[:1], "expected an array of shape (2, 3), got shape (1, 3)"),
        (X + 1j, "holding real numbers, got dtype complex128"),
        (X.astype(object), "got dtype object"),
        (X.astype(str), "got dtype <U"),
        (np.where(X > 5, np.nan, X), "1 of 6 entries are NaN"),
        (np.where(X > 3, np.inf, X), "2 of 6 entries are infinite"),
        (-X, "−1 times what it should be: a sign is flipped"),
        (32 * X, "it is 32 times what it should be"),
        (X / -32, "it is 1/−32 of what it should be"),
        (0.3 * X, "it is 0.3 times what it should be"),
        (1.000002 * X, "wrong, counted from 0: 1; at [1, 2] expected 6, got 6.00001"),
        (X + 2, "each entry is off by the same 2"),
        (0 * X, "every entry is 0"),
        (X * [[1], [2]], "of 2 rows these are wrong, counted from 0: 1"),
        (X * [1, 2, 3], "of 3 columns these are wrong, counted from 0: 1, 2"),
        (np.add(X, [[0, 1, 2], [2, 1, 0]]), "wrong values; at [0, 2] expected 3, got 5"),
        (np.add(X, [[0, 0, 1e-4], [2e-4, 0, 0]]), "expected 4, got 4.0002"),
        (np.add((X * 1.5).astype(int), [[0, 0, 1], [1, 0, 0]]), "its dtype is int64, which has no fractions"),
    ],
)
def test_arrays_that_are_wrong(got, words):
    assert words in said(checks.check_array, got, X, "x")


numbers = st.one_of(st.floats(), st.sampled_from([0.0, -0.0, 1.0, -1.0, 2.0, 1e300, -1e300, 5e-324]))
shapes = st.sampled_from([(), (1,), (3,), (1, 1), (2, 2), (3, 2), (2, 3), (2, 1, 2), (0,)])
some_arrays = st.one_of(
    arrays(np.float64, shapes, elements=numbers),
    arrays(st.sampled_from([np.float32, np.float16, np.int64, np.uint8, np.bool_, np.complex128]), shapes),
)


def message(check, *arguments):
    """What a check says, or None where it passes; nothing else may be raised, nor a warning."""
    try:
        check(*arguments)
    except AssertionError as error:
        return str(error)


@given(got=some_arrays, expected=some_arrays)
@settings(deadline=None, derandomize=True)
def test_whatever_two_arrays_hold_they_can_be_compared(got, expected):
    wrong = message(checks.check_array, got, expected, "x")
    same = got.shape == expected.shape and np.array_equal(got, expected, equal_nan=True)
    if np.iscomplexobj(got) and not np.iscomplexobj(expected):
        assert "got dtype complex128" in wrong
    elif wrong:
        assert re.match(r"x: .*(got shape|expected .* got) ", wrong)
        assert not same
    else:
        assert got.shape == expected.shape
    assert message(checks.check_array, expected.copy(), expected, "x") is None


@given(got=numbers, expected=numbers)
@settings(deadline=None, derandomize=True)
def test_whatever_two_numbers_are_they_can_be_compared(got, expected):
    wrong = message(checks.check_number, got, expected, "C")
    if wrong:
        assert f"expected {expected + 0:.6g}, got {got + 0:.6g}" in wrong
    assert (wrong is None) == np.isclose(
        got, expected, rtol=1e-6, atol=0 if expected else 1e-6, equal_nan=True
    )


def test_square_arrays_and_mistakes():
    A = np.array([[1.0, 2.0], [3.0, 5.0]])
    assert "it is the transpose; at [0, 1] expected 2, got 3" in said(checks.check_array, A.T, A, "A")
    known = {"squared": A**2, "flat": A.ravel(), "turned": A.T}
    assert said(checks.check_array, A**2, A, "A", mistakes=known).startswith("A: squared; ")
    assert said(checks.check_array, A.ravel(), A, "A", mistakes=known).endswith("got shape (4,): flat")
    assert said(checks.check_array, A.T, A, "A", mistakes=known).startswith("A: turned; ")


def test_whole_numbers_need_no_fractions():
    assert "fractions" not in said(checks.check_array, np.array([2, 0, 1]), np.array([0, 0, 2]), "classes")


def test_tolerance_is_a_share_of_the_largest_entry():
    expected = np.array([1e6, 1.0])
    checks.check_array(np.add(expected, [0, 0.5]), expected, "x")
    said(checks.check_array, np.add(expected, [0, 2]), expected, "x")
    said(checks.check_array, np.add(expected, [0, 0.5]), expected, "x", tolerance=1e-8)
    checks.check_array(np.float32(expected) + np.float32([0, 500]), expected, "x")
    checks.check_array(np.array([0.0, 1e-7]), np.zeros(2), "x")
    checks.check_array(np.array([np.inf, np.nan]), np.array([np.inf, np.nan]), "x")
    said(checks.check_array, np.array([np.inf, 1.0]), np.array([-np.inf, 1.0]), "x")
    checks.check_array(np.array([True, False]), np.array([1, 0]), "mask")
    mask = np.array([True, False])
    assert "at [0] expected False, got True" in said(checks.check_array, mask, ~mask, "mask")


@pytest.mark.parametrize("got", [2, 2.0, np.float32(2), np.int64(2), np.array(2.0), 2 + 1e-9])
def test_numbers_that_are_right(got):
    checks.check_number(got, 2.0, "C")


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "C is not answered yet"),
        (True, "expected a number, got a bool"),
        (np.ones(1), "expected a number, got an array of shape (1,)"),
        ("2", "expected a number, got the string '2'"),
        (-2, "−1 times what it should be: a sign is flipped"),
        (64, "it is 32 times what it should be; expected 2, got 64"),
        (0.0625, "it is 1/32 of what it should be"),
        (7, "C: a typo; expected 2, got 7"),
        (2.1, "C: expected 2, got 2.1"),
        (np.nan, "C: expected 2, got nan"),
    ],
)
def test_numbers_that_are_wrong(got, words):
    assert words in said(checks.check_number, got, 2.0, "C", mistakes={"a typo": 7})


def test_unchanged():
    checks.check_unchanged(X.copy(), X, "x")
    checks.check_unchanged({"a": [X.copy(), 1]}, {"a": [X, 1]}, "x")
    assert "x was changed by the call" in said(checks.check_unchanged, X, X + 1e-12, "x")
    assert "x was changed by the call" in said(checks.check_unchanged, {"a": X}, {"a": X, "b": X}, "x")


def test_types():
    checks.check_type(3, float, "n")
    checks.check_type(np.int64(3), int, "n")
    checks.check_type("a", (str, int), "n")
    assert "n: expected an int, got the number 3.5" in said(checks.check_type, 3.5, int, "n")
    assert "expected a dictionary, got a list of 1" in said(checks.check_type, [1], dict, "n")
    assert "expected an int, got a bool" in said(checks.check_type, True, int, "n")
    assert "expected an array or a list, got a dictionary" in said(
        checks.check_type, {}, (np.ndarray, list), "n"
    )


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (3, "3"),
        ("3", 3),
        (3.0, 3),
        (np.int64(3), 3),
        (" Dead  units", "dead units"),
        (["b", "a"], {"a", "b"}),
        (("A", "b"), {"a", "b"}),
        ({"a": 1}, {"A": "1"}),
        ({"a": ["x", "y"]}, {"a": {"y", "x"}}),
        ([1, 2], (1, 2)),
        (np.array([1, 2]), [1, 2]),
        ("True", True),
        (None, None),
    ],
)
def test_answers_that_are_equal(got, expected):
    checks.check_equal(got, expected, "answer")


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (3, 4),
        ("a", "b"),
        (["b", "a"], ["a", "b"]),
        (["a"], {"a", "b"}),
        ({"a": 1}, {"b": 1}),
        (..., 1),
        (None, 1),
    ],
)
def test_answers_that_differ(got, expected):
    assert said(checks.check_equal, got, expected, "answer").startswith("answer")


def test_mistakes_and_choices():
    known = {"off by one": 4, "in the other order": ["b", "a"]}
    assert said(checks.check_equal, "4", 3, "n", mistakes=known) == "n: off by one; expected 3, got '4'"
    assert "in the other order" in said(checks.check_equal, ["B", "a"], ["a", "b"], "n", mistakes=known)
    checks.check_choice(" RELU", ["relu", "tanh"], "run")
    assert said(checks.check_choice, "gelu", ["relu", "tanh"], "run") == (
        "run: expected one of 'relu', 'tanh', got 'gelu'"
    )


def test_results():
    assert checks.check_results((1, 2), "a, b") == [1, 2]
    assert said(checks.check_results, None, "a, b").endswith("`return` is missing: expected a, b, got None")
    assert said(checks.check_results, [1], "a, b") == "expected 2 results, a, b, got a list of 1"
    assert said(checks.check_results, X, "a, b") == "expected 2 results, a, b, got an array of shape (2, 3)"


def test_every_set_is_in_the_book():
    """As a page under its chapter, as a notebook, and with tests and hints for learners."""
    assert sorted(exercises()) == SETS == sorted(p.stem for p in (ROOT / "book/exercises").glob("*.ipynb"))


@pytest.mark.parametrize("exercise", SETS)
def test_learners_get_public_tests_and_hints_for_each_question(exercise):
    tests = load(FOLDER / exercise)
    content = json.loads((FOLDER / exercise / "hints.json").read_text(encoding="utf-8"))
    assert list(tests) == list(content["hints"]) == list(content["points"])
    for question, cases in tests.items():
        assert cases, question
        assert not any(case.hidden for case in cases)
        assert sum(case.points for case in cases) <= content["points"][question]
        assert all(content["hints"][question])
