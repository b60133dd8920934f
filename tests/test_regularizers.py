"""Regularizers: on the weights and on nothing else, each at its place in the step."""

import numpy as np
import pytest

import checks
import checks_training
import nncourse as nn
from checks import assert_close, assert_same, numerical_gradient
from nncourse.optimizers import BLOCK


def test_l2():
    checks_training.l2_pulls_the_weights_alone(nn)


def test_l1():
    checks_training.l1_draws_the_weights_to_zero(nn)


def test_max_norm():
    checks_training.max_norm_shortens_columns(nn)


def test_a_step_has_its_order():
    checks_training.a_step_has_its_order(nn)


def test_clipping():
    checks_training.clipping_keeps_the_direction(nn)


@pytest.mark.parametrize("regularizer", [nn.L2(0.3), nn.ElasticNet(0.0, 0.3)], ids=repr)
def test_the_gradient_is_that_of_the_penalty(regularizer):
    net = checks.classifier(nn, nn.BatchNorm(2), dtype=np.float64)
    regularizer.add_gradient(net)
    assert_close(net.gradient, numerical_gradient(lambda: regularizer.penalty(net), net.theta), 1e-6)


def test_elastic_net_is_l1_and_l2():
    net = checks.classifier(nn)
    assert_close(
        nn.ElasticNet(0.3, 0.7).penalty(net), nn.L1(0.3).penalty(net) + nn.L2(0.7).penalty(net), 1e-12
    )
    assert repr(nn.ElasticNet(0.3, 0.7)) == "ElasticNet(0.3, 0.7)"


def test_l1_gives_exact_zeros_where_l2_gives_none():
    """Of 8 inputs that say nothing all weights vanish, and those of the two that do stay."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((200, 10))
    y = (X[:, :2].sum(axis=1) > 0).astype(int)
    zeros = {}
    for regularizer in (nn.L1(0.1), nn.L2(0.1)):
        net = nn.Network([nn.Dense(10, 2)], rng=np.random.default_rng(0))
        nn.fit(net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=nn.SGD(0.1), epochs=60, batch_size=50,
               rng=np.random.default_rng(0), regularizer=regularizer)  # fmt: skip
        zeros[type(regularizer).__name__] = net.parameters["dense1.W"] == 0.0
    assert zeros["L1"][2:].all()
    assert not zeros["L1"][:2].any()
    assert not zeros["L2"].any()


def test_max_norm_leaves_short_columns_and_zeros_alone():
    net = nn.Network([nn.Dense(2, 3, weights=nn.Zeros())])
    net.parameters["dense1.W"] = [[0.0, 3.0, 0.3], [0.0, 4.0, 0.4]]
    nn.MaxNorm(1.0).after_step(net, 0.1)
    assert_close(net.parameters["dense1.W"], [[0.0, 0.6, 0.3], [0.0, 0.8, 0.4]], 1e-6)


@pytest.mark.parametrize(
    "regularizer", [nn.L1(0.1), nn.L2(0.1), nn.ElasticNet(0.1, 0.1), nn.MaxNorm(0.1)], ids=repr
)
def test_a_net_without_weights(regularizer):
    net = nn.Network([nn.PReLU(3)])
    theta = net.theta.copy()
    assert regularizer.penalty(net) == 0.0
    regularizer.add_gradient(net)
    regularizer.after_step(net, 0.1)
    assert_same(net.theta, theta)
    assert not net.gradient.any()


@pytest.mark.parametrize("make", [nn.L1, nn.L2, lambda s: nn.ElasticNet(s, s), nn.MaxNorm])
def test_float32_stays_whatever_the_settings_are(make):
    net = checks.classifier(nn)
    regularizer = make(np.float64(0.1))
    assert type(regularizer.penalty(net)) is float
    regularizer.add_gradient(net)
    regularizer.after_step(net, np.float64(0.1))
    assert net.theta.dtype == net.gradient.dtype == np.float32


def test_they_are_values():
    """One may serve many runs, which tell each other apart by its representation."""
    for regularizer, name in ((nn.L1(0.1), "strength"), (nn.L2(0.1), "strength"), (nn.MaxNorm(0.1), "c")):
        assert repr(regularizer) == f"{type(regularizer).__name__}({name}=0.1)"
        with pytest.raises(AttributeError):
            setattr(regularizer, name, 0.2)


def test_blocks_of_the_real_size():
    """Every weight of a large net, and no bias."""
    net = nn.Network([nn.Dense(BLOCK + 5, 2, bias=nn.Constant(1.0))], rng=np.random.default_rng(0))
    net.gradient = 0.0
    nn.L2(0.5).add_gradient(net)
    assert_same(net.gradient[net.weights], np.float32(0.5) * net.theta[net.weights])
    assert not net.gradients["dense1.b"].any()
    nn.L1(1e9).after_step(net, 1.0)
    assert not net.parameters["dense1.W"].any()
    assert net.parameters["dense1.b"].all()


def test_a_history_shows_the_data_loss_alone():
    X, y = checks.two_clouds()
    losses = []
    for regularizer in ((), nn.L1(50.0), [nn.L2(50.0)]):
        net = checks.classifier(nn)
        losses.append(
            nn.fit(
                net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=nn.SGD(1e-9), epochs=1,
                rng=np.random.default_rng(0), regularizer=regularizer,
            ).loss[0]
        )  # fmt: skip
    assert_close(losses, [losses[0]] * 3, 1e-4)
