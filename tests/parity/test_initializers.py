"""Initializers: the sample variance lies within five standard errors of the formula, for matrices that are
wide, tall and square.
"""

from math import sqrt

import numpy as np
import pytest

import nncourse as nn

FORMULAS = {
    "LeCun": lambda n, m: 1 / n,
    "Glorot": lambda n, m: 2 / (n + m),
    "He": lambda n, m: 2 / n,
}
SHAPES = [(300, 80), (80, 300), (150, 150), (10_000, 1)]
KURTOSIS = {"normal": 3.0, "uniform": 1.8}


def assert_variance(draws: np.ndarray, variance: float, kurtosis: float) -> None:
    """The mean square of n draws of mean 0 has the standard error σ² √((kurtosis − 1)/n)."""
    n = draws.size
    assert abs(draws.mean()) < 5 * sqrt(variance / n)
    assert abs(np.mean(draws**2) - variance) < 5 * variance * sqrt((kurtosis - 1) / n)


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("distribution", KURTOSIS)
@pytest.mark.parametrize("name", FORMULAS)
def test_variance_scaling(name, distribution, shape, seed):
    draws = getattr(nn, name)(distribution)(shape, np.random.default_rng(seed))
    assert draws.shape == shape
    assert_variance(draws, FORMULAS[name](*shape), KURTOSIS[distribution])


@pytest.mark.parametrize("shape", SHAPES)
def test_normal_and_uniform(shape):
    rng = np.random.default_rng(0)
    assert_variance(nn.Normal(0.3)(shape, rng), 0.09, KURTOSIS["normal"])
    assert_variance(nn.Uniform(0.3)(shape, rng), 0.03, KURTOSIS["uniform"])


@pytest.mark.parametrize(("std", "variance"), [(None, 1 / 7), (0.2, 0.04)])
@pytest.mark.parametrize("shape", [(300, 800), (80, 3000)])
def test_sparse(shape, std, variance):
    """Of the connections that there are; each unit has its own."""
    W = nn.Sparse(7, std)(shape, np.random.default_rng(0))
    assert ((W != 0).sum(axis=0) == 7).all()
    assert_variance(W[W != 0], variance, KURTOSIS["normal"])
    inputs = (W != 0).sum(axis=1)
    expected = 7 * shape[1] / shape[0]
    assert abs(inputs - expected).max() < 5 * sqrt(expected)


@pytest.mark.parametrize("shape", [(300, 80), (80, 300), (100, 100)])
def test_orthogonal(shape):
    """The mean square is exact here: that of a column or row of length `gain`."""
    W = nn.Orthogonal(1.5)(shape, np.random.default_rng(0))
    assert abs(np.mean(W**2) * max(shape) - 1.5**2) < 1e-12
    assert abs(W.mean()) < 5 * 1.5 / sqrt(max(shape) * W.size)


def test_the_bound_is_narrow_enough():
    """A formula that is off by a fan, or by √2 in the spread, would be found."""
    draws = nn.He()((300, 200), np.random.default_rng(0))
    for wrong in (2 / 200, 1 / 300, 2 / 500, 2 / 300 * 1.1):
        with pytest.raises(AssertionError):
            assert_variance(draws, wrong, KURTOSIS["normal"])
