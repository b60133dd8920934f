"""Batch and layer norm: formulas, running statistics, and where they are kept."""

import copy
import pickle

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same, unchanged
from checks_training import noisy_classifier

X = np.random.default_rng(3).normal(1.0, 2.0, (6, 2))


@pytest.fixture
def net():
    """A net whose running statistics are no longer those of the start."""
    net = noisy_classifier(nn, dtype=np.float64)
    net.forward(X, training=True, rng=np.random.default_rng(0))
    return net


def test_batch_norm_formula():
    checks.batch_norm_follows_formula(nn)


def test_layer_norm_formula():
    checks.layer_norm_follows_formula(nn)


def test_a_batch_of_one_is_refused_in_training():
    checks.batch_norm_refuses_a_single_example(nn)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_mean_0_and_variance_1(dtype):
    """Whatever the batch's mean and spread are, far from 0 too."""
    x = np.random.default_rng(0).normal([0, 1e3, -5, 7], [1, 0.5, 1e4, 30], (50, 4))
    batch, layer = nn.Network([nn.BatchNorm(4)], dtype=dtype), nn.Network([nn.LayerNorm(4)], dtype=dtype)
    for y, axis in ((batch.forward(x, training=True)[0], 0), (layer.predict(x), 1)):
        assert y.dtype == dtype
        assert np.abs(y.mean(axis=axis)).max() < (1e-3 if dtype == np.float32 else 1e-12)
        assert_close(y.var(axis=axis), np.ones(y.shape[1 - axis]), 1e-3)


def test_layer_norm_of_an_example_does_not_depend_on_the_others():
    net = nn.Network([nn.LayerNorm(2)], dtype=np.float64)
    for training in (False, True):
        whole = net.forward(X, training=training)[0]
        assert_same(np.concatenate([net.forward(x[None], training=training)[0] for x in X]), whole)


def test_running_statistics_converge_to_the_data():
    rng = np.random.default_rng(0)
    net = nn.Network([nn.BatchNorm(2, momentum=0.02)], dtype=np.float64)
    for _ in range(1000):
        net.forward(rng.normal([3, -1], [0.5, 4], (10, 2)), training=True)
    assert_close(net.buffers["batchnorm1.running_mean"], [3, -1], 0.1)
    assert_close(net.buffers["batchnorm1.running_variance"], [0.25, 16], 0.1)


def test_only_training_records(net):
    with unchanged(net.state):
        output, trace = net.forward(X)
        net.backward(output, trace)
        net.predict(X[:1])
    before = net.state.copy()
    _, trace = net.forward(X, training=True, rng=np.random.default_rng(0))
    assert (net.state != before).all()
    with unchanged(net.state):
        net.backward(output, trace)


def test_inference_of_a_single_example(net):
    """The rest of the batch has no say."""
    together = net.predict(X)
    assert_close(np.concatenate([net.predict(x[None]) for x in X]), together, 1e-12)
    assert (net.forward(X, training=True, rng=np.random.default_rng(0))[0] != together).any()


def test_gradient_checks_leave_the_buffers(net):
    loss, y = nn.SoftmaxCrossEntropy(), [0, 1, 0, 1, 1, 0]
    with unchanged(net.state, net.theta, net.gradient):
        for training in (False, True):
            errors = nn.check_gradients(net, X, y, loss=loss, training=training)
            assert set(errors) == {*net.parameters, "x"}
            assert max(errors.values()) < 1e-6


def test_the_bias_before_batch_norm_has_no_gradient(net):
    """It is subtracted with the mean; the check takes the rounding noise for zero."""
    assert nn.check_gradients(net, X, training=True)["dense1.b"] == 0.0
    output, trace = net.forward(X, training=True, rng=np.random.default_rng(0))
    net.backward(np.random.default_rng(1).standard_normal(output.shape), trace)
    assert np.abs(net.gradients["dense1.b"]).max() < 1e-14 < np.abs(net.gradients["dense1.W"]).max()


def test_buffers_are_views_into_the_state(net):
    box = net.boxes["batchnorm1"]
    assert list(net.buffers) == ["batchnorm1.running_mean", "batchnorm1.running_variance"]
    assert np.shares_memory(box.running_mean, net.state)
    assert_same(np.concatenate(list(net.buffers.values())), net.state)
    state = net.state
    net.buffers["batchnorm1.running_mean"] = 4.0
    box.running_variance = 2.0
    assert net.state is state
    assert net.state.tolist() == [4.0] * 5 + [2.0] * 5
    net.state = np.arange(10)
    assert box.running_variance.tolist() == [5, 6, 7, 8, 9]
    with pytest.raises(ValueError, match=r"state has shape \(10,\), got values of shape \(3,\)"):
        net.state = np.ones(3)


