"""Losses against loops and scikit-learn, their gradients against finite differences."""

import math

import numpy as np
import pytest
from sklearn.metrics import log_loss, mean_squared_error

import checks
import nncourse as nn
from checks import LOSSES, assert_close, unchanged
from nncourse.loss import Loss

SHAPES = [(1, 2), (1, 1), (4, 1), (6, 3)]


@pytest.fixture(params=LOSSES)
def name(request):
    return request.param


def test_every_loss_is_covered():
    public = {name: getattr(nn, name) for name in nn.__all__}
    losses = {name for name, kind in public.items() if isinstance(kind, type) and issubclass(kind, Loss)}
    assert losses == {kind for kind, *_ in LOSSES.values()} | {"Loss"}


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
    kind, _, _, targets = LOSSES[name]
    rng = np.random.default_rng(0)
    prediction = rng.standard_normal((5, 3)).astype(np.float32)
    target = checks.random_targets(targets, rng, 5, 3)
    loss = getattr(nn, kind)(**checks.loss_options(name, 3))
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
    assert_close(loss.backward(by_row[1]), loss.backward(by_number[1]), 1e-15)
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
    for targets in ([0, 1, 1, 1], np.eye(2)[[0, 1, 1, 1]]):
        _, cache = nn.SoftmaxCrossEntropy().forward(z, targets)
        assert nn.SoftmaxCrossEntropy().metric(cache) == 0.75
    _, cache = nn.BinaryCrossEntropy().forward(z[:, :1] - 0.5, [[1], [0], [0], [1]])
    assert nn.BinaryCrossEntropy().metric(cache) == 0.75
    _, cache = nn.BinaryCrossEntropy().forward(np.zeros((3, 1)), [[0], [0], [1]])
    assert nn.BinaryCrossEntropy().metric(cache) == 2 / 3, (
        "a logit of 0 says class 0, as argmax does of equals"
    )
    _, cache = nn.BinaryCrossEntropy().forward(np.ones((4, 1)), [[0.4], [0.5], [0.6], [1]])
    assert nn.BinaryCrossEntropy().metric(cache) == 0.5, "a target above one half says class 1"
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


@pytest.mark.parametrize(
    ("loss", "value"),
    [
        (nn.SquaredError(), 9.0),
        (nn.AbsoluteError(), 3.0),
        (nn.Huber(), 2.5),
        (nn.Huber(3.0), 4.5),
        (nn.BinaryCrossEntropy(), math.log1p(math.exp(3))),
        (nn.BinaryCrossEntropy(pos_weight=2.0), math.log1p(math.exp(3))),
    ],
    ids=repr,
)
@pytest.mark.parametrize("shape", [(3,), (2, 3, 4)])
def test_any_shape_but_for_softmax(loss, value, shape):
    computed, cache = loss.forward(np.full(shape, 3.0), np.zeros(shape))
    assert_close(computed, value, 1e-14)
    assert loss.backward(cache).shape == shape


def test_an_outlier_pulls_no_harder_beyond_delta():
    prediction, target = np.array([[0.0, 1.0, 1.5, 1000.0]]), np.zeros((1, 4))
    for loss, slopes in [
        (nn.Huber(1.5), [0.0, 1.0, 1.5, 1.5]),
        (nn.AbsoluteError(), [0.0, 1.0, 1.0, 1.0]),
        (nn.SquaredError(), [0.0, 2.0, 3.0, 2000.0]),
    ]:
        gradient = loss.backward(loss.forward(prediction, target)[1])
        assert_close(gradient, np.array([slopes]) / 4, 1e-15)
        assert_close(loss.backward(loss.forward(-prediction, target)[1]), -gradient, 0)


def test_class_weights_divide_by_the_weights_of_the_targets():
    """So two rows of one class say the same whatever its weight, but a row of the rare class outweighs."""
    z = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
    right, wrong = math.log1p(math.exp(-1)), math.log1p(math.exp(1))
    loss = nn.SoftmaxCrossEntropy(class_weights=[1, 4])
    assert_close(loss.forward(z[:2], [1, 1])[0], wrong, 1e-14)
    assert_close(loss.forward(z, [0, 0, 1])[0], (2 * right + 4 * wrong) / 6, 1e-14)
    rows = np.eye(2)[[0, 0, 1]]
    assert_close(loss.forward(z, rows)[0], (2 * right + 4 * wrong) / 3, 1e-14)


