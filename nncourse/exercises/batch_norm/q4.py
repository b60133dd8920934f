from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=2, hidden=False)
def test_after(fold):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(0)
    W, b = (rng.normal(size=(4, 3)), rng.normal(size=3))
    gamma, beta, mean, variance = (*rng.normal(size=(3, 3)), rng.uniform(0.5, 2, size=3))
    given = [a.copy() for a in (W, b, gamma, beta, mean, variance)]
    new_W, new_b = check_results(fold(*given), 'W, b')
    for name, before, after in zip('W b gamma beta mean variance'.split(), (W, b, gamma, beta, mean, variance), given, strict=True):
        check_unchanged(before, after, name)
    s = gamma / np.sqrt(variance + 1e-05)
    check_array(new_W, W * s, 'W, box after', mistakes={'W is not changed: the scale of the box belongs into it': W, 'γ is missing': W / np.sqrt(variance + 1e-05), 'divide by the root of the variance': W * gamma / (variance + 1e-05), 'epsilon stands inside the root': W * (gamma / np.sqrt(variance) + 1e-05)})
    check_array(new_b, (b - mean) * s + beta, 'b, box after', mistakes={'b goes through the box as well: it is scaled': b - mean * s + beta, 'the recorded mean is missing': b * s + beta, 'β is missing': (b - mean) * s, 'β is added behind the box, and not scaled': (b - mean + beta) * s})

@test_case(points=1, hidden=False)
def test_before(fold):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    W, b = (np.array([[1.0, 2.0, 3.0], [0.5, 0.0, -1.0]]), np.array([1.0, 0.0, -1.0]))
    gamma, beta, mean, variance = (np.array([2.0, 3.0]), np.array([1.0, 0.0]), np.array([1.0, -2.0]), np.array([4.0, 9.0]))
    new_W, new_b = check_results(fold(W.copy(), b.copy(), gamma, beta, mean, variance, 0.0, 'before'), 'W, b')
    check_array(new_W, W, 'W, box before (here γ is just the root of the variance)')
    check_array(new_b, np.array([2.0, 0.0, -3.0]), 'b, box before', mistakes={'what the box subtracts and adds passes through W: only β does here': b + beta @ W, 'b is not changed: what the box subtracts and adds passes through W': b, 'what the box subtracts passes through W, and so does β': b - mean @ W})

