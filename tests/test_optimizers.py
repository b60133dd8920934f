"""Optimizers against the textbook's formulas in plain loops."""

import copy
import pickle

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import OPTIMIZERS, assert_close, assert_same, make_optimizer, unchanged
from nncourse.optimizers import BLOCK, Optimizer


@pytest.fixture(params=OPTIMIZERS)
def name(request):
    return request.param


def test_every_optimizer_is_covered():
    public = {name: getattr(nn, name) for name in nn.__all__}
    optimizers = {
        name for name, kind in public.items() if isinstance(kind, type) and issubclass(kind, Optimizer)
    }
    assert optimizers == {kind for kind, _, _ in OPTIMIZERS.values()}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("rate", [0.05, checks.decay], ids=["constant", "schedule"])
def test_textbook(name, rate, dtype):
    checks.optimizer_follows_textbook(nn, name, rate, dtype)


@pytest.mark.parametrize("size", [BLOCK, 2 * BLOCK + 3])
def test_blocks_of_the_real_size(name, size):
    """Every entry of a long vector moves as it would in a short one."""
    rng = np.random.default_rng(0)
    theta, gradients = rng.standard_normal(size), rng.standard_normal((3, size))
    ends = np.r_[0:5, BLOCK - 5 : min(BLOCK + 5, size), size - 5 : size]
    short, long_rule, short_rule = (
        theta[ends],
        make_optimizer(nn, name, checks.decay),
        make_optimizer(nn, name, checks.decay),
    )
    for gradient in gradients:
        long_rule.step(theta, gradient)
        short_rule.step(short, gradient[ends])
    assert_same(theta[ends], short)


def test_state_stays_float32_whatever_the_settings_are(name):
    """NumPy's float64 scalars would make the arrays they meet float64."""
    kind, settings, _ = OPTIMIZERS[name]
    optimizer = getattr(nn, kind)(np.float64(0.1), **{key: np.float64(v) for key, v in settings.items()})
    assert {type(value) for value in vars(optimizer).values() if isinstance(value, float)} == {float}


def test_schedule_sees_the_step_numbers():
    seen = []

    def schedule(step):
        seen.append(step)
        return np.float32(0.5) * (step == 1)

    theta = np.zeros(3, np.float32)
    optimizer = nn.SGD(schedule)
    for _ in range(3):
        optimizer.step(theta, np.ones(3, np.float32))
    assert seen == [0, 1, 2]
    assert theta.tolist() == [-0.5] * 3
    assert optimizer.steps == 3


@pytest.mark.parametrize("bad", [-0.1, float("nan"), float("inf"), None, "0.1"])
def test_schedule_that_gives_nonsense(bad):
    theta, optimizer = np.ones(3), nn.Momentum(lambda step: bad if step == 1 else 0.1)
    optimizer.step(theta, np.ones(3))
    with (
        unchanged(theta, optimizer.state),
        pytest.raises(
            ValueError, match="the learning rate at step 1 must be a finite number of at least 0, got"
        ),
    ):
        optimizer.step(theta, np.ones(3))
    assert optimizer.steps == 1


def test_one_optimizer_serves_one_theta(name):
    theta, other, gradient = np.ones(3), np.ones(3), np.ones(3)
    optimizer = make_optimizer(nn, name, 0.1)
    optimizer.step(theta, gradient)
    with (
        unchanged(other, theta, optimizer.state),
        pytest.raises(ValueError, match="has served another theta"),
    ):
        optimizer.step(other, gradient)
    optimizer.step(theta, gradient)
    assert optimizer.steps == 2


def test_a_zero_gradient_moves_nothing(name):
    theta, optimizer = np.array([1.0, -2.0]), make_optimizer(nn, name, 0.1)
    with unchanged(theta):
        for _ in range(3):
            optimizer.step(theta, np.zeros(2), weights=slice(0, 0))


def test_adam_first_step_has_the_size_of_the_learning_rate():
    theta = np.zeros(4)
    nn.Adam(0.01).step(theta, np.array([1e-4, -1.0, 50.0, 1e6]))
    assert_close(theta, [-0.01, 0.01, -0.01, -0.01], 2e-4)