def test_a_class_without_weight_is_left_out():
    z = np.random.default_rng(0).standard_normal((3, 2))
    loss = nn.SoftmaxCrossEntropy(class_weights=[1, 0])
    value, cache = loss.forward(z, [0, 1, 0])
    assert_close(value, nn.SoftmaxCrossEntropy().forward(z[::2], [0, 0])[0], 1e-14)
    assert not loss.backward(cache)[1].any()
    for smoothing in (0.0, 0.1):
        loss = nn.SoftmaxCrossEntropy(class_weights=[1, 0], label_smoothing=smoothing)
        value, cache = loss.forward(z, [1, 1, 1])
        assert value == 0.0
        assert not loss.backward(cache).any()


def test_smoothing_is_the_same_as_smooth_targets():
    rng = np.random.default_rng(0)
    z, classes = rng.standard_normal((5, 4)), rng.integers(4, size=5)
    smooth = 0.9 * np.eye(4)[classes] + 0.1 / 4
    value, cache = nn.SoftmaxCrossEntropy(label_smoothing=0.1).forward(z, classes)
    expected, other = nn.SoftmaxCrossEntropy().forward(z, smooth)
    assert_close(value, expected, 1e-14)
    gradient = nn.SoftmaxCrossEntropy.backward
    assert_close(gradient(nn.SoftmaxCrossEntropy(), cache), gradient(nn.SoftmaxCrossEntropy(), other), 1e-14)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_logits_with_options(dtype):
    z = np.array([[1e4, -1e4], [1e4, -1e4]], dtype)
    loss = nn.SoftmaxCrossEntropy(label_smoothing=0.5, class_weights=[1, 3])
    value, cache = loss.forward(z, [0, 1])
    assert value == (3 * 0.25 + 3 * 0.75) * 2e4 / 4
    assert_close(loss.backward(cache), [[0.1875, -0.1875], [0.5625, -0.5625]], 1e-6)
    loss = nn.BinaryCrossEntropy(pos_weight=3)
    value, cache = loss.forward(z, [[1, 1], [0, 0]])
    assert value == (3e4 + 1e4) / 4
    assert loss.backward(cache).tolist() == [[0.0, -0.75], [0.25, 0.0]]
    exact = math.exp(-30) * 3
    assert_close(nn.BinaryCrossEntropy(pos_weight=3).forward(np.array([[30.0]]), [[1]])[0], exact, 1e-12)


def test_metrics_do_not_depend_on_options():
    z = np.array([[2.0, 1.0], [0.0, 1.0], [3.0, -3.0], [1.0, 2.0]])
    loss = nn.SoftmaxCrossEntropy(label_smoothing=0.9, class_weights=[1, 9])
    for targets in ([0, 1, 1, 1], np.eye(2)[[0, 1, 1, 1]]):
        assert loss.metric(loss.forward(z, targets)[1]) == 0.75
    loss = nn.BinaryCrossEntropy(pos_weight=0.1)
    assert loss.metric(loss.forward(z, [[1, 1], [1, 1], [0, 0], [1, 0]])[1]) == 5 / 8
    for loss in (nn.AbsoluteError(), nn.Huber(0.1)):
        assert loss.metric_name == nn.SquaredError.metric_name
        assert loss.metric(loss.forward(z, np.zeros((4, 2)))[1]) == 13 / 8


def test_weights_are_the_losses_own():
    weights = np.array([1.0, 2.0])
    loss = nn.SoftmaxCrossEntropy(class_weights=weights)
    with unchanged(weights):
        before = loss.forward(np.eye(2), [0, 1])[0]
    weights[0] = 100.0
    assert loss.forward(np.eye(2), [0, 1])[0] == before
    with pytest.raises(ValueError, match="read-only"):
        loss.class_weights[0] = 1.0


def test_options_show():
    losses = [
        nn.SquaredError(),
        nn.Huber(2),
        nn.BinaryCrossEntropy(pos_weight=[1, 2]),
        nn.SoftmaxCrossEntropy(label_smoothing=0.1),
    ]
    assert [repr(loss) for loss in losses] == [
        "SquaredError()",
        "Huber(delta=2.0)",
        "BinaryCrossEntropy(pos_weight=[1.0, 2.0])",
        "SoftmaxCrossEntropy(label_smoothing=0.1, class_weights=None)",
    ]
