from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 6

@test_case(points=1, hidden=False)
def test_one_hidden_layer(inspect):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results

    def f(z):
        return np.asarray(z) ** 2

    def slope(z):
        return 2 * np.asarray(z)
    X = np.array([[1.0], [3.0]])
    weights, biases = ([np.array([[1.0, -1.0]]), np.array([[1.0], [3.0]])], [np.array([1.0, 0.0]), np.array([0.0])])
    dz = np.array([[1.0], [-1.0]])
    result = check_results(inspect(X, weights, biases, f, slope, dz), 'size, contrast, error')
    check_array(result[0], np.array([88.5 ** 0.5]), 'size', mistakes={'take the root of the mean square': np.array([88.5]), 'this is the size of z, not of a = f(z)': np.array([7.5 ** 0.5]), 'this is a standard deviation: square without taking the mean off': np.array([32.25 ** 0.5]), 'divide by the number of entries: a mean, not a sum': np.array([354 ** 0.5]), 'this is the mean of |a|: take the mean of the squares, then the root': np.array([7.5]), 'the biases are missing': np.array([41 ** 0.5]), 'one number for each hidden layer: the output layer is none': np.array([88.5 ** 0.5, 1710601 ** 0.5])})
    check_array(result[1], np.array([26 ** 0.5]), 'contrast', mistakes={'take the root': np.array([26.0]), 'take the mean of the squares over all units, then the root': np.array([5.0]), 'one mean of all entries was taken off: each unit has its own': np.array([32.25 ** 0.5]), "each example's mean was taken off: take off each unit's mean over the examples, axis=0": np.array([7.25 ** 0.5])})
    check_array(result[2], np.array([110 ** 0.5]), 'error', mistakes={'this is ∂C/∂a: the slope f′(z) is missing': np.array([5 ** 0.5]), 'slope wants z, not a': np.array([1010 ** 0.5]), 'take the root': np.array([110.0]), 'dz is the gradient of C already: do not divide it by the number of examples': np.array([110 ** 0.5 / 2])})

@test_case(points=2, hidden=False)
def test_three_hidden_layers(inspect):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(4)
    widths = [5, 6, 4, 7, 3]
    weights = [rng.normal(size=pair) for pair in zip(widths[:-1], widths[1:])]
    biases = [rng.normal(size=n) for n in widths[1:]]
    X, dz = (rng.normal(size=(8, 5)), rng.normal(size=(8, 3)))

    def slope(z):
        return 1 - np.tanh(z) ** 2
    given = (X.copy(), [W.copy() for W in weights], [b.copy() for b in biases], dz.copy())
    result = check_results(inspect(*given[:3], np.tanh, slope, given[3]), 'size, contrast, error')
    check_unchanged((X, weights, biases, dz), given, 'an argument')
    zs, a = ([], X)
    for W, b in zip(weights[:3], biases[:3]):
        zs.append(a @ W + b)
        a = np.tanh(zs[-1])
    outputs = [np.tanh(z) for z in zs]

    def rms(arrays):
        return np.array([np.sqrt((array ** 2).mean()) for array in arrays])
    deltas, late, bare, twice = ([], [], [], [])
    error = wrong = plain = dz
    more = dz * slope(outputs[2] @ weights[3] + biases[3])
    for layer in (2, 1, 0):
        V, z = (weights[layer + 1].T, zs[layer])
        error, more, plain = (error @ V * slope(z), more @ V * slope(z), plain @ V)
        wrong = wrong @ V * slope(outputs[layer])
        deltas.insert(0, error)
        late.insert(0, wrong)
        bare.insert(0, plain * slope(z))
        twice.insert(0, more)
    check_array(result[0], rms(outputs), 'size of three tanh layers', mistakes={'this is the size of z': rms(zs), 'these are standard deviations': np.array([o.std() for o in outputs])})
    check_array(result[1], rms([o - o.mean(axis=0) for o in outputs]), 'contrast of three tanh layers', mistakes={"each example's mean was taken off: take off each unit's, axis=0": rms([o - o.mean(axis=1, keepdims=True) for o in outputs]), 'one mean of all entries was taken off': rms([o - o.mean() for o in outputs]), 'this is the contrast of z': rms([z - z.mean(axis=0) for z in zs]), "this is the mean of the units' standard deviations: take the mean of squares, then the root": np.array([o.std(axis=0).mean() for o in outputs])})
    check_array(result[2], rms(deltas), 'error of three tanh layers', mistakes={'slope wants z, not a': rms(late), 'the first layer stands first': rms(deltas)[::-1], "go on with δ of the layer above, not with its ∂C/∂a: each layer's slope counts": rms(bare), 'the output layer has no activation: dz takes no slope there': rms(twice)})

