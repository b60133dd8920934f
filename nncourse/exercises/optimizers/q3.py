from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 9

@test_case(points=1, hidden=False)
def test_first_step(NamedAdam):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_type, check_unchanged
    W, g = (np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[4.0, -0.001], [100.0, 0.2]]))
    given, gradient = ({'dense1.W': W.copy()}, {'dense1.W': g.copy()})
    after = NamedAdam(0.01).step(given, gradient)
    check_type(after, dict, 'what step returns')
    check_unchanged(W, given['dense1.W'], 'an array of parameters')
    check_unchanged(g, gradient['dense1.W'], 'an array of gradients')
    check_array(after.get('dense1.W', ...), W - 0.01 * g / (np.abs(g) + 1e-08), 'dense1.W after one step', mistakes={'the bias correction is missing': W - 0.01 * 0.1 * g / (np.sqrt(0.001) * np.abs(g) + 1e-08), 'the average of the gradient is not corrected': W - 0.001 * g / (np.abs(g) + 1e-08), 'the average of the square is not corrected': W - 0.01 * g / (np.sqrt(0.001) * np.abs(g) + 1e-08), 'the sign is flipped: this climbs': W + 0.01 * g / (np.abs(g) + 1e-08), 'this is plain gradient descent': W - 0.01 * g})

@test_case(points=2, hidden=False)
def test_five_steps(NamedAdam):
    import numpy as np
    from nncourse.exercises.checks import check_array
    rng = np.random.default_rng(65)
    start, gradients = (rng.normal(size=3), rng.normal(size=(5, 3)))

    def walked(correct=True, root_of_sum=False):
        b, m, v = (start.copy(), 0.0, 0.0)
        for t, g in enumerate(gradients, 1):
            m, v = (0.8 * m + 0.2 * g, 0.9 * v + 0.1 * g * g)
            c, d = (1 - 0.8 ** t, 1 - 0.9 ** t) if correct else (1, 1)
            b = b - 0.1 * (m / c) / (np.sqrt(v / d + 0.01) if root_of_sum else np.sqrt(v / d) + 0.01)
        return b
    adam, now = (NamedAdam(0.1, beta1=0.8, beta2=0.9, epsilon=0.01), {'dense1.b': start.copy()})
    for g in gradients:
        now = adam.step(now, {'dense1.b': g.copy()})
    check_array(now['dense1.b'], walked(), 'dense1.b after five steps', mistakes={'the bias correction is missing': walked(correct=False), 'ε belongs outside the root': walked(root_of_sum=True)})

