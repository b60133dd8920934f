"""The digits, splits that keep the classes' proportions, and the toy sets."""

import numpy as np
import pytest
from sklearn.datasets import load_digits, make_moons
from sklearn.neighbors import KNeighborsClassifier

import nncourse as nn
from checks import assert_close, assert_same
from nncourse.datasets import CURVES


@pytest.fixture(scope="module")
def parts():
    return nn.load_digits(rng=np.random.default_rng(0))


def test_shapes_and_types(parts):
    assert [part.X.shape for part in parts] == [(1150, 64), (288, 64), (359, 64)]
    for part in parts:
        assert part.X.dtype == np.float32
        assert part.y.shape == part.X.shape[:1]
        assert part.y.dtype.kind == "i"
        assert set(part.y) == set(range(10))
        X, y = part
        assert X is part.X
        assert y is part.y
    pixels = np.concatenate([part.X for part in parts])
    assert set(np.unique(pixels)) == set(range(17))


def test_every_image_once_with_its_own_label(parts):
    X, y = load_digits(return_X_y=True)
    original = sorted((image.astype(np.float32).tobytes(), label) for image, label in zip(X, y, strict=True))
    split = sorted(
        (image.tobytes(), label) for part in parts for image, label in zip(part.X, part.y, strict=True)
    )
    assert split == original


def test_each_digit_is_equally_frequent_in_each_part(parts):
    shares = np.bincount(np.concatenate([part.y for part in parts])) / 1797
    for part in parts:
        assert np.abs(np.bincount(part.y) - shares * len(part.y)).max() < 2


def test_the_generator_decides(parts):
    again = nn.load_digits(rng=np.random.default_rng(0))
    other = nn.load_digits(rng=np.random.default_rng(1))
    for part, same, different in zip(parts, again, other, strict=True):
        assert_same(part.X, same.X)
        assert_same(part.y, same.y)
        assert not np.array_equal(part.X, different.X)


def test_shares():
    half, other = nn.load_digits(rng=np.random.default_rng(0), shares=(0.5, 0.5))
    assert abs(len(half.y) - len(other.y)) <= 1


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.64, 0.16, 0.2), (1.0,), (0.1, 0.2, 0.3, 0.4)])
@pytest.mark.parametrize("counts", [(50, 50), (30, 60, 10), (5, 5, 5, 5), (1, 99), (7,)])
def test_stratified_split(counts, shares):
    y = np.repeat(np.arange(len(counts)), counts)
    for seed in range(5):
        rows = nn.stratified_split(y, shares, rng=np.random.default_rng(seed))
        assert len(rows) == len(shares)
        assert sorted(np.concatenate(rows)) == list(range(len(y)))
        for part, share in zip(rows, shares, strict=True):
            assert abs(len(part) - share * len(y)) <= 1
            for label, count in enumerate(counts):
                assert abs((y[part] == label).sum() - share * count) < 2


def test_split_is_shuffled_within_the_parts_and_takes_any_labels():
    y = ["b", "a"] * 50
    first, second = nn.stratified_split(y, (0.5, 0.5), rng=np.random.default_rng(0))
    assert np.any(np.diff(first) < 0)
    labels = np.array(y)
    for part in (first, second):
        assert (labels[part] == "a").sum() == 25
        assert np.any(labels[part][:25] == "a")
        assert np.any(labels[part][:25] == "b")


TOYS = {
    "spirals": (nn.spirals, 3), "moons": (nn.moons, 2), "circles": (nn.circles, 2), "blobs": (nn.blobs, 3),
    "xor": (nn.xor, 2),
    "two spirals": (lambda n, **options: nn.spirals(n, classes=2, **options), 2),
    "five blobs": (lambda n, **options: nn.blobs(n, classes=5, **options), 5),
}  # fmt: skip


@pytest.mark.parametrize("n", [1, 2, 7, 60, 301])
@pytest.mark.parametrize("name", TOYS)
def test_toy_sets(name, n):
    make, classes = TOYS[name]
    X, y = data = make(n, rng=np.random.default_rng(0))
    assert (X.shape, X.dtype, y.shape, y.dtype.kind) == ((n, 2), np.float32, (n,), "i")
    counts = np.bincount(y, minlength=classes)
    assert len(counts) == classes
    assert counts.max() - counts.min() <= 1
    again = make(n, rng=np.random.default_rng(0))
    assert_same(data.X, again.X)
    assert_same(data.y, again.y)
    if n > 7:
        other = make(n, rng=np.random.default_rng(1))
        assert not np.array_equal(other.X, X)
        assert not np.array_equal(other.y, y), "the order of the classes is random"


