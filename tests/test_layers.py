"""Boxes: gradients from random upstream gradients, and what they promise about their arguments."""

import numpy as np
import pytest

import checks
import nncourse as nn
from checks import BOXES, assert_close, assert_same


@pytest.fixture(params=BOXES)
def make(request):
    return BOXES[request.param]


def test_every_layer_is_covered():
    public = {name: getattr(nn, name) for name in nn.__all__}
    layers = {name for name, kind in public.items() if isinstance(kind, type) and issubclass(kind, nn.Layer)}
    assert layers - {"Layer", "Add", "Multiply"} == {
        type(layer).__name__ for make in BOXES.values() for layer in make(nn)
    }


@pytest.mark.parametrize("layout", ["C", "F", "strided"])
@pytest.mark.parametrize("batch", [1, 2, 5])
@pytest.mark.parametrize("training", [False, True])
def test_gradients(make, batch, layout, training):
    layers = make(nn)
    if training and batch == 1 and any(isinstance(layer, nn.BatchNorm) for layer in layers):
        pytest.skip("no variance in a batch of one")
    features = next((layer.input_shape for layer in layers if layer.input_shape), (3,))
    checks.box_gradients(nn, make, (batch, *features), layout, seed=batch, training=training)


@pytest.mark.parametrize("shape", [(2, 1), (1, 7), (2, 3, 4), (1, 2, 1, 3)])
@pytest.mark.parametrize("name", checks.ACTIVATIONS)
def test_activations_take_any_shape(name, shape):
    checks.box_gradients(nn, BOXES[name], shape)


def test_a_box_that_stands_three_times_adds_up():
    checks.box_gradients(nn, checks.shared)


def test_boxes_called_by_hand(make):
    """forward and backward in the open, as the chapters show them, are what the network does."""
    rng = np.random.default_rng(0)
    net = nn.Network(make(nn), rng=rng, dtype=np.float64)
    x = rng.standard_normal((4, *(net.input_shape or (3,))))
    output, trace = net.forward(x)
    dy = rng.standard_normal(output.shape)
    dx, gradient = net.backward(dy, trace), net.gradient.copy()
    net.gradient = 0.0
    caches, y = [], x
    for layer in net.layers:
        y, cache = layer.forward(y)
        caches.append(cache)
    assert_same(y, output)
    for layer, cache in zip(net.layers[::-1], caches[::-1], strict=True):
        dy = layer.backward(dy, cache)
    assert_same(dy, dx)
    assert_same(net.gradient, gradient)


def test_float32_stays(make):
    checks.box_keeps_float32(nn, make)


def test_dense_formula():
    rng = np.random.default_rng(0)
    net = nn.Network([nn.Dense(3, 2)], rng=rng, dtype=np.float64)
    x, W, b = rng.standard_normal((4, 3)), net.parameters["dense1.W"], net.parameters["dense1.b"]
    net.parameters["dense1.b"] = [1.0, -2.0]
    expected = [[sum(x[i, k] * W[k, j] for k in range(3)) + b[j] for j in range(2)] for i in range(4)]
    assert_close(net.predict(x), expected, 1e-14)


def test_maxout_formula():
    rng = np.random.default_rng(0)
    net = nn.Network([nn.Maxout(3, 2, pieces=3)], rng=rng, dtype=np.float64)
    net.theta = rng.standard_normal(net.theta.size)
    x, W, b = rng.standard_normal((4, 3)), net.parameters["maxout1.W"], net.parameters["maxout1.b"]
    assert (W.shape, b.shape) == ((3, 6), (6,))

    def piece(i, c):
        return sum(x[i, k] * W[k, c] for k in range(3)) + b[c]

    expected = [[max(piece(i, 3 * j + p) for p in range(3)) for j in range(2)] for i in range(4)]
    assert_close(net.predict(x), expected, 1e-14)


def test_maxout_of_x_and_minus_x_is_the_absolute_value():
    net = nn.Network([nn.Maxout(1, 1)], rng=np.random.default_rng(0))
    net.parameters["maxout1.W"] = [[1.0, -1.0]]
    assert net.predict([[-2.5], [3.0]]).tolist() == [[2.5], [3.0]]


def test_prelu_formula():
    net = nn.Network([nn.PReLU(2)])
    assert net.parameters["prelu1.alpha"].tolist() == [0.25, 0.25]
    net.parameters["prelu1.alpha"] = [0.5, -1.0]
    assert net.predict([[-2.0, -3.0], [4.0, 5.0]]).tolist() == [[-1.0, 3.0], [4.0, 5.0]]
    assert net.weights == slice(0, 0), "alpha must not be decayed"
    _, trace = net.forward([[0.0, 0.0]])
    assert net.backward(np.ones((1, 2)), trace).tolist() == [[0.5, -1.0]], "alpha at the kink, as in PyTorch"


def test_a_derivative_that_is_the_output_itself_is_left_alone():
    class Exp(nn.Elementwise):
        def __call__(self, z):
            return np.exp(z)

        def derivative(self, z, output=None):
            return np.exp(z) if output is None else output

    checks.box_gradients(nn, lambda nn: [nn.Activate(Exp()), nn.Dense(3, 2)])


def test_a_box_of_ones_own():
    """What the chapters and exercises ask learners to write."""

    class Scale(nn.Layer):
        def __init__(self, features):
            self.input_shape = (features,)
            self.notes = np.zeros(3)
            self.declared = {"gamma": nn.Parameter((features,), nn.Constant(1.0))}

        def forward(self, x, *, training=False, rng=None):
            return x * self.gamma, x

        def backward(self, dy, cache, *, need_dx=True):
            self.dgamma = (dy * cache).sum(axis=0)
            return dy * self.gamma if need_dx else None

    checks.box_gradients(nn, lambda nn: [nn.Dense(3, 4), Scale(4)])
    box = Scale(4)
    box.notes = np.ones(5)
    assert box.notes.shape == (5,), "an attribute that is no parameter is replaced, not written into"


@pytest.mark.parametrize("make", [lambda: nn.Dense(2, 3), lambda: nn.PReLU(2), lambda: nn.Maxout(2, 2)])
def test_parameters_exist_once_the_box_stands_in_a_network(make):
    box = make()
    for name in box.declared:
        for attribute in (name, f"d{name}"):
            with pytest.raises(AttributeError, match=rf"has its {attribute} once it stands in a Network"):
                getattr(box, attribute)
            with pytest.raises(AttributeError, match=rf"has its {attribute} once it stands in a Network"):
                setattr(box, attribute, 1.0)
    assert not box.is_bound
    net = nn.Network([box], rng=np.random.default_rng(0))
    assert box.is_bound
    for name in box.declared:
        assert np.shares_memory(getattr(box, name), net.theta)
        assert np.shares_memory(getattr(box, f"d{name}"), net.gradient)
    with pytest.raises(AttributeError, match="has no attribute 'weight'"):
        _ = box.weight


def test_a_function_may_initialize():
    net = nn.Network([nn.Dense(2, 2, weights=lambda shape, rng: np.eye(2), bias=nn.Constant(1.0))])
    assert net.predict([[3.0, 4.0]]).tolist() == [[4.0, 5.0]]
