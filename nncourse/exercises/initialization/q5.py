from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 5

@test_case(points=2, hidden=False)
def test_tanh_layers(measured_start):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    X, widths = (np.random.default_rng(1).normal(2.0, 3.0, size=(60, 8)), [8, 12, 12, 5])
    given = X.copy()
    weights = check_results(measured_start(given, list(widths), np.tanh, np.random.default_rng(0)), 'W1, W2, W3')
    check_unchanged(X, given, 'X')
    squares, variances, linear, early, a, b, c = ([], [], [], [], X, X, X)
    for layer, W in enumerate(weights):
        shape = (widths[layer], widths[layer + 1])
        check_array(W, W if np.shape(W) == shape else np.zeros(shape), f'the weights of layer {layer + 1}')
        z = a @ W
        squares.append((z ** 2).mean())
        variances.append(z.var())
        b, c = (b @ W, np.tanh(c) @ W)
        linear.append((b ** 2).mean())
        early.append((c ** 2).mean())
        a = np.tanh(z)
    nan, ones = (np.full(3, np.nan), np.ones(3))
    double = measured_start(2 * X, list(widths), np.tanh, np.random.default_rng(0))
    ratio = np.linalg.norm(double[0]) / np.linalg.norm(weights[0])

    def if_so(values):
        return np.array(squares) if np.allclose(values, ones) else nan
    roots = np.array(squares)
    check_array(roots, ones, 'the mean square of z in each layer', tolerance=1e-05, mistakes={'z has the variance 1, not the mean square 1: z.std() takes the mean off': if_so(variances), 'it is 1 where no activation stands between the layers: send the data through f': if_so(linear), 'it is 1 if the data pass f before the first layer: f stands behind a layer': if_so(early), 'divide by the root of the mean square, not by the mean square': roots if abs(ratio - 0.25) < 0.001 else nan, 'inputs twice as large get the same weights: measure z and divide by what you find': roots if abs(ratio - 1) < 0.001 else nan, 'only the last layer is not scaled': np.array([1.0, 1.0, roots[2]]), 'only the first layer is right: scale each, and go on with the scaled weights': np.array([1.0, roots[1], roots[2]])})

@test_case(points=1, hidden=False)
def test_one_number_a_layer(measured_start):
    import numpy as np
    X = np.random.default_rng(2).normal(size=(50, 6))
    W = np.asarray(measured_start(X.copy(), [6, 10, 4], np.tanh, np.random.default_rng(0))[0])
    columns = ((X @ W) ** 2).mean(axis=0)
    assert columns.std() > 0.01, 'every unit by itself has the mean square 1: divide the whole matrix by one number, so that units still differ'
    assert (W < 0).any() and (W > 0).any(), 'the weights of a layer have one sign only: draw them with mean 0'
    other = np.asarray(measured_start(X.copy(), [6, 10, 4], np.tanh, np.random.default_rng(1))[0])
    assert not np.allclose(W, other), 'another generator gives the same weights: draw them from rng'

