"""The equations of the chapter on optimizers."""

from math import cos, pi, sqrt

import numpy as np

import nncourse

from . import equation


def problem(rng):
    """A random θ, as many gradients as steps, and a learning rate."""
    steps, size = rng.integers(2, 8, size=2)
    scale = 10.0 ** rng.integers(-3, 3, size=size)
    return rng.normal(size=size), scale * rng.normal(size=(steps, size)), rng.uniform(0.01, 0.5)


def walked(step, optimizer, theta, gradients, **options):
    """Where the package's rule takes θ."""
    theta = theta.copy()
    for g in gradients:
        step(optimizer, theta, g, **options)
    return theta


@equation("eq-momentum", implements="nncourse.optimizers.Momentum.step")
def _(step, rng):
    start, gradients, rate = problem(rng)
    theta, mu = start.copy(), rng.uniform(0.1, 0.9)
    for i in range(len(theta)):
        v = 0.0
        for t in range(len(gradients)):
            v = mu * v + gradients[t, i]
            theta[i] = theta[i] - rate * v
    return theta, walked(step, nncourse.Momentum(rate, mu), start, gradients)


@equation("eq-nesterov", implements="nncourse.optimizers.Nesterov.step")
def _(step, rng):
    start, gradients, rate = problem(rng)
    theta, mu = start.copy(), rng.uniform(0.1, 0.9)
    for i in range(len(theta)):
        v = 0.0
        for t in range(len(gradients)):
            v = mu * v + gradients[t, i]
            theta[i] = theta[i] - rate * (gradients[t, i] + mu * v)
    return theta, walked(step, nncourse.Nesterov(rate, mu), start, gradients)


@equation("eq-adagrad", implements="nncourse.optimizers.Adagrad.step")
def _(step, rng):
    start, gradients, rate = problem(rng)
    theta, epsilon = start.copy(), rng.uniform(0.01, 0.1)
    for i in range(len(theta)):
        s = 0.0
        for t in range(len(gradients)):
            s = s + gradients[t, i] ** 2
            theta[i] = theta[i] - rate * gradients[t, i] / (sqrt(s) + epsilon)
    return theta, walked(step, nncourse.Adagrad(rate, epsilon=epsilon), start, gradients)


@equation("eq-rmsprop", implements="nncourse.optimizers.RMSProp.step")
def _(step, rng):
    start, gradients, rate = problem(rng)
    theta, rho, epsilon = start.copy(), rng.uniform(0.5, 0.99), rng.uniform(0.01, 0.1)
    for i in range(len(theta)):
        s = 0.0
        for t in range(len(gradients)):
            s = rho * s + (1 - rho) * gradients[t, i] ** 2
            theta[i] = theta[i] - rate * gradients[t, i] / (sqrt(s) + epsilon)
    return theta, walked(step, nncourse.RMSProp(rate, rho=rho, epsilon=epsilon), start, gradients)


def adam(theta, gradients, rate, beta1, beta2, epsilon, decay, weights):
    """Adam entry by entry; the first entries, as many as `weights`, decay."""
    theta = theta.copy()
    for i in range(len(theta)):
        m = v = 0.0
        for t in range(1, len(gradients) + 1):
            g = gradients[t - 1, i]
            m = beta1 * m + (1 - beta1) * g
            v = beta2 * v + (1 - beta2) * g**2
            m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
            if i < weights:
                theta[i] = (1 - rate * decay) * theta[i]
            theta[i] = theta[i] - rate * m_hat / (sqrt(v_hat) + epsilon)
    return theta


def adam_settings(rng):
    return {
        "beta1": rng.uniform(0.1, 0.9),
        "beta2": rng.uniform(0.5, 0.999),
        "epsilon": rng.uniform(0.01, 0.1),
    }


@equation("eq-adam", implements="nncourse.optimizers.Adam.step")
def _(step, rng):
    theta, gradients, rate = problem(rng)
    settings = adam_settings(rng)
    expected = adam(theta, gradients, rate, **settings, decay=0.0, weights=0)
    return expected, walked(step, nncourse.Adam(rate, **settings), theta, gradients)


@equation("eq-adamw", implements="nncourse.optimizers.AdamW.step")
def _(step, rng):
    theta, gradients, rate = problem(rng)
    settings, decay, weights = adam_settings(rng), rng.uniform(0.1, 1.0), len(theta) // 2
    expected = adam(theta, gradients, rate, **settings, decay=decay, weights=weights)
    optimizer = nncourse.AdamW(rate, weight_decay=decay, **settings)
    return expected, walked(step, optimizer, theta, gradients, weights=slice(weights))


@equation("eq-cosine", implements="nncourse.schedules.Cosine.__call__")
def _(call, rng):
    first, last, T = rng.uniform(0.1, 1.0), rng.uniform(0.0, 0.1), int(rng.integers(2, 20))
    schedule = nncourse.Cosine(first, T, last)
    expected = [last + (first - last) / 2 * (1 + cos(pi * t / T)) for t in range(T + 1)]
    return np.array(expected), np.array([call(schedule, t) for t in range(T + 1)])


@equation("eq-warm-up", implements="nncourse.schedules.WarmUp.__call__")
def _(call, rng):
    S, then = int(rng.integers(2, 10)), nncourse.Exponential(rng.uniform(0.1, 1.0), 0.9)
    schedule, expected = nncourse.WarmUp(then, S), []
    for t in range(3 * S):
        expected.append(then.initial * (t + 1) / S if t < S else then.initial * 0.9 ** (t - S))
    return np.array(expected), np.array([call(schedule, t) for t in range(3 * S)])


@equation("eq-clip", implements="nncourse.optimizers.clip_by_norm")
def _(clip, rng):
    gradients, expected = rng.normal(size=(6, 4)) * np.arange(1, 7)[:, None], []
    for row in gradients:
        length = sqrt(sum(g * g for g in row))
        expected.append([g * min(1.0, 4.0 / length) for g in row])
    for row in gradients:
        clip(row, 4.0)
    return np.array(expected), gradients