@pytest.mark.parametrize("name", TOYS)
def test_noise_is_the_deviation_of_each_coordinate(name):
    make, _ = TOYS[name]
    exact, shaken = (make(4000, noise=noise, rng=np.random.default_rng(0)) for noise in (0.0, 0.3))
    assert_same(exact.y, shaken.y)
    difference = shaken.X - exact.X
    assert np.abs(difference.mean(axis=0)).max() < 5 * 0.3 / 4000**0.5
    assert_close(difference.std(axis=0), [0.3, 0.3], 0.06)
    assert_close(np.corrcoef(difference.T)[0, 1], 0.0, 0.08, floor=1.0)


@pytest.mark.parametrize("name", TOYS)
def test_neighbors_tell_the_classes_and_a_line_often_cannot(name):
    make, classes = TOYS[name]
    train, test = (make(600, rng=np.random.default_rng(seed)) for seed in (0, 1))
    assert KNeighborsClassifier(5).fit(*train).score(*test) > (0.9 if name == "five blobs" else 0.95)
    line = nn.Network([nn.Dense(2, classes)], rng=np.random.default_rng(0))
    options = {"loss": nn.SoftmaxCrossEntropy(), "optimizer": nn.Adam(0.05), "rng": np.random.default_rng(0)}
    nn.fit(line, *train, epochs=20, **options)
    accuracy = (line.predict(test.X).argmax(axis=1) == test.y).mean()
    limit = {"moons": 0.93, "blobs": 1.0, "five blobs": 1.0, "xor": 0.8}.get(name, 0.7)
    assert accuracy <= limit


def test_xor_without_noise_is_the_truth_table():
    X, y = nn.xor(4, noise=0.0, rng=np.random.default_rng(0))
    assert {(*corner, label) for corner, label in zip(X.tolist(), y.tolist(), strict=True)} == {
        (0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0),
    }  # fmt: skip


def test_moons_lie_on_scikit_learns():
    X, y = nn.moons(200, noise=0.0, rng=np.random.default_rng(0))
    dense, labels = make_moons(20_000)
    for label in (0, 1):
        distances = np.linalg.norm(X[y == label][:, None] - dense[labels == label], axis=2)
        assert distances.min(axis=1).max() < 1e-3
        assert distances.min(axis=0).max() < 0.2, "the whole moon is covered"


def test_circles_and_blobs_without_noise():
    X, y = nn.circles(50, noise=0.0, rng=np.random.default_rng(0))
    assert_close(np.linalg.norm(X, axis=1), np.where(y == 0, 1.0, 0.5), 1e-6)
    X, y = nn.blobs(50, classes=4, noise=0.0, rng=np.random.default_rng(0))
    assert_close(X, np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])[y], 1e-6)


@pytest.mark.parametrize("curve", CURVES)
def test_regression_curve(curve):
    X, y = nn.regression_curve(3000, curve=curve, noise=0.2, rng=np.random.default_rng(0))
    assert (X.shape, X.dtype, y.shape, y.dtype) == ((3000, 1), np.float32, (3000, 1), np.float32)
    assert (X.min() < -0.99, X.max() > 0.99, np.abs(X).max() <= 1) == (True, True, True)
    residual = y - CURVES[curve](X.astype(float))
    assert abs(residual.mean()) < 5 * 0.2 / 3000**0.5
    assert_close(residual.std(), 0.2, 0.07)
    exact = nn.regression_curve(50, curve=curve, noise=0.0, rng=np.random.default_rng(0))
    assert np.abs(exact.y - CURVES[curve](exact.X.astype(float))).max() < 1e-5
    assert 0.2 < np.std(CURVES[curve](np.linspace(-1, 1, 500))) < 1.5


def test_a_curve_fits_a_loss_as_it_is():
    data = nn.regression_curve(20, rng=np.random.default_rng(0))
    net = nn.Network([nn.Dense(1, 1)], rng=np.random.default_rng(0))
    assert nn.SquaredError().forward(net.predict(data.X), data.y)[0] < 10
