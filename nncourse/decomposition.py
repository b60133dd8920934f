"""Principal components: the directions in which data vary most, and whitening along them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ._validation import check_count, check_number
from .preprocessing import Preprocessor


def principal_directions(X: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean of the rows of X (n, features), the orthonormal directions (features, features) of largest
    variance, one a row, and the variance along each (features,), largest first.

    With the singular value decomposition X − mean = U S Vᵀ, the covariance (X − mean)ᵀ(X − mean) / (n − 1) is
    V S²/(n − 1) Vᵀ: the directions are the rows of Vᵀ, the variances S²/(n − 1). Each direction has its
    largest entry positive. Beyond the first n the variance is 0.
    """
    n, features = X.shape
    if n < 2:
        raise ValueError(f"a variance needs at least 2 rows of X, got {n}")
    mean = X.mean(axis=0)
    _, singular, directions = np.linalg.svd(X - mean, full_matrices=n < features)
    largest = np.abs(directions).argmax(axis=1)
    directions *= np.sign(directions[np.arange(features), largest])[:, None]
    variances = np.zeros(features)
    variances[: len(singular)] = singular**2 / (n - 1)
    return mean, directions, variances


class PCA(Preprocessor):
    """Principal component analysis: the coordinates of x − mean along the directions of largest variance.

    After `fit`: `mean` (features,); `directions` (components, features), orthonormal rows;
    `explained_variance` (components,), divided by n − 1, largest first; `explained_variance_ratio`, the same
    as shares of the total variance (0 where there is none). Signs and numbers are scikit-learn's.

    Parameters
    ----------
    components
        How many directions are kept; None keeps min(n, features).
    """

    mean: np.ndarray
    directions: np.ndarray
    explained_variance: np.ndarray
    explained_variance_ratio: np.ndarray

    def __init__(self, components: int | None = None):
        self.components = None if components is None else check_count(components, "components")

    def _learn(self, X: np.ndarray) -> None:
        kept = self.components or min(X.shape)
        if kept > min(X.shape):
            raise ValueError(
                f"PCA finds at most {min(X.shape)} components in X of shape {X.shape}, not {kept}"
            )
        mean, directions, variances = principal_directions(X)
        self.mean, self.directions, self.explained_variance = mean, directions[:kept], variances[:kept]
        self.explained_variance_ratio = self.explained_variance / (variances.sum() or 1.0)

    def transform(self, X: Any) -> np.ndarray:
        """(X − mean) V, (n, components), with the directions as columns of V; in X's precision."""
        X = self._checked(X)
        return ((X - self.mean) @ self.directions.T).astype(X.dtype)

    def inverse_transform(self, X: Any) -> np.ndarray:
        """X Vᵀ + mean, (n, features): the point nearest to the original among those that the components
        reach.
        """
        X = self._checked(X, len(self.directions))
        return (X @ self.directions + self.mean).astype(X.dtype)


class Whitener(Preprocessor):
    """Principal components divided by their standard deviations: features become uncorrelated, of variance 1.

    The coordinate along a direction of variance λ is divided by √(λ + ε). Where λ + ε is 0 but for rounding,
    the divisor is that of the first direction, so that no rounding is magnified. After `fit`: `mean`
    (features,), `directions` (features, features), `scale` (features,), the divisors.

    Parameters
    ----------
    epsilon
        The smoothing constant ε ≥ 0, in the data's squared units. Directions of variance far below it stay
        small instead of being raised to full size with their noise.
    kind
        "pca" leaves the data in the coordinates of the directions; "zca" turns them back, which is the
        whitening that changes the data least: images stay images [bell1997].
    """

    mean: np.ndarray
    directions: np.ndarray
    scale: np.ndarray

    def __init__(self, epsilon: float = 1e-5, kind: str = "pca"):
        self.epsilon = check_number(epsilon, "epsilon", least=0)
        if kind not in ("pca", "zca"):
            raise ValueError(f"Whitener expects kind 'pca' or 'zca', got {kind!r}")
        self.kind = kind

    def _learn(self, X: np.ndarray) -> None:
        self.mean, self.directions, variances = principal_directions(X)
        smoothed = variances + self.epsilon
        rounding = variances[0] * (max(X.shape) * np.finfo(np.float64).eps) ** 2
        self.scale = np.sqrt(np.where(smoothed <= rounding, variances[0] or 1.0, smoothed))

    def transform(self, X: Any) -> np.ndarray:
        """(X − mean) V / √(λ + ε), with the directions as columns of V; for zca times Vᵀ."""
        X = self._checked(X)
        whitened = (X - self.mean) @ self.directions.T / self.scale
        return (whitened @ self.directions if self.kind == "zca" else whitened).astype(X.dtype)

    def inverse_transform(self, X: Any) -> np.ndarray:
        """The rows from which `transform` made X, in X's precision."""
        X = self._checked(X)
        whitened = X @ self.directions.T if self.kind == "zca" else X
        return ((whitened * self.scale) @ self.directions + self.mean).astype(X.dtype)
