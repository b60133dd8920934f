"""Bad calls: each error says what was expected and what was given, and nothing is lost by it."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

import nncourse as nn
from checks import two_clouds

NAN, INF = float("nan"), float("inf")


@pytest.fixture
def s():
    """A scene: data, a net with a gradient and a trace, a graph, an optimizer that has made a step."""
    X, y = two_clouds(n=6)
    rng = np.random.default_rng(0)
    net = nn.Network([nn.Dense(2, 3), nn.Activate(nn.tanh), nn.Dense(3, 2)], rng=rng)
    output, trace = net.forward(X)
    net.backward(output, trace)
    optimizer = nn.Momentum(0.1)
    optimizer.step(net.theta, net.gradient)
    nodes = {"z": (nn.Dense(2, 2), "x"), "sum": (nn.Add(), "z", "x")}
    graph = nn.FlowGraph(nodes, rng=rng)
    caches = graph.fprop(x=X)[1]
    other = nn.Network([nn.Dense(2, 3)], rng=rng)
    return SimpleNamespace(**{k: v for k, v in locals().items() if k != "nodes"})


def replaced(array, value, index=(2, 1)):
    """A float copy with one entry replaced."""
    array = np.array(array, float)
    array[index] = value
    return array


def fit(s, **options):
    arguments = {"X": s.X, "y": s.y, "loss": nn.SoftmaxCrossEntropy(), "optimizer": s.optimizer} | options
    net, X, y = (arguments.pop(name, getattr(s, name)) for name in ("net", "X", "y"))
    return nn.fit(net, X, y, **({"epochs": 1, "rng": s.rng} | arguments))


def softmax_loss(target, prediction=((0.0, 1.0), (2.0, 3.0))):
    return nn.SoftmaxCrossEntropy().forward(np.array(prediction), target)


def binary_loss(target, prediction=((0.0, 1.0), (2.0, 3.0))):
    return nn.BinaryCrossEntropy().forward(np.array(prediction), target)


BAD = [
    # data for a network
    (lambda s: s.net.predict(np.ones((4, 3))), ValueError, "input of shape (batch, 2), got (4, 3)"),
    (lambda s: s.net.predict(np.ones(2)), ValueError, "input of shape (batch, 2), got (2,)"),
    (lambda s: s.net.predict(np.ones((0, 2))), ValueError, "input must not be empty, got shape (0, 2)"),
    (lambda s: s.net.predict([]), ValueError, "input must not be empty, got shape (0,)"),
    (lambda s: s.net.predict([["a", "b"]]), TypeError, "input must hold real numbers, got dtype <U1"),
    (lambda s: s.net.predict(s.X + 0j), TypeError, "input must hold real numbers, got dtype complex128"),
    (lambda s: s.net.predict([[None, 1.0]]), TypeError, "input must hold real numbers, got dtype object"),
    (lambda s: s.net.predict(replaced(s.X, NAN)), ValueError,
        "must be finite float32 numbers, got 1 of 12 that are NaN or infinite, the first at index (2, 1)"),
    (lambda s: s.net.predict(replaced(s.X, INF)), ValueError, "NaN or infinite, the first at index (2, 1)"),
    (lambda s: s.net.predict(replaced(s.X, 1e39)), ValueError, "must be finite float32 numbers"),
    (lambda s: nn.Network([nn.Activate(nn.relu)]).predict([1.0]), ValueError,
        "input of shape (batch, features), got (1,)"),
    # backward
    (lambda s: s.net.backward(np.ones((6, 3)), s.trace), ValueError,
        "dy of the output's shape (6, 2), got (6, 3)"),
    (lambda s: s.net.backward(np.ones(6), s.trace), ValueError, "dy of the output's shape (6, 2), got (6,)"),
    (lambda s: s.net.backward(1.0, s.trace), ValueError, "dy of the output's shape (6, 2), got ()"),
    (lambda s: s.other.backward(np.ones((6, 2)), s.trace), ValueError,
        "the trace of this network's own forward"),
    (lambda s: s.net.astype(np.float64).backward(s.output, s.trace), ValueError,
        "this network's own forward"),
    (lambda s: s.net.backward(s.output, nn.Trace()), ValueError, "this network's own forward"),
    (lambda s: s.trace["dense3"], KeyError,
        "no box 'dense3' in this trace; there are dense1, activate1, dense2"),
    # building a network
    (lambda s: nn.Network([]), ValueError, "needs at least one layer, got none"),
    (lambda s: nn.Network(nn.Dense(2, 2)), TypeError, "made of a list of layers, got Dense(2, 2)"),
    (lambda s: nn.Network([nn.Dense(2, 2), nn.relu]), TypeError, "made of layers, got relu"),
    (lambda s: nn.Network([nn.Dense]), TypeError, "made of layers, got <class 'nncourse.layers.Dense'>"),
    (lambda s: nn.Network([nn.Dense(2, 3), nn.Activate(nn.relu), nn.Dense(4, 1)], rng=s.rng), ValueError,
        "dense2 = Dense(4, 1) expects one example of shape (4,), "
        "but activate1 = Activate(relu) before it gives (3,)"),
    (lambda s: nn.Network([nn.Dense(2, np.int64(3)), nn.Maxout(np.int64(4), 1)], rng=s.rng), ValueError,
        "maxout1 = Maxout(4, 1, pieces=2) expects one example of shape (4,), but dense1 = Dense(2, 3)"),
    (lambda s: nn.Network([nn.Dense(2, 2)]), TypeError,
        "Glorot(distribution='uniform') draws random numbers: pass rng=np.random.default_rng(seed), got"),
    (lambda s: nn.Network([nn.Dense(2, 2)], rng=0), TypeError, "pass rng=np.random.default_rng(seed), got 0"),
    (lambda s: nn.Network([nn.Dense(2, 2)], rng=np.random), TypeError, "pass rng="),
    (lambda s: nn.Network([nn.Dense(2, 2)], rng=s.rng, dtype=np.float16), TypeError,
        "computes in float32 or float64, got dtype float16"),
    (lambda s: nn.Network([nn.Dense(2, 2)], rng=s.rng, dtype=int), TypeError, "got dtype int64"),
    (lambda s: s.net.astype(np.float16), TypeError, "computes in float32 or float64, got dtype float16"),
    (lambda s: s.net.astype(int), TypeError, "computes in float32 or float64, got dtype int64"),
    (lambda s: nn.Network([s.net.layers[2]], rng=s.rng), ValueError,
        "dense1 = Dense(3, 2) stands in a network already: build a new one"),
    # building boxes
    (lambda s: nn.Dense(0, 2), ValueError, "fan_in must be a whole number of at least 1, got 0"),
    (lambda s: nn.Dense(2, -1), ValueError, "fan_out must be a whole number of at least 1, got -1"),
    (lambda s: nn.Dense(2.0, 2), ValueError, "fan_in must be a whole number of at least 1, got 2.0"),
    (lambda s: nn.Dense(True, 2), ValueError, "fan_in must be a whole number of at least 1, got True"),
    (lambda s: nn.PReLU("3"), ValueError, "features must be a whole number of at least 1, got '3'"),
    (lambda s: nn.Maxout(2, 2, pieces=0), ValueError, "pieces must be a whole number of at least 1, got 0"),
    (lambda s: nn.Dense(2, 2, weights="he"), TypeError, "starts from an initializer such as He(), got 'he'"),
    (lambda s: nn.Dense(2, 2, weights=nn.He), TypeError, "an initializer such as He(), got <class"),
    (lambda s: nn.Activate(np.tanh), TypeError, "Elementwise activation such as relu, got <ufunc 'tanh'>"),
    (lambda s: nn.Activate(nn.softmax), TypeError,
        "Elementwise activation such as relu, got <function softmax"),
    (lambda s: nn.Activate("relu"), TypeError, "Elementwise activation such as relu, got 'relu'"),
    (lambda s: nn.Activate(type(nn.relu)), TypeError,
        "such as relu, got <class 'nncourse.activations.ReLU'>"),
    (lambda s: nn.LeakyReLU(NAN), ValueError, "LeakyReLU's slope must be a finite number, got nan"),
    (lambda s: nn.ELU("1"), ValueError, "ELU's alpha must be a finite number, got '1'"),
    (lambda s: nn.Normal(-1.0), ValueError, "Normal's std must be a finite number of at least 0, got -1.0"),
    (lambda s: nn.Uniform(INF), ValueError, "Uniform's limit must be a finite number of at least 0, got inf"),
    (lambda s: nn.Constant(NAN), ValueError, "Constant's value must be a finite number, got nan"),
    (lambda s: nn.Glorot("gauss"), ValueError,
        "Glorot expects distribution 'normal' or 'uniform', got 'gauss'"),
    (lambda s: nn.He()((3,), s.rng), ValueError,
        "He(distribution='normal') expects a shape (fan_in, fan_out), got (3,)"),
    (lambda s: nn.relu("1"), TypeError, "expects real numbers, got dtype <U1"),
    (lambda s: nn.softmax([1j, 2]), TypeError, "expects real numbers, got dtype complex128"),
    # parameters
    (lambda s: s.net.parameters["dense3.W"], KeyError,
        "no parameter 'dense3.W'; there are dense1.W, dense1.b"),
    (lambda s: s.net.parameters.__setitem__("dense1", 0), KeyError,
        "no parameter 'dense1'; there are dense1.W"),
    (lambda s: s.net.parameters.__setitem__("dense1.W", np.ones(3)), ValueError,
        "dense1.W has shape (2, 3), got values of shape (3,)"),
    (lambda s: setattr(s.net.layers[0], "W", np.ones(3)), ValueError,
        "W of Dense(2, 3) has shape (2, 3), got values of shape (3,)"),
    (lambda s: setattr(s.net, "theta", np.ones(3)), ValueError,
        "theta has shape (17,), got values of shape (3,)"),
    (lambda s: setattr(s.net, "gradient", np.ones((17, 1))), ValueError,
        "gradient has shape (17,), got values of"),
    (lambda s: nn.Dense(2, 3).W, AttributeError, "Dense(2, 3) has its W once it stands in a Network"),
    (lambda s: s.net.layers[0].weight, AttributeError, "Dense has no attribute 'weight'"),
    # losses
    (lambda s: softmax_loss([0, 2]), ValueError, "expects classes from 0 to 1, got 0 to 2"),
    (lambda s: softmax_loss([-1, 0]), ValueError, "expects classes from 0 to 1, got -1 to 0"),
    (lambda s: softmax_loss([0.0, 1.0]), TypeError, "expects whole numbers as classes, got dtype float64"),
    (lambda s: softmax_loss([False, True]), TypeError, "expects whole numbers as classes, got dtype bool"),
    (lambda s: softmax_loss(["a", "b"]), TypeError, "expects whole numbers as classes, got dtype <U1"),
    (lambda s: softmax_loss([0, 1, 0]), ValueError, "2 class numbers or a target of shape (2, 2), got (3,)"),
    (lambda s: softmax_loss([[0], [1]]), ValueError, "a target of the prediction's shape (2, 2), got (2, 1)"),
    (lambda s: softmax_loss([[0.5, 0.6], [1, 0]]), ValueError,
        "add up to 1, got entries from 0 and sums from 1 to 1.1"),
    (lambda s: softmax_loss([[-0.5, 1.5], [1, 0]]), ValueError, "got entries from -0.5 and sums from 1 to 1"),
    (lambda s: softmax_loss([[NAN, 1], [1, 0]]), ValueError, "the target must be finite float64 numbers"),
    (lambda s: softmax_loss(0), ValueError, "2 class numbers or a target of shape (2, 2), got ()"),
    (lambda s: softmax_loss([0, 1], prediction=(0.0, 1.0)), ValueError, "logits of shape (n, k), got (2,)"),
    (lambda s: softmax_loss([0, 1], prediction=((NAN, 1), (0, 0))), ValueError,
        "the prediction must be finite"),
    (lambda s: softmax_loss([], prediction=np.ones((0, 2))), ValueError, "the prediction must not be empty"),
    (lambda s: binary_loss([0, 1]), ValueError, "a target of the prediction's shape (2, 2), got (2,)"),
    (lambda s: binary_loss([[0, 1], [1, 2]]), ValueError, "targets between 0 and 1, got values from 0 to 2"),
    (lambda s: binary_loss([[-1, 1], [1, 1]]), ValueError,
        "targets between 0 and 1, got values from -1 to 1"),
    (lambda s: binary_loss([[0, INF], [1, 1]]), ValueError, "the target must be finite"),
    (lambda s: nn.SquaredError().forward(np.ones((3, 1)), np.ones(3)), ValueError,
        "SquaredError expects a target of the prediction's shape (3, 1), got (3,)"),
    (lambda s: nn.SquaredError().forward([["1"]], [[1]]), TypeError, "the prediction must hold real numbers"),
    (lambda s: nn.SquaredError().forward([[1]], [["1"]]), TypeError, "the target must hold real numbers"),
    # optimizers
    (lambda s: nn.SGD(-0.1), ValueError, "learning_rate must be a positive number, got -0.1"),
    (lambda s: nn.SGD(0), ValueError, "learning_rate must be a positive number, got 0"),
    (lambda s: nn.SGD("0.1"), ValueError, "learning_rate must be a positive number, got '0.1'"),
    (lambda s: nn.SGD(True), ValueError, "learning_rate must be a positive number, got True"),
    (lambda s: nn.Adam(NAN), ValueError, "learning_rate must be a positive number, got nan"),
    (lambda s: nn.Momentum(0.1, 1.0), ValueError,
        "momentum must be a finite number of at least 0 and below 1, got"),
    (lambda s: nn.Momentum(0.1, "0.9"), ValueError,
        "momentum must be a finite number of at least 0 and below 1"),
    (lambda s: nn.Adam(beta1=-0.1), ValueError,
        "beta1 must be a finite number of at least 0 and below 1, got -0.1"),
    (lambda s: nn.Adam(beta2=1), ValueError,
        "beta2 must be a finite number of at least 0 and below 1, got 1"),
    (lambda s: nn.Adam(epsilon=0), ValueError, "epsilon must be a positive number, got 0"),
    (lambda s: s.optimizer.step(s.net.theta, np.ones(3)), ValueError, "theta's shape (17,), got (3,)"),
    (lambda s: s.optimizer.step(np.ones(17), np.ones(17)), ValueError, "has served another theta already"),
    (lambda s: nn.SGD(0.1).step([1.0], np.ones(1)), TypeError,
        "theta must be a vector of floats, got list (1,)"),
    (lambda s: nn.SGD(0.1).step(np.ones((2, 2)), np.ones((2, 2))), TypeError, "got ndarray (2, 2)"),
    (lambda s: nn.SGD(0.1).step(np.ones(2, int), np.ones(2)), TypeError, "theta must be a vector of floats"),
    # fit
    (lambda s: fit(s, epochs=0), ValueError, "epochs must be a whole number of at least 1, got 0"),
    (lambda s: fit(s, epochs=2.0), ValueError, "epochs must be a whole number of at least 1, got 2.0"),
    (lambda s: fit(s, batch_size=0), ValueError, "batch_size must be a whole number of at least 1, got 0"),
    (lambda s: fit(s, rng=None), TypeError,
        "fit draws random numbers: pass rng=np.random.default_rng(seed), got"),
    (lambda s: fit(s, rng=0), TypeError,
        "fit draws random numbers: pass rng=np.random.default_rng(seed), got 0"),
    (lambda s: fit(s, net=s.graph), TypeError, "net must be of type Network"),
    (lambda s: fit(s, loss=nn.SoftmaxCrossEntropy), TypeError,
        "loss must be of type Loss, such as SoftmaxCrossEntropy(), got <class"),
    (lambda s: fit(s, loss="mse"), TypeError,
        "loss must be of type Loss, such as SoftmaxCrossEntropy(), got 'mse'"),
    (lambda s: fit(s, optimizer=nn.Adam), TypeError,
        "optimizer must be of type Optimizer, such as Adam(), got"),
    (lambda s: fit(s, optimizer=0.1), TypeError,
        "optimizer must be of type Optimizer, such as Adam(), got 0.1"),
    (lambda s: fit(s, y=s.y[:-1]), ValueError, "one row per example, got 6 rows of X and 5 of y"),
    (lambda s: fit(s, y=3), ValueError, "y must have one row per example, got the single value"),
    (lambda s: fit(s, y=s.y + 1), ValueError, "expects classes from 0 to 1, got 1 to 2"),
    (lambda s: fit(s, y=s.y - 1), ValueError, "expects classes from 0 to 1, got -1 to 0"),
    (lambda s: fit(s, y=s.y.astype(float)), TypeError, "expects whole numbers as classes, got dtype float64"),
    (lambda s: fit(s, y=s.y.astype(str)), TypeError, "expects whole numbers as classes, got dtype <U"),
    (lambda s: fit(s, y=s.y[:, None]), ValueError, "a target of the prediction's shape (6, 2), got (6, 1)"),
    (lambda s: fit(s, y=replaced(s.X, NAN), loss=nn.SquaredError()), ValueError, "the target must be finite"),
    (lambda s: fit(s, y=s.y, loss=nn.SquaredError()), ValueError, "the prediction's shape (6, 2), got (6,)"),
    (lambda s: fit(s, X=replaced(s.X, NAN)), ValueError, "NaN or infinite, the first at index (2, 1)"),
    (lambda s: fit(s, X=s.X[:0], y=s.y[:0]), ValueError, "must not be empty, got shape (0, 2)"),
    (lambda s: fit(s, X=s.X[:, :1]), ValueError, "input of shape (batch, 2), got (6, 1)"),
    (lambda s: fit(s, validation=s.X), TypeError, "validation must be a pair (X, y), got a ndarray"),
    (lambda s: fit(s, validation=s.X[:2]), TypeError, "validation must be a pair (X, y), got a ndarray"),
    (lambda s: fit(s, validation=(s.X,)), TypeError, "validation must be a pair (X, y), got a tuple"),
    (lambda s: fit(s, validation=(s.X, s.y + 5)), ValueError, "expects classes from 0 to 1, got 5 to 6"),
    (lambda s: fit(s, validation=(replaced(s.X, NAN), s.y)), ValueError, "NaN or infinite"),
    (lambda s: fit(s, early_stopping=nn.EarlyStopping()), ValueError, "pass validation=(X, y)"),
    (lambda s: fit(s, net=s.other), ValueError, "has served another theta already"),
    (lambda s: nn.EarlyStopping(0), ValueError, "patience must be a whole number of at least 1, got 0"),
    # flow graphs
    (lambda s: nn.FlowGraph({}), ValueError, "needs at least one node, got none"),
    (lambda s: nn.FlowGraph({"z": nn.Dense(2, 2)}), TypeError,
        "'z' must be (box, input name, ...), got Dense(2, 2)"),
    (lambda s: nn.FlowGraph({"z": (nn.Add(),)}), TypeError,
        "node 'z' must be (box, input name, ...), got (Add(),)"),
    (lambda s: nn.FlowGraph({"z": (nn.relu, "x")}), TypeError,
        "node 'z' must be (box, input name, ...), got (relu"),
    (lambda s: nn.FlowGraph({"z": (nn.Dense(2, 2), "x", "y")}, rng=s.rng), ValueError,
        "node 'z': Dense(2, 2) takes one input, got x, y"),
    (lambda s: nn.FlowGraph({"a": (nn.Add(), "b"), "b": (nn.Add(), "a")}), ValueError, "no cycle, got "),
    (lambda s: nn.FlowGraph({"z": (s.net.layers[0], "x")}), ValueError,
        "z = Dense(2, 3) stands in a network"),
    (lambda s: s.graph.fprop(), ValueError, "this graph expects the inputs ['x'], got []"),
    (lambda s: s.graph.fprop(x=s.X, y=s.X), ValueError, "expects the inputs ['x'], got ['x', 'y']"),
    (lambda s: s.graph.fprop(x=replaced(s.X, NAN)), ValueError, "input 'x' must be finite float32 numbers"),
    (lambda s: s.graph.fprop(x=np.ones((2, 5))), ValueError,
        "Dense(2, 2) expects x of shape (batch, 2), got (2, 5)"),
    (lambda s: nn.FlowGraph({"p": (nn.PReLU(3), "x")}).fprop(x=s.X), ValueError,
        "PReLU(3) expects x of shape (batch, 3), got (6, 2)"),
    (lambda s: nn.FlowGraph({"m": (nn.Maxout(3, 1), "x")}, rng=s.rng).fprop(x=s.X), ValueError,
        "Maxout(3, 1, pieces=2) expects x of shape (batch, 3), got (6, 2)"),
    (lambda s: nn.FlowGraph({"m": (nn.Multiply(), "a", "b")}).fprop(a=[[1], [2]], b=[1, 2]), ValueError,
        "Multiply() expects inputs of equal shapes, got (2, 1), (2,)"),
    (lambda s: nn.FlowGraph({"sum": (nn.Add(), "a", "b")}).fprop(a=[[1], [2]], b=[[1, 2]]), ValueError,
        "Add() expects inputs of equal shapes, got (2, 1), (1, 2)"),
    (lambda s: nn.FlowGraph({"m": (nn.Multiply(), "a")}).fprop(a=[[1.0]]), ValueError,
        "Multiply() expects two inputs, got 1"),
    (lambda s: s.graph.bprop(s.caches), ValueError, "one or more of the nodes ['z', 'sum'], got []"),
    (lambda s: s.graph.bprop(s.caches, x=s.X), ValueError,
        "one or more of the nodes ['z', 'sum'], got ['x']"),
    (lambda s: s.graph.bprop(s.caches, sum=np.ones(6)), ValueError,
        "the gradient at 'sum' in its value's shape (6, 2), got (6,)"),
    # preprocessing, data sets
    (lambda s: nn.Standardizer().transform(s.X), AttributeError,
        "no statistics yet: call fit(X_train) first"),
    (lambda s: nn.Standardizer().fit(s.X[0]), ValueError, "X must have the shape (n, features), got (2,)"),
    (lambda s: nn.Standardizer().fit(replaced(s.X, NAN)), ValueError,
        "X must be finite float64 numbers, got 1 of 12"),
    (lambda s: nn.Standardizer().fit(s.X[:0]), ValueError, "X must not be empty, got shape (0, 2)"),
    (lambda s: nn.Standardizer().fit(s.X).transform(s.X[:, :1]), ValueError, "fitted on 2 features, got 1"),
    (lambda s: nn.Standardizer().fit([["1"]]), TypeError, "X must hold real numbers, got dtype <U1"),
    (lambda s: nn.load_digits(rng=None), TypeError, "pass rng=np.random.default_rng(seed), got None"),
    (lambda s: nn.load_digits(rng=s.rng, shares=(0.8, 0.3)), ValueError, "add up to 1, got (0.8, 0.3)"),
    (lambda s: nn.load_digits(rng=s.rng, shares=(1.2, -0.2)), ValueError,
        "must be positive and add up to 1, got"),
    (lambda s: nn.stratified_split(s.X, (0.5, 0.5), rng=s.rng), ValueError,
        "one class per example, got shape (6, 2)"),
    (lambda s: nn.stratified_split([], (0.5, 0.5), rng=s.rng), ValueError,
        "one class per example, got shape (0,)"),
    (lambda s: nn.stratified_split(s.y, (1.0, 0.0), rng=s.rng), ValueError,
        "must be positive and add up to 1"),
    # gradient checks, diagnostics
    (lambda s: nn.check_gradients(s.graph, s.X), TypeError, "net must be of type Network"),
    (lambda s: nn.check_gradients(s.net, s.X, s.y), ValueError, "y is compared by a loss: pass loss=... too"),
    (lambda s: nn.check_gradients(s.net, s.X, loss=nn.SquaredError()), TypeError,
        "target must hold real numbers"),
    (lambda s: nn.check_gradients(s.net, s.X, s.y, loss=nn.SquaredError()), ValueError, "(6, 2), got (6,)"),
    (lambda s: nn.numerical_gradient(lambda: 0.0, np.ones(2, np.float32)), TypeError,
        "float64 array, got float32"),
    (lambda s: nn.numerical_gradient(lambda: 0.0, [1.0]), TypeError,
        "needs a float64 array, got <class 'list'>"),
    (lambda s: nn.numerical_gradient(lambda: 0.0, np.ones(2), 0), ValueError,
        "epsilon must be a positive number"),
    (lambda s: nn.relative_error(np.ones(2), np.ones(3)), ValueError, "same shape, got (2,) and (3,)"),
    (lambda s: nn.gradient_spread(s.net.forward(s.X)[1]), ValueError, "call net.backward(dy, trace) first"),
    (lambda s: nn.dead_units(s.net, s.X[:, :1]), ValueError, "input of shape (batch, 2), got (6, 1)"),
    (lambda s: nn.Tanh, AttributeError, "module 'nncourse' has no attribute 'Tanh'"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "message"), BAD, ids=[message[:60] for _, _, message in BAD])
def test_bad_call(s, call, error, message):
    def state():
        vectors = [
            s.net.theta,
            s.net.gradient,
            s.other.theta,
            s.graph.theta,
            s.optimizer.state["velocity"],
            s.X,
            s.y,
        ]
        return [vector.tobytes() for vector in vectors]

    before, steps = state(), s.optimizer.steps
    with pytest.raises(error, match=re.escape(message)) as caught:
        call(s)
    assert caught.type is error
    assert state() == before
    assert s.optimizer.steps == steps


def test_a_refused_fit_can_be_repeated(s):
    """Nothing has to be built anew after an error."""
    for bad in ({"epochs": 0}, {"y": s.y + 1}, {"loss": "mse"}, {"validation": (s.X, s.y[:2])}):
        with pytest.raises((TypeError, ValueError)):
            fit(s, **bad)
    assert len(fit(s, epochs=2).loss) == 2
