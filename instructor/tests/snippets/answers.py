# %% plain data
def echo(*args, **kwargs):
    return (args, kwargs) if kwargs else args[0] if len(args) == 1 else args


# ---
def test_1(echo):
    for value in (
        None,
        True,
        0,
        -3,
        2**100,
        1.5,
        1e-320,
        "text \u2207",
        "",
        2 + 3j,
        [],
        (),
        {},
        [1, [2.5, "a"], None],
    ):
        assert echo(value) == value and type(echo(value)) is type(value), value
    assert echo({"a": (1, [2]), 3: {(1, 2): None}}) == {"a": (1, [2]), 3: {(1, 2): None}}
    assert echo({1, "b"}) == {1, "b"}
    assert echo(1, b=[2]) == ((1,), {"b": [2]})
    assert np.isnan(echo(float("nan"))) and echo(-float("inf")) == -float("inf")
    assert str(echo(-0.0)) == "-0.0"
    assert echo(...) is ...


# %% arrays of every kind
def echo(*args, **kwargs):
    return (args, kwargs) if kwargs else args[0] if len(args) == 1 else args


# ---
def test_1(echo):
    for dtype in "? b h i q B H I Q e f d F D".split():
        x = np.arange(6).reshape(2, 3).astype(dtype)
        y = echo(x)
        assert type(y) is np.ndarray and y.dtype == x.dtype and (y == x).all() and y is not x, dtype
        assert isinstance(echo(x[0, 1]), np.generic) and echo(x[0, 1]) == x[0, 1], dtype
        assert echo(x[0, 1]).dtype == x.dtype, dtype
    for x in (
        np.zeros((0, 3)),
        np.array(2.5),
        np.zeros((2, 1, 0)),
        np.arange(6.0).reshape(2, 3).T,
        np.arange(9)[::-2],
    ):
        assert echo(x).shape == x.shape and (echo(x) == x).all()
    assert echo(np.array([1.0], dtype=">f8"))[0] == 1


# %% an array changed in place
def f(x, y, out=None):
    x += 1
    y[0] = x[1]
    out[...] = 7


# ---
def test_1(f):
    x, y, out = np.arange(3.0), np.zeros(2, dtype=int), np.ones((2, 2), dtype=np.float32)
    f(x, y, out=out)
    assert (x == [1, 2, 3]).all() and (y == [2, 0]).all() and (out == 7).all() and out.dtype == np.float32


def test_2(f):
    x = np.zeros(3)
    f(x, x, np.ones(1))
    assert (x == 1).all(), "one array passed twice is one array"


def test_3(f):
    part = np.zeros((4, 6))
    f(part[1, ::2], part[2], part)
    assert (part == 7).all()


# %% an array that an object keeps
class Sgd:
    def __init__(self, theta):
        self.theta = theta

    def step(self, gradient):
        self.theta -= 0.5 * gradient


# ---
def test_1(Sgd):
    theta = np.ones(2)
    sgd = Sgd(theta)
    sgd.step(np.array([1.0, 2.0]))
    assert (theta == [0.5, 0]).all()
    theta[0] = 8
    assert (sgd.theta == [8, 0]).all(), "the test's change is seen, too"
    sgd.step(np.ones(2))
    assert (theta == [7.5, -0.5]).all()


# %% a read-only array
def f(x):
    x[0] = 1


# ---
def test_1(f):
    x = np.zeros(2)
    x.flags.writeable = False
    try:
        f(x)
    except ValueError as error:
        assert "read-only" in str(error)
    else:
        raise AssertionError("it was written")
    assert not x.any()


# %% generators
class Noise:
    def __init__(self, rng):
        self.rng = rng

    def draw(self, n):
        return self.rng.normal(size=n)


def draw(rng, n):
    return rng.integers(10, size=n, dtype=np.int32)


import numpy as np


# ---
def test_1(draw, Noise):
    mine, same = np.random.default_rng(3), np.random.default_rng(3)
    for n in (1, 2, 5):
        assert (draw(mine, n) == same.integers(10, size=n, dtype=np.int32)).all()
        assert mine.random() == same.random()
    noise = Noise(mine)
    assert (noise.draw(4) == same.normal(size=4)).all()
    assert mine.normal() == same.normal() and (noise.draw(2) == same.normal(size=2)).all()


# %% functions of the test
import numpy as np


def gradient(f, x, h=1e-5):
    d = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        d[i] = (up - f(x)) / (2 * h)
        x[i] = old
    return d


def safe(f, x):
    try:
        return f(x)
    except ValueError as error:
        return str(error)


def apply(f, *args, **kwargs):
    return f(*args, **kwargs)


def name_of(f):
    return f.__name__


