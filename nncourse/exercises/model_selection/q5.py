from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 4

@test_case(points=1, hidden=False)
def test_a_perfect_power_law(forecast):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_number, check_results, check_unchanged
    sizes = np.array([50, 100, 200, 400])
    errors = 1.5 * sizes ** (-0.5)
    given = [sizes.copy(), errors.copy()]
    a, c, needed = check_results(forecast(*given, 0.0401), 'a, c, needed')
    check_unchanged(sizes, given[0], 'sizes')
    check_unchanged(errors, given[1], 'errors')
    check_number(a, 0.5, 'a', mistakes={'the slope is -a: a itself is positive': -0.5})
    check_number(c, 1.5, 'c', mistakes={'that is the logarithm of c': float(np.log(1.5)), 'that is the logarithm of c to base 10': float(np.log10(1.5)), 'the logarithms have different bases: undo base 10 by 10 ** intercept': float(np.exp(np.log10(1.5))), 'the logarithms have different bases: undo the natural logarithm by np.exp': float(10 ** np.log(1.5))})
    check_equal(needed, 1400, 'needed', mistakes={'with that many examples the error is still above the target: round up': 1399})

@test_case(points=1, hidden=False)
def test_measured_errors(forecast):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results
    sizes, errors = (np.array([50, 100, 200, 400, 800]), np.array([0.165, 0.099, 0.069, 0.049, 0.043]))
    x, t = (np.log(sizes), np.log(errors))
    slope = ((x - x.mean()) * (t - t.mean())).sum() / ((x - x.mean()) ** 2).sum()
    a, c, needed = check_results(forecast(sizes.copy(), errors.copy(), 0.02), 'a, c, needed')
    ends = (t[-1] - t[0]) / (x[-1] - x[0])
    check_number(a, -slope, 'a', mistakes={'the slope is -a: a itself is positive': slope, 'that is the line through the first and the last point; fit all by least squares': -ends})
    check_number(c, float(np.exp(t.mean() - slope * x.mean())), 'c')

