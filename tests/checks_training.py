"""Checks like those in `checks`, of what stands around the steps of a training run: regularizers, schedules,
clipping, checkpoints.
"""

import contextlib
import math
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from checks import Package, assert_close, assert_same, classifier, refusal, two_clouds, unchanged

# Regularizers


def _net(nn: Package) -> Any:
    layers = [nn.Dense(3, 4), nn.BatchNorm(4), nn.Maxout(4, 2), nn.Dense(2, 2)]
    net = nn.Network(layers, rng=np.random.default_rng(0), dtype=np.float64)
    net.theta = np.random.default_rng(1).standard_normal(net.theta.size)
    net.gradient = np.random.default_rng(2).standard_normal(net.theta.size)
    return net


def l2_pulls_the_weights_alone(nn: Package) -> None:
    for regularizer in (nn.L2(0.3), nn.ElasticNet(0.0, 0.3)):
        net = _net(nn)
        w, before = net.theta[net.weights], net.gradient.copy()
        penalty = 0.15 * sum(x * x for x in w)
        with unchanged(net.theta):
            assert_close(regularizer.penalty(net), penalty, 1e-13)
            regularizer.add_gradient(net)
            regularizer.after_step(net, 0.1)
        assert_close(net.gradient[net.weights] - before[net.weights], 0.3 * w, 1e-12)
        assert_same(net.gradient[net.weights.stop :], before[net.weights.stop :])


def l1_draws_the_weights_to_zero(nn: Package) -> None:
    """sign(w)·max(|w| − ηλ, 0), after the step, on the weights alone."""
    for regularizer in (nn.L1(2.0), nn.ElasticNet(2.0, 0.0)):
        net = _net(nn)
        before = net.theta.copy()
        w = before[net.weights]
        with unchanged(net.theta, net.gradient):
            assert_close(regularizer.penalty(net), 2.0 * sum(abs(x) for x in w), 1e-13)
            regularizer.add_gradient(net)
        with unchanged(net.gradient):
            regularizer.after_step(net, 0.25)
        expected = [math.copysign(max(abs(x) - 0.5, 0.0), x) for x in w]
        assert_close(net.theta[net.weights], expected, 1e-13)
        zeros = np.count_nonzero(net.theta[net.weights] == 0.0)
        assert zeros == np.count_nonzero(np.abs(w) <= 0.5) > 3
        assert_same(net.theta[net.weights.stop :], before[net.weights.stop :])


def max_norm_shortens_columns(nn: Package) -> None:
    net = _net(nn)
    before, limit = net.astype(np.float64), 1.2
    with unchanged(net.gradient):
        nn.MaxNorm(limit).add_gradient(net)
        nn.MaxNorm(limit).after_step(net, 0.25)
    assert nn.MaxNorm(limit).penalty(net) == 0.0
    lengths = []
    for name in ("dense1.W", "maxout1.W", "dense2.W"):
        for old, new in zip(before.parameters[name].T, net.parameters[name].T, strict=True):
            lengths.append(math.sqrt(sum(x * x for x in old)))
            assert_close(new, old * min(1.0, limit / lengths[-1]), 1e-12)
    assert min(lengths) < limit < max(lengths)
    assert_same(net.theta[net.weights.stop :], before.theta[net.weights.stop :])


