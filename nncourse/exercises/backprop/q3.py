from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 6

@test_case(points=1, hidden=False)
def test_the_loss_and_the_biases(tied_gradients):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_unchanged
    rng = np.random.default_rng(21)
    X, W, b, c = (rng.normal(size=(6, 4)), rng.normal(size=(4, 2)), rng.normal(size=2), rng.normal(size=4))
    A = np.tanh(X @ W + b)
    error = A @ W.T + c - X
    delta = error / 12
    given = [X.copy(), W.copy(), b.copy(), c.copy()]
    C, dW, db, dc = check_results(tied_gradients(*given), 'C, dW, db, dc')
    for name, before, after in zip('XWbc', (X, W, b, c), given):
        check_unchanged(before, after, name)
    check_number(C, np.mean(error ** 2), 'C', mistakes={'it is the sum over the m columns, not the mean': np.sum(error ** 2) / 6})
    check_array(dc, delta.sum(axis=0), 'dc', mistakes={'the factor 2 from the square is missing': delta.sum(axis=0) / 2})
    check_array(db, (delta @ W * (1 - A ** 2)).sum(axis=0), 'db', mistakes={'the factor f′ is missing': (delta @ W).sum(axis=0), 'f′ must be taken at the pre-activation z, here it is taken at the output a': (delta @ W * (1 - np.tanh(A) ** 2)).sum(axis=0), 'the factor 2 from the square is missing': (delta @ W * (1 - A ** 2)).sum(axis=0) / 2})

@test_case(points=2, hidden=False)
def test_the_shared_matrix(tied_gradients):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(22)
    X, W, b, c = (rng.normal(size=(6, 4)), rng.normal(size=(4, 2)), rng.normal(size=2), rng.normal(size=4))
    A = np.tanh(X @ W + b)
    delta = (A @ W.T + c - X) / 12
    first, second = (X.T @ (delta @ W * (1 - A ** 2)), delta.T @ A)
    _, dW, _, _ = check_results(tied_gradients(X.copy(), W.copy(), b.copy(), c.copy()), 'C, dW, db, dc')
    check_array(dW, first + second, 'dW', mistakes={'only the first use of W counts here: add what comes back from the second': first, 'only the second use of W counts here: add what comes back from the first': second, 'it is half of what it should be: the two uses are added, not averaged, and the square brings a factor 2': (first + second) / 2, 'the factor f′ is missing in the first use': X.T @ (delta @ W) + second, 'f′ must be taken at the pre-activation z, here it is taken at the output a': X.T @ (delta @ W * (1 - np.tanh(A) ** 2)) + second, 'the two uses must be added, not subtracted': first - second})

