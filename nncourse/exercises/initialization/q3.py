from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 5

@test_case(points=1, hidden=False)
def test_relu_with_he(forecast):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    result = check_results(forecast([50, 50, 50, 50], [0.04, 0.04, 0.04], 0.5, 0.5, 1.0, 3.0), 'signal, error')
    check_array(result[0], np.array([2.0, 2.0, 2.0]), "signal of ReLU layers with He's variance", mistakes={'kept counts for the layers after an activation: the inputs pass through none': np.array([1.0, 1.0, 1.0]), 'kept is missing: the activation stands between the layers': np.array([2.0, 4.0, 8.0]), 'this is ⟨a²⟩ after the activation: z is asked for': np.array([1.0, 1.0, 2.0]), 'kept is a share of the mean square: do not square it': np.array([2.0, 1.0, 0.5]), 'variances holds variances already: do not square them': 2.0 * 0.04 ** np.arange(1, 4), 'z is a sum of fan-in terms: multiply by their number': 2.0 * 0.02 ** np.arange(1, 4), 'mean squares are asked for, not their roots': np.full(3, 2 ** 0.5), 'this is the error: the signal comes first': np.full(3, 3.0)})
    check_array(result[1], np.array([3.0, 3.0, 3.0]), "error of ReLU layers with He's variance", mistakes={'slope2 is missing: each activation multiplies the error': np.array([12.0, 6.0, 3.0]), "the last layer's error is given: no slope stands before it": np.full(3, 1.5)})

@test_case(points=1, hidden=False)
def test_widths_that_change(forecast):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    result = check_results(forecast([10, 20, 5], [0.1, 0.5], 0.8, 0.25, 2.0, 1.0), 'signal, error')
    check_array(result[0], np.array([2.0, 16.0]), 'signal of a 10-20-5 network', mistakes={"the signal's sum has fan-in terms, the width of the layer below": np.array([4.0, 8.0])})
    check_array(result[1], np.array([0.625, 1.0]), 'error of a 10-20-5 network', mistakes={'the error comes back through the fan-out weights of the layer above, 5': np.array([2.5, 1.0]), "the error comes back through the weights of the layer above, not through the layer's own": np.array([0.5, 1.0]), "the first layer's error stands first": np.array([1.0, 0.625])})

