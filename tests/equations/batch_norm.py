"""The equations of the chapter on batch normalization."""

from math import sqrt

import numpy as np

from nncourse import BatchNorm, LayerNorm, Network

from . import equation


def boxed(kind, rng, **options):
    """A box with its own γ, β and ε in a float64 network, and a batch for it."""
    n, d = (int(size) for size in rng.integers(2, 6, size=2))
    box = kind(d, epsilon=rng.uniform(0.01, 1), **options)
    Network([box], dtype=np.float64)
    box.gamma, box.beta = rng.normal(size=(2, d))
    return box, rng.normal(rng.normal(size=d), 2, size=(n, d))


def normalized(values, epsilon):
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / len(values)
    return [(value - mean) / sqrt(variance + epsilon) for value in values], sqrt(variance + epsilon)


def backward(values, g, epsilon):
    """dx of one column (or row) of numbers, g being γ times the upstream gradient."""
    x_hat, root = normalized(values, epsilon)
    mean = sum(g) / len(g)
    product = sum(a * b for a, b in zip(g, x_hat, strict=True)) / len(g)
    return [(a - mean - b * product) / root for a, b in zip(g, x_hat, strict=True)]


@equation("eq-batch-norm", implements="nncourse.normalization.BatchNorm.forward")
def _(forward, rng):
    box, x = boxed(BatchNorm, rng)
    y = np.empty_like(x)
    for j in range(x.shape[1]):
        x_hat = normalized(x[:, j], box.epsilon)[0]
        for r in range(x.shape[0]):
            y[r, j] = box.gamma[j] * x_hat[r] + box.beta[j]
    return y, forward(box, x, training=True)[0]


@equation("eq-batch-norm-backward", implements="nncourse.normalization.BatchNorm.backward")
def _(backward_, rng):
    box, x = boxed(BatchNorm, rng)
    dy = rng.normal(size=x.shape)
    dx, dgamma, dbeta = np.empty_like(x), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        x_hat, root = normalized(x[:, j], box.epsilon)
        for r in range(x.shape[0]):
            dbeta[j] += dy[r, j]
            dgamma[j] += dy[r, j] * x_hat[r]
        for r in range(x.shape[0]):
            rest = dy[r, j] - dbeta[j] / x.shape[0] - x_hat[r] * dgamma[j] / x.shape[0]
            dx[r, j] = box.gamma[j] / root * rest
    got = backward_(box, dy, box.forward(x, training=True)[1])
    return (dx, dgamma, dbeta), (got, box.dgamma, box.dbeta)


@equation("eq-running-statistics", implements="nncourse.normalization.BatchNorm.forward")
def _(forward, rng):
    m = rng.uniform(0.05, 0.95)
    box, x = boxed(BatchNorm, rng, momentum=m)
    n, d = x.shape
    mean, variance = np.zeros(d), np.ones(d)
    for rows in (x, x[::-1] + 1):
        for j in range(d):
            mu = sum(rows[r, j] for r in range(n)) / n
            square = sum((rows[r, j] - mu) ** 2 for r in range(n)) / n
            mean[j] = (1 - m) * mean[j] + m * mu
            variance[j] = (1 - m) * variance[j] + m * n / (n - 1) * square
        forward(box, rows, training=True)
    return (mean, variance), (box.running_mean, box.running_variance)


@equation("eq-batch-norm-inference", implements="nncourse.normalization.BatchNorm.forward")
def _(forward, rng):
    box, x = boxed(BatchNorm, rng)
    box.running_mean, box.running_variance = rng.normal(size=x.shape[1]), rng.uniform(0.1, 3, x.shape[1])
    y = np.empty_like(x)
    for r in range(x.shape[0]):
        for j in range(x.shape[1]):
            root = sqrt(box.running_variance[j] + box.epsilon)
            y[r, j] = box.gamma[j] * (x[r, j] - box.running_mean[j]) / root + box.beta[j]
    return y, forward(box, x)[0]


@equation("eq-layer-norm", implements="nncourse.normalization.LayerNorm.forward")
def _(forward, rng):
    box, x = boxed(LayerNorm, rng)
    y = np.empty_like(x)
    for r in range(x.shape[0]):
        x_hat = normalized(x[r], box.epsilon)[0]
        for j in range(x.shape[1]):
            y[r, j] = box.gamma[j] * x_hat[j] + box.beta[j]
    return y, forward(box, x)[0]


@equation("eq-layer-norm-backward", implements="nncourse.normalization.LayerNorm.backward")
def _(backward_, rng):
    box, x = boxed(LayerNorm, rng)
    dy = rng.normal(size=x.shape)
    rows = [
        backward(x[r], [box.gamma[j] * dy[r, j] for j in range(x.shape[1])], box.epsilon)
        for r in range(x.shape[0])
    ]
    return np.array(rows), backward_(box, dy, box.forward(x)[1])
