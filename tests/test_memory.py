"""What `fit` needs beside the data."""

import tracemalloc
from itertools import pairwise

import numpy as np
import pytest

import nncourse as nn


def hidden(fan_in, fan_out, *, noisy=False):
    boxes = [nn.Dense(fan_in, fan_out), nn.Activate(nn.relu)]
    return [boxes[0], nn.BatchNorm(fan_out), boxes[1], nn.Dropout(0.2)] if noisy else boxes


@pytest.mark.parametrize(
    ("sizes", "batch_size", "rows", "options"),
    [
        pytest.param((64, 50, 10), 32, 1440, {}, id="small"),
        pytest.param((784, 64, 10), 32, 8000, {}, id="large data"),
        pytest.param((2000, 2000, 10), 32, 64, {}, id="many parameters"),
        pytest.param((64, *[256] * 8, 10), 2048, 4096, {}, id="large outputs"),
        pytest.param((64, *[256] * 4, 10), 2048, 4096, {"noisy": True}, id="batch norm and dropout"),
    ],
)
def test_peak(sizes, batch_size, rows, options):
    """At most four vectors like θ, the net's own two among them, four times a batch's outputs, and 4 MB."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((rows, sizes[0]), dtype=np.float32), rng.integers(10, size=rows)
    layers = [box for fans in pairwise(sizes[:-1]) for box in hidden(*fans, **options)]
    train = {"loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.Adam(), "batch_size": batch_size, "rng": rng}
    tracemalloc.start()
    try:
        net = nn.Network([*layers, nn.Dense(*sizes[-2:])], rng=rng)
        tracemalloc.reset_peak()
        nn.fit(net, X, y, epochs=2, regularizer=nn.ElasticNet(1e-4, 1e-4), clip_norm=1.0, **train)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    outputs = sum(step.output.nbytes for step in net.forward(X[:batch_size])[1])
    assert peak <= 4 * net.theta.nbytes + 4 * outputs + 4e6
