"""The equations of the chapter on initialization."""

import numpy as np

import nncourse

from . import equation


def fans(rng):
    return (int(n) for n in rng.integers(1, 200, size=2))


@equation("eq-lecun", implements="nncourse.initializers.LeCun.variance")
def _(variance, rng):
    fan_in, fan_out = fans(rng)
    return 1 / fan_in, variance(fan_in, fan_out)


@equation("eq-he", implements="nncourse.initializers.He.variance")
def _(variance, rng):
    fan_in, fan_out = fans(rng)
    return 2 / fan_in, variance(fan_in, fan_out)


@equation("eq-glorot", implements="nncourse.initializers.Glorot.variance")
def _(variance, rng):
    fan_in, fan_out = fans(rng)
    return 2 / (fan_in + fan_out), variance(fan_in, fan_out)


@equation("eq-orthogonal", implements="nncourse.initializers.Orthogonal.__call__")
def _(call, rng):
    columns, more = (int(n) for n in rng.integers(1, 6, size=2))
    gain = rng.uniform(0.5, 2)
    W = call(nncourse.Orthogonal(gain), (columns + more, columns), rng)
    expected, products = np.zeros((columns, columns)), np.zeros((columns, columns))
    for j in range(columns):
        for k in range(columns):
            expected[j, k] = gain**2 if j == k else 0.0
            for i in range(columns + more):
                products[j, k] += W[i, j] * W[i, k]
    return expected, products
