"""Principal components and whitening, beside scikit-learn and by their definition."""

import numpy as np
import pytest
from sklearn import decomposition

import checks
import nncourse as nn
from checks import assert_close, correlated, unchanged

SHAPES = [(2, 1), (2, 3), (5, 5), (6, 5), (40, 3), (4, 9), (200, 30)]


def test_pca_diagonalizes():
    checks.pca_diagonalizes(nn)


def test_whitener_whitens():
    checks.whitener_whitens(nn)


@pytest.mark.parametrize("kept", [None, 1, "all"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_pca_is_scikit_learns(shape, kept):
    """But for the n-th direction of n rows: it has no variance, so its direction is chance."""
    X, other = correlated(0, *shape), correlated(1, 7, shape[1])
    kept = min(shape) if kept == "all" else kept
    ours, theirs = nn.PCA(kept).fit(X), decomposition.PCA(kept, svd_solver="full").fit(X)
    assert ours.directions.shape == theirs.components_.shape
    sure = slice(min(shape[0] - 1, len(ours.directions)))
    assert_close(ours.mean, theirs.mean_, 1e-12)
    assert_close(ours.directions[sure], theirs.components_[sure], 1e-9)
    assert_close(ours.explained_variance, theirs.explained_variance_, 1e-12)
    assert_close(ours.explained_variance_ratio, theirs.explained_variance_ratio_, 1e-12)
    assert_close(ours.transform(other)[:, sure], theirs.transform(other)[:, sure], 1e-9)
    coordinates = ours.transform(X)
    assert_close(ours.inverse_transform(coordinates), theirs.inverse_transform(coordinates), 1e-9)


@pytest.mark.parametrize("shape", [s for s in SHAPES if s[0] > s[1]], ids=str)
def test_whitening_is_scikit_learns(shape):
    X, other = correlated(0, *shape), correlated(1, 7, shape[1])
    theirs = decomposition.PCA(whiten=True, svd_solver="full").fit(X)
    assert_close(nn.Whitener(0.0).fit(X).transform(other), theirs.transform(other), 1e-9)


def test_zca_is_the_symmetric_root_of_the_inverse_covariance():
    X = correlated()
    variances, directions = np.linalg.eigh(checks.covariance(X))
    root = directions @ np.diag((variances + 0.01) ** -0.5) @ directions.T
    assert_close(nn.Whitener(0.01, "zca").fit_transform(X), (X - X.mean(axis=0)) @ root, 1e-10)


def test_fewer_rows_than_features():
    """The mean alone is known of the other directions; whitening turns none of them up without bound."""
    X, other = correlated(n=3, features=6), correlated(1, n=5, features=6)
    for kind in ("pca", "zca"):
        for epsilon in (0.0, 1e-5):
            whitener = nn.Whitener(epsilon, kind).fit(X)
            assert np.abs(whitener.transform(X)).max() < 3
            assert_close(whitener.inverse_transform(whitener.transform(other)), other, 1e-9)


@pytest.mark.parametrize("kind", ["pca", "zca"])
def test_a_constant_feature_is_not_magnified(kind):
    X = correlated()
    X[:, 1] = 0.1
    whitener = nn.Whitener(0.0, kind).fit(X)
    Z = whitener.transform(X)
    assert_close(np.linalg.eigvalsh(checks.covariance(Z)), [0, 1, 1, 1], 1e-9)
    assert_close(whitener.inverse_transform(Z), X, 1e-12)
    moved = X + np.array([0.0, 1.0, 0.0, 0.0])
    deviation = np.sqrt(np.linalg.eigvalsh(checks.covariance(X))[-1])
    assert_close(np.linalg.norm(whitener.transform(moved) - Z, axis=1), np.full(60, 1 / deviation), 1e-9)


def test_a_direction_is_constant_only_if_rounding_could_have_made_it():
    X = np.random.default_rng(0).normal(0, [1.0, 1e-8], (40, 2))
    assert_close(nn.Whitener(0.0).fit_transform(X).std(axis=0, ddof=1), [1, 1], 1e-6)
    assert nn.Whitener().epsilon == 1e-5


def test_rows_that_are_all_equal():
    X = np.full((5, 3), 7.0)
    pca = nn.PCA().fit(X)
    assert not pca.transform(X).any()
    assert not pca.explained_variance.any()
    assert not pca.explained_variance_ratio.any()
    for epsilon in (0.0, 1e-5):
        assert not nn.Whitener(epsilon).fit_transform(X).any()


def test_a_small_direction_is_raised_with_its_noise_unless_smoothed():
    rng = np.random.default_rng(0)
    X = rng.normal(0, [1.0, 1e-3], (500, 2))
    assert_close(nn.Whitener(0.0).fit_transform(X).std(axis=0, ddof=1), [1, 1], 1e-9)
    assert nn.Whitener(0.1).fit_transform(X).std(axis=0, ddof=1)[1] < 0.01


@pytest.mark.parametrize(
    "make", [nn.PCA, lambda: nn.PCA(2), nn.Whitener, lambda: nn.Whitener(kind="zca")],
    ids=["PCA", "PCA(2)", "pca", "zca"],
)  # fmt: skip
def test_precision_and_inputs(make):
    """Statistics in float64 whatever X is: a large offset in float32 costs nothing."""
    X = (1e4 + correlated()).astype(np.float32)
    with unchanged(X):
        narrow, wide = make().fit(X), make().fit(X.astype(np.float64))
        Z = narrow.transform(X)
        back = narrow.inverse_transform(Z)
    assert Z.dtype == back.dtype == np.float32
    assert_close(Z, wide.transform(X.astype(np.float64)), 1e-6)
    assert make().fit_transform([[1, 2], [3, 5], [0, 1]]).dtype == np.float64


def test_a_refused_fit_keeps_the_statistics():
    X = correlated()
    pca = nn.PCA(3).fit(X)
    before = pca.transform(X)
    for bad in (X[:2], X[:, :2], X[:1]):
        with pytest.raises(ValueError, match=r"at most|at least"):
            pca.fit(bad)
    assert_close(pca.transform(X), before, 0)
