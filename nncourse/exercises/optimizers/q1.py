from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 6

@test_case(points=1, hidden=False)
def test_plain_momentum(momentum_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(61)
    theta, g, v = rng.normal(size=(3, 5))
    given = (theta.copy(), g.copy(), v.copy())
    new, velocity = check_results(momentum_step(*given, 0.1, 0.8), 'theta, v')
    for old, now, name in zip((theta, g, v), given, ('theta', 'g', 'v')):
        check_unchanged(old, now, name)
    check_array(velocity, 0.8 * v + g, 'v', mistakes={'without averaging, the gradient enters in full': 0.8 * v + 0.2 * g, 'η belongs to the step, not into v': 0.8 * v + 0.1 * g, 'return v itself, not η v': 0.1 * (0.8 * v + g), 'with this sign v points downhill: here it adds up gradients': 0.8 * v - 0.1 * g, 'momentum multiplies the old velocity, not the gradient': v + 0.8 * g})
    check_array(new, theta - 0.1 * (0.8 * v + g), 'theta', mistakes={'the sign is flipped: this climbs': theta + 0.1 * (0.8 * v + g), 'the step uses the old velocity': theta - 0.1 * v, "this is Nesterov's step, which was not asked for": theta - 0.1 * (g + 0.8 * (0.8 * v + g)), 'the velocity has no effect': theta - 0.1 * g})

@test_case(points=1, hidden=False)
def test_nesterov(momentum_step):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(62)
    theta, g, v = rng.normal(size=(3, 4))
    new, velocity = check_results(momentum_step(theta.copy(), g.copy(), v.copy(), 0.2, 0.7, nesterov=True), 'theta, v')
    renewed = 0.7 * v + g
    check_array(velocity, renewed, 'v with nesterov', mistakes={'nesterov changes the step, not what v becomes': g + 0.7 * renewed})
    check_array(new, theta - 0.2 * (g + 0.7 * renewed), 'theta with nesterov', mistakes={'this is plain momentum: nesterov has no effect': theta - 0.2 * renewed, 'use the new velocity in the step': theta - 0.2 * (g + 0.7 * v), 'the velocity must be multiplied by the momentum again': theta - 0.2 * (g + renewed), 'the step goes along u + μ v; here u is missing': theta - 0.2 * 0.7 * renewed})

