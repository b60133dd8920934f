"""The equations of the chapter on preprocessing."""

from math import sqrt

import numpy as np

import nncourse

from . import equation


def table(rng):
    """A table whose columns differ in place and spread."""
    n, d = rng.integers(5, 12), rng.integers(2, 5)
    return rng.normal(size=d) * 10 + rng.normal(size=(n, d)) @ rng.normal(size=(d, d))


def moments(X):
    """Mean and standard deviation of each column."""
    n, d = X.shape
    means, spreads = np.empty(d), np.empty(d)
    for j in range(d):
        means[j] = sum(X[r, j] for r in range(n)) / n
        spreads[j] = sqrt(sum((X[r, j] - means[j]) ** 2 for r in range(n)) / n)
    return means, spreads


def covariance(X):
    n, d = X.shape
    m, sigma = moments(X)[0], np.empty((d, d))
    for i in range(d):
        for j in range(d):
            sigma[i, j] = sum((X[r, i] - m[i]) * (X[r, j] - m[j]) for r in range(n)) / (n - 1)
    return sigma


def coordinates(X, directions):
    m, z = moments(X)[0], np.zeros((len(X), len(directions)))
    for r in range(len(X)):
        for k in range(len(directions)):
            for j in range(X.shape[1]):
                z[r, k] += (X[r, j] - m[j]) * directions[k, j]
    return z


@equation("eq-standardize", implements="nncourse.preprocessing.Standardizer.transform")
def _(transform, rng):
    X = table(rng)
    m, s = moments(X)
    expected = np.empty_like(X)
    for r in range(X.shape[0]):
        for j in range(X.shape[1]):
            expected[r, j] = (X[r, j] - m[j]) / s[j]
    return expected, transform(nncourse.Standardizer().fit(X), X)


@equation("eq-minmax", implements="nncourse.preprocessing.MinMaxScaler.transform")
def _(transform, rng):
    X = table(rng)
    low, high = -rng.uniform(0, 2), rng.uniform(0, 2)
    expected = np.empty_like(X)
    for j in range(X.shape[1]):
        least = min(X[r, j] for r in range(len(X)))
        most = max(X[r, j] for r in range(len(X)))
        for r in range(len(X)):
            expected[r, j] = low + (high - low) * (X[r, j] - least) / (most - least)
    return expected, transform(nncourse.MinMaxScaler((low, high)).fit(X), X)


@equation("eq-unscale", implements="nncourse.preprocessing.TargetScaler.inverse_transform")
def _(inverse_transform, rng):
    t = table(rng)
    m, s = moments(t)
    scaled = rng.normal(size=(4, t.shape[1]))
    expected = np.empty_like(scaled)
    for r in range(4):
        for j in range(t.shape[1]):
            expected[r, j] = s[j] * scaled[r, j] + m[j]
    return expected, inverse_transform(nncourse.TargetScaler().fit(t), scaled)


@equation("eq-pca", implements="nncourse.decomposition.PCA.transform")
def _(transform, rng):
    """The coordinates, and that the directions are eigenvectors of the covariance, by size."""
    X = table(rng)
    pca = nncourse.PCA().fit(X)
    V, variances, sigma = pca.directions, pca.explained_variance, covariance(X)
    turned, stretched = np.zeros_like(V), np.empty_like(V)
    for k in range(len(V)):
        for i in range(V.shape[1]):
            stretched[k, i] = variances[k] * V[k, i]
            for j in range(V.shape[1]):
                turned[k, i] += sigma[i, j] * V[k, j]
    ordered = np.array(sorted(variances, reverse=True))
    return (coordinates(X, V), turned, ordered), (transform(pca, X), stretched, variances)


@equation("eq-rebuild", implements="nncourse.decomposition.PCA.inverse_transform")
def _(inverse_transform, rng):
    X = table(rng)
    pca = nncourse.PCA(int(rng.integers(1, X.shape[1] + 1))).fit(X)
    z, m = rng.normal(size=(3, len(pca.directions))), moments(X)[0]
    expected = np.empty((3, X.shape[1]))
    for r in range(3):
        for j in range(X.shape[1]):
            expected[r, j] = m[j]
            for k in range(z.shape[1]):
                expected[r, j] += z[r, k] * pca.directions[k, j]
    return expected, inverse_transform(pca, z)


@equation("eq-whiten", implements="nncourse.decomposition.Whitener.transform")
def _(transform, rng):
    X = table(rng)
    epsilon = rng.uniform(0.1, 2)
    whitener = nncourse.Whitener(epsilon).fit(X)
    z = coordinates(X, whitener.directions)
    sigma = covariance(X)
    for k in range(z.shape[1]):
        v = whitener.directions[k]
        variance = 0.0
        for i in range(len(v)):
            for j in range(len(v)):
                variance += v[i] * sigma[i, j] * v[j]
        for r in range(len(z)):
            z[r, k] /= sqrt(variance + epsilon)
    return z, transform(whitener, X)
