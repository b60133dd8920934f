"""Checks of the package that several test files share.

Each takes the package as its first argument and raises AssertionError where it finds a fault:
`test_planted_bugs` hands in broken copies. Gradients are compared with central differences made here, not
by the package.
"""

import contextlib
import math
from collections.abc import Callable, Iterator
from functools import partial
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


def refusal(call: Callable[[], object]) -> str:
    """What the ValueError says with which the call is refused."""
    try:
        call()
    except ValueError as error:
        return str(error)
    raise AssertionError("not refused")


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
    "dropout": lambda nn: [nn.Dropout(0.4)],
    "dropout of nothing": lambda nn: [nn.Dropout(0.0)],
    "batch norm": lambda nn: [nn.BatchNorm(4)],
    "batch norm, large ε": lambda nn: [nn.BatchNorm(3, momentum=0.3, epsilon=0.5)],
    "layer norm": lambda nn: [nn.LayerNorm(4)],
    "layer norm, large ε": lambda nn: [nn.LayerNorm(3, epsilon=0.5)],
    "layer norm, one feature": lambda nn: [nn.LayerNorm(1)],
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
    "a chain with noise and norms": lambda nn: [
        nn.Dense(3, 4),
        nn.BatchNorm(4),
        nn.Activate(nn.tanh),
        nn.Dropout(0.3),
        nn.LayerNorm(4),
        nn.Dense(4, 2),
    ],
}


def box_gradients(
    nn: Package,
    make: Callable[[Package], list[Any]],
    shape: tuple[int, ...] = (),
    layout: str = "C",
    seed: int = 0,
    training: bool = False,
) -> None:
    """backward from a random upstream gradient, against differences of forward; only gradients are written,
    and in training buffers.

    `shape` is the batch's, (4, features) if not given.
    """
    rng = np.random.default_rng(seed)
    net = nn.Network(make(nn), rng=rng, dtype=np.float64)
    net.theta = rng.standard_normal(net.theta.shape)
    net.state = rng.uniform(0.5, 2.0, net.state.shape)
    x = laid_out(rng.standard_normal(shape or (4, *(net.input_shape or (3,)))), layout)

    def forward() -> tuple[np.ndarray, Any]:
        return net.forward(x, training=training, rng=np.random.default_rng(9))

    with unchanged(x, net.theta, [] if training else net.state):
        y, trace = forward()
    dy = laid_out(rng.standard_normal(y.shape), layout)
    net.gradient = np.nan
    with unchanged(x, y, dy, net.theta, net.state, [step.cache for step in trace]):
        dx = net.backward(dy, trace)
    gradient = net.gradient.copy()

    def cost() -> float:
        return float((forward()[0] * dy).sum())

    for name in net.parameters:
        assert_gradient(net.gradients[name], cost, net.parameters[name])
    assert_gradient(dx, cost, x)

    net.gradient = np.nan
    assert net.backward(dy, trace, need_dx=False) is None
    assert_same(net.gradient, gradient)


def box_keeps_float32(nn: Package, make: Callable[[Package], list[Any]]) -> None:
    rng = np.random.default_rng(0)
    net = nn.Network(make(nn), rng=rng)
    for training in (False, True):
        x = rng.standard_normal((4, *(net.input_shape or (3,))))
        y, trace = net.forward(x, training=training, rng=rng)
        dx = net.backward(rng.standard_normal(y.shape), trace)
        assert {a.dtype.name for step in trace for a in (step.output, step.dy)} == {"float32"}
        assert dx.dtype == net.theta.dtype == net.gradient.dtype == net.state.dtype == np.float32


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


