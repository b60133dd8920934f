from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=2, hidden=False)
def test_XOR(parity):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    W1, b1, w2, b2 = check_results(parity(2), 'W1, b1, w2, b2')
    for value, shape, name in ((W1, (2, 2), 'W1'), (b1, (2,), 'b1'), (w2, (2,), 'w2'), (b2, (), 'b2')):
        assert np.shape(value) == shape, f'{name} for d = 2: expected the shape {shape}, got {np.shape(value)}'
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    answers = ((corners @ W1 + b1 >= 0) @ w2 + b2 >= 0).astype(float)
    check_array(answers, np.array([0.0, 1.0, 1.0, 0.0]), 'the answers to (0, 0), (0, 1), (1, 0), (1, 1)', mistakes={'it fires for an even number of ones': np.array([1.0, 0.0, 0.0, 1.0]), 'this is OR: nothing keeps it from firing for (1, 1)': np.array([0.0, 1.0, 1.0, 1.0]), 'this is AND': np.array([0.0, 0.0, 0.0, 1.0]), 'it never fires': np.zeros(4), 'it fires for all': np.ones(4)})

