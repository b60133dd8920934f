"""The equations of the chapter on activation functions."""

from math import cosh, exp, log, pi, sinh, sqrt

import numpy as np

import nncourse

from . import equation


def scores(rng):
    """Pre-activations of both signs, in an array of random shape."""
    return rng.normal(scale=3, size=rng.integers(1, 6, size=2))


def entrywise(f, z):
    result = np.empty(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            result[i, j] = f(z[i, j])
    return result


def alone(layer, rng):
    """A network of one layer, with random parameters."""
    net = nncourse.Network([layer], rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    return net


def elementwise(label, implements, f):
    """Register an equation that gives a number for a number."""

    @equation(label, implements=f"nncourse.activations.{implements}")
    def _(function, rng):
        z = scores(rng)
        return entrywise(f, z), function(z)


def s(z):
    return 1 / (1 + exp(-z))


elementwise("eq-sigmoid", "sigmoid", s)
elementwise("eq-tanh", "tanh", lambda z: (exp(z) - exp(-z)) / (exp(z) + exp(-z)))
elementwise("eq-tanh-derivative", "tanh.derivative", lambda z: 1 - (sinh(z) / cosh(z)) ** 2)
elementwise("eq-relu", "relu", lambda z: max(z, 0.0))
elementwise("eq-relu-derivative", "relu.derivative", lambda z: 1.0 if z > 0 else 0.0)
elementwise("eq-softplus", "softplus", lambda z: log(1 + exp(z)))
elementwise("eq-softplus-derivative", "softplus.derivative", lambda z: exp(z) / (1 + exp(z)))
elementwise("eq-silu", "silu", lambda z: z * s(z))
elementwise("eq-silu-derivative", "silu.derivative", lambda z: s(z) + z * s(z) * (1 - s(z)))
elementwise("eq-gelu", "gelu", lambda z: z / 2 * (1 + np.tanh(sqrt(2 / pi) * (z + 0.044715 * z**3))))


@equation("eq-sigmoid-derivative", implements="nncourse.activations.sigmoid.derivative")
def _(derivative, rng):
    z = scores(rng)
    expected = entrywise(lambda x: s(x) * (1 - s(x)), z)
    return (expected, expected), (derivative(z), derivative(z, entrywise(s, z)))


@equation("eq-activate-backward", implements="nncourse.layers.Activate.backward")
def _(backward, rng):
    z = scores(rng)
    dy = rng.normal(size=z.shape)
    box = nncourse.Activate(nncourse.sigmoid)
    expected = np.empty(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            expected[i, j] = dy[i, j] * s(z[i, j]) * (1 - s(z[i, j]))
    return expected, backward(box, dy, box.forward(z)[1])


@equation("eq-leaky-relu", implements="nncourse.activations.LeakyReLU.__call__")
def _(call, rng):
    z, slope = scores(rng), rng.uniform(0, 3)
    return entrywise(lambda x: x if x > 0 else slope * x, z), call(nncourse.LeakyReLU(slope), z)


@equation("eq-elu", implements="nncourse.activations.ELU.__call__")
def _(call, rng):
    z, alpha = scores(rng), rng.uniform(0.5, 2)
    return entrywise(lambda x: x if x > 0 else alpha * (exp(x) - 1), z), call(nncourse.ELU(alpha), z)


@equation("eq-elu-derivative", implements="nncourse.activations.ELU.derivative")
def _(derivative, rng):
    z, alpha = scores(rng), rng.uniform(0.5, 2)
    return entrywise(lambda x: 1.0 if x > 0 else alpha * exp(x), z), derivative(nncourse.ELU(alpha), z)


@equation("eq-prelu", implements="nncourse.layers.PReLU.forward")
def _(forward, rng):
    x = scores(rng)
    layer = nncourse.PReLU(x.shape[1])
    alpha = alone(layer, rng).parameters["prelu1.alpha"]
    expected = np.empty(x.shape)
    for r in range(x.shape[0]):
        for j in range(x.shape[1]):
            expected[r, j] = x[r, j] if x[r, j] > 0 else alpha[j] * x[r, j]
    return expected, forward(layer, x)[0]


@equation("eq-prelu-backward", implements="nncourse.layers.PReLU.backward")
def _(backward, rng):
    x = scores(rng)
    dy = rng.normal(size=x.shape)
    layer = nncourse.PReLU(x.shape[1])
    net = alone(layer, rng)
    backward(layer, dy, layer.forward(x)[1])
    expected = np.zeros(x.shape[1])
    for r in range(x.shape[0]):
        for j in range(x.shape[1]):
            expected[j] += dy[r, j] * min(x[r, j], 0.0)
    return expected, net.gradients["prelu1.alpha"]


@equation("eq-maxout", implements="nncourse.layers.Maxout.forward")
def _(forward, rng):
    n, d, units, pieces = rng.integers(1, 5, size=4)
    layer = nncourse.Maxout(d, units, pieces)
    net, x = alone(layer, rng), rng.normal(size=(n, d))
    W, b = net.parameters["maxout1.W"], net.parameters["maxout1.b"]
    expected = np.empty((n, units))
    for r in range(n):
        for j in range(units):
            z = [b[j * pieces + q] for q in range(pieces)]
            for q in range(pieces):
                for i in range(d):
                    z[q] += x[r, i] * W[i, j * pieces + q]
            expected[r, j] = max(z)
    return expected, forward(layer, x)[0]


@equation("eq-softmax", implements="nncourse.activations.softmax")
def _(softmax, rng):
    z = scores(rng)
    expected = np.empty(z.shape)
    for r in range(z.shape[0]):
        for j in range(z.shape[1]):
            expected[r, j] = exp(z[r, j]) / sum(exp(z[r, m]) for m in range(z.shape[1]))
    return expected, softmax(z)
