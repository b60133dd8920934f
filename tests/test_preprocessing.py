"""Preparing data: statistics from fit alone, scikit-learn's numbers, the input's precision."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn import preprocessing

import checks
import nncourse as nn
from checks import assert_close, assert_same, laid_out, unchanged


def test_standardizer_uses_fit_alone():
    checks.standardizer_uses_fit_alone(nn)


@pytest.mark.parametrize("rows", [1, 2, 30])
def test_scikit_learn_agrees(rows):
    rng = np.random.default_rng(0)
    X = rng.normal([0, 5, -3, 1e6], [1, 0.1, 20, 1e-2], (rows, 4))
    ours, theirs = nn.Standardizer().fit(X), preprocessing.StandardScaler().fit(X)
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


def test_min_max_uses_fit_alone():
    checks.min_max_uses_fit_alone(nn)


@pytest.mark.parametrize("feature_range", [(0, 1), (-1, 1), (2.5, 7.0)], ids=str)
@pytest.mark.parametrize("rows", [1, 2, 30])
def test_min_max_is_scikit_learns(rows, feature_range):
    rng = np.random.default_rng(0)
    X, other = rng.normal([0, 5, -3], [1, 0.1, 20], (rows, 3)), rng.standard_normal((5, 3))
    X[:, 1] = 4.0
    ours = nn.MinMaxScaler(feature_range).fit(X)
    theirs = preprocessing.MinMaxScaler(feature_range).fit(X)
    assert_close(ours.transform(other), theirs.transform(other), 1e-12)
    assert_close(ours.inverse_transform(other), theirs.inverse_transform(other), 1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_min_max_reaches_its_bounds(dtype):
    X = np.random.default_rng(0).normal(1e4, 1, (50, 3)).astype(dtype)
    Z = nn.MinMaxScaler((-1, 1)).fit_transform(X)
    assert Z.dtype == dtype
    assert (Z.min(axis=0).tolist(), Z.max(axis=0).tolist()) == ([-1] * 3, [1] * 3)
    assert nn.MinMaxScaler((-1, 1)).fit_transform(np.full((3, 1), 0.1, dtype)).tolist() == [[-1]] * 3
    assert nn.MinMaxScaler().fit_transform(np.array([[2], [4], [3]], dtype)).tolist() == [[0], [1], [0.5]]


def test_targets_come_back_in_their_shape():
    checks.targets_come_back_in_their_shape(nn)


def test_predictions_of_one_output_fit_targets_in_a_vector():
    y = np.array([1.0, 3.0], np.float32)
    scaler = nn.TargetScaler().fit(y)
    assert scaler.mean.tolist() == [2.0]
    assert_same(scaler.inverse_transform(np.array([[1.0], [0.0]], np.float32)), np.float32([[3], [2]]))
    assert nn.TargetScaler().fit_transform([5, 5, 5]).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("dtype", [np.int8, np.uint64, int, "list"])
def test_one_hot(dtype):
    classes = [2, 0, 1, 2] if dtype == "list" else np.array([2, 0, 1, 2], dtype)
    rows = nn.one_hot(classes, 4)
    assert_same(rows, np.float32([[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]))


PREPROCESSORS = [
    nn.Standardizer, nn.MinMaxScaler, lambda: nn.MinMaxScaler((-2, 3)), nn.TargetScaler, nn.PCA, nn.Whitener,
    lambda: nn.Whitener(0.0), lambda: nn.Whitener(1.0, "zca"),
]  # fmt: skip


@given(
    data=st.data(),
    shape=st.tuples(st.integers(2, 8), st.integers(1, 5)),
    dtype=st.sampled_from([np.float32, np.float64]),
    layout=st.sampled_from(["C", "F", "strided"]),
    make=st.sampled_from(PREPROCESSORS),
)
def test_any_table(data, shape, dtype, layout, make):
    """Whatever the size of the numbers and how they lie in memory: finite results, and the way back."""
    numbers = st.floats(-1, 1, width=32).map(lambda x: 0.0 if abs(x) < 1e-3 else x)
    scale = data.draw(st.sampled_from([1e-30, 1e-6, 1.0, 1e30]))
    X = laid_out(data.draw(arrays(np.float64, shape, elements=numbers)) * scale, layout).astype(
        dtype, order="K"
    )
    preprocessor = make()
    with unchanged(X):
        Z = preprocessor.fit_transform(X)
        back = preprocessor.inverse_transform(Z)
    assert Z.dtype == back.dtype == dtype
    assert np.isfinite(Z).all()
    assert_close(Z, make().fit_transform(np.ascontiguousarray(X)), 1e-5, floor=1e-3)
    assert_close(back, X, 1e-5 if dtype == np.float32 else 1e-9, floor=scale * 1e-3)
