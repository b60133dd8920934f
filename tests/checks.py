"""Checks of the package that several test files share.

Each takes the package as its first argument and raises AssertionError where it finds a fault:
`test_planted_bugs` hands in broken copies. Gradients are compared with central differences made here, not
by the package.
"""

import contextlib
import math
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np

Package = ModuleType


def assert_close(actual: Any, expected: Any, tolerance: float, *, floor: float = 0.0) -> None:
    """The largest difference is below `tolerance` times the largest expected entry (`floor` at least)."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape, f"shape {actual.shape}, expected {expected.shape}"
    difference = float(np.abs(actual - expected).max(initial=0.0))
    scale = max(float(np.abs(expected).max(initial=0.0)), floor)
    assert difference <= tolerance * scale, (
        f"off by {difference:g} of {scale:g}:\n{actual}\nexpected\n{expected}"
    )


def assert_same(actual: Any, expected: Any) -> None:
    """Equal shape, type and bits."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert (actual.shape, actual.dtype) == (expected.shape, expected.dtype)
    assert actual.tobytes() == expected.tobytes()


def numerical_gradient(cost: Callable[[], float], x: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """Central differences of the cost, which reads x."""
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + step
        above = cost()
        x[index] = kept - step
        below = cost()
        x[index] = kept
        gradient[index] = (above - below) / (2 * step)
    return gradient


def assert_gradient(analytic: Any, cost: Callable[[], float], x: np.ndarray) -> None:
    assert_close(analytic, numerical_gradient(cost, x), 1e-6, floor=1e-2)


def arrays_in(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, dict):
        yield from arrays_in(list(value.values()))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from arrays_in(part)


@contextlib.contextmanager
def unchanged(*values: Any) -> Iterator[None]:
    """No array in `values`, however nested, has other bits afterwards."""
    arrays = list(arrays_in(values))
    before = [array.tobytes() for array in arrays]
    yield
    assert [array.tobytes() for array in arrays] == before, "an input was changed in place"


def laid_out(values: np.ndarray, layout: str) -> np.ndarray:
    """The same numbers, in memory row by row ("C"), column by column ("F") or with gaps ("strided")."""
    if layout == "strided":
        wide = np.full([2 * n for n in values.shape], np.nan)
        wide[tuple(slice(None, None, 2) for _ in values.shape)] = values
        return wide[tuple(slice(None, None, 2) for _ in values.shape)]
    return np.asarray(values, order=layout)


# Activations

ACTIVATIONS: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "identity": (lambda z: z, lambda z: 1.0),
    "heaviside": (lambda z: 1.0 if z >= 0 else 0.0, lambda z: 0.0),
    "sigmoid": (lambda z: (1 + math.tanh(z / 2)) / 2, lambda z: 1 / (4 * math.cosh(z / 2) ** 2)),
    "tanh": (lambda z: math.sinh(z) / math.cosh(z), lambda z: 1 / math.cosh(z) ** 2),
    "relu": (lambda z: z if z > 0 else 0.0, lambda z: 1.0 if z > 0 else 0.0),
    "leaky_relu": (lambda z: z if z > 0 else 0.01 * z, lambda z: 1.0 if z > 0 else 0.01),
    "elu": (lambda z: z if z > 0 else math.exp(z) - 1, lambda z: 1.0 if z > 0 else math.exp(z)),
    "softplus": (lambda z: math.log(1 + math.exp(z)), lambda z: math.exp(z) / (1 + math.exp(z))),
    "gelu": (
        lambda z: z / (1 + math.exp(-2 * _gelu_inner(z))),
        lambda z: (
            1 / (1 + math.exp(-2 * _gelu_inner(z)))
            + z * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2) / (2 * math.cosh(_gelu_inner(z)) ** 2)
        ),
    ),
    "silu": (
        lambda z: z / (1 + math.exp(-z)),
        lambda z: (1 + math.exp(-z) + z * math.exp(-z)) / (1 + math.exp(-z)) ** 2,
    ),
}
"""Each activation and its derivative for one number, in other words than the package's."""


def _gelu_inner(z: float) -> float:
    return math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)


