from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 6

@test_case(points=1, hidden=False)
def test_forward(prelu_forward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    x = np.array([[-2.0, 0.0, 3.0], [1.0, -1.0, -4.0], [-3.0, 2.0, -0.5], [4.0, 5.0, -6.0]])
    alpha = np.array([0.25, 2.0, -0.5])
    given = (x.copy(), alpha.copy())
    y = prelu_forward(x, alpha)
    check_unchanged(given, (x, alpha), 'an argument of prelu_forward')
    check_array(y, np.where(x > 0, x, alpha * x), 'y', mistakes={'this is max(αx, x), which takes the wrong branch for α above 1': np.maximum(alpha * x, x), 'this is ReLU: the negative side is missing': np.maximum(x, 0), 'the branches are swapped': np.where(x > 0, alpha * x, x), 'alpha multiplies the positive side too': alpha * x})

@test_case(points=1, hidden=False)
def test_gradient_of_the_input(prelu_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(3)
    x, dy = (rng.normal(size=(5, 3)), rng.normal(size=(5, 3)))
    x[1], alpha = (0.0, np.array([0.25, 2.0, -0.5]))
    given = (dy.copy(), x.copy(), alpha.copy())
    result = prelu_backward(dy, x, alpha)
    check_unchanged(given, (dy, x, alpha), 'an argument of prelu_backward')
    result = check_results(result, 'dx, dalpha')
    y = np.where(x > 0, x, alpha * x)
    check_array(result[0], np.where(x > 0, dy, alpha * dy), 'dx', mistakes={'at x = 0 the lower branch counts, so the slope is alpha there': np.where(x >= 0, dy, alpha * dy), 'the branch is chosen by the sign of y, not of x; with a negative alpha they differ': np.where(y > 0, dy, alpha * dy), 'the branch is chosen by the sign of dy, not of x': np.where(dy > 0, dy, alpha * dy), 'nothing comes back from the negative side: that is ReLU': np.where(x > 0, dy, 0), 'alpha multiplies the positive side too': alpha * dy, 'dy is missing: this is the slope alone': np.where(x > 0, 1, alpha), 'this is dy: the slope is missing': dy})

@test_case(points=1, hidden=False)
def test_gradient_of_alpha(prelu_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(4)
    x, dy, alpha = (rng.normal(size=(5, 3)), rng.normal(size=(5, 3)), np.array([0.25, 2.0, -0.5]))
    result = check_results(prelu_backward(dy.copy(), x.copy(), alpha.copy()), 'dx, dalpha')
    shares, y = (dy * np.minimum(x, 0), np.where(x > 0, x, alpha * x))
    check_array(result[1], shares.sum(axis=0), 'dalpha', mistakes={'the sum over the examples is missing': shares, 'the sum runs over the units, axis 1; it must run over the examples, axis 0': shares.sum(axis=1), 'the positive x take part: alpha has no say where x > 0': (dy * x).sum(axis=0), 'this sums over the positive x; alpha works on the negative ones': (dy * np.maximum(x, 0)).sum(axis=0), 'the factor x is missing: y = αx, so ∂y/∂α is x': (dy * (x <= 0)).sum(axis=0), 'alpha is a factor too many: y = αx, so ∂y/∂α is x alone': (shares * alpha).sum(axis=0), 'the branch is chosen by the sign of y, not of x; with a negative alpha they differ': (dy * np.where(y > 0, 0, x)).sum(axis=0), 'dy is missing': np.minimum(x, 0).sum(axis=0), 'this is the mean over the examples: dy has the 1/n in it already': shares.mean(axis=0)})

