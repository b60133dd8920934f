"""The gradient check itself: right gradients pass, wrong ones do not, kinks are left out."""

import math

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, unchanged


def build(dtype=np.float32):
    layers = [nn.Dense(4, 5), nn.PReLU(5), nn.Maxout(5, 4), nn.Activate(nn.relu), nn.Dense(4, 3)]
    return nn.Network(layers, rng=np.random.default_rng(0), dtype=dtype)


X = np.random.default_rng(1).standard_normal((6, 4))
TARGETS = {
    nn.SoftmaxCrossEntropy(): [0, 1, 2, 0, 1, 2],
    nn.SquaredError(): np.random.default_rng(2).standard_normal((6, 3)),
    nn.BinaryCrossEntropy(): np.random.default_rng(2).random((6, 3)),
}


@pytest.mark.parametrize("loss", [None, *TARGETS], ids=repr)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_correct_net_passes(loss, dtype):
    net = build(dtype)
    with unchanged(net.theta, net.gradient, X):
        errors = nn.check_gradients(net, X, TARGETS.get(loss), loss=loss)
    assert list(errors) == [*net.parameters, "x"]
    assert max(errors.values()) < 1e-6


class Wrong(nn.Layer):
    """y = w ⊙ x with a fault in backward."""

    def __init__(self, w_factor=1.0, x_factor=1.0):
        self.input_shape = (4,)
        self.declared = {"w": nn.Parameter((4,), nn.Normal(1.0), is_weight=True)}
        self.factors = w_factor, x_factor

    def forward(self, x, *, training=False, rng=None):
        return x * self.w, x

    def backward(self, dy, cache, *, need_dx=True):
        self.dw = self.factors[0] * (dy * cache).sum(axis=0)
        return self.factors[1] * dy * self.w


@pytest.mark.parametrize(
    ("factor", "error"), [(1, 0), (-1, 2), (0, 1), (2, 0.5), (1.001, 1e-3), (np.nan, np.inf)]
)
@pytest.mark.parametrize("tensor", ["wrong1.w", "x"])
def test_the_error_is_the_relative_difference(tensor, factor, error):
    """A flipped sign shows as 2, a lost gradient as 1, a factor of two as ½."""
    factors = {"w_factor": factor} if tensor == "wrong1.w" else {"x_factor": factor}
    net = nn.Network([Wrong(**factors)], rng=np.random.default_rng(0))
    errors = nn.check_gradients(net, X)
    if math.isinf(error):
        assert errors[tensor] == np.inf
    else:
        assert abs(errors[tensor] - error) < 1e-3 * error + 1e-8
    assert errors[({*errors} - {tensor}).pop()] < 1e-8


def test_one_wrong_entry_among_many_is_found():
    class OneWrong(Wrong):
        def backward(self, dy, cache, *, need_dx=True):
            dx = super().backward(dy, cache)
            self.dw[2] *= 1.01
            return dx

    net = nn.Network([OneWrong()], rng=np.random.default_rng(0))
    assert nn.check_gradients(net, X)["onewrong1.w"] > 1e-4


def test_a_sum_upstream_would_be_blind_to_softmax():
    """Rows of softmax add up to 1, so the gradient of their sum is 0 whatever backward does."""

    class Softmax(nn.Layer):
        def forward(self, x, *, training=False, rng=None):
            y = nn.softmax(x)
            return y, y

        def backward(self, dy, cache, *, need_dx=True):
            return 0.0 * dy

    assert nn.check_gradients(nn.Network([Softmax()]), X)["x"] == 1.0


def test_kinks_are_left_out():
    checks.kinks_are_left_out(nn)


def test_only_entries_at_a_kink_are_left_out():
    f = np.array([0.0, 1e-7, -4e-6, 1e-3, -1.0, 2.0])
    _, smooth = nn.smooth_entries(lambda: float(np.maximum(f, 0).sum()), f)
    assert smooth.tolist() == [False, False, False, True, True, True]


def test_a_small_kink_is_a_kink():
    """What counts is the jump beside the slope, not its size."""
    x = np.array([0.0, 1.0])
    _, smooth = nn.smooth_entries(lambda: 1e-9 * float(np.maximum(x, 0).sum()), x)
    assert smooth.tolist() == [False, True]