def dropout_silences_and_scales(nn: Package) -> None:
    """0 with probability p, else x/(1 − p); the same backward, another at each call, none at inference."""
    rng, x = np.random.default_rng(0), np.random.default_rng(1).uniform(1.0, 2.0, (200, 50))
    for p in (0.2, 0.7):
        box = nn.Dropout(p)
        masks = []
        for _ in range(2):
            y, cache = box.forward(x, training=True, rng=rng)
            mask = y / x
            assert np.all((y == 0.0) | (np.abs(mask - 1 / (1 - p)) < 1e-12))
            assert abs(np.mean(y == 0.0) - p) < 5 * math.sqrt(p * (1 - p) / x.size)
            assert_close(box.backward(x, cache), y, 1e-15)
            masks.append(mask == 0.0)
        assert 0.3 * p < np.mean(masks[0] != masks[1]) / (2 * (1 - p)) < 3 * p
        y, cache = box.forward(x, rng=rng)
        assert_same(y, x)
        assert_same(box.backward(x, cache), x)


def batch_norm_follows_formula(nn: Package) -> None:
    """Two batches in training, then one at inference, number by number."""
    rng = np.random.default_rng(0)
    momentum, epsilon, k = 0.3, 0.2, 3
    box = nn.BatchNorm(k, momentum=momentum, epsilon=epsilon)
    net = nn.Network([box], dtype=np.float64)
    assert net.state.tolist() == [0.0] * k + [1.0] * k
    net.theta = rng.standard_normal(2 * k)
    gamma, beta = net.theta[:k], net.theta[k:]
    means, variances = [0.0] * k, [1.0] * k
    for n in (5, 2):
        x = rng.normal(2.0, 3.0, (n, k))
        expected = np.empty_like(x)
        for j in range(k):
            mean = sum(x[i, j] for i in range(n)) / n
            variance = sum((x[i, j] - mean) ** 2 for i in range(n)) / n
            for i in range(n):
                expected[i, j] = gamma[j] * (x[i, j] - mean) / math.sqrt(variance + epsilon) + beta[j]
            means[j] = (1 - momentum) * means[j] + momentum * mean
            variances[j] = (1 - momentum) * variances[j] + momentum * variance * n / (n - 1)
        assert_close(net.forward(x, training=True)[0], expected, 1e-12)
        assert_close(box.running_mean, means, 1e-12)
        assert_close(box.running_variance, variances, 1e-12)
    x = rng.normal(2.0, 3.0, (1, k))
    expected = [
        [gamma[j] * (x[0, j] - means[j]) / math.sqrt(variances[j] + epsilon) + beta[j] for j in range(k)]
    ]
    with unchanged(net.state):
        assert_close(net.predict(x), expected, 1e-12)


def batch_norm_refuses_a_single_example(nn: Package) -> None:
    net = nn.Network([nn.BatchNorm(3)])
    with unchanged(net.state):
        message = refusal(lambda: net.forward(np.ones((1, 3)), training=True))
    assert message == "BatchNorm(3) in training expects a batch of at least 2 examples, got 1"


def layer_norm_follows_formula(nn: Package) -> None:
    rng = np.random.default_rng(0)
    epsilon, k = 0.2, 4
    net = nn.Network([nn.LayerNorm(k, epsilon=epsilon)], dtype=np.float64)
    net.theta = rng.standard_normal(2 * k)
    gamma, beta = net.theta[:k], net.theta[k:]
    x = rng.normal(2.0, 3.0, (3, k))
    expected = np.empty_like(x)
    for i in range(3):
        mean = sum(x[i]) / k
        variance = sum((x[i, j] - mean) ** 2 for j in range(k)) / k
        for j in range(k):
            expected[i, j] = gamma[j] * (x[i, j] - mean) / math.sqrt(variance + epsilon) + beta[j]
    for training in (False, True):
        assert_close(net.forward(x, training=training)[0], expected, 1e-12)
        assert_close(net.forward(x[:1], training=training)[0], expected[:1], 1e-12)