def a_step_has_its_order(nn: Package) -> None:
    """Loss gradient, L2, clipping, optimizer, L1 with this step's rate, max-norm; with dropout,
    and AdamW that spares the biases. The same bits by hand.
    """
    X, y = two_clouds(n=22)
    loss, rate, limit = nn.SoftmaxCrossEntropy(), nn.Exponential(0.05, 0.7), 0.4
    net, hand = (classifier(nn, nn.Dropout(0.3)) for _ in range(2))
    history = nn.fit(
        net, X, y, loss=loss, optimizer=nn.AdamW(rate, weight_decay=0.2), epochs=3, batch_size=8,
        rng=np.random.default_rng(0), regularizer=[nn.L2(0.1), nn.L1(0.02), nn.MaxNorm(0.9)], clip_norm=limit,
    )  # fmt: skip
    rng, optimizer, clipped, values = np.random.default_rng(0), nn.AdamW(rate, weight_decay=0.2), [], []
    for step in range(9):
        if step % 3 == 0:
            order = rng.permutation(22)
        rows = order[8 * (step % 3) :][:8]
        logits, trace = hand.forward(X[rows], training=True, rng=rng)
        value, cache = loss.forward(logits, y[rows])
        hand.backward(loss.backward(cache), trace)
        nn.L2(0.1).add_gradient(hand)
        clipped.append(nn.clip_by_norm(hand.gradient, limit) > limit)
        optimizer.step(hand.theta, hand.gradient, weights=hand.weights)
        nn.L1(0.02).after_step(hand, rate(step))
        nn.MaxNorm(0.9).after_step(hand, rate(step))
        values += [value] * len(rows)
    assert_same(net.theta, hand.theta)
    assert_close(history.loss, np.mean(np.reshape(values, (3, 22)), axis=1), 1e-12)
    assert 0 < sum(clipped) < 9


def clipping_keeps_the_direction(nn: Package) -> None:
    gradient = np.array([3.0, 4.0])
    with unchanged(gradient):
        assert nn.clip_by_norm(gradient, 5.5) == 5.0
    assert nn.clip_by_norm(gradient, 2.0) == 5.0
    assert_close(gradient, [1.2, 1.6], 1e-14)


# Schedules

SCHEDULES: dict[str, tuple[Callable[[Package], Callable[[int], float]], Callable[[int], float]]] = {
    "StepDecay": (lambda nn: nn.StepDecay(0.5, 3, 0.2), lambda t: 0.5 * 0.2 ** math.floor(t / 3)),
    "Exponential": (lambda nn: nn.Exponential(0.5, 0.9), lambda t: 0.5 * math.exp(t * math.log(0.9))),
    "Cosine": (
        lambda nn: nn.Cosine(0.5, 8, 0.1),
        lambda t: 0.1 + 0.4 * math.cos(math.pi * t / 16) ** 2 if t < 8 else 0.1,
    ),
    "WarmUp": (lambda nn: nn.WarmUp(0.5, 4), lambda t: 0.125 * min(t + 1, 4)),
    "WarmUp, then decay": (
        lambda nn: nn.WarmUp(nn.StepDecay(0.5, 3, 0.2), 4),
        lambda t: 0.125 * (t + 1) if t < 4 else 0.5 * 0.2 ** math.floor((t - 4) / 3),
    ),
}


def schedule_follows_formula(nn: Package, name: str) -> None:
    make, formula = SCHEDULES[name]
    schedule = make(nn)
    for step in (*range(12), 100, 0):
        assert_close(schedule(step), formula(step), 1e-12)


# Checkpoints


class Interrupted(Exception):
    """What stops a run after an epoch."""


def noisy_classifier(nn: Package, seed: int = 1, hidden: int = 5, dtype: Any = np.float32) -> Any:
    """Everything that a run must carry: weights, running statistics, masks."""
    layers = [nn.Dense(2, hidden), nn.BatchNorm(hidden), nn.Activate(nn.tanh), nn.Dropout(0.3)]
    return nn.Network([*layers, nn.Dense(hidden, 2)], rng=np.random.default_rng(seed), dtype=dtype)


def misleading_validation() -> tuple[np.ndarray, np.ndarray]:
    """On which the loss falls, then rises: some labels are wrong."""
    X, y = two_clouds(seed=3, n=12)
    y[:5] = 1 - y[:5]
    return X, y


def train(nn: Package, net: Any, optimizer: Any, rng: np.random.Generator, **options: Any) -> Any:
    X, y = two_clouds(n=26)
    defaults = {"loss": nn.SoftmaxCrossEntropy(), "batch_size": 8, "regularizer": nn.ElasticNet(1e-3, 1e-3)}
    return nn.fit(
        net, X, y, optimizer=optimizer, rng=rng, validation=misleading_validation(), **(defaults | options)
    )


