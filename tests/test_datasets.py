"""The digits, and splits that keep the classes' proportions."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

import nncourse as nn
from checks import assert_same


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
