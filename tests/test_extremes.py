"""Whatever finite numbers come in, in any shape, type and memory order: finite results or a clear error, and
the input as it was.
"""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checks
import nncourse as nn
from checks import BOXES, LOSSES, OPTIMIZERS, assert_close, make_optimizer

NUMBERS = st.one_of(
    st.floats(-3, 3, width=32),
    st.sampled_from([0.0, 1.0, -1.0, 1e30, -1e30, 1e-30, -1e-30]),
)
DTYPES = st.sampled_from([np.float32, np.float64, np.float16, np.int64, np.uint8, np.bool_])
LAYOUTS = st.sampled_from(["C", "F", "strided"])
ROWS, COLUMNS = st.integers(1, 6), st.integers(1, 4)

thorough = settings(deadline=None, derandomize=True, max_examples=60)


def with_layout(values: np.ndarray, layout: str) -> np.ndarray:
    """Read-only, so that a write into it is an error."""
    array = np.asarray(values, order="F" if layout == "F" else "C")
    if layout == "strided":
        array = np.repeat(np.repeat(values, 2, axis=0), 3, axis=-1)[::2, ::3]
    array = array[...]
    array.flags.writeable = False
    return array


@st.composite
def tables(draw, rows=ROWS, columns=COLUMNS, dtypes=DTYPES):
    """A read-only (n, features) array; integer types hold what fits into them, some columns are constant."""
    shape = draw(rows), draw(columns)
    dtype = np.dtype(draw(dtypes))
    values = np.array(draw(st.lists(NUMBERS, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1])))
    values = values.reshape(shape)
    if draw(st.booleans()):
        values[:, 0] = values[0, 0]
    limit = {"f": 6e4 if dtype.itemsize == 2 else 1e30}.get(dtype.kind, 1e9)
    values = np.clip(
        values, 0 if dtype.kind in "ub" else -limit, min(limit, 255 if dtype == np.uint8 else limit)
    )
    return with_layout(values.astype(dtype), draw(LAYOUTS))


def all_finite(*values) -> bool:
    return all(np.isfinite(array).all() for array in values)


@pytest.mark.parametrize("name", checks.ACTIVATIONS)
@given(z=tables())
@thorough
def test_activations(name, z):
    activation = getattr(nn, name)
    value, slope = activation(z), activation.derivative(z)
    assert value.shape == slope.shape == z.shape
    assert all_finite(value, slope)
    assert_close(activation(np.array(z)), value, 1e-6)


@given(z=tables())
@thorough
def test_softmax(z):
    p = nn.softmax(z)
    assert all_finite(p)
    assert_close(p.sum(axis=1), np.ones(len(z)), 1e-2 if z.dtype == np.float16 else 1e-5)


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("name", BOXES)
@given(data=st.data())
@settings(thorough, max_examples=25)
def test_boxes(name, training, data):
    """An upstream gradient of the size that a loss gives; the same numbers in every memory order."""
    boxes = BOXES[name](nn)
    dtype = data.draw(st.sampled_from([np.float32, np.float64]))
    net = nn.Network(boxes, rng=np.random.default_rng(0), dtype=dtype)
    records = training and any(isinstance(box, nn.BatchNorm) for box in boxes)
    least = 2 if records else 1
    features = (net.input_shape or (3,))[0]
    X = data.draw(tables(st.integers(least, 5), st.just(features)))
    try:
        y, trace = net.forward(X, training=training, rng=np.random.default_rng(0))
    except OverflowError:
        assert records
        assert dtype == np.float32
        assert np.abs(X).max() > 1e10
        return
    dy = np.random.default_rng(1).standard_normal(y.shape).astype(dtype) / len(X)
    dy.flags.writeable = False
    dx = net.backward(dy, trace)
    assert all_finite(y, dx, net.gradient, net.theta)
    assert y.dtype == dx.dtype == dtype
    again, _ = net.astype(dtype).forward(
        np.array(X, order="C"), training=training, rng=np.random.default_rng(0)
    )
    assert_close(again, y, 1e-5)


@pytest.mark.parametrize("name", LOSSES)
@given(data=st.data())
@settings(thorough, max_examples=40)
def test_losses(name, data):
    kind, *_, targets = LOSSES[name]
    prediction = data.draw(tables())
    n, k = prediction.shape
    target = checks.random_targets(targets, np.random.default_rng(0), n, k)
    target.flags.writeable = False
    loss = getattr(nn, kind)(**checks.loss_options(name, k))
    try:
        value, cache = loss.forward(prediction, target)
    except OverflowError:
        assert kind == "SquaredError"
        assert np.abs(prediction).max() > 1e10
    else:
        assert all_finite(value, loss.backward(cache), loss.metric(cache))