def resumed_run_equals_whole(
    nn: Package,
    make: Callable[[Package], Any] = lambda nn: nn.Adam(nn.Cosine(0.05, 60)),
    *,
    patience: int | None = 6,
    epochs: int = 30,
    bits: Any = np.random.PCG64,
) -> None:
    """Interrupted twice, each time taken up by a net, an optimizer and a generator that know nothing of it.

    With early stopping, before the best epoch and after it.
    """

    def stopping() -> Any:
        return None if patience is None else nn.EarlyStopping(patience)

    net, optimizer, rng, rule = noisy_classifier(nn), make(nn), np.random.Generator(bits(0)), stopping()
    whole = train(nn, net, optimizer, rng, epochs=epochs, early_stopping=rule)
    interruptions = [epochs // 3, epochs // 2]
    if patience is not None:
        interruptions = [whole.best_epoch, whole.best_epoch + 3]
        assert 0 < whole.best_epoch == len(whole.loss) - patience - 1 < epochs - patience - 1

    with tempfile.TemporaryDirectory() as folder:
        for attempt, stop in enumerate((*interruptions, None)):
            parts, last_optimizer = noisy_classifier(nn, seed=attempt + 1), make(nn)
            last_rng, last_rule = np.random.Generator(bits(attempt)), stopping()

            def interrupt(net: Any, history: Any, stop: int | None = stop) -> None:
                if len(history.loss) == stop:
                    raise Interrupted

            with contextlib.suppress(Interrupted):
                history = train(
                    nn, parts, last_optimizer, last_rng, epochs=epochs, early_stopping=last_rule,
                    checkpoint=Path(folder) / "run.npz", callbacks=[interrupt],
                )  # fmt: skip
    assert history == whole
    for actual, expected in (
        (parts.theta, net.theta),
        (parts.state, net.state),
        (list(last_optimizer.state.values()), list(optimizer.state.values())),
        (last_rng.random(3), rng.random(3)),
    ):
        assert_same(actual, expected)
    assert last_optimizer.steps == optimizer.steps
    if rule is not None:
        assert (last_rule.best_epoch, last_rule.best_loss) == (rule.best_epoch, rule.best_loss)
        assert_same(last_rule.best_theta, rule.best_theta)


def checkpoint_of_another_run_is_refused(nn: Package, path: Path, message: str, **changes: Any) -> None:
    """`changes` replace parts of the run that wrote the checkpoint; nothing of the other run is touched."""
    parts = {
        "net": noisy_classifier(nn),
        "optimizer": nn.Adam(0.05),
        "rng": np.random.default_rng(0),
        "early_stopping": nn.EarlyStopping(5),
    }
    train(nn, **parts, epochs=2, checkpoint=path)
    fresh = {
        "net": noisy_classifier(nn, seed=5),
        "optimizer": nn.Adam(0.05),
        "rng": np.random.default_rng(0),
        "early_stopping": nn.EarlyStopping(5),
    } | changes
    refused_with_nothing_changed(nn, path, message, fresh)


def refused_with_nothing_changed(nn: Package, path: Path, message: str, run: dict[str, Any]) -> None:
    net, optimizer, rng = run["net"], run["optimizer"], run["rng"]
    written, numbers = path.read_bytes(), str(rng.bit_generator.state)
    rule = run.get("early_stopping")
    rule_before = None if rule is None else dict(vars(rule))
    with unchanged(net.theta, net.state, net.gradient):
        assert message in refusal(lambda: train(nn, **run, epochs=4, checkpoint=path))
    assert (optimizer.steps, optimizer.state) == (0, {})
    assert str(rng.bit_generator.state) == numbers
    assert path.read_bytes() == written
    assert rule is None or vars(rule) == rule_before
