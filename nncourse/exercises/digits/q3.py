from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 7

@test_case(points=2, hidden=False)
def test_each_row_gets_its_own_prediction(predict_unseen):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    X = np.array([[10.0 * i, i] for i in range(12)])
    y = np.arange(12) % 3
    calls = []

    def fit_predict(X_train, y_train, X_new):
        calls.append((np.array(X_train), np.array(y_train), np.array(X_new)))
        return np.array(X_new)[:, 0] + 0.5
    given = [X.copy(), y.copy()]
    got = predict_unseen(fit_predict, *given, 4, np.random.default_rng(0))
    check_unchanged(X, given[0], 'X')
    check_unchanged(y, given[1], 'y')
    assert len(calls) == 4, f'fit_predict must be called once for each fold: expected 4 calls, got {len(calls)}'
    for X_train, y_train, X_new in calls:
        shared = set(X_train[:, 1]) & set(X_new[:, 1])
        assert not shared, f'{len(shared)} rows of a fold were trained on, too: leave the fold out of X_train'
        assert len(X_train) == len(y_train), f'X_train and y_train must have the same rows, got {len(X_train)} and {len(y_train)}'
        assert len(X_train) + len(X_new) == 12, f'all rows outside of the fold are for training: expected {12 - len(X_new)} of 12 rows, got {len(X_train)}'
    seen = np.concatenate([X_new[:, 1] for _, _, X_new in calls])
    assert sorted(seen) == list(range(12)), 'every row must be in exactly one fold'
    check_array(got, X[:, 0] + 0.5, 'the predictions', mistakes={'they stand in the order of the folds, not of the rows of X': 10 * seen + 0.5})

@test_case(points=1, hidden=False)
def test_targets_go_with_their_rows(predict_unseen):
    import numpy as np
    from nncourse.exercises.checks import check_array
    X, y = (np.arange(10.0)[:, None], 100.0 + np.arange(10))

    def fit_predict(X_train, y_train, X_new):
        gaps = np.array(y_train) - np.array(X_train)[:, 0]
        assert np.all(gaps == 100), 'y_train must hold the targets of the rows in X_train, in the same order'
        return np.full(len(X_new), np.mean(y_train))
    means = np.array([y[np.arange(10) != i].mean() for i in range(10)])
    got = predict_unseen(fit_predict, X.copy(), y.copy(), 10, np.random.default_rng(1))
    check_array(got, means, 'the predictions with k = n', mistakes={"each model was trained on all rows, its own fold's too": np.full(10, y.mean())})