def weights_come_first(nn: Package) -> None:
    layers = [nn.Dense(2, 3), nn.PReLU(3), nn.BatchNorm(3), nn.Maxout(3, 2), nn.LayerNorm(2), nn.Dense(2, 1)]
    net = nn.Network(layers, rng=np.random.default_rng(0))
    net.theta = np.arange(net.theta.size)
    first, prelu, batch, maxout, norm, last = layers
    others = [first.b, prelu.alpha, batch.gamma, batch.beta, maxout.b, norm.gamma, norm.beta, last.b]
    parts = [first.W, maxout.W, last.W, *others]
    assert_same(np.concatenate([part.ravel() for part in parts]), net.theta)
    assert net.weights == slice(0, 6 + 12 + 2)


def astype_converts_all_vectors(nn: Package) -> None:
    net = nn.Network([nn.Dense(2, 3), nn.BatchNorm(3)], rng=np.random.default_rng(0))
    wide = net.astype(np.float64)
    for name in ("theta", "gradient", "state"):
        assert_same(getattr(wide, name), getattr(net, name).astype(np.float64))


# Losses


def squared_error(prediction: np.ndarray, target: np.ndarray) -> float:
    n, k = prediction.shape
    return sum((prediction[i, j] - target[i, j]) ** 2 for i in range(n) for j in range(k)) / (n * k)


def absolute_error(prediction: np.ndarray, target: np.ndarray) -> float:
    n, k = prediction.shape
    return sum(abs(prediction[i, j] - target[i, j]) for i in range(n) for j in range(k)) / (n * k)


def huber(prediction: np.ndarray, target: np.ndarray, delta: float = 1.0) -> float:
    total, (n, k) = 0.0, prediction.shape
    for i in range(n):
        for j in range(k):
            d = abs(prediction[i, j] - target[i, j])
            total += d**2 / 2 if d <= delta else delta * (d - delta / 2)
    return total / (n * k)


def binary_cross_entropy(logits: np.ndarray, target: np.ndarray, pos_weight: Any = 1.0) -> float:
    total, (n, k) = 0.0, logits.shape
    weight = np.broadcast_to(pos_weight, k)
    for i in range(n):
        for j in range(k):
            p = 1 / (1 + math.exp(-logits[i, j]))
            total -= weight[j] * target[i, j] * math.log(p) + (1 - target[i, j]) * math.log(1 - p)
    return total / (n * k)


def softmax_cross_entropy(
    logits: np.ndarray, target: np.ndarray, label_smoothing: float = 0.0, class_weights: Any = None
) -> float:
    total, divisor, (n, k) = 0.0, 0.0, logits.shape
    weight = [1.0] * k if class_weights is None else class_weights
    for i in range(n):
        divisor += weight[target[i]] if target.ndim == 1 else 1.0
        partition = sum(math.exp(logits[i, j]) for j in range(k))
        for j in range(k):
            share = float(target[i] == j) if target.ndim == 1 else target[i, j]
            share = (1 - label_smoothing) * share + label_smoothing / k
            total -= weight[j] * share * math.log(math.exp(logits[i, j]) / partition)
    return total / divisor


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


CLASS_WEIGHTS = (0.3, 2.0, 1.1, 0.7, 0.0)
LOSSES: dict[str, tuple[str, dict[str, Any], Callable[..., float], str]] = {
    "squared error": ("SquaredError", {}, squared_error, "numbers"),
    "absolute error": ("AbsoluteError", {}, absolute_error, "numbers"),
    "huber": ("Huber", {}, huber, "numbers"),
    "huber, δ 2.5": ("Huber", {"delta": 2.5}, huber, "numbers"),
    "binary, 0 or 1": ("BinaryCrossEntropy", {}, binary_cross_entropy, "bits"),
    "binary, fractions": ("BinaryCrossEntropy", {}, binary_cross_entropy, "fractions"),
    "binary, weighted": ("BinaryCrossEntropy", {"pos_weight": 3.0}, binary_cross_entropy, "fractions"),
    "binary, weights": (
        "BinaryCrossEntropy",
        {"pos_weight": CLASS_WEIGHTS},
        binary_cross_entropy,
        "fractions",
    ),
    **{
        f"softmax, {targets}{words}": ("SoftmaxCrossEntropy", options, softmax_cross_entropy, targets)
        for targets in ("classes", "probabilities")
        for words, options in {
            "": {},
            ", smoothed": {"label_smoothing": 0.2},
            ", weighted": {"class_weights": CLASS_WEIGHTS},
            ", both": {"label_smoothing": 0.2, "class_weights": CLASS_WEIGHTS},
        }.items()
    },
}
"""Class, options (the first k of the weights are taken), formula in loops, kind of targets."""


