"""What the diagnostics report, on networks whose answers can be worked out by hand."""

import math

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, unchanged


def identity_net(*activations):
    """One feature through the given activations."""
    return nn.Network([nn.Activate(f) for f in activations])


def test_dead_units():
    checks.dead_units_are_silent_on_every_row(nn)


def test_dead_units_of_images():
    net = identity_net(nn.relu)
    X = -np.ones((2, 2, 3))
    X[1, 0, 2] = 1.0
    assert nn.dead_units(net, X)["activate1"].tolist() == [[True, True, False], [True, True, True]]


def test_dead_units_are_reported_for_each_activation():
    net = identity_net(nn.tanh, nn.relu)
    report = nn.dead_units(net, [[-1.0, 2.0]])
    assert {name: dead.tolist() for name, dead in report.items()} == {
        "activate1": [False, False],
        "activate2": [True, False],
    }


def test_saturation():
    """tanh'(z) = 1/cosh² z is below 0.05 beyond |z| = 2.18."""
    X = [[0.0, 2.1, -2.1, 2.3, -9.0]]
    assert nn.saturation(identity_net(nn.tanh), X) == {"activate1": 0.4}
    assert nn.saturation(identity_net(nn.tanh), X, threshold=1e-6) == {"activate1": 0.2}
    assert nn.saturation(identity_net(nn.relu), X) == {"activate1": 0.6}
    assert nn.saturation(identity_net(nn.LeakyReLU(-2.0)), X) == {"activate1": 0.0}
    assert nn.saturation(identity_net(nn.LeakyReLU(0.25)), X, threshold=0.25) == {"activate1": 0.0}
    assert nn.saturation(identity_net(nn.softplus), X) == {"activate1": 0.2}, "f' is taken at z, not at a"
    assert nn.saturation(identity_net(nn.relu), X, threshold=0.0) == {"activate1": 0.0}


def test_activation_spread():
    net = nn.Network([nn.Dense(1, 1, weights=nn.Constant(2.0), bias=nn.Constant(1.0)), nn.Activate(nn.relu)])
    X = [[-3.0], [1.0], [4.0]]
    spread = nn.activation_spread(net, X)
    assert list(spread) == ["dense1", "activate1"]
    assert_close(spread["dense1"], (7 / 3, math.sqrt((25 + 9 + 81) / 3 - 49 / 9)), 1e-6)
    assert_close(spread["activate1"], (4.0, math.sqrt((0 + 9 + 81) / 3 - 16)), 1e-6)


def test_gradient_spread():
    net = nn.Network([nn.Dense(1, 1, weights=nn.Constant(3.0)), nn.Activate(nn.relu)])
    _, trace = net.forward([[-1.0], [2.0]])
    with pytest.raises(ValueError, match=r"call net.backward\(dy, trace\) first"):
        nn.gradient_spread(trace)
    net.backward(np.array([[1.0], [5.0]]), trace)
    assert nn.gradient_spread(trace) == {"dense1": (2.5, 2.5), "activate1": (3.0, 2.0)}


def test_sums_do_not_lose_precision():
    X = np.full((99_999, 1), 1e4, np.float32)
    X[::3] += 1.0
    mean, std = nn.activation_spread(identity_net(nn.identity), X)["activate1"]
    assert_close(mean, 1e4 + 1 / 3, 1e-12)
    assert_close(std, math.sqrt(2) / 3, 1e-9)


def test_a_shared_box_is_reported_for_each_place():
    box = nn.Activate(nn.LeakyReLU(-1.0))
    net = nn.Network([box, nn.Dense(1, 1, weights=nn.Constant(2.0)), box])
    spread = nn.activation_spread(net, [[-1.0]])
    assert spread == {"activate1": (1.0, 0.0), "dense1": (2.0, 0.0), "activate1 (2)": (2.0, 0.0)}
    assert (
        list(nn.dead_units(net, [[-1.0]]))
        == list(nn.saturation(net, [[1.0]]))
        == ["activate1", "activate1 (2)"]
    )


def test_update_ratio():
    checks.update_ratio_is_the_share_moved(nn)


def test_update_ratio_of_a_step():
    """Of SGD on the weights: η‖g‖/‖θ‖, tensor by tensor."""
    rng = np.random.default_rng(0)
    net = nn.Network([nn.Dense(2, 3, bias=nn.Constant(0.5)), nn.Dense(3, 2)], rng=rng, dtype=np.float64)
    net.gradient = rng.standard_normal(net.gradient.shape)
    before = net.theta.copy()
    nn.SGD(0.01).step(net.theta, net.gradient)
    ratios = nn.update_ratio(net, before)
    net.theta = before
    for name in ("dense1.W", "dense1.b", "dense2.W"):
        expected = 0.01 * np.linalg.norm(net.gradients[name]) / np.linalg.norm(net.parameters[name])
        assert_close(ratios[name], expected, 1e-9)
    assert ratios["dense2.b"] == math.inf, "it started at 0"