def activation_follows_formula(nn: Package, name: str, z: np.ndarray) -> None:
    activation, (value, derivative) = getattr(nn, name), ACTIVATIONS[name]
    assert_close(activation(z), [value(x) for x in z], 1e-13)
    assert_close(activation.derivative(z), [derivative(x) for x in z], 1e-13)


def derivative_is_the_slope(nn: Package, activation: Any, z: np.ndarray) -> None:
    """By central differences, and the same whether or not the output is handed in."""
    output = activation(z)
    slope = (activation(z + 1e-5) - activation(z - 1e-5)) / 2e-5
    with unchanged(z, output):
        assert_close(activation.derivative(z), slope, 1e-8)
        assert_same(activation.derivative(z, output), activation.derivative(z))


def activation_keeps_precision(nn: Package, name: str) -> None:
    activation = getattr(nn, name)
    for dtype in (np.float32, np.float64):
        z = np.linspace(-3, 3, 7, dtype=dtype)
        assert activation(z).dtype == activation.derivative(z).dtype == dtype
        assert activation.derivative(z, activation(z)).dtype == dtype


def activation_leaves_its_input(nn: Package, name: str) -> None:
    activation, z = getattr(nn, name), np.linspace(-3, 3, 12).reshape(3, 4)
    with unchanged(z):
        results = [activation(z), activation.derivative(z)]
        for result in results:
            assert not np.shares_memory(result, z)
            result[...] = 7.0


# Boxes

BOXES: dict[str, Callable[[Package], list[Any]]] = {
    "dense": lambda nn: [nn.Dense(3, 4)],
    "dense, square": lambda nn: [nn.Dense(4, 4)],
    "dense, one unit": lambda nn: [nn.Dense(1, 1)],
    "prelu": lambda nn: [nn.PReLU(4)],
    "maxout": lambda nn: [nn.Maxout(3, 4)],
    "maxout, 3 pieces": lambda nn: [nn.Maxout(4, 2, pieces=3)],
    "maxout, 1 piece": lambda nn: [nn.Maxout(2, 3, pieces=1)],
    **{name: lambda nn, name=name: [nn.Activate(getattr(nn, name))] for name in ACTIVATIONS},
    "leaky_relu, slope 2": lambda nn: [nn.Activate(nn.LeakyReLU(2.0))],
    "elu, alpha 0.3": lambda nn: [nn.Activate(nn.ELU(0.3))],
    "a chain": lambda nn: [
        nn.Dense(3, 5),
        nn.PReLU(5),
        nn.Maxout(5, 4),
        nn.Activate(nn.tanh),
        nn.Dense(4, 2),
    ],
}


def box_gradients(
    nn: Package,
    make: Callable[[Package], list[Any]],
    shape: tuple[int, ...] = (),
    layout: str = "C",
    seed: int = 0,
) -> None:
    """backward from a random upstream gradient, against differences of forward; only gradients are written.

    `shape` is the batch's, (4, features) if not given.
    """
    rng = np.random.default_rng(seed)
    net = nn.Network(make(nn), rng=rng, dtype=np.float64)
    net.theta = rng.standard_normal(net.theta.shape)
    x = laid_out(rng.standard_normal(shape or (4, *(net.input_shape or (3,)))), layout)
    with unchanged(x, net.theta):
        y, trace = net.forward(x)
    dy = laid_out(rng.standard_normal(y.shape), layout)
    net.gradient = np.nan
    with unchanged(x, y, dy, net.theta, [step.cache for step in trace]):
        dx = net.backward(dy, trace)
    gradient = net.gradient.copy()

    def cost() -> float:
        return float((net.forward(x)[0] * dy).sum())

    for name in net.parameters:
        assert_gradient(net.gradients[name], cost, net.parameters[name])
    assert_gradient(dx, cost, x)

    net.gradient = np.nan
    assert net.backward(dy, trace, need_dx=False) is None
    assert_same(net.gradient, gradient)


def box_keeps_float32(nn: Package, make: Callable[[Package], list[Any]]) -> None:
    rng = np.random.default_rng(0)
    net = nn.Network(make(nn), rng=rng)
    y, trace = net.forward(rng.standard_normal((4, *(net.input_shape or (3,)))))
    dx = net.backward(rng.standard_normal(y.shape), trace)
    assert {a.dtype.name for step in trace for a in (step.output, step.dy)} == {"float32"}
    assert dx.dtype == net.theta.dtype == net.gradient.dtype == np.float32


