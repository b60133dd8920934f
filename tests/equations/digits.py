"""The equations of the chapter on digits."""

import numpy as np

import nncourse

from . import equation


def small_network(rng):
    """A network of random sizes and weights, and the strength of a penalty."""
    d, h, k = rng.integers(2, 6, size=3)
    boxes = [nncourse.Dense(d, h), nncourse.Activate(nncourse.tanh), nncourse.Dense(h, k)]
    net = nncourse.Network(boxes, rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    return net, rng.uniform(0.1, 2.0)


@equation("eq-digits-penalty", implements="nncourse.regularizers.L2.penalty")
def _(penalty, rng):
    net, strength = small_network(rng)
    total = 0.0
    for layer in (net.layers[0], net.layers[2]):
        for i in range(layer.fan_in):
            for j in range(layer.fan_out):
                total += strength / 2 * layer.W[i, j] ** 2
    return total, penalty(nncourse.L2(strength), net)


@equation("eq-digits-decay", implements="nncourse.regularizers.L2.add_gradient")
def _(add_gradient, rng):
    net, strength = small_network(rng)
    net.gradient[:] = rng.normal(size=net.gradient.size)
    expected = []
    for layer in (net.layers[0], net.layers[2]):
        dW, db = layer.dW.copy(), layer.db.copy()
        for i in range(layer.fan_in):
            for j in range(layer.fan_out):
                dW[i, j] += strength * layer.W[i, j]
        expected += [dW, db]
    add_gradient(nncourse.L2(strength), net)
    actual = [d for layer in (net.layers[0], net.layers[2]) for d in (layer.dW, layer.db)]
    return tuple(expected), tuple(actual)
