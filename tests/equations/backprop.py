"""The equations of the chapter on backpropagation."""

from math import exp, tanh

import numpy as np

import nncourse

from . import equation


def two_layers(rng):
    """Two dense layers with tanh between, a trace of a pass, its input and a random error at the output."""
    n, d, h, k = rng.integers(2, 6, size=4)
    layers = [nncourse.Dense(d, h), nncourse.Activate(nncourse.tanh), nncourse.Dense(h, k)]
    net = nncourse.Network(layers, rng=rng, dtype=np.float64)
    net.theta = rng.normal(size=net.theta.size)
    x, dy = rng.normal(size=(n, d)), rng.normal(size=(n, k))
    return net, net.forward(x)[1], x, dy


@equation("eq-central-difference", implements="nncourse.gradcheck.numerical_gradient")
def _(numerical_gradient, rng):
    theta, factors, epsilon = rng.normal(size=4), rng.normal(size=4), 1e-5

    def cost(values):
        return sum(c * v**3 for c, v in zip(factors, values, strict=True))

    expected = np.empty(4)
    for i in range(4):
        up, down = list(theta), list(theta)
        up[i] += epsilon
        down[i] -= epsilon
        expected[i] = (cost(up) - cost(down)) / (2 * epsilon)
    return expected, numerical_gradient(lambda: cost(theta), theta)


@equation("eq-dense", implements="nncourse.layers.Dense.forward")
def _(forward, rng):
    net, _, x, _ = two_layers(rng)
    box = net.layers[0]
    z = np.empty((len(x), box.fan_out))
    for s in range(len(x)):
        for j in range(box.fan_out):
            z[s, j] = sum(x[s, i] * box.W[i, j] for i in range(box.fan_in)) + box.b[j]
    return z, forward(box, x)[0]


@equation("eq-bp-output", implements="nncourse.losses.SoftmaxCrossEntropy.backward")
def _(backward, rng):
    n, k = rng.integers(2, 6, size=2)
    logits, target = rng.normal(size=(n, k)), rng.integers(k, size=n)
    delta = np.empty((n, k))
    for s in range(n):
        total = sum(exp(logits[s, m]) for m in range(k))
        for j in range(k):
            delta[s, j] = (exp(logits[s, j]) / total - (1 if target[s] == j else 0)) / n
    loss = nncourse.SoftmaxCrossEntropy()
    return delta, backward(loss, loss.forward(logits, target)[1])


@equation("eq-bp-hidden", implements="nncourse.network.Network.backward")
def _(backward, rng):
    net, trace, x, dy = two_layers(rng)
    z, W = trace["dense1"].output, net.parameters["dense2.W"]
    delta = np.empty_like(z)
    for s in range(len(x)):
        for i in range(z.shape[1]):
            back = sum(dy[s, j] * W[i, j] for j in range(W.shape[1]))
            delta[s, i] = back * (1 - tanh(z[s, i]) ** 2)
    backward(net, dy, trace)
    return delta, trace["dense1"].dy


@equation("eq-bp-bias", implements="nncourse.layers.Dense.backward")
def _(backward, rng):
    net, trace, x, dy = two_layers(rng)
    db = np.zeros(dy.shape[1])
    for s in range(len(x)):
        for j in range(dy.shape[1]):
            db[j] += dy[s, j]
    backward(net.layers[2], dy, trace["dense2"].cache)
    return db, net.gradients["dense2.b"]


@equation("eq-bp-weight", implements="nncourse.layers.Dense.backward")
def _(backward, rng):
    net, trace, x, dy = two_layers(rng)
    a = trace["activate1"].output
    dW = np.zeros((a.shape[1], dy.shape[1]))
    for s in range(len(x)):
        for i in range(a.shape[1]):
            for j in range(dy.shape[1]):
                dW[i, j] += a[s, i] * dy[s, j]
    backward(net.layers[2], dy, trace["dense2"].cache)
    return dW, net.gradients["dense2.W"]


@equation("eq-sgd", implements="nncourse.optimizers.SGD.step")
def _(step, rng):
    theta, gradient, rate = rng.normal(size=6), rng.normal(size=6), 0.3
    expected = np.array([theta[i] - rate * gradient[i] for i in range(6)])
    step(nncourse.SGD(rate), theta, gradient)
    return expected, theta


@equation("eq-branch", implements="nncourse.flowgraph.FlowGraph.bprop")
def _(bprop, rng):
    n, d, k = rng.integers(2, 6, size=3)
    nodes = {
        "u": (nncourse.Dense(d, k), "v"),
        "w": (nncourse.Dense(d, k), "v"),
        "y": (nncourse.Add(), "u", "w"),
    }
    graph = nncourse.FlowGraph(nodes, rng=rng, dtype=np.float64)
    dy = rng.normal(size=(n, k))
    dv = np.zeros((n, d))
    for s in range(n):
        for i in range(d):
            for box in ("u", "w"):
                for j in range(k):
                    dv[s, i] += dy[s, j] * graph.parameters[f"{box}.W"][i, j]
    caches = graph.fprop(v=rng.normal(size=(n, d)))[1]
    return dv, bprop(graph, caches, y=dy)["v"]