def graph_gradients(
    nn: Package, make: Callable[[Package], dict[str, Any]], starts: list[str], seed: int = 0
) -> None:
    """bprop from random gradients at the nodes `starts`, against differences of fprop."""
    rng = np.random.default_rng(seed)
    graph = nn.FlowGraph(make(nn), rng=rng, dtype=np.float64)
    graph.theta = rng.standard_normal(graph.theta.shape)
    inputs = {name: rng.standard_normal((4, 3)) for name in graph.inputs}
    with unchanged(inputs, graph.theta):
        values, caches = graph.fprop(**inputs)
    dy = {name: rng.standard_normal(values[name].shape) for name in starts}
    graph.gradient = np.nan
    with unchanged(values, dy, caches, graph.theta):
        gradients = graph.bprop(caches, **dy)

    def cost() -> float:
        values, _ = graph.fprop(**inputs)
        return sum(float((values[name] * d).sum()) for name, d in dy.items())

    for name in graph.parameters:
        assert_gradient(graph.gradients[name], cost, graph.parameters[name])
    for name, x in inputs.items():
        assert_gradient(gradients.get(name, np.zeros(x.shape)), cost, x)


def shared(nn: Package) -> list[Any]:
    """A chain in which one Dense stands three times."""
    box = nn.Dense(3, 3)
    return [box, nn.Activate(nn.tanh), box, nn.Activate(nn.sigmoid), box]


def weights_come_first(nn: Package) -> None:
    layers = [nn.Dense(2, 3), nn.PReLU(3), nn.Maxout(3, 2), nn.Dense(2, 1)]
    net = nn.Network(layers, rng=np.random.default_rng(0))
    net.theta = np.arange(net.theta.size)
    first, prelu, maxout, last = layers
    parts = [first.W, maxout.W, last.W, first.b, prelu.alpha, maxout.b, last.b]
    assert_same(np.concatenate([part.ravel() for part in parts]), net.theta)
    assert net.weights == slice(0, 6 + 12 + 2)


# Losses


def squared_error(prediction: np.ndarray, target: np.ndarray) -> float:
    n, k = prediction.shape
    return sum((prediction[i, j] - target[i, j]) ** 2 for i in range(n) for j in range(k)) / (n * k)


def binary_cross_entropy(logits: np.ndarray, target: np.ndarray) -> float:
    total, (n, k) = 0.0, logits.shape
    for i in range(n):
        for j in range(k):
            p = 1 / (1 + math.exp(-logits[i, j]))
            total -= target[i, j] * math.log(p) + (1 - target[i, j]) * math.log(1 - p)
    return total / (n * k)


def softmax_cross_entropy(logits: np.ndarray, target: np.ndarray) -> float:
    total, (n, k) = 0.0, logits.shape
    for i in range(n):
        partition = sum(math.exp(logits[i, j]) for j in range(k))
        for j in range(k):
            share = float(target[i] == j) if target.ndim == 1 else target[i, j]
            total -= share * math.log(math.exp(logits[i, j]) / partition)
    return total / n


def random_targets(kind: str, rng: np.random.Generator, n: int, k: int) -> np.ndarray:
    if kind == "numbers":
        return rng.standard_normal((n, k))
    if kind == "fractions":
        return rng.random((n, k))
    if kind == "bits":
        return rng.integers(2, size=(n, k))
    if kind == "classes":
        return rng.integers(k, size=n)
    return rng.dirichlet(np.ones(k), size=n)


LOSSES = {
    "squared error": ("SquaredError", squared_error, "numbers"),
    "binary, 0 or 1": ("BinaryCrossEntropy", binary_cross_entropy, "bits"),
    "binary, fractions": ("BinaryCrossEntropy", binary_cross_entropy, "fractions"),
    "softmax, classes": ("SoftmaxCrossEntropy", softmax_cross_entropy, "classes"),
    "softmax, probabilities": ("SoftmaxCrossEntropy", softmax_cross_entropy, "probabilities"),
}