COPIES = {
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
    "pickle": lambda net: pickle.loads(pickle.dumps(net)),
    "astype": lambda net: net.astype(net.dtype),
}


@pytest.mark.parametrize("how", COPIES)
def test_copies_carry_the_state_and_share_nothing(net, how):
    twin = COPIES[how](net)
    assert_same(twin.state, net.state)
    assert_same(twin.predict(X), net.predict(X))
    assert np.shares_memory(twin.boxes["batchnorm1"].running_mean, twin.state)
    with unchanged(net.state):
        twin.forward(5 * X, training=True, rng=np.random.default_rng(0))
    assert (twin.state != net.state).all()


def test_saved_and_loaded(tmp_path, net):
    net.save(tmp_path / "net.npz")
    other = noisy_classifier(nn, seed=9, dtype=np.float64)
    state = other.state
    other.load(tmp_path / "net.npz")
    assert other.state is state
    assert_same(other.state, net.state)
    assert_same(other.predict(X), net.predict(X))
    narrow = noisy_classifier(nn, seed=9)
    narrow.load(tmp_path / "net.npz")
    assert_same(narrow.state, net.state.astype(np.float32))


def test_a_file_with_a_broken_state_is_refused(tmp_path, net):
    other = noisy_classifier(nn, seed=9, dtype=np.float64)
    net.state[2] = np.nan
    net.save(tmp_path / "net.npz")
    with unchanged(other.theta, other.state), pytest.raises(ValueError, match="state must be finite"):
        other.load(tmp_path / "net.npz")


def test_an_overflow_is_named():
    """Layer norm needs no more than float32 holds; batch norm records the variance itself."""
    x = np.array([[1e30, -1e30], [3e30, 0.0], [1e30, 1e30]], np.float32)
    y = nn.Network([nn.LayerNorm(2)]).forward(x, training=True)[0]
    assert_close(y, [[1, -1], [1, -1], [0, 0]], 1e-6)
    net = nn.Network([nn.Dense(2, 2), nn.BatchNorm(2)], rng=np.random.default_rng(0))
    with pytest.raises(
        OverflowError, match=r"batchnorm1.running_variance overflows float32 for inputs up to 3e\+30"
    ):
        net.forward(x, training=True)
    wide = nn.Network([nn.BatchNorm(2)], dtype=np.float64)
    narrow = nn.Network([nn.BatchNorm(2)]).layers[0]
    assert_close(narrow.forward(x, training=True)[0], wide.forward(x, training=True)[0], 1e-6)
    net = nn.Network([nn.Dense(2, 2, weights=nn.Constant(1e20)), nn.Dense(2, 2, weights=nn.Constant(1.0))])
    with pytest.raises(OverflowError, match=r"dense1 overflows float32 for inputs up to 3e\+30"):
        net.predict(x)


def test_epsilon_is_architecture(tmp_path):
    """It changes what the net computes."""
    nn.Network([nn.BatchNorm(2)]).save(tmp_path / "net.npz")
    with pytest.raises(ValueError, match=r"another architecture(.|\n)*BatchNorm\(2, epsilon=0.001\)"):
        nn.Network([nn.BatchNorm(2, epsilon=1e-3)]).load(tmp_path / "net.npz")
    assert [repr(nn.BatchNorm(2)), repr(nn.LayerNorm(3, epsilon=0.5))] == [
        "BatchNorm(2)", "LayerNorm(3, epsilon=0.5)",
    ]  # fmt: skip


def test_a_constant_feature_becomes_beta():
    x = np.full((4, 2), 0.1)
    for box in (nn.BatchNorm(2), nn.LayerNorm(2)):
        net = nn.Network([box])
        box.beta = [3.0, -1.0]
        assert_close(net.forward(x, training=True)[0], [[3.0, -1.0]] * 4, 1e-4)


def test_momentum_0_keeps_the_start():
    net = nn.Network([nn.BatchNorm(2, momentum=0.0)])
    net.forward(X, training=True)
    assert net.state.tolist() == [0.0, 0.0, 1.0, 1.0]


def test_momentum_1_keeps_the_last_batch():
    net = nn.Network([nn.BatchNorm(2, momentum=1.0)], dtype=np.float64)
    net.forward(X, training=True)
    assert_close(net.state, [*X.mean(axis=0), *X.var(axis=0, ddof=1)], 1e-12)


def test_a_running_statistic_that_overflows_ends_the_run():
    """The batch's variance leaves float32 although every output is finite."""
    X, y = checks.two_clouds()
    net = nn.Network([nn.BatchNorm(2), nn.Dense(2, 2)], rng=np.random.default_rng(0))
    options = {"loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.SGD(0.1), "epochs": 2}
    with pytest.raises(nn.DivergedError, match="a running statistic is no longer finite"):
        nn.fit(net, 1e25 * X, y, rng=np.random.default_rng(0), **options)