def test_momentum_is_the_form_in_which_the_rate_multiplies_the_velocity():
    """v ← μ v + g, θ ← θ − η v differs from v ← μ v − η g, θ ← θ + v once the rate changes."""
    theta, rates = np.zeros(1), [1.0, 0.1]
    optimizer = nn.Momentum(lambda step: rates[step], momentum=0.5)
    for _ in range(2):
        optimizer.step(theta, np.ones(1))
    assert_close(theta, [-(1.0 + 0.1 * 1.5)], 1e-15)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda pair: pickle.loads(pickle.dumps(pair))])
def test_net_and_optimizer_go_on_together_after_a_copy(name, copied):
    pair = (nn.Network([nn.Dense(2, 2)], rng=np.random.default_rng(0)), make_optimizer(nn, name, 0.1))
    pair[0].gradient = np.arange(6) - 2.5
    pair[1].step(pair[0].theta, pair[0].gradient)
    twin = copied(pair)
    for net, optimizer in (pair, twin):
        optimizer.step(net.theta, net.gradient)
    assert_same(twin[0].theta, pair[0].theta)
    assert twin[1].steps == 2


def test_defaults():
    """Those of the paper and of PyTorch."""
    adam, momentum = nn.Adam(), nn.Momentum(0.1)
    assert (adam.learning_rate, adam.beta1, adam.beta2, adam.epsilon) == (1e-3, 0.9, 0.999, 1e-8)
    assert momentum.momentum == 0.9


def test_repr_names_every_setting():
    """A checkpoint is recognized by it, so a function must not show its address."""
    assert repr(nn.SGD(np.float32(0.5))) == "SGD(learning_rate=0.5)"
    assert repr(nn.Momentum(checks.decay, 0.5)) == "Momentum(learning_rate=decay, momentum=0.5)"
    assert repr(nn.Nesterov(nn.Cosine(0.1, 10))) == (
        "Nesterov(learning_rate=Cosine(initial=0.1, steps=10, final=0.0), momentum=0.9)"
    )
    adam = nn.Adam(1e-2)
    adam.step(np.ones(3), np.ones(3))
    assert repr(adam) == "Adam(learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-08)"
    assert repr(nn.AdamW()).endswith("epsilon=1e-08, weight_decay=0.01)")


@pytest.mark.parametrize(("weights", "shrunk"), [({}, [0, 1, 2]), ({"weights": slice(0, 2)}, [0, 1])])
def test_adamw_shrinks_the_weights_alone(weights, shrunk):
    """All of θ where nobody says which entries are weights."""
    theta = np.ones(3)
    nn.AdamW(0.5, weight_decay=0.1).step(theta, np.zeros(3), **weights)
    assert np.flatnonzero(theta == 0.95).tolist() == shrunk
    assert (np.delete(theta, shrunk) == 1.0).all()


def test_fit_tells_adamw_which_entries_are_weights():
    net = checks.classifier(nn)
    X, y = checks.two_clouds()
    seen = []

    class Spy(nn.AdamW):
        def step(self, theta, gradient, *, weights=slice(None)):
            seen.append(weights)
            super().step(theta, gradient, weights=weights)

    nn.fit(net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=Spy(), epochs=1, rng=np.random.default_rng(0))
    assert seen == [net.weights]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_clip_by_norm(dtype):
    gradient = np.array([3.0, 4.0], dtype)
    with unchanged(gradient):
        for limit in (5.0, 5.1, np.float64(1e30)):
            assert nn.clip_by_norm(gradient, limit) == 5.0
    assert nn.clip_by_norm(gradient, np.float64(0.5)) == 5.0
    assert_close(gradient, np.array([0.3, 0.4], dtype), 1e-7)
    assert gradient.dtype == dtype
    with unchanged(zero := np.zeros(3, dtype)):
        assert nn.clip_by_norm(zero, 1.0) == 0.0


def test_clip_by_norm_of_a_gradient_whose_squares_overflow():
    """Which is when clipping matters: the direction is kept, not lost to 1/inf."""
    gradient = np.array([3e30, -4e30], np.float32)
    assert_close(nn.clip_by_norm(gradient, 1.0), 5e30, 1e-6)
    assert_close(gradient, [0.6, -0.8], 1e-6)