def _loss_case(nn: Package, name: str, n: int, k: int) -> tuple[Any, Callable, np.ndarray, np.ndarray]:
    rng = np.random.default_rng([n, k])
    kind, transcription, targets = LOSSES[name]
    return (
        getattr(nn, kind)(),
        transcription,
        3 * rng.standard_normal((n, k)),
        random_targets(targets, rng, n, k),
    )


def loss_follows_formula(nn: Package, name: str, n: int = 5, k: int = 3) -> None:
    loss, transcription, prediction, target = _loss_case(nn, name, n, k)
    value, _ = loss.forward(prediction, target)
    assert type(value) is float
    assert_close(value, transcription(prediction, target), 1e-12)


def loss_gradient(nn: Package, name: str, n: int = 5, k: int = 3, layout: str = "C") -> None:
    loss, _, prediction, target = _loss_case(nn, name, n, k)
    prediction = laid_out(prediction, layout)
    with unchanged(prediction, target):
        _, cache = loss.forward(prediction, target)
    with unchanged(prediction, target, cache):
        gradient = loss.backward(cache)
    assert_gradient(gradient, lambda: loss.forward(prediction, target)[0], prediction)


def loss_is_mean_over_batch(nn: Package, name: str, n: int = 5, k: int = 3) -> None:
    """The same rows twice: the same loss and metric, half the gradient for each row."""
    loss, _, prediction, target = _loss_case(nn, name, n, k)
    once, cache = loss.forward(prediction, target)
    twice, doubled = loss.forward(np.concatenate([prediction] * 2), np.concatenate([target] * 2))
    assert_close(twice, once, 1e-14)
    assert_close(loss.metric(doubled), loss.metric(cache), 1e-14)
    assert_close(loss.backward(doubled), np.concatenate([loss.backward(cache) / 2] * 2), 1e-14)


# Optimizers


def textbook_sgd(
    theta: list[float], gradients: np.ndarray, rate: Callable[[int], float]
) -> Iterator[list[float]]:
    for t, g in enumerate(gradients):
        theta = [x - rate(t) * g[i] for i, x in enumerate(theta)]
        yield theta


def textbook_momentum(
    theta: list[float], gradients: np.ndarray, rate: Callable[[int], float], mu: float
) -> Iterator[list[float]]:
    v = [0.0] * len(theta)
    for t, g in enumerate(gradients):
        v = [mu * v[i] + g[i] for i in range(len(v))]
        theta = [x - rate(t) * v[i] for i, x in enumerate(theta)]
        yield theta


def textbook_adam(
    theta: list[float],
    gradients: np.ndarray,
    rate: Callable[[int], float],
    b1: float,
    b2: float,
    epsilon: float,
) -> Iterator[list[float]]:
    theta, m, v = list(theta), [0.0] * len(theta), [0.0] * len(theta)
    for t, g in enumerate(gradients, start=1):
        for i in range(len(theta)):
            m[i] = b1 * m[i] + (1 - b1) * g[i]
            v[i] = b2 * v[i] + (1 - b2) * g[i] ** 2
            m_hat, v_hat = m[i] / (1 - b1**t), v[i] / (1 - b2**t)
            theta[i] -= rate(t - 1) * m_hat / (math.sqrt(v_hat) + epsilon)
        yield list(theta)


OPTIMIZERS: dict[str, tuple[Callable[[Package, Any], Any], Callable[..., Iterator[list[float]]], tuple]] = {
    "SGD": (lambda nn, rate: nn.SGD(rate), textbook_sgd, ()),
    "Momentum": (lambda nn, rate: nn.Momentum(rate), textbook_momentum, (0.9,)),
    "Momentum 0": (lambda nn, rate: nn.Momentum(rate, 0.0), textbook_momentum, (0.0,)),
    "Momentum 0.5": (lambda nn, rate: nn.Momentum(rate, 0.5), textbook_momentum, (0.5,)),
    "Adam": (lambda nn, rate: nn.Adam(rate), textbook_adam, (0.9, 0.999, 1e-8)),
    "Adam, large ε": (
        lambda nn, rate: nn.Adam(rate, beta1=0.8, beta2=0.95, epsilon=0.1),
        textbook_adam,
        (0.8, 0.95, 0.1),
    ),
}


def decay(step: int) -> float:
    return 0.3 / (1 + step)


