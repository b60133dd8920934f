"""The equations of the chapter on the forward pass."""

from math import tanh

import numpy as np

import nncourse

from . import equation


def dense(x, W, b):
    z = np.empty((len(x), len(b)))
    for r in range(len(x)):
        for j in range(len(b)):
            z[r, j] = b[j]
            for i in range(x.shape[1]):
                z[r, j] += x[r, i] * W[i, j]
    return z


def activate(z):
    a = np.empty(z.shape)
    for r in range(z.shape[0]):
        for j in range(z.shape[1]):
            a[r, j] = tanh(z[r, j])
    return a


def network(layers, rng):
    net = nncourse.Network(layers, rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    return net


@equation("eq-layer", implements="nncourse.layers.Dense.forward")
def _(forward, rng):
    n, d, m = rng.integers(1, 6, size=3)
    layer, x = nncourse.Dense(d, m), rng.normal(size=(n, d))
    p = network([layer], rng).parameters
    return dense(x, p["dense1.W"], p["dense1.b"]), forward(layer, x)[0]


@equation("eq-activation", implements="nncourse.layers.Activate.forward")
def _(forward, rng):
    z = rng.normal(scale=2, size=rng.integers(1, 6, size=2))
    return activate(z), forward(nncourse.Activate(nncourse.tanh), z)[0]


@equation("eq-two-layers", implements="nncourse.network.Network.predict")
def _(predict, rng):
    n, d, h, k = rng.integers(1, 6, size=4)
    net = network([nncourse.Dense(d, h), nncourse.Activate(nncourse.tanh), nncourse.Dense(h, k)], rng)
    p, x = net.parameters, rng.normal(size=(n, d))
    a = activate(dense(x, p["dense1.W"], p["dense1.b"]))
    return dense(a, p["dense2.W"], p["dense2.b"]), predict(net, x)
