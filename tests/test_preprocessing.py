"""Preparing data: statistics from fit alone, scikit-learn's numbers, the input's precision."""

import numpy as np
import pytest
from sklearn.preprocessing import StandardScaler

import checks
import nncourse as nn
from checks import assert_close, assert_same, unchanged


def test_standardizer_uses_fit_alone():
    checks.standardizer_uses_fit_alone(nn)


@pytest.mark.parametrize("rows", [1, 2, 30])
def test_scikit_learn_agrees(rows):
    rng = np.random.default_rng(0)
    X = rng.normal([0, 5, -3, 1e6], [1, 0.1, 20, 1e-2], (rows, 4))
    ours, theirs = nn.Standardizer().fit(X), StandardScaler().fit(X)
    other = rng.standard_normal((5, 4))
    assert_close(ours.mean, theirs.mean_, 1e-12)
    assert_close(ours.transform(other), theirs.transform(other), 1e-9)
    assert_close(ours.inverse_transform(other), theirs.inverse_transform(other), 1e-9)


def test_mean_0_and_standard_deviation_1():
    X = np.random.default_rng(0).normal(7, 3, (50, 4))
    Z = nn.Standardizer().fit_transform(X)
    assert_close(Z.mean(axis=0), np.zeros(4), 1e-12, floor=1.0)
    assert_close(Z.std(axis=0), np.ones(4), 1e-12)
    assert_close(nn.Standardizer().fit(X).inverse_transform(Z), X, 1e-12)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e6, -3e-9])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_constant_feature_becomes_0(value, dtype):
    """Exactly, though the mean of many 0.1 is not 0.1."""
    X = np.full((1000, 1), value, dtype)
    scaler = nn.Standardizer().fit(X)
    assert not scaler.transform(X).any()
    assert scaler.scale.tolist() == [1.0]
    assert_close(scaler.transform(X + 1), X + 1 - X, 1e-5)


def test_float32_stays_and_loses_nothing_on_a_large_offset():
    rng = np.random.default_rng(0)
    X = (1e5 + rng.standard_normal((1000, 2))).astype(np.float32)
    scaler = nn.Standardizer().fit(X)
    Z = scaler.transform(X)
    assert Z.dtype == scaler.inverse_transform(Z).dtype == np.float32
    assert_close(Z.std(axis=0), [1, 1], 1e-4)
    assert_close(Z, (X.astype(float) - X.astype(float).mean(axis=0)) / X.astype(float).std(axis=0), 1e-6)


@pytest.mark.parametrize(
    "X", [[[1, 2], [3, 4]], np.array([[True], [False]]), np.uint8([[0], [200]])], ids=repr
)
def test_integers_become_float64(X):
    assert nn.Standardizer().fit_transform(X).dtype == np.float64
    assert_close(nn.Standardizer().fit_transform(X), nn.Standardizer().fit_transform(np.array(X, float)), 0)


def test_input_is_left_alone():
    X = np.random.default_rng(0).standard_normal((5, 3))
    with unchanged(X):
        scaler = nn.Standardizer().fit(X)
        for Z in (scaler.transform(X), scaler.inverse_transform(X), scaler.fit_transform(X)):
            Z[...] = 9.0


def test_a_refused_fit_keeps_the_statistics():
    scaler = nn.Standardizer().fit([[1.0], [3.0]])
    with pytest.raises(ValueError, match="X must be finite"):
        scaler.fit([[1.0], [np.nan]])
    assert_same(scaler.transform([[3.0]]), np.array([[1.0]]))


def test_a_deviation_that_underflows_is_no_division_by_zero():
    X = np.array([[1e-200], [3e-200]])
    scaler = nn.Standardizer().fit(X)
    assert scaler.scale.tolist() == [1.0]
    assert_close(scaler.transform(X), X - 2e-200, 1e-9)