def optimizer_follows_textbook(nn: Package, name: str, rate: Any = decay, dtype: Any = np.float64) -> None:
    """Twenty steps on 11 parameters in blocks of 4."""
    module = import_module(f"{nn.__name__}.optimizers")
    block, module.BLOCK = module.BLOCK, 4
    try:
        make, textbook, settings = OPTIMIZERS[name]
        rng = np.random.default_rng(0)
        theta, gradients = rng.standard_normal(11).astype(dtype), rng.standard_normal((20, 11)).astype(dtype)
        expected = textbook(theta.tolist(), gradients, rate if callable(rate) else lambda _: rate, *settings)
        optimizer = make(nn, rate)
        for gradient, correct in zip(gradients, expected, strict=True):
            with unchanged(gradient):
                optimizer.step(theta, gradient)
            assert_close(theta, correct, 1e-13 if dtype == np.float64 else 2e-6)
    finally:
        module.BLOCK = block
    assert {theta.dtype, *(s.dtype for s in optimizer.state.values())} == {np.dtype(dtype)}


# Training


def two_clouds(seed: int = 0, n: int = 24) -> tuple[np.ndarray, np.ndarray]:
    """Points around (1, 1) of class 1 and around (−1, −1) of class 0."""
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 2
    return rng.standard_normal((n, 2)) + 2.0 * y[:, None] - 1.0, y


def classifier(nn: Package, *boxes: Any, dtype: Any = np.float32) -> Any:
    layers = [*boxes, nn.Dense(2, 4), nn.Activate(nn.tanh), nn.Dense(4, 2)]
    return nn.Network(layers, rng=np.random.default_rng(1), dtype=dtype)


def spy(nn: Package) -> Any:
    """A box that lets everything pass, and notes training's batches and what it is asked for."""

    class Spy(nn.Layer):
        def __init__(self) -> None:
            self.batches: list[np.ndarray] = []
            self.dtypes: set[str] = set()
            self.dx_needed: set[bool] = set()
            self.calls: list[tuple[bool, Any]] = []

        def forward(self, x, *, training=False, rng=None):
            self.dtypes.add(x.dtype.name)
            self.calls.append((training, rng))
            if training:
                self.batches.append(x.copy())
            return x, None

        def backward(self, dy, cache, *, need_dx=True):
            self.dtypes.add(dy.dtype.name)
            self.dx_needed.add(need_dx)
            return dy

    return Spy()


