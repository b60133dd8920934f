from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=1, hidden=False)
def test_gamma_and_beta(batch_norm_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(0)
    x, dy, gamma = (rng.normal(1, 2, size=(6, 3)), rng.normal(size=(6, 3)), np.array([0.5, 2.0, -1.0]))
    _, dgamma, dbeta = check_results(batch_norm_backward(dy.copy(), x.copy(), gamma.copy()), 'dx, dgamma, dbeta')
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-05)
    check_array(dbeta, dy.sum(axis=0), 'dbeta', mistakes={'this is the mean over the batch: β acts on every example, add up': dy.mean(axis=0), 'γ comes before β: dβ does not meet it': (gamma * dy).sum(axis=0)})
    check_array(dgamma, (dy * x_hat).sum(axis=0), 'dgamma', mistakes={'this is the mean over the batch: add up': (dy * x_hat).mean(axis=0), 'γ multiplies x̂, not x': (dy * x).sum(axis=0), 'dγ does not meet γ itself': (gamma * dy * x_hat).sum(axis=0), 'γ multiplies x̂, which is divided by the root': (dy * (x - x.mean(axis=0))).sum(axis=0), 'the variance in x̂ divides by n − 1: divide by n': (dy * (x - x.mean(axis=0))).sum(axis=0) / np.sqrt(x.var(axis=0, ddof=1) + 1e-05)})

@test_case(points=1, hidden=False)
def test_dx_of_three_examples(batch_norm_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    x, gamma = (np.array([[-1.0], [0.0], [1.0]]), np.array([1.0]))
    dy = np.array([[1.0], [0.0], [0.0]])
    dx, _, _ = check_results(batch_norm_backward(dy.copy(), x.copy(), gamma.copy(), 0.0), 'dx, dgamma, dbeta')
    s = np.sqrt(1.5)
    check_array(dx, s * np.array([[1.0], [-2.0], [1.0]]) / 6, 'dx', mistakes={'this takes mean and variance for constants: they depend on x': s * dy, 'this goes through the mean but takes the variance for a constant': s * (dy - 1 / 3), 'this goes through the variance but takes the mean for a constant': s * np.array([[1.0], [0.0], [1.0]]) / 2, 'the term with x̂ has the wrong sign': s * np.array([[7.0], [-2.0], [-5.0]]) / 6, 'the term with x̂ is half as large as it must be: the derivative of c² is 2c': s * np.array([[2.5], [-2.0], [-0.5]]) / 6})

