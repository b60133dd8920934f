"""The equations of the chapter on gradient checking."""

import numpy as np

from . import equation


@equation("eq-relative-error", implements="nncourse.gradcheck.relative_error")
def _(relative_error, rng):
    shape = tuple(rng.integers(1, 6, size=2))
    a, n = rng.normal(size=shape), rng.normal(size=shape)
    difference = largest = 0.0
    for i in range(shape[0]):
        for j in range(shape[1]):
            difference = max(difference, abs(a[i, j] - n[i, j]))
            largest = max(largest, abs(a[i, j]), abs(n[i, j]))
    return difference / largest, relative_error(a, n)


@equation("eq-kink", implements="nncourse.gradcheck.smooth_entries")
def _(smooth_entries, rng):
    """A sum of parabolas, each with a kink: near the entry, as far as ε away, or farther."""
    epsilon, places = 1e-3, np.array([0.0, 0.3, -0.45, 0.6, -0.9, 2.0, -3.0, 50.0]) * 1e-3
    x, curvature, jump = rng.permutation(places), rng.normal(size=8), rng.uniform(0.5, 2, size=8)

    def cost(values):
        return sum(c * v * v + v + k * max(v, 0) for c, v, k in zip(curvature, values, jump, strict=True))

    def shifted(i, h):
        return cost([v + h if j == i else v for j, v in enumerate(x)])

    def slope(i, h):
        return (shifted(i, h) - shifted(i, -h)) / (2 * h)

    def turn(i, h):
        return (shifted(i, h) - cost(x)) / h - (cost(x) - shifted(i, -h)) / h

    slopes, smooth = np.empty(8), np.empty(8, dtype=bool)
    for i in range(8):
        slopes[i] = slope(i, epsilon)
    for i in range(8):
        seen = max(
            abs(slopes[i] - slope(i, epsilon / 2)),
            abs(turn(i, epsilon) - 2 * turn(i, epsilon / 2)),
        )
        smooth[i] = seen <= 1e-5 * max(abs(s) for s in slopes)
    assert 0 < smooth.sum() < 8
    return (slopes, smooth), smooth_entries(lambda: cost(x), x, epsilon)
