from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 5

@test_case(points=1, hidden=False)
def test_a_vector(nudge):
    import numpy as np
    from nncourse.exercises.checks import check_array
    factors, theta, epsilon = (np.array([1.0, -2.0, 0.5]), np.array([1.5, 0.2, -1.0]), 0.01)

    def f(t):
        return float((factors * np.asarray(t) ** 3).sum())

    def shifted(i, h):
        return f([v + h if j == i else v for j, v in enumerate(theta)])
    ahead = np.array([shifted(i, epsilon) - f(theta) for i in range(3)]) / epsilon
    behind = np.array([f(theta) - shifted(i, -epsilon) for i in range(3)]) / epsilon
    at_once = (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)
    check_array(nudge(f, theta.copy(), epsilon), (ahead + behind) / 2, 'the gradient of Σ c θ³ for ε = 0.01', mistakes={'this is a forward difference, from f(θ + ε) and f(θ)': ahead, 'this is a backward difference, from f(θ) and f(θ − ε)': behind, 'the two points are 2ε apart, so divide by 2ε': ahead + behind, 'nudge one entry at a time: here all move at once': np.full(3, at_once), 'epsilon is an argument: use it, not 1e-5': 3 * factors * theta ** 2})

@test_case(points=1, hidden=False)
def test_a_matrix(nudge):
    import numpy as np
    from nncourse.exercises.checks import check_array
    theta = np.random.default_rng(2).normal(size=(2, 3))

    def f(t):
        return float(np.sin(np.asarray(t)).sum() + np.asarray(t)[0] @ np.asarray(t)[1])
    expected = np.cos(theta) + theta[::-1]
    check_array(nudge(f, theta.copy()), expected, 'the gradient of a function of a (2, 3) matrix', mistakes={'one entry for each row only: nudge each entry by itself': expected.sum(axis=1), 'one entry for each column only: nudge each entry by itself': expected.sum(axis=0), 'it has the shape of theta: not a flat vector': expected.ravel(), 'a whole row is nudged at once: nudge each entry by itself': np.repeat(expected.sum(axis=1), 3).reshape(2, 3), 'nudge one entry at a time: here all move at once': np.full((2, 3), expected.sum()), 'each entry must be put back before the next is nudged': expected - [[0], [1e-05]]})