SCALERS = {
    "Standardizer": nn.Standardizer,
    "MinMaxScaler": nn.MinMaxScaler,
    "PCA": nn.PCA,
    "Whitener": nn.Whitener,
    "zca": lambda: nn.Whitener(kind="zca"),
    "TargetScaler": nn.TargetScaler,
}


@pytest.mark.parametrize("name", SCALERS)
@given(X=tables(rows=st.integers(2, 6)))
@thorough
def test_scalers(name, X):
    scaler = SCALERS[name]().fit(X)
    transformed = scaler.transform(X)
    assert len(transformed) == len(X)
    assert all_finite(transformed, scaler.inverse_transform(transformed))


@pytest.mark.parametrize("name", OPTIMIZERS)
@given(gradient=tables(rows=st.just(1), dtypes=st.sampled_from([np.float32, np.float64])))
@settings(thorough, max_examples=30)
def test_optimizers_move_by_finite_steps(name, gradient):
    """Up to 1e15, whose square float32 holds; a zero gradient is no division by zero."""
    g = np.clip(gradient, -1e15, 1e15)[0]
    theta, optimizer = np.ones_like(g), make_optimizer(nn, name, 0.1)
    for _ in range(3):
        optimizer.step(theta, g)
    assert all_finite(theta, *optimizer.state.values())


@given(X=tables(rows=st.integers(1, 6)), data=st.data())
@settings(thorough, max_examples=60)
def test_fit(X, data):
    """One class, a batch of one, constant and huge features: a finite net, or an end that says why."""
    n, features = X.shape
    y = np.array(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)))
    y.flags.writeable = False
    norm = data.draw(st.sampled_from([None, nn.BatchNorm, nn.LayerNorm]))
    layers = [nn.Dense(features, 3), nn.Activate(nn.relu), nn.Dropout(0.3), nn.Dense(3, 3)]
    if norm is not None and (n > 1 or norm is nn.LayerNorm):
        layers.insert(1, norm(3))
    net = nn.Network(layers, rng=np.random.default_rng(0))
    kind = data.draw(st.sampled_from([nn.SGD, nn.Momentum, nn.Adagrad, nn.RMSProp, nn.Adam, nn.AdamW]))
    options = (
        {"validation": (X, y), "early_stopping": nn.EarlyStopping(2)} if data.draw(st.booleans()) else {}
    )
    try:
        history = nn.fit(
            net, X, y, loss=nn.SoftmaxCrossEntropy(), optimizer=kind(0.01), epochs=3,
            batch_size=data.draw(st.integers(2, 4)), rng=np.random.default_rng(0), **options,
            clip_norm=data.draw(st.sampled_from([None, 1.0])), regularizer=nn.ElasticNet(1e-3, 1e-3),
        )  # fmt: skip
    except nn.DivergedError:
        assert np.abs(X).max() > 1e10
    else:
        assert all_finite(net.theta, net.state, history.loss, history.metric)


@given(X=tables(dtypes=st.sampled_from([np.float32, np.float64])))
@thorough
def test_standardized_data_always_train(X):
    """What the error's advice says helps."""
    y = np.arange(len(X)) % 2
    net = nn.Network(
        [nn.Dense(X.shape[1], 4), nn.Activate(nn.tanh), nn.Dense(4, 2)], rng=np.random.default_rng(0)
    )
    history = nn.fit(
        net, nn.Standardizer().fit_transform(X), y, loss=nn.SoftmaxCrossEntropy(), optimizer=nn.Adam(),
        epochs=2, rng=np.random.default_rng(0),
    )  # fmt: skip
    assert all_finite(net.theta, history.loss)


@given(X=tables(columns=st.just(3)))
@thorough
def test_diagnostics(X):
    net = nn.Network([nn.Dense(3, 4), nn.Activate(nn.relu), nn.Dense(4, 2)], rng=np.random.default_rng(0))
    numbers = [*nn.saturation(net, X).values(), *nn.activation_spread(net, X).values()]
    assert all_finite(*map(np.asarray, numbers))
    assert nn.dead_units(net, X)["activate1"].shape == (4,)


def test_warnings_are_errors_in_these_tests():
    """Or an overflow could pass unseen."""
    with pytest.raises(RuntimeWarning, match="overflow"):
        warnings.warn("overflow", RuntimeWarning, stacklevel=1)
