from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 6

@test_case(points=1, hidden=False)
def test_how_many_and_in_which_shapes(Parameters):
    import numpy as np
    from nncourse.exercises.checks import check_array
    p = Parameters([64, 50, 10])
    check_array(p.theta, np.zeros(3760), 'theta of 64-50-10', mistakes={'the biases are missing': np.zeros(3700), 'the inputs have no biases': np.zeros(3824), 'theta has one axis': np.zeros((3760, 1))})
    for name, shape in (('W1', (64, 50)), ('b1', (50,)), ('W2', (50, 10)), ('b2', (10,))):
        check_array(p.get(name), np.zeros(shape), f'get("{name}")')

@test_case(points=1, hidden=False)
def test_load_then_get(Parameters):
    import numpy as np
    from nncourse.exercises.checks import check_array
    p = Parameters([2, 3, 1])
    vector = np.arange(13.0)
    p.load(vector)
    vector[:] = -1.0
    check_array(p.theta, np.arange(13.0), 'theta after load', mistakes={'load has not reached theta': np.zeros(13), "load must copy the numbers, not keep the caller's array": vector})
    expected = {'W1': np.arange(6.0).reshape(2, 3), 'W2': np.arange(6.0, 9.0).reshape(3, 1), 'b1': np.arange(9.0, 12.0), 'b2': np.array([12.0])}
    layer_by_layer = {'W1': expected['W1'], 'b1': np.arange(6.0, 9.0), 'W2': np.arange(9.0, 12.0).reshape(3, 1)}
    for name, values in expected.items():
        mistakes = {'get does not see what load wrote: make views, or cut theta at each get': 0 * values}
        if name in layer_by_layer and name != 'W1':
            mistakes['the order is all weights first, then all biases, not layer by layer'] = layer_by_layer[name]
        if name == 'W1':
            mistakes['a matrix is written row by row'] = np.arange(6.0).reshape(3, 2).T
        check_array(p.get(name), values, f'get("{name}") after load', mistakes=mistakes)

@test_case(points=1, hidden=False)
def test_set_writes_into_theta(Parameters):
    import numpy as np
    from nncourse.exercises.checks import check_array
    p = Parameters([2, 3, 1])
    p.set('W2', np.array([[1.0], [2.0], [3.0]]))
    p.set('b1', np.array([4.0, 5.0, 6.0]))
    expected = np.array([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0], float)
    check_array(p.theta, expected, 'theta after set', mistakes={'set has not reached theta: write into the view, do not replace it': np.zeros(13), 'the order is all weights first, then all biases, not layer by layer': np.array([0] * 6 + [4, 5, 6, 1, 2, 3, 0], float), 'two objects share one theta: make it anew in __init__': np.array([0, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 12], float)})
    check_array(p.get('W2'), np.array([[1.0], [2.0], [3.0]]), 'get("W2") after set')
    p.decay(10.0)
    expected[6:9] *= 10
    check_array(p.theta, expected, 'theta after set and decay(10)', mistakes={'the biases must stay as they are': np.concatenate([expected[:9], 10 * expected[9:]]), 'decay has not reached theta': np.array([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0], float)})
    try:
        p.set('b1', np.ones(1))
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(f'set("b1", …) with an array of shape (1,): expected a ValueError, got {type(error).__name__}')
    else:
        raise AssertionError('set("b1", …) took an array of shape (1,) for three biases: expected a ValueError')
    check_array(p.theta, expected, 'theta after a refused array')