def test_update_ratio_where_nothing_moved():
    net = nn.Network([nn.Dense(2, 3)], rng=np.random.default_rng(0))
    assert nn.update_ratio(net, net.theta) == {"dense1.W": 0.0, "dense1.b": 0.0}
    graph = nn.FlowGraph({"z": (nn.Dense(2, 3), "x")}, rng=np.random.default_rng(0))
    assert nn.update_ratio(graph, 2 * graph.theta) == {"z.W": 0.5, "z.b": 0.0}


def test_nothing_is_changed():
    net = nn.Network([nn.Dense(2, 3), nn.Activate(nn.sigmoid)], rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((4, 2))
    with unchanged(X, net.theta, net.gradient):
        for report in (nn.dead_units, nn.saturation, nn.activation_spread):
            report(net, X)


def test_health():
    checks.health_is_of_one_step(nn)


GLOROT = nn.Glorot()


def deep(f, *, weights=GLOROT, middle=(), dtype=np.float64):
    boxes = [nn.Dense(4, 8, weights=weights), nn.Activate(f), *middle, nn.Dense(8, 8, weights=weights)]
    boxes += [nn.Activate(f), nn.Dense(8, 3, weights=weights)]
    return nn.Network(boxes, rng=np.random.default_rng(0), dtype=dtype)


def data():
    rng = np.random.default_rng(1)
    return rng.standard_normal((6, 4)), rng.integers(0, 3, 6), nn.SoftmaxCrossEntropy()


def test_health_agrees_with_the_other_reports():
    net, (X, y, loss) = deep(nn.tanh, weights=nn.Normal(2.0)), data()
    report = nn.health(net, X, y, loss, nn.SGD(0.1))
    assert report.saturated == nn.saturation(net, X)
    logits, trace = net.forward(X)
    net.backward(loss.backward(loss.forward(logits, y)[1]), trace)
    for layer in (1, 2):
        assert_close(report.error[f"activate{layer}"] ** 2, (trace[f"dense{layer}"].dy ** 2).mean(), 1e-12)
    before = net.theta.copy()
    nn.SGD(0.1).step(net.theta, net.gradient)
    ratios = nn.update_ratio(net, before)
    assert report.update == {name: ratios[name] for name in ("dense1.W", "dense2.W", "dense3.W")}


def test_health_asks_the_optimizer_that_trains():
    """In the middle of a run, with the state that it has by then."""
    net, (X, y, loss) = deep(nn.relu), data()
    adam = nn.Adam(0.1)
    nn.fit(net, X, y, loss=loss, optimizer=adam, epochs=3, batch_size=6, rng=np.random.default_rng(0))
    with unchanged(net.theta, net.gradient, X, y, *adam.state.values()):
        report = nn.health(net, X, y, loss, adam)
    assert adam.steps == 3
    before = net.theta.copy()
    nn.fit(net, X, y, loss=loss, optimizer=adam, epochs=1, batch_size=6, rng=np.random.default_rng(0))
    ratios = nn.update_ratio(net, before)
    for name, ratio in report.update.items():
        assert_close(ratio, ratios[name], 1e-9)


def test_health_looks_at_training():
    """Batch norm by the batch's own statistics, dropout with masks: as in the step that it reports."""
    net, (X, y, loss) = deep(nn.tanh, middle=(nn.Dropout(0.5), nn.BatchNorm(8))), data()
    rng = np.random.default_rng(5)
    with unchanged(net.state):
        first = nn.health(net, X, y, loss, nn.SGD(0.1), rng=rng)
    assert first == nn.health(net, X, y, loss, nn.SGD(0.1), rng=rng), "it draws from a copy"
    other = nn.health(net, X, y, loss, nn.SGD(0.1), rng=np.random.default_rng(6))
    assert first.signal["activate2"] != other.signal["activate2"]


def test_health_of_zero_weights():
    net, (X, y, loss) = deep(nn.tanh, weights=nn.Zeros()), data()
    report = nn.health(net, X, y, loss, nn.SGD(0.1))
    assert set(report.signal.values()) == set(report.error.values()) == set(report.update.values()) == {0.0}
    assert set(report.dead.values()) == {1.0}


def test_contrast_is_what_differs_between_examples():
    """A sigmoid layer that says the same of everything has a signal and no contrast."""
    net, (X, y, loss) = deep(nn.sigmoid, weights=nn.Zeros(), dtype=np.float32), data()
    report = nn.health(net, X, y, loss, nn.SGD(0.1))
    assert report.signal["activate2"] == 0.5
    assert report.contrast["activate2"] == 0.0
