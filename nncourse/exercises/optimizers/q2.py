from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 6

@test_case(points=1, hidden=False)
def test_adagrad(adaptive_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(63)
    theta, g, s = (rng.normal(size=4), rng.normal(size=4), rng.uniform(0.5, 2, size=4))
    given = (theta.copy(), g.copy(), s.copy())
    new, total, rate = check_results(adaptive_step(*given, 0.1, epsilon=0.01), 'theta, s, effective')
    for old, now, name in zip((theta, g, s), given, ('theta', 'g', 's')):
        check_unchanged(old, now, name)
    right = s + g * g
    check_array(total, right, 's', mistakes={'add up squares of the gradient, not the gradient': s + g, 's keeps the sum of squares: take the root only in the step': np.sqrt(right), 'the sum forgets what was in s': g * g, 'this is effective: return theta, s, effective, in this order': 0.1 / (np.sqrt(right) + 0.01)})
    check_array(rate, 0.1 / (np.sqrt(right) + 0.01), 'effective', mistakes={'ε belongs outside the root': 0.1 / np.sqrt(right + 0.01), 'the root is missing': 0.1 / (right + 0.01), 'renew s before the step': 0.1 / (np.sqrt(s) + 0.01), 'effective is the rate, not the step': 0.1 * g / (np.sqrt(right) + 0.01), 'ε is added to the root, whether s is small or not': 0.1 / np.sqrt(right)})
    check_array(new, theta - 0.1 * g / (np.sqrt(right) + 0.01), 'theta', mistakes={'the step is the effective rate times g; here g is missing': theta - 0.1 / (np.sqrt(right) + 0.01), 'the sign is flipped: this climbs': theta + 0.1 * g / (np.sqrt(right) + 0.01)})

@test_case(points=1, hidden=False)
def test_rmsprop(adaptive_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(64)
    theta, g, s = (rng.normal(size=3), rng.normal(size=3), rng.uniform(0.5, 2, size=3))
    new, average, rate = check_results(adaptive_step(theta.copy(), g.copy(), s.copy(), 0.1, rho=0.9), 'theta, s, effective')
    right = 0.9 * s + 0.1 * g * g
    check_array(average, right, 's with rho', mistakes={'rho has no effect': s + g * g, 'the two shares are swapped': 0.1 * s + 0.9 * g * g, 'the new square counts 1 − ρ times': 0.9 * s + g * g})
    check_array(rate, 0.1 / (np.sqrt(right) + 1e-08), 'effective with rho')
    check_array(new, theta - 0.1 * g / (np.sqrt(right) + 1e-08), 'theta with rho')

