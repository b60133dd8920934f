from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 5

@test_case(points=1, hidden=False)
def test_gradients_of_the_parameters(dense_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(3)
    x, W, dz = (rng.normal(size=(5, 3)), rng.normal(size=(3, 2)), rng.normal(size=(5, 2)))
    given = [dz.copy(), x.copy(), W.copy()]
    dx, dW, db = check_results(dense_backward(*given), 'dx, dW, db')
    for name, before, after in zip(('dz', 'x', 'W'), (dz, x, W), given):
        check_unchanged(before, after, name)
    check_array(dW, x.T @ dz, 'dW', mistakes={'it is the transpose': dz.T @ x, 'dz holds the 1/n already: here it is taken twice': x.T @ dz / 5})
    check_array(db, dz.sum(axis=0), 'db', mistakes={'add up over the examples, axis 0, not over the units': dz.sum(axis=1), 'dz holds the 1/n already: add up, without a second mean': dz.mean(axis=0), 'the bias has shape (units,): drop the axis of length 1': dz.sum(axis=0, keepdims=True), "each example's own gradient: they must be added up": dz})

@test_case(points=1, hidden=False)
def test_error_for_the_layer_before(dense_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(4)
    x, W, dz = (rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=(4, 2)))
    dx, dW, db = check_results(dense_backward(dz.copy(), x.copy(), W.copy()), 'dx, dW, db')
    check_array(dx, dz @ W.T, 'dx', mistakes={'the 1/n is in dz already: here it is taken twice': dz @ W.T / 4})

