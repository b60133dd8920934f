"""Losses against loops and scikit-learn, their gradients against finite differences."""

import math

import numpy as np
import pytest
from sklearn.metrics import log_loss, mean_squared_error

import checks
import nncourse as nn
from checks import LOSSES, assert_close, assert_same
from nncourse.losses import Loss

SHAPES = [(1, 2), (1, 1), (4, 1), (6, 3)]


@pytest.fixture(params=LOSSES)
def name(request):
    return request.param


def test_every_loss_is_covered():
    public = {name: getattr(nn, name) for name in nn.__all__}
    losses = {name for name, kind in public.items() if isinstance(kind, type) and issubclass(kind, Loss)}
    assert losses == {kind for kind, _, _ in LOSSES.values()}


@pytest.mark.parametrize(("n", "k"), SHAPES)
def test_formula(name, n, k):
    checks.loss_follows_formula(nn, name, n, k)


@pytest.mark.parametrize("layout", ["C", "F", "strided"])
@pytest.mark.parametrize(("n", "k"), SHAPES)
def test_gradient(name, n, k, layout):
    checks.loss_gradient(nn, name, n, k, layout)


@pytest.mark.parametrize(("n", "k"), SHAPES)
def test_mean_over_the_batch(name, n, k):
    checks.loss_is_mean_over_batch(nn, name, n, k)


def test_float32_stays(name):
    kind, _, targets = LOSSES[name]
    rng = np.random.default_rng(0)
    prediction = rng.standard_normal((5, 3)).astype(np.float32)
    target = checks.random_targets(targets, rng, 5, 3)
    loss = getattr(nn, kind)()
    _, cache = loss.forward(prediction, target)
    assert loss.backward(cache).dtype == np.float32
    assert {a.dtype for a in checks.arrays_in(cache) if a.dtype.kind == "f"} == {np.dtype(np.float32)}
    assert type(loss.metric(cache)) is float


def test_scikit_learn_agrees():
    rng = np.random.default_rng(0)
    z, classes, bits = rng.normal(0, 2, (50, 4)), rng.integers(4, size=50), rng.integers(2, size=(50, 1))
    value, _ = nn.SoftmaxCrossEntropy().forward(z, classes)
    assert_close(value, log_loss(classes, nn.softmax(z), labels=range(4)), 1e-12)
    value, _ = nn.BinaryCrossEntropy().forward(z[:, :1], bits)
    assert_close(value, log_loss(bits[:, 0], nn.sigmoid(z[:, 0])), 1e-12)
    value, _ = nn.SquaredError().forward(z, z[::-1])
    assert_close(value, mean_squared_error(z, z[::-1]), 1e-12)


def test_one_hot_rows_are_class_numbers():
    rng = np.random.default_rng(0)
    z, classes = rng.standard_normal((7, 3)), rng.integers(3, size=7)
    loss = nn.SoftmaxCrossEntropy()
    by_number, by_row = loss.forward(z, classes), loss.forward(z, np.eye(3)[classes])
    assert_close(by_row[0], by_number[0], 1e-15)
    assert_same(loss.backward(by_row[1]), loss.backward(by_number[1]))
    assert loss.metric(by_row[1]) == loss.metric(by_number[1])


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int64, np.uint64, "list"])
def test_class_numbers_of_any_integer_type(dtype):
    z = np.random.default_rng(0).standard_normal((4, 3))
    classes = [2, 0, 1, 2] if dtype == "list" else np.array([2, 0, 1, 2], dtype)
    loss = nn.SoftmaxCrossEntropy()
    value, cache = loss.forward(z, classes)
    assert_close(value, checks.softmax_cross_entropy(z, np.array([2, 0, 1, 2])), 1e-12)
    assert_close(loss.backward(cache).sum(axis=1), np.zeros(4), 1e-15, floor=1.0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_logits(dtype):
    """Warnings are errors here; the loss grows with the logit, the gradient is the plain 0, ±1."""
    z = np.array([[1e4, -1e4], [1e4, -1e4]], dtype)
    loss = nn.SoftmaxCrossEntropy()
    value, cache = loss.forward(z, [0, 1])
    assert value == 1e4
    assert loss.backward(cache).tolist() == [[0.0, 0.0], [0.5, -0.5]]
    assert loss.forward(z, [[0.5, 0.5], [1.0, 0.0]])[0] == 0.5e4
    loss = nn.BinaryCrossEntropy()
    value, cache = loss.forward(z, [[1, 0], [0, 1]])
    assert value == 0.5e4
    assert loss.backward(cache).tolist() == [[0.0, 0.0], [0.25, -0.25]]


def test_right_and_sure_costs_nothing_but_rounding():
    """log(1 + e⁻³⁰) is e⁻³⁰, not 0."""
    assert_close(nn.BinaryCrossEntropy().forward(np.array([[30.0]]), [[1]])[0], math.exp(-30), 1e-12)
    assert nn.SoftmaxCrossEntropy().forward(np.array([[40.0, 0.0]]), [0])[0] == 0.0


def test_metrics():
    z = np.array([[2.0, 1.0], [0.0, 1.0], [3.0, -3.0], [1.0, 2.0]])
    for targets in ([0, 1, 1, 0], np.eye(2)[[0, 1, 1, 0]]):
        _, cache = nn.SoftmaxCrossEntropy().forward(z, targets)
        assert nn.SoftmaxCrossEntropy().metric(cache) == 0.5
    _, cache = nn.BinaryCrossEntropy().forward(z[:, :1] - 0.5, [[1], [0], [0], [1]])
    assert nn.BinaryCrossEntropy().metric(cache) == 0.75
    _, cache = nn.BinaryCrossEntropy().forward(np.zeros((3, 1)), [[0], [0], [1]])
    assert nn.BinaryCrossEntropy().metric(cache) == 2 / 3, (
        "a logit of 0 says class 0, as argmax does of equals"
    )
    _, cache = nn.SquaredError().forward(z[:, :1], [[1], [0], [0], [-1]])
    assert nn.SquaredError().metric(cache) == (1 + 0 + 3 + 2) / 4
    assert nn.SquaredError.metric_name == "mean absolute error"
    assert nn.SoftmaxCrossEntropy.metric_name == nn.BinaryCrossEntropy.metric_name == "accuracy"


def test_unequal_shapes_are_refused():
    """(n, 1) − (n,) would broadcast to (n, n)."""
    for loss in (nn.SquaredError(), nn.BinaryCrossEntropy()):
        for prediction, target in [
            ((3, 1), (3,)),
            ((3,), (3, 1)),
            ((3, 2), (3, 1)),
            ((3, 2), (1, 2)),
            ((3, 2), ()),
        ]:
            with pytest.raises(ValueError, match="expects a target of the prediction's shape"):
                loss.forward(np.zeros(prediction), np.zeros(target))


def test_squared_error_and_binary_take_any_shape():
    for loss in (nn.SquaredError(), nn.BinaryCrossEntropy()):
        for shape in [(3,), (2, 3, 4)]:
            prediction, target = np.ones(shape), np.zeros(shape)
            value, cache = loss.forward(prediction, target)
            assert_close(value, 1.0 if isinstance(loss, nn.SquaredError) else math.log1p(math.e), 1e-14)
            assert loss.backward(cache).shape == shape