def loss_options(name: str, k: int) -> dict[str, Any]:
    return {key: value[:k] if value is CLASS_WEIGHTS else value for key, value in LOSSES[name][1].items()}


def _loss_case(nn: Package, name: str, n: int, k: int) -> tuple[Any, Callable, np.ndarray, np.ndarray]:
    rng = np.random.default_rng([n, k])
    kind, _, transcription, targets = LOSSES[name]
    options = loss_options(name, k)
    return (
        getattr(nn, kind)(**options),
        partial(transcription, **options),
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


Rate = Callable[[int], float]


def textbook_sgd(theta: list[float], gradients: np.ndarray, rate: Rate) -> Iterator[list[float]]:
    for t, g in enumerate(gradients):
        theta = [x - rate(t) * g[i] for i, x in enumerate(theta)]
        yield theta


def textbook_momentum(
    theta: list[float], gradients: np.ndarray, rate: Rate, momentum: float = 0.9
) -> Iterator[list[float]]:
    v = [0.0] * len(theta)
    for t, g in enumerate(gradients):
        v = [momentum * v[i] + g[i] for i in range(len(v))]
        theta = [x - rate(t) * v[i] for i, x in enumerate(theta)]
        yield theta


def textbook_nesterov(
    theta: list[float], gradients: np.ndarray, rate: Rate, momentum: float = 0.9
) -> Iterator[list[float]]:
    v = [0.0] * len(theta)
    for t, g in enumerate(gradients):
        v = [momentum * v[i] + g[i] for i in range(len(v))]
        theta = [x - rate(t) * (g[i] + momentum * v[i]) for i, x in enumerate(theta)]
        yield theta


def textbook_adagrad(
    theta: list[float], gradients: np.ndarray, rate: Rate, epsilon: float = 1e-10
) -> Iterator[list[float]]:
    for t, g in enumerate(gradients):
        sums = [sum(gradients[s][i] ** 2 for s in range(t + 1)) for i in range(len(theta))]
        theta = [x - rate(t) * g[i] / (math.sqrt(sums[i]) + epsilon) for i, x in enumerate(theta)]
        yield theta


def textbook_rmsprop(
    theta: list[float], gradients: np.ndarray, rate: Rate, rho: float = 0.99, epsilon: float = 1e-8
) -> Iterator[list[float]]:
    s = [0.0] * len(theta)
    for t, g in enumerate(gradients):
        s = [rho * s[i] + (1 - rho) * g[i] ** 2 for i in range(len(s))]
        theta = [x - rate(t) * g[i] / (math.sqrt(s[i]) + epsilon) for i, x in enumerate(theta)]
        yield theta


WEIGHTS = slice(0, 6)
"""What decoupled weight decay shrinks in these tests."""


def textbook_adam(
    theta: list[float],
    gradients: np.ndarray,
    rate: Rate,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
    weight_decay: float = 0.0,
) -> Iterator[list[float]]:
    theta, m, v = list(theta), [0.0] * len(theta), [0.0] * len(theta)
    for t, g in enumerate(gradients, start=1):
        for i in range(len(theta)):
            if i in range(len(theta))[WEIGHTS]:
                theta[i] -= rate(t - 1) * weight_decay * theta[i]
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
            m_hat, v_hat = m[i] / (1 - beta1**t), v[i] / (1 - beta2**t)
            theta[i] -= rate(t - 1) * m_hat / (math.sqrt(v_hat) + epsilon)
        yield list(theta)


def textbook_adamw(*args: Any, weight_decay: float = 0.01, **settings: float) -> Iterator[list[float]]:
    return textbook_adam(*args, weight_decay=weight_decay, **settings)


OPTIMIZERS: dict[str, tuple[str, dict[str, float], Callable[..., Iterator[list[float]]]]] = {
    "SGD": ("SGD", {}, textbook_sgd),
    "Momentum": ("Momentum", {}, textbook_momentum),
    "Momentum 0": ("Momentum", {"momentum": 0.0}, textbook_momentum),
    "Momentum 0.5": ("Momentum", {"momentum": 0.5}, textbook_momentum),
    "Nesterov": ("Nesterov", {}, textbook_nesterov),
    "Nesterov 0.5": ("Nesterov", {"momentum": 0.5}, textbook_nesterov),
    "Adagrad": ("Adagrad", {}, textbook_adagrad),
    "Adagrad, large ε": ("Adagrad", {"epsilon": 0.1}, textbook_adagrad),
    "RMSProp": ("RMSProp", {}, textbook_rmsprop),
    "RMSProp, large ε": ("RMSProp", {"rho": 0.8, "epsilon": 0.1}, textbook_rmsprop),
    "Adam": ("Adam", {}, textbook_adam),
    "Adam, large ε": ("Adam", {"beta1": 0.8, "beta2": 0.95, "epsilon": 0.1}, textbook_adam),
    "AdamW": ("AdamW", {}, textbook_adamw),
    "AdamW, large ε": (
        "AdamW",
        {"weight_decay": 0.3, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.1},
        textbook_adamw,
    ),
}


def make_optimizer(nn: Package, name: str, rate: Any) -> Any:
    kind, settings, _ = OPTIMIZERS[name]
    return getattr(nn, kind)(rate, **settings)


def decay(step: int) -> float:
    return 0.3 / (1 + step)


def optimizer_follows_textbook(nn: Package, name: str, rate: Any = decay, dtype: Any = np.float64) -> None:
    """Twenty steps on 11 parameters in blocks of 4."""
    module = import_module(f"{nn.__name__}.optimizers")
    block, module.BLOCK = module.BLOCK, 4
    try:
        _, settings, textbook = OPTIMIZERS[name]
        rng = np.random.default_rng(0)
        theta, gradients = rng.standard_normal(11).astype(dtype), rng.standard_normal((20, 11)).astype(dtype)
        expected = textbook(theta.tolist(), gradients, rate if callable(rate) else lambda _: rate, **settings)
        optimizer = make_optimizer(nn, name, rate)
        for gradient, correct in zip(gradients, expected, strict=True):
            with unchanged(gradient):
                optimizer.step(theta, gradient, weights=WEIGHTS)
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
    net, loss = classifier(nn, nn.BatchNorm(2)), nn.SoftmaxCrossEntropy()
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


def min_max_uses_fit_alone(nn: Package) -> None:
    rng = np.random.default_rng(0)
    X, other = rng.normal(3.0, 2.0, (20, 3)), rng.normal(-1.0, 5.0, (7, 3))
    scaler = nn.MinMaxScaler((-1.0, 3.0)).fit(X)
    expected = [
        [-1 + 4 * (other[i, j] - min(X[:, j])) / (max(X[:, j]) - min(X[:, j])) for j in range(3)]
        for i in range(7)
    ]
    for _ in range(2):
        with unchanged(other):
            assert_close(scaler.transform(other), expected, 1e-12)
        assert_close(scaler.inverse_transform(scaler.transform(other)), other, 1e-12)


def targets_come_back_in_their_shape(nn: Package) -> None:
    rng = np.random.default_rng(0)
    for shape in [(20,), (20, 1), (20, 3)]:
        y, other = rng.normal(1e3, 50.0, shape), rng.normal(1e3, 50.0, (5, *shape[1:]))
        scaler = nn.TargetScaler().fit(y)
        with unchanged(other):
            scaled = scaler.transform(other)
        assert_close(scaled, (other - y.mean(axis=0)) / y.std(axis=0), 1e-12)
        assert_close(scaler.inverse_transform(scaled), other, 1e-12)
    column = nn.TargetScaler().fit(y[:, 0]).transform(y[:, :1])
    assert_close(column, scaler.transform(y)[:, :1], 1e-12)


def correlated(seed: int = 0, n: int = 60, features: int = 4) -> np.ndarray:
    """Rows with a mean, correlations, and variances from 1 down to 1e-3."""
    rng = np.random.default_rng(seed)
    rotation = np.linalg.qr(rng.standard_normal((features, features)))[0]
    return rng.normal(0, np.logspace(0, -1.5, features), (n, features)) @ rotation + rng.normal(
        0, 3, features
    )


def covariance(X: np.ndarray) -> np.ndarray:
    """Divided by n − 1."""
    n, k = X.shape
    mean = [sum(X[:, j]) / n for j in range(k)]
    return np.array(
        [
            [sum((X[i, a] - mean[a]) * (X[i, b] - mean[b]) for i in range(n)) / (n - 1) for b in range(k)]
            for a in range(k)
        ]
    )


def pca_diagonalizes(nn: Package) -> None:
    """Coordinates are uncorrelated with the stated variances, largest first; what is left out is least."""
    X, other = correlated(), correlated(seed=1, n=7)
    pca = nn.PCA().fit(X)
    with unchanged(X, other):
        Z, new = pca.transform(X), pca.transform(other)
    assert_close(covariance(Z), np.diag(pca.explained_variance), 1e-12)
    assert (np.diff(pca.explained_variance) < 0).all()
    assert_close(pca.explained_variance_ratio, np.diag(covariance(Z)) / np.trace(covariance(X)), 1e-12)
    assert_close(new, (other - X.mean(axis=0)) @ pca.directions.T, 1e-12)
    assert_close(pca.inverse_transform(new), other, 1e-12)
    for direction in pca.directions:
        assert max(direction, key=abs) > 0
    two = nn.PCA(2).fit(X)
    assert_close(two.transform(X), Z[:, :2], 1e-12)
    assert_close(two.explained_variance_ratio, pca.explained_variance_ratio[:2], 1e-12)
    lost = X - two.inverse_transform(two.transform(X))
    assert_close((lost**2).sum() / 59, pca.explained_variance[2:].sum(), 1e-12)


def whitener_whitens(nn: Package) -> None:
    """Along a direction of variance λ the variance becomes λ / (λ + ε)."""
    X, other = correlated(), correlated(seed=1, n=7)
    variances = np.linalg.eigvalsh(covariance(X))[::-1]
    for epsilon in (0.0, 0.01):
        left = variances / (variances + epsilon)
        pca = nn.Whitener(epsilon).fit(X)
        with unchanged(X, other):
            assert_close(covariance(pca.transform(X)), np.diag(left), 1e-10)
        zca = nn.Whitener(epsilon, "zca").fit(X)
        turned = covariance(zca.transform(X))
        assert_close(np.linalg.eigvalsh(turned)[::-1], left, 1e-10)
        assert_close(turned @ covariance(X), covariance(X) @ turned, 1e-10)
        assert (np.linalg.eigvalsh(np.cov(X.T, zca.transform(X).T)[:4, 4:]) > 0).all(), "not turned back"
        for whitener in (pca, zca):
            assert_close(whitener.transform(X).mean(axis=0), np.zeros(4), 1e-9, floor=1.0)
            assert_close(whitener.inverse_transform(whitener.transform(other)), other, 1e-10)


# Initializers


def sparse_links(nn: Package) -> None:
    """Each unit has exactly k inputs, different ones, and z = xW keeps the variance of x."""
    W = nn.Sparse(10)((300, 400), np.random.default_rng(0))
    assert ((W != 0).sum(axis=0) == 10).all()
    drawn = W[W != 0]
    assert abs(drawn.mean()) < 5 * math.sqrt(0.1 / drawn.size)
    assert abs(drawn.var() - 0.1) < 5 * 0.1 * math.sqrt(2 / drawn.size)
    assert len({tuple(np.flatnonzero(column)) for column in W.T}) == 400
    links = (W != 0).sum(axis=1)
    assert abs(links.var() - 400 / 30 * 29 / 30) < 5 * 400 / 30 * math.sqrt(2 / 300)
    assert abs(nn.Sparse(10, 0.5)((300, 400), np.random.default_rng(1)).std() - 0.5 / math.sqrt(30)) < 3e-3


def orthogonal_keeps_length(nn: Package) -> None:
    rng = np.random.default_rng(0)
    for fan_in, fan_out in [(5, 5), (7, 3), (3, 7), (1, 4), (4, 1), (1, 1)]:
        W = nn.Orthogonal(1.5)((fan_in, fan_out), rng)
        assert W.shape == (fan_in, fan_out)
        square = W.T @ W if fan_in >= fan_out else W @ W.T
        assert_close(square, 1.5**2 * np.eye(min(W.shape)), 1e-12)
    draws = np.array([nn.Orthogonal()((2, 2), rng) for _ in range(2000)])
    assert np.abs(draws.mean(axis=0)).max() < 5 * math.sqrt(0.5 / 2000), "some rotations are likelier"


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


def update_ratio_is_the_share_moved(nn: Package) -> None:
    net = nn.Network([nn.Dense(2, 3), nn.PReLU(3)], rng=np.random.default_rng(0))
    net.parameters["dense1.b"] = [3.0, 0.0, 4.0]
    before = net.theta.copy()
    net.parameters["dense1.W"] = 1.5 * net.layers[0].W
    net.parameters["dense1.b"] = [3.0, 0.5, 4.0]
    with unchanged(net.theta, before):
        ratios = nn.update_ratio(net, before)
    assert list(ratios) == list(net.parameters)
    assert_close(list(ratios.values()), [0.5, 0.1, 0.0], 1e-6)


def health_is_of_one_step(nn: Package) -> None:
    """Three ReLU units, one dead and one silent on a row; two examples, the first without an error."""
    boxes = [nn.Dense(1, 3, weights=nn.Constant(1.0)), nn.Activate(nn.relu), nn.Dense(3, 1)]
    net = nn.Network(boxes, rng=np.random.default_rng(0), dtype=np.float64)
    net.parameters["dense1.W"], net.parameters["dense1.b"] = [[1.0, 2.0, -1.0]], [0.0, -3.0, 0.0]
    net.parameters["dense2.W"] = [[1.0], [-0.5], [3.0]]
    X, y, loss = [[1.0], [3.0]], [[1.0], [3.5]], nn.SquaredError()
    # a = (1, 0, 0), (3, 3, 0)
    with unchanged(net.theta, net.gradient):
        report = nn.health(net, X, y, loss, nn.SGD(0.1))
    dy = loss.backward(loss.forward(np.array([[1.0], [1.5]]), y)[1])
    assert dy[0, 0] == 0.0
    size = abs(dy[1, 0])
    assert_close(report.signal["activate1"], math.sqrt((1 + 9 + 9) / 6), 1e-12)
    assert_close(report.contrast["activate1"], math.sqrt((2 * 1.0**2 + 2 * 1.5**2) / 6), 1e-12)
    assert_close(report.error["activate1"], size * math.sqrt((1 + 0.25) / 6), 1e-12)
    assert_close(report.saturated["activate1"], 1 / 2, 1e-12)
    assert_close(report.dead["activate1"], 1 / 3, 1e-12)
    moved = [0.1 * size * 3 * math.sqrt(1 + 0.25), 0.1 * size * math.sqrt(9 + 9)]
    assert list(report.update) == ["dense1.W", "dense2.W"]
    assert_close(list(report.update.values()), np.divide(moved, np.sqrt([6.0, 10.25])), 1e-12)
