"""The equations of the chapter on choosing a model."""

import numpy as np

import nncourse

from . import equation


@equation("eq-score", implements="nncourse.estimators.MLPClassifier.score")
def _(score, rng):
    n, d, classes = rng.integers(6, 12), rng.integers(1, 5), rng.integers(2, 5)
    X, y = rng.normal(size=(n, d)), np.append(np.arange(classes), rng.integers(classes, size=n - classes))
    model = nncourse.MLPClassifier((3,), epochs=3, random_state=int(rng.integers(1000))).fit(X, y)
    z = model.network_.predict(X)
    right = 0
    for r in range(n):
        largest = 0
        for k in range(classes):
            if z[r, k] > z[r, largest]:
                largest = k
        if largest == y[r]:
            right += 1
    return right / n, score(model, X, y)
