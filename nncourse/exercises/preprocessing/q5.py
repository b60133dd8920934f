from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 6

@test_case(points=2, hidden=False)
def test_predictions(honest_predictions):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    rng = np.random.default_rng(2)
    X, y = (5 + rng.normal(size=(12, 6)) * [1, 5, 2, 1, 9, 1], np.arange(12) % 2)
    X[:, 1] += 6 * y
    X[:, 4] -= 14 * y
    folds = [np.array([3, 0, 7, 10]), np.array([1, 2, 11, 4]), np.array([5, 6, 8, 9])]

    def model(A, a, B):
        A, a, B = (np.asarray(A), np.asarray(a), np.asarray(B))
        w = (2 * a - 1) @ A
        return (B @ w > 0) * 1.0 + 10 * np.arange(len(B))
    expected, wrong, units = (np.empty(12), np.empty(12), np.empty(12))
    for held_out in folds:
        rows = np.array([r for r in range(12) if r not in held_out])
        Z = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)
        r = np.array([np.corrcoef(Z[rows, j], y[rows])[0, 1] for j in range(6)])
        best, signed = (np.sort(np.argsort(np.abs(r))[-2:]), np.sort(np.argsort(r)[-2:]))
        expected[held_out] = model(Z[rows][:, best], y[rows], Z[held_out][:, best])
        wrong[held_out] = model(Z[rows][:, signed], y[rows], Z[held_out][:, signed])
        with_unit = np.sort(np.argsort(np.abs((y[rows] - y[rows].mean()) @ X[rows]))[-2:])
        units[held_out] = model(Z[rows][:, with_unit], y[rows], Z[held_out][:, with_unit])
    given = (X.copy(), y.copy(), [f.copy() for f in folds])
    result = honest_predictions(*given, 2, model)
    check_unchanged((X, y, folds), given, 'an argument')
    check_array(result, expected, 'predictions', mistakes={'the largest correlations in size are asked for: a negative one tells as much': wrong, "this is the covariance, which depends on units: divide by the column's spread": units, "entry r belongs to row r: put each fold's predictions at the places of its rows": np.concatenate([expected[f] for f in folds])})

@test_case(points=2, hidden=False)
def test_what_the_model_sees(honest_predictions):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal
    rng = np.random.default_rng(9)
    X, y = (100 + 20 * rng.normal(size=(20, 8)), rng.permutation(np.arange(20) % 2))
    folds = np.array_split(rng.permutation(20), 4)
    calls = []

    def model(A, a, B):
        calls.append((np.array(A), np.array(a), np.array(B)))
        return np.zeros(len(B))
    honest_predictions(X.copy(), y.copy(), [f.copy() for f in folds], 3, model)
    check_equal(len(calls), 4, 'calls of model for four folds')
    for number, (held_out, (A, a, B)) in enumerate(zip(folds, calls), start=1):
        rows = np.setdiff1d(np.arange(20), held_out)

        def prepare(statistics, selection, spread=0, order=np.sort):
            Z = (X - X[statistics].mean(axis=0)) / X[statistics].std(axis=0, ddof=spread)
            r = np.array([np.corrcoef(X[selection, j], y[selection])[0, 1] for j in range(8)])
            best = order(np.argsort(-np.abs(r))[:3])
            return (Z[rows][:, best], Z[held_out][:, best])
        every = np.arange(20)
        (A_right, B_right), leak = (prepare(rows, rows), {'the held-out rows took part in mean and spread': prepare(every, rows), 'the held-out rows took part in the selection': prepare(rows, every), 'the held-out rows took part in mean, spread and selection': prepare(every, every), 'the standard deviation is divided by the count': prepare(rows, rows, 1), 'the kept columns stand in the order of their numbers': prepare(rows, rows, 0, list)})
        check_array(a, y[rows], f'labels that model gets in fold {number}')
        check_array(A, A_right, f'training rows that model gets in fold {number}', mistakes={said: wrong[0] for said, wrong in leak.items()})
        in_order = B_right[np.argsort(held_out)]
        check_array(B, B_right, f'held-out rows that model gets in fold {number}', mistakes={said: wrong[1] for said, wrong in leak.items()} | {'these are in rising order: keep the order of the fold': in_order} | {"each set was standardized by itself: use the training rows' numbers": (B_right - B_right.mean(axis=0)) / B_right.std(axis=0)})

