"""The equations of the chapter on loss functions."""

from math import exp, log

import numpy as np

import nncourse

from . import equation


def scores(rng):
    return rng.normal(scale=3, size=rng.integers(2, 6, size=2))


def s(z):
    return 1 / (1 + exp(-z))


def softmax(row):
    return [exp(z) / sum(exp(other) for other in row) for z in row]


def entries(z):
    """Every pair of a row's number and a column's."""
    return [(r, j) for r in range(z.shape[0]) for j in range(z.shape[1])]


def over_entries(label, loss, term):
    """Register a loss that is the mean of a term of prediction and target over all entries."""

    @equation(label, implements=f"nncourse.losses.{type(loss).__name__}.forward")
    def _(forward, rng):
        a = scores(rng)
        t = rng.normal(scale=3, size=a.shape)
        return sum(term(a[i], t[i]) for i in entries(a)) / a.size, forward(loss, a, t)[0]


over_entries("eq-squared-error", nncourse.SquaredError(), lambda a, t: (a - t) ** 2)
over_entries("eq-absolute-error", nncourse.AbsoluteError(), lambda a, t: a - t if a > t else t - a)
over_entries(
    "eq-huber",
    nncourse.Huber(1.5),
    lambda a, t: (a - t) ** 2 / 2 if -1.5 <= a - t <= 1.5 else 1.5 * (abs(a - t) - 0.75),
)


@equation("eq-squared-error-gradient", implements="nncourse.losses.SquaredError.backward")
def _(backward, rng):
    a = scores(rng)
    t, expected = rng.normal(size=a.shape), np.empty(a.shape)
    for i in entries(a):
        expected[i] = 2 * (a[i] - t[i]) / a.size
    loss = nncourse.SquaredError()
    return expected, backward(loss, loss.forward(a, t)[1])


@equation("eq-binary-cross-entropy", implements="nncourse.losses.BinaryCrossEntropy.forward")
def _(forward, rng):
    z = scores(rng)
    t, total = rng.uniform(size=z.shape), 0.0
    for i in entries(z):
        total += t[i] * log(s(z[i])) + (1 - t[i]) * log(1 - s(z[i]))
    return -total / z.size, forward(nncourse.BinaryCrossEntropy(), z, t)[0]


@equation("eq-stable-binary", implements="nncourse.losses.BinaryCrossEntropy.evaluate")
def _(evaluate, rng):
    z = 100 * scores(rng)
    t, total = rng.uniform(size=z.shape), 0.0
    for i in entries(z):
        total += max(z[i], 0.0) - z[i] * t[i] + log(1 + exp(-abs(z[i])))
    return total / z.size, evaluate(nncourse.BinaryCrossEntropy(), z, t)[0]


@equation("eq-binary-gradient", implements="nncourse.losses.BinaryCrossEntropy.backward")
def _(backward, rng):
    z = scores(rng)
    t, expected = rng.uniform(size=z.shape), np.empty(z.shape)
    for i in entries(z):
        expected[i] = (s(z[i]) - t[i]) / z.size
    loss = nncourse.BinaryCrossEntropy()
    return expected, backward(loss, loss.forward(z, t)[1])


@equation("eq-softmax-cross-entropy", implements="nncourse.losses.SoftmaxCrossEntropy.forward")
def _(forward, rng):
    z = scores(rng)
    t, total = rng.dirichlet(np.ones(z.shape[1]), size=z.shape[0]), 0.0
    for r, j in entries(z):
        total += t[r, j] * log(softmax(z[r])[j])
    return -total / len(z), forward(nncourse.SoftmaxCrossEntropy(), z, t)[0]


@equation("eq-stable-cross-entropy", implements="nncourse.losses.SoftmaxCrossEntropy.evaluate")
def _(evaluate, rng):
    z = 100 * scores(rng)
    y, total = rng.integers(z.shape[1], size=z.shape[0]), 0.0
    for r in range(z.shape[0]):
        m = max(z[r])
        total += log(sum(exp(z[r, j] - m) for j in range(z.shape[1]))) - (z[r, y[r]] - m)
    return total / len(z), evaluate(nncourse.SoftmaxCrossEntropy(), z, y)[0]


@equation("eq-softmax-gradient", implements="nncourse.losses.SoftmaxCrossEntropy.backward")
def _(backward, rng):
    z = scores(rng)
    t, expected = rng.dirichlet(np.ones(z.shape[1]), size=z.shape[0]), np.empty(z.shape)
    for r, j in entries(z):
        expected[r, j] = (softmax(z[r])[j] - t[r, j]) / len(z)
    loss = nncourse.SoftmaxCrossEntropy()
    return expected, backward(loss, loss.forward(z, t)[1])


@equation("eq-accuracy", implements="nncourse.losses.SoftmaxCrossEntropy.metric")
def _(metric, rng):
    z = scores(rng)
    y, hits = rng.integers(z.shape[1], size=z.shape[0]), 0
    for r in range(z.shape[0]):
        hits += all(z[r, j] <= z[r, y[r]] for j in range(z.shape[1]))
    loss = nncourse.SoftmaxCrossEntropy()
    return hits / len(z), metric(loss, loss.forward(z, y)[1])


@equation("eq-weights-and-smoothing", implements="nncourse.losses.SoftmaxCrossEntropy.forward")
def _(forward, rng):
    z = scores(rng)
    n, k = z.shape
    y, w, epsilon = rng.integers(k, size=n), rng.uniform(0.1, 2, size=k), rng.uniform(0, 1)
    total = weight = 0.0
    for r in range(n):
        for j in range(k):
            q = w[j] * ((1 - epsilon) * (1 if y[r] == j else 0) + epsilon / k)
            total += q * log(softmax(z[r])[j])
        weight += w[y[r]]
    loss = nncourse.SoftmaxCrossEntropy(label_smoothing=epsilon, class_weights=w)
    return -total / weight, forward(loss, z, y)[0]
