from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_by_hand(batch_norm):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    x = np.array([[1.0, 10.0], [3.0, 10.0], [5.0, 40.0]])
    gamma, beta = (np.array([2.0, 1.0]), np.array([0.5, -1.0]))
    y, mean, variance = check_results(batch_norm(x.copy(), gamma.copy(), beta.copy(), 0.0), 'y, mean, variance')
    check_array(mean, np.array([3.0, 20.0]), 'mean', mistakes={'this is the mean of each example: take one for each feature, over the rows': x.mean(axis=1)})
    check_array(variance, np.array([8 / 3, 200.0]), 'variance', mistakes={'this divides by n − 1: divide by n': x.var(axis=0, ddof=1), 'this is the standard deviation: return its square': x.std(axis=0)})
    root = np.sqrt([8 / 3, 200.0])
    right = gamma * (x - [3, 20]) / root + beta
    check_array(y, right, 'y', mistakes={'γ and β are missing': (x - [3, 20]) / root, 'β is missing': gamma * (x - [3, 20]) / root, 'this divides by the variance: divide by its root': gamma * (x - [3, 20]) / root ** 2 + beta, 'β is added before γ is multiplied': gamma * ((x - [3, 20]) / root + beta)})

@test_case(points=1, hidden=False)
def test_arguments_and_a_constant_feature(batch_norm):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    x = np.array([[2.0, 7.0], [4.0, 7.0]])
    gamma, beta = (np.array([1.5, 3.0]), np.array([0.5, -2.0]))
    given = (x.copy(), gamma.copy(), beta.copy())
    y, _, _ = check_results(batch_norm(*given), 'y, mean, variance')
    column = 0.5 + 1.5 / np.sqrt(1 + 1e-05)
    right = np.array([[1.0 - column, -2.0], [column, -2.0]])
    check_array(y, right, 'y with a constant feature')
    for name, before, after in zip(('x', 'gamma', 'beta'), (x, gamma, beta), given, strict=True):
        check_unchanged(before, after, name)