def every_row_once_an_epoch(nn: Package, n: int = 23, batch_size: int = 5, epochs: int = 3) -> None:
    """Each epoch passes each row once, in an order of its own, in batches of the size asked for."""
    X, y = two_clouds(n=n)
    X[:, 0] = np.arange(n)
    box = spy(nn)
    options = {"loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.SGD(1e-3), "rng": np.random.default_rng(0)}
    nn.fit(classifier(nn, box), X, y, epochs=epochs, batch_size=batch_size, **options)
    sizes = [len(batch) for batch in box.batches]
    assert sizes == batch_sizes(n, batch_size) * epochs
    passes = np.concatenate(box.batches)[:, 0].reshape(epochs, n)
    assert (np.sort(passes) == np.arange(n)).all()
    orders = {tuple(order) for order in passes} | {tuple(range(n))}
    assert len(orders) == epochs + 1, "an epoch went in the order of another, or of the data"


def batch_sizes(n: int, batch_size: int) -> list[int]:
    """Full batches, then the rest; a rest of one joins the batch before."""
    sizes = [batch_size] * (n // batch_size) + ([n % batch_size] if n % batch_size else [])
    if batch_size > 1 and sizes[-1] == 1 and len(sizes) > 1:
        return [*sizes[:-2], sizes[-2] + 1]
    return sizes


def fit_is_the_loop_by_hand(nn: Package) -> None:
    """The same numbers as a loop in the open: θ to the bit, the history as means over the rows."""
    X, y = two_clouds(n=22)
    validation = two_clouds(seed=5, n=9)
    loss, net = nn.SoftmaxCrossEntropy(), classifier(nn)
    hand = classifier(nn)
    history = nn.fit(
        net, X, y, loss=loss, optimizer=nn.Momentum(0.1), epochs=3, batch_size=8,
        rng=np.random.default_rng(0), validation=validation,
    )  # fmt: skip
    rng, optimizer = np.random.default_rng(0), nn.Momentum(0.1)
    for epoch in range(3):
        order, values, hits = rng.permutation(22), [], []
        for rows in (order[:8], order[8:16], order[16:]):
            logits, trace = hand.forward(X[rows], training=True, rng=rng)
            value, cache = loss.forward(logits, y[rows])
            hand.backward(loss.backward(cache), trace)
            optimizer.step(hand.theta, hand.gradient)
            values += [value] * len(rows)
            hits += list(logits.argmax(axis=1) == y[rows])
        assert_close(history.loss[epoch], np.mean(values), 1e-12)
        assert_close(history.metric[epoch], np.mean(hits), 1e-12)
        logits = hand.predict(validation[0])
        assert_close(history.validation_loss[epoch], loss.forward(logits, validation[1])[0], 1e-12)
        assert_close(history.validation_metric[epoch], np.mean(logits.argmax(axis=1) == validation[1]), 1e-12)
    assert_same(net.theta, hand.theta)
    assert {len(series) for series in (history.loss, history.metric)} == {3}
    assert {len(series) for series in (history.validation_loss, history.validation_metric)} == {3}


def early_stopping_restores_the_best(nn: Package, patience: int = 4) -> None:
    """On a validation set with wrong labels the loss falls, then rises."""
    X, y = two_clouds()
    validation = two_clouds(seed=3, n=12)
    validation[1][:5] = 1 - validation[1][:5]
    net, loss = classifier(nn), nn.SoftmaxCrossEntropy()
    history = nn.fit(
        net, X, y, loss=loss, optimizer=nn.Momentum(0.02), epochs=200, rng=np.random.default_rng(0),
        validation=validation, early_stopping=nn.EarlyStopping(patience),
    )  # fmt: skip
    best = int(np.argmin(history.validation_loss))
    assert 0 < best == history.best_epoch
    assert len(history.loss) == len(history.validation_loss) == best + patience + 1 < 200
    assert loss.forward(net.predict(validation[0]), validation[1])[0] == history.validation_loss[best]


def standardizer_uses_fit_alone(nn: Package) -> None:
    rng = np.random.default_rng(0)
    X, other = rng.normal(3.0, 2.0, (20, 3)), rng.normal(-1.0, 5.0, (7, 3))
    scaler = nn.Standardizer().fit(X)
    expected = [
        [
            (other[i, j] - sum(X[:, j]) / 20) / math.sqrt(sum((X[:, j] - sum(X[:, j]) / 20) ** 2) / 20)
            for j in range(3)
        ]
        for i in range(7)
    ]
    for _ in range(2):
        with unchanged(other):
            assert_close(scaler.transform(other), expected, 1e-12)
        assert_close(scaler.inverse_transform(scaler.transform(other)), other, 1e-12)


# Gradient checks and diagnostics


def kinks_are_left_out(nn: Package) -> None:
    """ReLU at exactly 0: those entries say nothing; a tensor of nothing else gives nan."""
    net = nn.Network([nn.Activate(nn.relu)])
    assert nn.check_gradients(net, [[0.0, 1.5, -2.0]])["x"] < 1e-8
    assert math.isnan(nn.check_gradients(net, [[0.0, 0.0]])["x"])


def numerical_gradient_puts_back(nn: Package) -> None:
    x = np.array([1.0, 2.0, 3.0])
    with unchanged(x):
        assert_close(nn.numerical_gradient(lambda: float((x**3).sum()), x), 3 * x**2, 1e-8)
    calls = iter([1.0, 2.0, 3.0])
    with unchanged(x), contextlib.suppress(StopIteration):
        nn.numerical_gradient(lambda: next(calls), x)


def dead_units_are_silent_on_every_row(nn: Package) -> None:
    net = nn.Network([nn.Dense(1, 3, weights=nn.Constant(1.0)), nn.Activate(nn.relu)])
    net.parameters["dense1.b"] = [0.0, -1.0, -9.0]
    assert nn.dead_units(net, [[0.5], [2.0]])["activate1"].tolist() == [False, False, True]
