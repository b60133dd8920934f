"""Dropout: what it multiplies with, how often, and when."""

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import assert_close, assert_same, unchanged


def test_silences_and_scales():
    checks.dropout_silences_and_scales(nn)


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_the_expected_output_is_the_input(p):
    """Over many masks, within five standard errors; so nothing is scaled at inference."""
    rng, x, n = np.random.default_rng(0), np.array([[1.0, -2.0, 0.5]]), 40_000
    y, _ = nn.Dropout(p).forward(np.repeat(x, n, axis=0), training=True, rng=rng)
    assert (np.abs(y.mean(axis=0) - x[0]) < 5 * np.abs(x[0]) * np.sqrt(p / (1 - p) / n)).all()


def test_every_entry_has_its_own_draw():
    """Neither rows nor columns fall silent together."""
    y, _ = nn.Dropout(0.5).forward(np.ones((400, 300)), training=True, rng=np.random.default_rng(0))
    for axis in (0, 1):
        shares = np.mean(y == 0.0, axis=axis)
        assert 0.3 < shares.min() < shares.max() < 0.7
        assert_close(shares.std(), 0.5 / np.sqrt(y.shape[axis]), 0.15)


def test_the_generator_decides():
    x, box = np.ones((5, 4)), nn.Dropout(0.5)
    masks = [box.forward(x, training=True, rng=np.random.default_rng(seed))[0] for seed in (0, 0, 1)]
    assert_same(masks[0], masks[1])
    assert (masks[0] != masks[2]).any()


@pytest.mark.parametrize("shape", [(1, 1), (3, 2), (2, 3, 4)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_any_shape(shape, dtype):
    x = np.full(shape, 2.0, dtype)
    with unchanged(x):
        y, mask = nn.Dropout(0.25).forward(x, training=True, rng=np.random.default_rng(0))
    assert y.shape == mask.shape == shape
    assert y.dtype == mask.dtype == dtype
    assert set(np.unique(y)) <= {0.0, dtype(2.0) * dtype(1 / 0.75)}


def test_no_generator_is_needed_where_nothing_is_drawn():
    x = np.ones((3, 2))
    for box, training in ((nn.Dropout(0.5), False), (nn.Dropout(0.0), True), (nn.Dropout(0.0), False)):
        y, cache = box.forward(x, training=training)
        assert_same(y, x)
        assert_same(box.backward(x, cache), x)
        assert box.backward(x, cache, need_dx=False) is None


@pytest.mark.parametrize("rng", [None, 0, np.random])
def test_training_without_a_generator_is_an_error(rng):
    net = nn.Network([nn.Dense(2, 3), nn.Dropout(0.5)], rng=np.random.default_rng(0))
    with pytest.raises(TypeError, match=r"Dropout\(0.5\) in training draws random numbers: pass rng="):
        net.forward(np.ones((2, 2)), training=True, rng=rng)
    assert net.predict(np.ones((2, 2))).shape == (2, 3)


def test_a_dropped_unit_learns_nothing_in_that_step():
    net = nn.Network([nn.Dense(3, 4), nn.Dropout(0.5), nn.Dense(4, 2)], rng=np.random.default_rng(0))
    _, trace = net.forward(np.ones((1, 3)), training=True, rng=np.random.default_rng(0))
    net.backward(np.ones((1, 2)), trace)
    dropped = trace["dropout1"].output[0] == 0.0
    assert dropped.any()
    assert not dropped.all()
    assert (net.gradients["dense1.W"][:, dropped] == 0.0).all()
    assert (net.gradients["dense2.W"][dropped] == 0.0).all()
    assert (net.gradients["dense1.W"][:, ~dropped] != 0.0).all()


def test_gradient_check():
    layers = [nn.Dropout(0.2), nn.Dense(3, 6), nn.Activate(nn.tanh), nn.Dropout(0.5), nn.Dense(6, 2)]
    net = nn.Network(layers, rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((5, 3))
    for seed in range(3):
        errors = nn.check_gradients(
            net, X, [0, 1, 0, 1, 1], loss=nn.SoftmaxCrossEntropy(), training=True, seed=seed
        )
        assert max(errors.values()) < 1e-6
