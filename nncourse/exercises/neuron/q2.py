from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 8

@test_case(points=2, hidden=False)
def test_it_learns_AND(Perceptron):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_number, check_type
    corners, t = (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 0.0, 0.0, 1.0]))
    neuron = Perceptron()
    neuron.fit(corners.copy(), t.copy())
    check_type(neuron.predict(corners.copy()), np.ndarray, 'predict after AND')
    check_equal(list(neuron.corrections), [2, 3, 3, 2, 1, 0], 'corrections on AND', mistakes={'the neuron fires at z = 0 too: use z >= 0': [1, 3, 3, 2, 1, 0], 'the pass without a correction belongs in the list too': [2, 3, 3, 2, 1], 'the first pass without a correction is the last': [2, 3, 3, 2, 1] + [0] * 95, 'count the wrong rows only, and correct the bias too': [4] * 100, 'it moves the wrong way: t − a, not a − t': [3] * 100, 'correct at once: the next row meets the new weights': [3, 1, 1, 2, 1, 0]})
    check_array(np.asarray(neuron.w), np.array([2.0, 1.0]), 'w after AND', mistakes={'it moved the wrong way: t − a, not a − t': np.array([-2.0, -1.0])})
    check_number(neuron.b, -3.0, 'b after AND', mistakes={'the bias is corrected like the weights, by t − a': 0.0})
    check_array(neuron.predict(corners.copy()), t, 'predict after AND', mistakes={'the neuron fires at z = 0 too: use z >= 0': np.zeros(4), 'these are the pre-activations, not the answers': corners @ [2.0, 1.0] - 3.0})

@test_case(points=1, hidden=False)
def test_passes_end_it_on_XOR(Perceptron):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_number, check_type, check_unchanged
    corners, t = (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0, 0.0]))
    neuron = Perceptron()
    given = (corners.copy(), t.copy())
    neuron.fit(*given, passes=5)
    check_type(neuron.predict(corners.copy()), np.ndarray, 'predict after XOR')
    check_equal(list(neuron.corrections), [3, 3, 4, 4, 4], 'corrections on XOR in 5 passes', mistakes={'the neuron fires at z = 0 too: use z >= 0': [2, 3, 4, 4, 4], 'the bias is corrected like the weights, by t − a': [2, 4, 4, 4, 4], 'every row is counted, not only the wrong ones': [4, 4, 4, 4, 4]})
    check_array(np.asarray(neuron.w), np.array([-1.0, 0.0]), 'w after 5 passes on XOR')
    check_number(neuron.b, 0.0, 'b after 5 passes on XOR')
    for before, after, what in zip((corners, t), given, ('X', 't')):
        check_unchanged(before, after, what)

