"""The equations of the chapter on regularization."""

from math import sqrt

import numpy as np

import nncourse

from . import equation


def small_network(rng):
    """A network of random sizes and weights, and its two dense layers."""
    d, h, k = rng.integers(2, 6, size=3)
    boxes = [nncourse.Dense(d, h), nncourse.Activate(nncourse.tanh), nncourse.Dense(h, k)]
    net = nncourse.Network(boxes, rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    net.gradient[:] = rng.normal(size=net.gradient.size)
    return net, (net.layers[0], net.layers[2])


def entries(W):
    return ((i, j) for i in range(W.shape[0]) for j in range(W.shape[1]))


@equation("eq-l2", implements="nncourse.regularizers.L2.penalty")
def _(penalty, rng):
    (net, dense), strength = small_network(rng), rng.uniform(0.1, 2.0)
    total = 0.0
    for layer in dense:
        for i, j in entries(layer.W):
            total += strength / 2 * layer.W[i, j] ** 2
    return total, penalty(nncourse.L2(strength), net)


@equation("eq-l2-gradient", implements="nncourse.regularizers.L2.add_gradient")
def _(add_gradient, rng):
    (net, dense), strength = small_network(rng), rng.uniform(0.1, 2.0)
    expected = []
    for layer in dense:
        dW, db = layer.dW.copy(), layer.db.copy()
        for i, j in entries(dW):
            dW[i, j] += strength * layer.W[i, j]
        expected += [dW, db]
    add_gradient(nncourse.L2(strength), net)
    return tuple(expected), tuple(g for layer in dense for g in (layer.dW, layer.db))


@equation("eq-l1", implements="nncourse.regularizers.L1.penalty")
def _(penalty, rng):
    (net, dense), strength = small_network(rng), rng.uniform(0.1, 2.0)
    total = 0.0
    for layer in dense:
        for i, j in entries(layer.W):
            total += strength * abs(layer.W[i, j])
    return total, penalty(nncourse.L1(strength), net)


@equation("eq-soft-threshold", implements="nncourse.regularizers.L1.after_step")
def _(after_step, rng):
    (net, dense), strength, rate = small_network(rng), rng.uniform(0.5, 2.0), rng.uniform(0.1, 1.0)
    expected = []
    for layer in dense:
        W = np.zeros_like(layer.W)
        for i, j in entries(W):
            u = layer.W[i, j]
            left = abs(u) - rate * strength
            W[i, j] = (1 if u > 0 else -1) * (left if left > 0 else 0.0)
        expected += [W, layer.b.copy()]
    after_step(nncourse.L1(strength), net, rate)
    return tuple(expected), tuple(p for layer in dense for p in (layer.W, layer.b))


@equation("eq-elastic-net", implements="nncourse.regularizers.ElasticNet.penalty")
def _(penalty, rng):
    (net, dense), (l1, l2) = small_network(rng), rng.uniform(0.1, 2.0, size=2)
    total = 0.0
    for layer in dense:
        for i, j in entries(layer.W):
            total += l1 * abs(layer.W[i, j]) + l2 / 2 * layer.W[i, j] ** 2
    return total, penalty(nncourse.ElasticNet(l1, l2), net)


@equation("eq-max-norm", implements="nncourse.regularizers.MaxNorm.after_step")
def _(after_step, rng):
    (net, dense), c = small_network(rng), rng.uniform(0.5, 2.0)
    expected = []
    for layer in dense:
        W = layer.W.copy()
        for j in range(W.shape[1]):
            square = 0.0
            for m in range(W.shape[0]):
                square += layer.W[m, j] ** 2
            for i in range(W.shape[0]):
                W[i, j] *= min(1.0, c / sqrt(square))
        expected += [W, layer.b.copy()]
    after_step(nncourse.MaxNorm(c), net, 0.1)
    return tuple(expected), tuple(p for layer in dense for p in (layer.W, layer.b))
