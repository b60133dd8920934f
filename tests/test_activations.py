"""Activations against formulas in other words, finite differences and extreme values."""

import math
import pickle
from copy import deepcopy

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import ACTIVATIONS, assert_close, assert_same, unchanged
from nncourse.activations import Elementwise

KINKS = ("heaviside", "relu", "leaky_relu", "elu")
INF = math.inf
LIMITS = {  # at −∞ and at +∞: of the function, of its derivative
    "identity": ((-INF, INF), (1, 1)),
    "heaviside": ((0, 1), (0, 0)),
    "sigmoid": ((0, 1), (0, 0)),
    "tanh": ((-1, 1), (0, 0)),
    "relu": ((0, INF), (0, 1)),
    "leaky_relu": ((-INF, INF), (0.01, 1)),
    "elu": ((-1, INF), (0, 1)),
    "softplus": ((0, INF), (0, 1)),
    "gelu": ((0, INF), (0, 1)),
    "silu": ((0, INF), (0, 1)),
}


@pytest.fixture(params=ACTIVATIONS)
def name(request):
    return request.param


def test_every_activation_is_covered():
    assert (
        {f for f in nn.__all__ if isinstance(getattr(nn, f), Elementwise)} == set(ACTIVATIONS) == set(LIMITS)
    )


@pytest.mark.parametrize("seed", range(3))
def test_formula(name, seed):
    checks.activation_follows_formula(nn, name, np.random.default_rng(seed).uniform(-6, 6, 200))


@pytest.mark.parametrize("seed", range(3))
def test_derivative_is_the_slope(name, seed):
    z = np.random.default_rng(seed).uniform(-4, 4, (20, 10))
    if name in KINKS:
        z = z[np.abs(z) > 1e-3]
    checks.derivative_is_the_slope(nn, getattr(nn, name), z)


@pytest.mark.parametrize(
    "activation", [nn.LeakyReLU(2.0), nn.LeakyReLU(-0.5), nn.ELU(0.3), nn.ELU(-2)], ids=repr
)
def test_derivative_with_other_parameters(activation):
    z = np.random.default_rng(0).uniform(-4, 4, 200)
    checks.derivative_is_the_slope(nn, activation, z[np.abs(z) > 1e-3])
    factor = activation.slope if isinstance(activation, nn.LeakyReLU) else activation.alpha
    below = z if isinstance(activation, nn.LeakyReLU) else np.exp(z) - 1
    assert_close(activation(z), [z[i] if z[i] > 0 else factor * below[i] for i in range(200)], 1e-13)


def test_at_the_kink():
    at_zero = {name: float(getattr(nn, name).derivative(0.0)) for name in KINKS}
    assert at_zero == {"heaviside": 0.0, "relu": 0.0, "leaky_relu": 0.01, "elu": 1.0}
    assert nn.ELU(0.5).derivative(0.0) == 0.5
    assert nn.heaviside(0.0) == nn.heaviside(-0.0) == 1.0
    assert nn.relu(0.0) == nn.leaky_relu(0.0) == nn.elu(0.0) == 0.0


def test_precision(name):
    checks.activation_keeps_precision(nn, name)


def test_float32_is_float64_rounded(name):
    z = np.random.default_rng(0).uniform(-6, 6, 100).astype(np.float32)
    activation, wide = getattr(nn, name), z.astype(np.float64)
    assert_close(activation(z), activation(wide), 1e-6)
    assert_close(activation.derivative(z), activation.derivative(wide), 5e-6)


def test_input_is_left_alone(name):
    checks.activation_leaves_its_input(nn, name)


