from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_one_layer(penalty):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_type
    W, b = (np.array([[1.0, -2.0], [0.5, 4.0]]), np.array([3.0, -1.0]))
    value, gradients = check_results(penalty({'dense1.W': W.copy(), 'dense1.b': b.copy()}, l2=0.1), 'value, gradients')
    check_number(value, 1.0625, 'the penalty with l2 = 0.1', mistakes={'the factor ½ is missing': 2.125, 'biases cost nothing: only names that end in .W count': 1.5625, 'this is the mean over the weights, not the sum': 1.0625 / 4, 'this is the norm, not its square': 0.05 * 21.25 ** 0.5})
    check_type(gradients, dict, 'gradients')
    for name in ('dense1.W', 'dense1.b'):
        assert name in gradients, f'gradients has no {name!r}: it needs every name of parameters, also of what costs nothing'
    check_array(gradients.get('dense1.W', ...), 0.1 * W, 'the gradient of dense1.W with l2 = 0.1', mistakes={'the derivative of λ/2 · w² is λw: the 2 cancels the ½': 0.2 * W})
    check_array(gradients.get('dense1.b', ...), np.zeros(2), 'the gradient of dense1.b', mistakes={'biases cost nothing': 0.1 * b})

@test_case(points=1, hidden=False)
def test_absolute_values(penalty):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    W = np.array([[1.0, -2.0, 0.0]])
    value, gradients = check_results(penalty({'dense1.W': W.copy()}, l1=0.3), 'value, gradients')
    check_number(value, 0.9, 'the penalty with l1 = 0.3', mistakes={'add up the absolute values': -0.3, 'l1 has no factor ½': 0.45, 'these are squares: l1 is the price of absolute values': 1.5})
    check_array(gradients['dense1.W'], np.array([[0.3, -0.3, 0.0]]), 'the gradient with l1 = 0.3', mistakes={'the derivative of |w| is the sign of w': np.full((1, 3), 0.3), 'at w = 0 take 0': np.array([[0.3, -0.3, 0.3]]), 'at w = 0 the derivative is 0, not −λ': np.array([[0.3, -0.3, -0.3]]), 'the derivative of |w| is the sign of w, not |w|': 0.3 * abs(W), 'the derivative of |w| is the sign of w, not w': 0.3 * W})