def test_a_jump_counts_as_a_kink():
    x = np.array([0.0, 1.0])
    _, smooth = nn.smooth_entries(lambda: float(nn.heaviside(x).sum()), x)
    assert smooth.tolist() == [False, True]


def test_a_curve_is_no_kink():
    """Even where the slope is small beside the curvature."""
    x = np.array([0.0, 0.01, -0.02])
    gradient, smooth = nn.smooth_entries(lambda: float((5 * x**2 + x**3).sum()), x)
    assert smooth.all()
    assert_close(gradient, 10 * x + 3 * x**2, 1e-8)


def test_a_wrong_mask_is_not_taken_for_a_kink():
    class Unmasked(nn.Elementwise):
        def __call__(self, z):
            return np.maximum(z, 0.0)

        def derivative(self, z, output=None):
            return np.ones_like(z)

    assert nn.check_gradients(nn.Network([nn.Activate(Unmasked())]), X)["x"] > 0.1


def test_a_gradient_of_zero_is_no_failure():
    """Rounding noise on both sides: a weight that nothing depends on."""
    net = nn.Network([nn.Dense(4, 3), nn.Activate(nn.heaviside)], rng=np.random.default_rng(0))
    assert set(nn.check_gradients(net, X).values()) == {0.0}


def test_a_gradient_lost_in_rounding_is_no_failure():
    """As a bias before batch norm: its gradient is 0 but for the last bits, on both sides."""

    class Center(nn.Layer):
        def forward(self, x, *, training=False, rng=None):
            return x - x.mean(axis=0), None

        def backward(self, dy, cache, *, need_dx=True):
            return dy - dy.mean(axis=0)

    net = nn.Network([nn.Dense(4, 3), Center()], rng=np.random.default_rng(0))
    errors = nn.check_gradients(net, X)
    assert errors.pop("dense1.b") == 0.0
    assert max(errors.values()) < 1e-8


def test_randomness_is_drawn_anew_from_the_seed():
    """As dropout needs it: the same mask at each evaluation, another for another seed."""
    masks = []

    class Noise(nn.Layer):
        def forward(self, x, *, training=False, rng=None):
            mask = rng.random(x.shape) if training else np.ones(x.shape)
            masks.append(mask.tobytes())
            return x * mask, mask

        def backward(self, dy, cache, *, need_dx=True):
            return dy * cache

    net = nn.Network([Noise()])
    for seed in (0, 1):
        assert nn.check_gradients(net, X, training=True, seed=seed)["x"] < 1e-8
        assert len(set(masks)) == seed + 1
    assert nn.check_gradients(net, X)["x"] < 1e-8
    assert len(set(masks)) == 3


def test_numerical_gradient_puts_x_back():
    checks.numerical_gradient_puts_back(nn)


def test_smooth_entries_puts_x_back_when_f_raises():
    x = np.array([1.0, 2.0])

    def f():
        if x[1] != 2.0:
            raise RuntimeError("no")
        return float(x.sum())

    with unchanged(x), pytest.raises(RuntimeError, match="no"):
        nn.smooth_entries(f, x)


@pytest.mark.parametrize("order", ["C", "F"])
def test_numerical_gradient_of_a_matrix(order):
    x = np.array(np.arange(6.0).reshape(2, 3), order=order)
    assert_close(nn.numerical_gradient(lambda: float((x**2).sum()), x), 2 * x, 1e-8)
    assert_close(nn.numerical_gradient(lambda: float((x**2).sum()), x, epsilon=1e-3), 2 * x, 1e-8)
    assert nn.numerical_gradient(lambda: 3.0, np.array(1.0)).shape == ()


def test_relative_error():
    a = np.array([1.0, -4.0])
    assert nn.relative_error(a, a) == 0.0
    assert nn.relative_error(a, np.array([1.0, 4.0])) == 2.0
    assert nn.relative_error(a, np.array([1.5, -4.0])) == 0.125
    assert nn.relative_error(a, np.array([1.5, -4.0]), noise=0.5) == 0.0
    assert nn.relative_error(np.zeros(2), np.zeros(2)) == 0.0
    assert nn.relative_error(np.full(2, 1e-30), np.zeros(2)) == 1.0
    assert nn.relative_error(a, np.array([np.nan, -4.0])) == np.inf
    assert math.isnan(nn.relative_error(np.empty(0), np.empty(0)))
