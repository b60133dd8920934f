from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 7

@test_case(points=1, hidden=False)
def test_the_loss(training_step):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results
    rng = np.random.default_rng(11)
    X, T = (rng.normal(size=(5, 3)), rng.normal(size=(5, 2)))
    W1, b1, W2, b2 = (rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=(4, 2)), rng.normal(size=2))
    C, *_ = check_results(training_step(*(a.copy() for a in (X, T, W1, b1, W2, b2)), 0.5), 'C, W1, b1, W2, b2')
    error = 1 / (1 + np.exp(-(X @ W1 + b1))) @ W2 + b2 - T
    check_number(C, np.mean(error ** 2), 'C', mistakes={'it is the sum over the examples, not the mean': np.sum(error ** 2) / 2, 'it is the sum over the k outputs, not the mean': np.sum(error ** 2) / 5, 'it is the sum, not the mean': np.sum(error ** 2), 'there is no factor 1/2 in this loss': np.mean(error ** 2) / 2})

@test_case(points=1, hidden=False)
def test_step_of_the_output_layer(training_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(12)
    X, T = (rng.normal(size=(5, 2)), rng.normal(size=(5, 3)))
    W1, b1, W2, b2 = (rng.normal(size=(2, 4)), rng.normal(size=4), rng.normal(size=(4, 3)), rng.normal(size=3))
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    delta = 2 * (A @ W2 + b2 - T) / 15
    C, *after = check_results(training_step(*(a.copy() for a in (X, T, W1, b1, W2, b2)), 0.5), 'C, W1, b1, W2, b2')
    for name, old, new, gradient in (('W2', W2, after[2], A.T @ delta), ('b2', b2, after[3], delta.sum(axis=0))):
        wrong = {'the step goes uphill: a sign is flipped': -gradient, 'the factor 2 from the square is missing': gradient / 2, 'the 1/n of the mean is missing': 5 * gradient, 'the 1/n of the mean is taken twice': gradient / 5, 'the 1/k of the mean is missing': 3 * gradient, 'the factor 2/k is missing': 1.5 * gradient, 'it has not moved': 0 * gradient}
        mistakes = {said: old - 0.5 * mistaken for said, mistaken in wrong.items()}
        mistakes['it is the gradient, not the parameter after the step'] = gradient
        check_array(new, old - 0.5 * gradient, f'{name} after the step', mistakes=mistakes)

@test_case(points=1, hidden=False)
def test_step_of_the_hidden_layer(training_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(13)
    X, T = (rng.normal(size=(5, 2)), rng.normal(size=(5, 3)))
    W1, b1, W2, b2 = (rng.normal(size=(2, 4)), rng.normal(size=4), rng.normal(size=(4, 3)), rng.normal(size=3))
    A = 1 / (1 + np.exp(-(X @ W1 + b1)))
    delta = 2 * (A @ W2 + b2 - T) / 15
    error = delta @ W2.T * A * (1 - A)
    twice, moved = (1 / (1 + np.exp(-A)), W2 - 0.5 * A.T @ delta)
    wrong = {'the factor f′ is missing in the error of the hidden layer': delta @ W2.T, 'f′ must be taken at the pre-activation z, here it is taken at the output a': delta @ W2.T * twice * (1 - twice), 'the error was sent back through W2 after its update: use the weights of the forward pass': delta @ moved.T * A * (1 - A), 'the step goes uphill: a sign is flipped': -error, 'the factor 2 from the square is missing': error / 2, 'the 1/n of the mean is missing': 5 * error, 'the 1/n of the mean is taken twice': error / 5, 'the 1/k of the mean is missing': 3 * error, 'the factor 2/k is missing': 1.5 * error, 'it has not moved': 0 * error}
    C, *after = check_results(training_step(*(a.copy() for a in (X, T, W1, b1, W2, b2)), 0.5), 'C, W1, b1, W2, b2')
    for name, old, new, gradient in (('W1', W1, after[0], lambda e: X.T @ e), ('b1', b1, after[1], lambda e: e.sum(axis=0))):
        mistakes = {said: old - 0.5 * gradient(mistaken) for said, mistaken in wrong.items()}
        mistakes['it is the gradient, not the parameter after the step'] = gradient(error)
        check_array(new, old - 0.5 * gradient(error), f'{name} after the step', mistakes=mistakes)

@test_case(points=1, hidden=False)
def test_arguments_left_alone(training_step):
    import numpy as np
    from nncourse.exercises.checks import check_results, check_unchanged
    rng = np.random.default_rng(203)
    shapes = {'X': (3, 2), 'T': (3, 2), 'W1': (2, 4), 'b1': (4,), 'W2': (4, 2), 'b2': (2,)}
    given = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    before = {name: array.copy() for name, array in given.items()}
    C, *after = check_results(training_step(*given.values(), 0.3), 'C, W1, b1, W2, b2')
    for name in shapes:
        check_unchanged(before[name], given[name], name)

