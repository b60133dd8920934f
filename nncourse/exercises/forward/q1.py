from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_the_outputs_of_the_network(forward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(21)
    sizes = (3, 5, 4, 2)
    W = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:])]
    b = [rng.normal(size=n) for n in sizes[1:]]
    X = rng.normal(size=(6, 3))
    before = (X.copy(), [w.copy() for w in W], [c.copy() for c in b])

    def f(z):
        return np.tanh(z)
    *_, Y = check_results(forward(X, W, b, f), 'A1, A2, Y')
    given, (X, W, b) = ((X, W, b), before)
    A2 = np.tanh(np.tanh(X @ W[0] + b[0]) @ W[1] + b[1])
    check_array(Y, A2 @ W[2] + b[2], 'the last output', mistakes={'the last layer has no activation': np.tanh(A2 @ W[2] + b[2]), 'the biases are missing': np.tanh(np.tanh(X @ W[0]) @ W[1]) @ W[2], 'the activation is missing in the hidden layers': ((X @ W[0] + b[0]) @ W[1] + b[1]) @ W[2] + b[2], "the list must end with the network's output, not begin with it": np.tanh(X @ W[0] + b[0])})
    for old, new, name in zip(before, given, ('X', 'weights', 'biases')):
        check_unchanged(old, new, name)

@test_case(points=1, hidden=False)
def test_the_outputs_of_the_hidden_layers(forward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(22)
    sizes = (2, 4, 3, 2)
    W = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:])]
    b = [rng.normal(size=n) for n in sizes[1:]]
    X = rng.normal(size=(5, 2))

    def f(z):
        return np.maximum(z, 0.0)
    A1, A2, _ = check_results(forward(X.copy(), [w.copy() for w in W], [c.copy() for c in b], f), 'A1, A2, Y')
    Z1 = X @ W[0] + b[0]
    Z2 = f(Z1) @ W[1] + b[1]
    check_array(A1, f(Z1), 'the first hidden output', mistakes={'this is z: keep the output after f': Z1, 'f is applied to all of z, the bias too': f(X @ W[0]) + b[0], 'use the function f that is given, not tanh': np.tanh(Z1), "the input X is not a layer's output": X})
    check_array(A2, f(Z2), 'the second hidden output', mistakes={'this is z: keep the output after f': Z2})

