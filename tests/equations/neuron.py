"""The equations of the chapter on the neuron."""

import numpy as np

import nncourse

from . import equation


@equation("eq-neuron", implements="nncourse.layers.Dense.forward")
def _(forward, rng):
    n, d = rng.integers(1, 6, size=2)
    neuron = nncourse.Dense(int(d), 1)
    net = nncourse.Network([neuron], rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    X, w, b = rng.normal(size=(n, d)), neuron.W[:, 0], neuron.b[0]
    z = np.empty((n, 1))
    for r in range(n):
        z[r, 0] = b
        for i in range(d):
            z[r, 0] += X[r, i] * w[i]
    return z, forward(neuron, X)[0]


@equation("eq-heaviside", implements="nncourse.activations.heaviside")
def _(heaviside, rng):
    z = rng.integers(-2, 3, size=(4, 5)) * rng.uniform(0.1, 2)
    a = np.empty_like(z)
    for r in range(4):
        for j in range(5):
            a[r, j] = 1 if z[r, j] >= 0 else 0
    return a, heaviside(z)
