from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 5

@test_case(points=1, hidden=False)
def test_a_right_gradient(directional_error):
    import numpy as np
    from nncourse.exercises.checks import check_type
    theta = np.random.default_rng(1).normal(size=50)

    def f(t):
        return float((np.asarray(t) ** 2).sum())
    error = directional_error(f, 2 * theta, theta.copy(), np.random.default_rng(0))
    check_type(error, float, 'the error of a right gradient')
    assert 0 <= error < 1e-06, f'the gradient is right, and your error is {error:.3g}: expected less than 1e-6. Is it a central difference, divided by 2ε, and is v the same in both slopes?'

@test_case(points=1, hidden=False)
def test_a_wrong_gradient(directional_error):
    import numpy as np
    from nncourse.exercises.checks import check_number
    theta = np.random.default_rng(3).normal(size=6)
    claimed = 2 * theta
    claimed[2] = 0.0

    def f(t):
        return float((np.asarray(t) ** 2).sum())
    V = np.random.default_rng(117).normal(size=(3, 6))
    slopes, true = (V @ claimed, V @ (2 * theta))
    each = np.abs(slopes - true) / np.maximum(np.abs(slopes), np.abs(true))

    def error_along(vectors):
        s, m = (vectors @ claimed, vectors @ (2 * theta))
        return float((np.abs(s - m) / np.maximum(np.abs(s), np.abs(m))).max())
    got = directional_error(f, claimed.copy(), theta.copy(), np.random.default_rng(117))
    check_number(got, each.max(), 'the error with one entry lost', tolerance=0.0001, mistakes={'return the largest error of all directions, not their mean': each.mean(), "look at every direction: this is the first one's error": each[0], "look at every direction: this is the last one's error": each[-1], 'divide by the larger slope: this is the difference': np.abs(slopes - true).max(), 'divide by the larger of the two slopes, not by the measured one': (np.abs(slopes - true) / np.abs(true)).max(), 'divide by the larger of the two slopes, not by the claimed one': (np.abs(slopes - true) / np.abs(slopes)).max(), 'divide by the larger of the two slopes, not by their sum': (np.abs(slopes - true) / (np.abs(slopes) + np.abs(true))).max(), 'v is normally distributed: draw it with rng.normal': error_along(np.random.default_rng(117).uniform(-1, 1, size=(3, 6))), 'v is normally distributed, with entries below 0 too: draw it with rng.normal': error_along(np.random.default_rng(117).random((3, 6)))})

