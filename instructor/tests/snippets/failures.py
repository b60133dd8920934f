# %% raises
# says: your f raised ValueError: operands could not be broadcast
# says: cell 1, line 6: return helper(x[:, :2]) + x
def helper(x):
    return x @ x.T @ x


def f(x):
    return helper(x[:, :2]) + x


# ---
def test_1(f):
    f(np.zeros((2, 3)))


# %% raises in a method
# says: your A.go raised AttributeError: 'A' object has no attribute 'missing'
class A:
    def go(self):
        return self.missing


# ---
def test_1(A):
    A().go()


# %% lacks an attribute
# says: your A.total raised AttributeError
class A:
    pass


# ---
def test_1(A):
    A().total


# %% is missing
# says: f is not defined
g = 1


# ---
def test_1(f):
    f()


# %% is no function
# says: the test could not use your answer: TypeError: 'int' object
f = 1


# ---
def test_1(f):
    f()


# %% gives odd data
# says: the test could not use your answer: TypeError: bad operand type for abs
def f():
    return "a"


# ---
def test_1(f):
    assert abs(f()) < 1


# %% gives an object
# says: Tensor
class Tensor:
    pass


def f():
    return Tensor()


# ---
def test_1(f):
    assert isinstance(f(), np.ndarray), type(f()).__name__


# %% fails a bare assert
# says: the test failed, and says no more
def f():
    return 1


# ---
def test_1(f):
    assert f() == 2


# %% never ends
# says: your f did not come back within the time limit
def f(g):
    while True:
        g()


# ---
def test_1(f):
    f(lambda: None)


# %% makes the test compute without end
# says: the test did not end within the time limit with your answer
def f(g):
    return g(10**12)


# ---
def test_1(f):
    f(lambda n: sum(range(n)))


# %% calls without end
# says: RecursionError
# says: without end
def f(g, n):
    return g(n)


# ---
def test_1(f):
    def again(n):
        return f(again, n + 1)

    f(again, 0)


# %% sets a generator back
# says: a generator that was set back
def f(rng):
    state = rng.bit_generator.state
    state["state"]["state"] = 1
    rng.bit_generator.state = state


# ---
def test_1(f):
    rng = np.random.default_rng(0)
    f(rng)


# %% returns too much
# says: your f raised TooLarge: arrays of 160 MB; 128 are the limit
import numpy as np


def f():
    return np.zeros(21 * 10**6)


# ---
def test_1(f):
    f()

# %% ends a loop of the test's
# says: your f raised StopIteration
def f(x):
    raise StopIteration


# ---
def test_1(f):
    assert all(map(lambda x: f(x) == 2 * x, range(3)))


# %% gives an array of objects
# says: it: expected an array of shape (2,), got an array of dtype object
import numpy as np


def f():
    return np.array([1.0, None])


# ---
def test_1(f):
    from nncourse.exercises.checks import check_array

    check_array(f(), np.array([1.0, 2.0]), "it")


# %% gives a complex number
# says: it: expected a number, got the complex number (1+2j)
def f():
    return 1 + 2j


# ---
def test_1(f):
    from nncourse.exercises.checks import check_number

    check_number(f(), 1.0, "it")


# %% gives a dataclass
# says: it: expected a number, got a Loss
from dataclasses import dataclass


@dataclass
class Loss:
    value: float


def f():
    return Loss(1.0)


# ---
def test_1(f):
    from nncourse.exercises.checks import check_number

    check_number(f(), 1.0, "it")
