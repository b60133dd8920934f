"""The six experiments of question 6: each has a number for everything that the notebook shows.

    python -m instructor.preprocessing.zoo

prints them as the notebook has them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ROWS, TEST, COLUMNS, REAL, KEPT = 60, 40, 500, 6, 20


def draw(n: int, rng: np.random.Generator, shift: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Measurements in units of all sizes; the first few differ between the classes, the others do not."""
    y = rng.permutation(np.arange(n) % 2)
    X = rng.normal(size=(n, COLUMNS)) + shift
    X[:, :REAL] += 0.5 * (2 * y[:, None] - 1)
    column = np.arange(COLUMNS)
    return 50.0 + column % 7 + X * 2.0 ** (column % 5), y


@dataclass(frozen=True)
class Experiment:
    """What is taken from where: "training", "all", or, for the test rows' statistics, "test" and "none"."""

    statistics: str = "training"
    labels: str = "training"
    test_rows: str = "same"
    shift: float = 0.0

    def moments(self, X: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = np.concatenate([X, X_test]) if self.statistics == "all" else X
        return rows.mean(axis=0), rows.std(axis=0)

    def kept(self, X: np.ndarray, y: np.ndarray, X_test: np.ndarray, y_test: np.ndarray) -> np.ndarray:
        """The columns with the largest correlation to the label."""
        if self.labels == "all":
            X, y = np.concatenate([X, X_test]), np.concatenate([y, y_test])
        r = (y - y.mean()) @ (X - X.mean(axis=0)) / X.std(axis=0)
        return np.sort(np.argsort(-np.abs(r))[:KEPT])

    def prepared(self, rows: np.ndarray, moments: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """Test rows, or rows that come later."""
        if self.test_rows == "none":
            return rows
        mean, std = (rows.mean(axis=0), rows.std(axis=0)) if self.test_rows == "test" else moments
        return (rows - mean) / np.where(std == 0.0, 1.0, std)

    def run(self, seed: int, shuffled: bool = False) -> dict[str, float]:
        rng = np.random.default_rng(seed)
        (X, y), (X_test, y_test) = draw(ROWS, rng), draw(TEST, rng, self.shift)
        X_new, y_new = draw(2000, rng, self.shift)
        if shuffled:
            y, y_test = rng.permutation(y), rng.permutation(y_test)
        moments, kept = self.moments(X, X_test), self.kept(X, y, X_test, y_test)
        train = ((X - moments[0]) / moments[1])[:, kept]
        test = self.prepared(X_test, moments)[:, kept]
        centers = [train[y == c].mean(axis=0) for c in (0, 1)]

        def accuracy(rows: np.ndarray, labels: np.ndarray) -> float:
            side = (rows - (centers[0] + centers[1]) / 2) @ (centers[1] - centers[0])
            return float(np.mean((side > 0) == (labels == 1)))

        broken = X_test.copy()
        broken[0] *= 3
        touched = (X - self.moments(X, broken)[0]) / self.moments(X, broken)[1]
        alone = self.prepared(X_test[:1], moments)[:, kept]
        return {
            "train mean": np.abs(train.mean(axis=0)).max(),
            "test mean": np.abs(test.mean(axis=0)).max(),
            "alone": np.abs(alone - test[:1]).max(),
            "touched": np.abs(touched[:, kept] - train).max(),
            "columns": len(set(kept) - set(self.kept(X, y, broken, y_test))),
            "reported": accuracy(test, y_test),
            "fresh": accuracy(self.prepared(X_new, moments)[:, kept], y_new),
        }

    def report(self) -> dict[str, float]:
        """Means over 50 repetitions, and of 50 more in which the labels were shuffled."""
        runs = [self.run(seed) for seed in range(50)]
        numbers = {name: float(np.mean([run[name] for run in runs])) for name in runs[0]}
        random = [self.run(seed, shuffled=True)["reported"] for seed in range(50)]
        numbers["shuffled"] = float(np.mean(random))
        return {name: round(value, 2) for name, value in numbers.items()}


EXPERIMENTS = {
    "A": Experiment(test_rows="test"),
    "B": Experiment(shift=1.5),
    "C": Experiment(statistics="all"),
    "D": Experiment(),
    "E": Experiment(labels="all"),
    "F": Experiment(test_rows="none"),
}


def main() -> None:
    for letter, experiment in EXPERIMENTS.items():
        print(f'"{letter}":', *(f"{value:g}" for value in experiment.report().values()))


if __name__ == "__main__":
    main()