@pytest.mark.parametrize(
    "z", [[-2, 0, 3], np.array([[True], [False]]), 3, np.int8(-1), np.uint8([7])], ids=repr
)
def test_integers_become_float64(name, z):
    activation, wide = getattr(nn, name), np.asarray(z, dtype=np.float64)
    assert_same(activation(z), activation(wide))
    assert_same(activation.derivative(z), activation.derivative(wide))
    assert activation(z).shape == activation.derivative(z).shape == wide.shape


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0), (2, 3, 4)])
def test_any_shape(name, shape):
    z = np.array(np.random.default_rng(0).standard_normal(shape), order="F")
    activation = getattr(nn, name)
    assert np.shape(activation(z)) == np.shape(activation.derivative(z)) == shape
    assert_same(activation(z), np.reshape([activation(x) for x in z.ravel()], shape))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_values(name, dtype):
    """Warnings are errors in these tests, so nothing overflows on the way either."""
    activation, (values, slopes) = getattr(nn, name), LIMITS[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        for sign, value, slope in zip((-1, 1), values, slopes, strict=True):
            z = np.array([1e30, np.finfo(dtype).max, INF], dtype) * dtype(sign)
            a, derivative = activation(z), activation.derivative(z)
            assert a[2] == value
            assert np.isfinite(a[:2]).all()
            line = slope * z[:2] if math.isinf(value) else np.full(2, value)
            assert_close(a[:2], line, 1e-6)
            assert_close(derivative, np.full(3, slope), 1e-6)
            assert_same(derivative, activation.derivative(z, a))


def test_nan_is_kept(name):
    assert np.isnan(getattr(nn, name)(np.nan))


def test_tails_keep_their_relative_accuracy():
    """Where 1 − tanh, log(1 + exp) and exp − 1, written so, would give 0."""
    assert_close(nn.sigmoid(-700.0), math.exp(-700.0), 1e-12)
    assert_close(nn.sigmoid.derivative(-700.0), math.exp(-700.0), 1e-12)
    assert_close(nn.softplus(-700.0), math.exp(-700.0), 1e-12)
    assert_close(nn.softplus.derivative(-700.0), math.exp(-700.0), 1e-12)
    assert_close(nn.elu(-1e-12), -1e-12, 1e-11)
    assert_close(nn.silu(-700.0), -700.0 * math.exp(-700.0), 1e-12)


def test_wrong_types_are_refused(name):
    for z in ("0.5", 1j, [None], np.array(["a"])):
        for function in (getattr(nn, name), getattr(nn, name).derivative):
            with pytest.raises(TypeError, match=r"expects real numbers, got dtype"):
                function(z)


def test_activations_are_values(name):
    activation = getattr(nn, name)
    for twin in (deepcopy(activation), pickle.loads(pickle.dumps(activation))):
        assert twin == activation
        assert hash(twin) == hash(activation)
    assert len({getattr(nn, other) for other in ACTIVATIONS}) == len(ACTIVATIONS)


def test_parameters_tell_values_apart():
    assert nn.LeakyReLU() == nn.leaky_relu != nn.LeakyReLU(0.02)
    assert nn.ELU() == nn.elu != nn.ELU(0.5)
    assert repr([nn.LeakyReLU(0.0100001), nn.ELU(1), nn.sigmoid]) == "[LeakyReLU(0.0100001), ELU(1), sigmoid]"


@pytest.mark.parametrize("shape", [(1, 4), (5, 3), (2, 1), (2, 3, 4)])
def test_softmax_formula(shape):
    z = np.random.default_rng(0).normal(0, 3, shape)
    with unchanged(z):
        s = nn.softmax(z)
    for index in np.ndindex(shape):
        row = z[index[:-1]]
        assert_close(s[index], math.exp(z[index]) / sum(math.exp(x) for x in row), 1e-13)
    assert_close(nn.softmax(np.moveaxis(z, -1, 0), axis=0), np.moveaxis(s, -1, 0), 1e-13)


def test_softmax_jacobian():
    z = np.random.default_rng(0).standard_normal(4)
    s = nn.softmax(z)
    for i in range(4):
        jacobian_row = checks.numerical_gradient(lambda i=i: float(nn.softmax(z)[i]), z)
        assert_close(jacobian_row, [s[i] * ((i == j) - s[j]) for j in range(4)], 1e-8)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_softmax_extremes(dtype):
    largest = np.finfo(dtype).max
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        s = nn.softmax(np.array([[1e30, 1e30], [-1e30, 1e30], [largest, -largest], [0, -INF]], dtype))
    assert_same(s, np.array([[0.5, 0.5], [0, 1], [1, 0], [1, 0]], dtype))


def test_softmax_keeps_precision_and_does_not_see_a_shift():
    assert nn.softmax([0, 0]).tolist() == [0.5, 0.5]
    z = np.random.default_rng(0).standard_normal((3, 4)).astype(np.float32)
    assert nn.softmax(z).dtype == np.float32
    assert_close(nn.softmax(z + 100), nn.softmax(z), 2e-5)
