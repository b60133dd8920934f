"""Scaling, principal components and whitening."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

import nncourse as nn
from parity import Case, Tensors

ATTRIBUTES = {
    "StandardScaler": {"mean": "mean_", "scale": "scale_"},
    "MinMaxScaler": {"least": "data_min_", "span": "data_range_"},
    "PCA": {
        "mean": "mean_",
        "directions": "components_",
        "explained_variance": "explained_variance_",
        "explained_variance_ratio": "explained_variance_ratio_",
    },
    "PCA, whitened": {"mean": "mean_", "directions": "components_"},
}


def case(name: str, kind: str, ours: Callable, theirs: Callable, rows: int = 12, features: int = 4) -> Case:
    """`fit` on correlated features of unlike size, then both transforms of other rows, and the statistics."""

    def draw(rng: np.random.Generator) -> Tensors:
        mixing = rng.standard_normal((features, features))
        X = rng.standard_normal((rows, features)) @ mixing * 10.0 ** rng.uniform(-2, 2, features)
        return {"X": X + rng.normal(0.0, 5.0, features), "other": rng.normal(0.0, 3.0, (5, features))}

    def compute(inputs: Tensors, scaler, names: dict[str, str]) -> Tensors:
        scaler.fit(inputs["X"])
        transformed = scaler.transform(inputs["other"])
        statistics = {key: getattr(scaler, name) for key, name in names.items()}
        return statistics | {
            "transformed": transformed,
            "back": scaler.inverse_transform(transformed),
            "fitted and transformed": scaler.fit_transform(inputs["X"]),
        }

    return Case(
        name,
        "sklearn",
        draw,
        lambda inputs: compute(inputs, ours(), {key: key for key in ATTRIBUTES[kind]}),
        lambda inputs: compute(inputs, theirs(), ATTRIBUTES[kind]),
    )


def standard_scaler():
    from sklearn.preprocessing import StandardScaler

    return StandardScaler()


def min_max_scaler(*args):
    from sklearn.preprocessing import MinMaxScaler

    return MinMaxScaler(*args)


def pca(components: int | None = None, whiten: bool = False):
    from sklearn.decomposition import PCA

    return PCA(components, whiten=whiten, svd_solver="full")


def zca() -> Case:
    """scikit-learn's whitened coordinates, turned back by its components."""
    whitened = case("whitener, zca", "PCA, whitened", lambda: nn.Whitener(0.0, "zca"), pca)

    def theirs(inputs: Tensors) -> Tensors:
        peer = pca(whiten=True).fit(inputs["X"])
        return {
            "mean": peer.mean_,
            "directions": peer.components_,
            "transformed": peer.transform(inputs["other"]) @ peer.components_,
            "back": inputs["other"],
            "fitted and transformed": peer.transform(inputs["X"]) @ peer.components_,
        }

    return replace(whitened, theirs=theirs)


CASES = [
    case("standardizer", "StandardScaler", nn.Standardizer, standard_scaler),
    case("target scaler", "StandardScaler", nn.TargetScaler, standard_scaler, features=2),
    case("min-max", "MinMaxScaler", nn.MinMaxScaler, min_max_scaler),
    case(
        "min-max, −1 to 3", "MinMaxScaler",
        lambda: nn.MinMaxScaler((-1, 3)), lambda: min_max_scaler((-1, 3)),
    ),
    case("PCA", "PCA", nn.PCA, pca),
    case("PCA, 2 components", "PCA", lambda: nn.PCA(2), lambda: pca(2)),
    case("PCA, fewer rows than features", "PCA", lambda: nn.PCA(2), lambda: pca(2), rows=4, features=6),
    case("whitener", "PCA, whitened", lambda: nn.Whitener(0.0), lambda: pca(whiten=True)),
    zca(),
]  # fmt: skip