# ---
def test_1(gradient):
    x = np.arange(4.0).reshape(2, 2)
    assert np.allclose(gradient(lambda x: (x**2).sum(), x), 2 * x)
    assert np.allclose(gradient(lambda _: (x**2).sum(), x), 2 * x), "f sees its own x change"


def test_2(safe):
    def f(x):
        raise ValueError(f"{x} is no number")

    assert safe(f, "a") == "a is no number"


def test_3(apply, name_of):
    def f(*args, **kwargs):
        return {"args": args, "kwargs": kwargs}

    assert apply(f, 1, [2], c=np.float32(3)) == {"args": (1, [2]), "kwargs": {"c": 3}}
    assert name_of(f) == "f"
    assert apply(apply, apply, lambda x: 2 * x, 4) == 8, "an answer goes as an argument"
    assert apply(lambda x: apply(lambda y: y + 1, x), 1) == 2, "calls go to and fro"
    assert apply(np.exp, 0.0) == 1


# %% classes and objects
class Net:
    size = 3

    def __init__(self, *, rate=1.0):
        self.rate = rate
        self._hidden = 1

    def fit(self, x):
        self.mean = x.mean()
        return self

    def predict(self):
        return self.mean * self.rate

    @property
    def twice(self):
        return 2 * self.rate

    @staticmethod
    def default():
        return Net(rate=9)

    def __call__(self, x):
        return x + self.rate


def rate_of(net):
    return net.rate


def line(a):
    def f(x):
        return a * x

    return f


# ---
def test_1(Net, rate_of, line):
    net = Net(rate=2.0)
    assert net.fit(np.array([1.0, 3.0])).predict() == 4 and net.mean == 2 and net.twice == 4
    assert Net.size == 3 and Net.default().rate == 9 and net(1) == 3 and rate_of(net) == 2
    assert line(3)(4) == 12
    assert not hasattr(net, "nothing") and hasattr(net, "rate")
    assert not hasattr(net, "_hidden")


# %% exceptions by their kind
class Mine(KeyError):
    pass


def f(kind):
    if kind == 1:
        raise ValueError("one is wrong")
    if kind == 2:
        raise Mine("two")
    1 / 0


# ---
def test_1(f):
    for kind, expected in ((1, ValueError), (2, KeyError), (2, LookupError), (3, ZeroDivisionError)):
        try:
            f(kind)
        except expected as error:
            assert kind != 1 or str(error) == "one is wrong"
        else:
            raise AssertionError("nothing raised")


# %% warnings
import numpy as np, warnings


def f(x):
    return np.exp(x)


def g():
    warnings.warn("old", DeprecationWarning)


# ---
def test_1(f, g):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert f(1000.0) == np.inf
        g()
    assert [one.category for one in caught] == [RuntimeWarning, DeprecationWarning]
    assert "overflow" in str(caught[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            f(np.float64(1000))
        except RuntimeWarning as warning:
            assert "overflow" in str(warning)
        else:
            raise AssertionError("no warning")
        with np.errstate(all="ignore"):
            f(1000.0)
    with np.errstate(over="raise"):
        try:
            f(1000.0)
        except FloatingPointError:
            pass
        else:
            raise AssertionError("nothing raised")


# %% many calls
def f(x):
    return x.sum()


# ---
def test_1(f):
    for i in range(2000):
        assert f(np.full(3, i)) == 3 * i


# %% large data
def f(x):
    return x * 2


# ---
def test_1(f):
    x = np.arange(5_000_000.0)
    assert (f(x) == 2 * x).all()

# %% numbers longer than float64
import numpy as np


def f(x):
    return x.astype(np.longdouble), np.longdouble(x[0]), x.astype(np.clongdouble)


# ---
def test_1(f):
    array, number, pair = f(np.array([1.5, 2.0]))
    assert array.dtype == float and (array == [1.5, 2]).all()
    assert number == 1.5 and pair.dtype == complex and (pair == array).all()

# %% exact numbers, ranges and text
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import numpy as np


class Kind(str, Enum):
    A = "a\u2207"


def f():
    return Fraction(-1, 3), Fraction(np.int64(2)), Decimal("1.10"), range(1, 9, 3), Kind.A, np.str_("b")


def g():
    return np.array([["a", "bc"], ["", "\u2207\ud800"]]).T


# ---
def test_1(f, g):
    from decimal import Decimal
    from fractions import Fraction

    found = f()
    assert found == (Fraction(-1, 3), 2, Decimal("1.1"), range(1, 8, 3), "a\u2207", "b")
    assert [type(value) for value in found] == [Fraction, Fraction, Decimal, range, str, str]
    assert g().shape == (2, 2) and (g() == [["a", ""], ["bc", "\u2207\ud800"]]).all()
