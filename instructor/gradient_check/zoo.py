"""Measure what the last two questions show: python -m instructor.gradient_check.zoo prints their data."""

from functools import cache
from itertools import pairwise

import numpy as np

from nncourse import SGD, Activate, BatchNorm, Dense, Network, SoftmaxCrossEntropy, load_digits
from nncourse.activations import identity, relu, softmax
from nncourse.gradcheck import check_gradients
from nncourse.training import batches

BUGS = {
    "A": "lost 1/n",
    "B": "no slope",
    "C": "bias uphill",
    "D": "row lost",
    "E": "slope of output",
    "F": "dW1 transposed",
    "G": "mean in db",
    "H": "extra factor",
}
RUNS = {
    "P": "targets of other rows",
    "Q": "updated weights",
    "R": "no activation",
    "S": "other preprocessing",
    "T": "checked at inference",
}


def problem():
    """The data and the parameters of question q5, as its cell makes them."""
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(4, 3)), np.array([0, 1, 1, 0])
    shapes = {"W1": (3, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
    return X, y, {name: rng.normal(size=shape) for name, shape in shapes.items()}


def claimed_gradients(bug=None):
    X, y, p = problem()
    a = np.tanh(X @ p["W1"] + p["b1"])
    probabilities = softmax(a @ p["W2"] + p["b2"])
    d2 = (probabilities - np.eye(2)[y]) / (1 if bug == "lost 1/n" else 4)
    if bug == "extra factor":
        d2 = d2 * probabilities * (1 - probabilities)
    slope = {"no slope": np.ones_like(a), "slope of output": 1 - np.tanh(a) ** 2}.get(bug, 1 - a**2)
    d1 = (d2 @ p["W2"].T) * slope
    rows = slice(0, 3) if bug == "row lost" else slice(None)
    dW1, dW2 = X[rows].T @ d1[rows], a[rows].T @ d2[rows]
    per_bias = {"bias uphill": -1.0, "mean in db": 0.25}.get(bug, 1.0)
    return {
        "W1": dW1.T if bug == "dW1 transposed" else dW1,
        "b1": d1.sum(axis=0) * per_bias,
        "W2": dW2,
        "b2": d2.sum(axis=0) * per_bias,
    }


@cache
def claimed_as_text():
    """The dictionary `claimed` of question q5, as its cell writes it."""
    lines = ["claimed = {"]
    for run, bug in BUGS.items():
        lines.append(f'    "{run}": {{')
        for name, array in claimed_gradients(bug).items():
            rows = (array.round(4) + 0.0).tolist()
            if name == "W1":
                lines += ['        "W1": [', *(f"            {row}," for row in rows), "        ],"]
            else:
                lines.append(f'        "{name}": {rows},')
        lines.append("    },")
    return "\n".join([*lines, "}"])


class StatisticsConstant(BatchNorm):
    """Takes the batch's mean and variance for constants."""

    def backward(self, dy, cache, *, need_dx=True):
        super().backward(dy, cache)
        _, inverse_std, _ = cache
        return dy * self.gamma * inverse_std


def network(bug, sizes=(64, 50, 50, 10)):
    f = identity if bug == "no activation" else relu
    boxes: list = []
    for m, n in pairwise(sizes[:-1]):
        boxes += [Dense(m, n)]
        boxes += [StatisticsConstant(n)] if bug == "checked at inference" else []
        boxes += [Activate(f)]
    boxes.append(Dense(*sizes[-2:]))
    return Network(boxes, rng=np.random.default_rng(0), dtype=np.float64)


LOSS, RATE = SoftmaxCrossEntropy(), 0.2


def one_step(net, X, y, hasty):
    """A step of the run's training, in place; returns the loss before it."""
    logits, trace = net.forward(X, training=True)
    value, cache = LOSS.forward(logits, y)
    dy = LOSS.backward(cache)
    if not hasty:
        net.backward(dy, trace)
        SGD(RATE).step(net.theta, net.gradient)
        return value
    for step in reversed(trace):
        box, dx = step.layer, step.layer.backward(dy, step.cache)
        if isinstance(box, Dense):
            box.W -= RATE * box.dW
            box.b -= RATE * box.db
            dx = dy @ box.W.T
        dy = dx
    return value


def train(net, X, y, bug, epochs):
    """Training loss and accuracy at the end."""
    rng = np.random.default_rng(1)
    for _ in range(epochs):
        for rows in batches(len(X), 32, rng):
            if one_step(net, X[rows], y[rows], bug == "updated weights") > 10:
                return np.inf, np.nan
    value, cache = LOSS.forward(net.predict(X), y)
    return value, LOSS.metric(cache)


def measure(bug=None):
    """What question q6 tells about a run."""
    train_set, test_set = load_digits(rng=np.random.default_rng(0), shares=(0.8, 0.2))
    X, X_new, y = train_set.X.astype(np.float64) / 16, test_set.X / 16, train_set.y
    small = np.random.default_rng(0).normal(size=(7, 6))
    if bug == "targets of other rows":
        y = np.roll(y, 1)
    if bug == "other preprocessing":
        X_new = 1 - X_new
    checked = check_gradients(network(bug, (6, 5, 4, 3)), small, [0, 1, 2, 0, 1, 2, 0], loss=LOSS)
    net = network(bug)
    first = LOSS.forward(net.predict(X), y)[0]
    stepped, plain = network(bug), network(bug)
    one_step(stepped, X[:32], y[:32], bug == "updated weights")
    one_step(plain, X[:32], y[:32], False)
    step = np.abs(stepped.theta - plain.theta).max() / np.abs(plain.theta - net.theta).max()
    heart = train(network(bug), X[:10], y[:10], bug, 300)[0]
    loss, accuracy = train(net, X, y, bug, 10)
    new = np.mean(net.predict(X_new).argmax(axis=1) == test_set.y) if np.isfinite(loss) else np.nan
    bend = np.nan
    if np.isfinite(loss):
        a, b = X[:50], X[50:100]
        both = [net.predict(v) for v in (a + b, a, b, 0 * a)]
        bend = np.abs(both[0] - both[1] - both[2] + both[3]).max() / np.abs(both[0]).max()
    return max(checked.values()), first, step, heart, loss, accuracy, new, bend


@cache
def table():
    """The table of question q6."""
    runs = [measure(), *(measure(bug) for bug in RUNS.values())]
    names = ("check", "first", "step", "heart", "loss", "train", "new", "bend")

    def cell(name, value):
        if np.isnan(value):
            return "–"
        if name == "check":
            return "0" if value < 1e-6 else f"{value:.2f}"
        return ">10" if value > 10 else f"{value:.2f}"

    lines = ["| | " + " | ".join(["sound", *RUNS]) + " |", "|---" * (len(RUNS) + 2) + "|"]
    for k, name in enumerate(names):
        lines.append(f"| {name} | " + " | ".join(cell(name, run[k]) for run in runs) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(claimed_as_text(), table(), sep="\n\n")
