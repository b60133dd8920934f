"""How parameters start: the stated variance to five standard errors, and what is special in some."""

import copy
import math

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same

DRAWN = [
    nn.Normal(0.2), nn.Uniform(0.2), nn.Sparse(3), nn.Sparse(3, 0.5), nn.Orthogonal(),
    *[make(d) for make in (nn.LeCun, nn.Glorot, nn.He) for d in ("normal", "uniform")],
]  # fmt: skip

VARIANCE = {
    "Normal": lambda fan_in, fan_out: 0.2**2,
    "Uniform": lambda fan_in, fan_out: 0.2**2 / 3,
    "LeCun": lambda fan_in, fan_out: 1 / fan_in,
    "Glorot": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    "He": lambda fan_in, fan_out: 2 / fan_in,
}


@pytest.mark.parametrize("initializer", [i for i in DRAWN if type(i).__name__ in VARIANCE], ids=repr)
@pytest.mark.parametrize("shape", [(300, 200), (20, 3000), (3000, 20)])
def test_sample_variance(initializer, shape):
    """Var(s²) is about (m₄ − σ⁴)/n, with m₄ = 3σ⁴ for a normal and 9σ⁴/5 for a uniform distribution."""
    W = initializer(shape, np.random.default_rng(0))
    variance = VARIANCE[type(initializer).__name__](*shape)
    is_uniform = "niform" in repr(initializer)
    assert abs(W.mean()) < 5 * math.sqrt(variance / W.size)
    assert abs(W.var() - variance) < 5 * variance * math.sqrt((0.8 if is_uniform else 2.0) / W.size)
    assert (np.abs(W).max() <= 1.0001 * math.sqrt(3 * variance)) == is_uniform


@pytest.mark.parametrize("initializer", DRAWN, ids=repr)
@pytest.mark.parametrize("shape", [(6, 4), (4, 6), (1, 3), (3, 1), (1, 1)])
def test_the_generator_decides(initializer, shape):
    W = initializer(shape, np.random.default_rng(7))
    assert (W.shape, W.dtype) == (shape, np.float64)
    assert_same(W, initializer(shape, np.random.default_rng(7)))
    if W.size > 1:
        assert not np.array_equal(W, initializer(shape, np.random.default_rng(8)))


def test_sparse_links():
    checks.sparse_links(nn)


def test_sparse_keeps_the_variance_of_its_input():
    rng = np.random.default_rng(0)
    x = rng.normal(0, 3, (500, 400))
    assert_close((x @ nn.Sparse(10)((400, 600), rng)).var(), 9.0, 0.05)
    rectified = np.maximum(x, 0.0)
    z = rectified @ nn.Sparse(10, math.sqrt(2 / 10))((400, 600), rng)
    assert_close((z**2).mean(), 9.0, 0.05)


@pytest.mark.parametrize("fan_in", [1, 2, 3])
def test_sparse_takes_all_inputs_where_there_are_few(fan_in):
    W = nn.Sparse(3)((fan_in, 4000), np.random.default_rng(0))
    assert W.all()
    assert abs(W.var() - 1 / fan_in) < 5 / fan_in * math.sqrt(2 / W.size)


def test_orthogonal_keeps_length():
    checks.orthogonal_keeps_length(nn)


def test_orthogonal_carries_a_signal_through_fifty_layers():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((5, 32))
    signal = x
    for _ in range(50):
        signal = signal @ nn.Orthogonal()((32, 32), rng)
    assert_close((signal**2).sum(axis=1), (x**2).sum(axis=1), 1e-12)


@pytest.mark.parametrize("initializer", [nn.Sparse(2), nn.Orthogonal(2.0)], ids=repr)
def test_in_a_network(initializer):
    net = nn.Network([nn.Dense(4, 3, weights=initializer)], rng=np.random.default_rng(5))
    assert net.dtype == np.float32
    expected = initializer((4, 3), np.random.default_rng(5)).astype(np.float32)
    assert_same(net.parameters["dense1.W"], expected)


def test_plain_initializers():
    rng = np.random.default_rng(0)
    assert nn.Constant(0.3)((2, 3), None).tolist() == [[0.3] * 3] * 2
    assert nn.Zeros()((2,), None).tolist() == [0, 0]
    assert nn.Normal(0.2)((3,), rng).shape == nn.Uniform(0.2)((3,), rng).shape == (3,)
    assert (nn.Normal().std, nn.Uniform().limit) == (0.01, 0.05)


def test_initializers_and_declarations_are_values():
    """They stand as default arguments, shared by every call."""
    for value in [*DRAWN, nn.Zeros(), nn.Constant(1.0), nn.Parameter((2,), nn.Zeros())]:
        assert value == copy.deepcopy(value)
        for name in vars(value):
            with pytest.raises(AttributeError):
                setattr(value, name, 3.0)


def test_defaults():
    assert (nn.Normal(), nn.Uniform()) == (nn.Normal(0.01), nn.Uniform(0.05))
