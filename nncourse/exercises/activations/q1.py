from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 5

@test_case(points=1, hidden=False)
def test_near_zero(both_probabilities):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    z = np.array([[-2.0, -1.0, 0.0], [0.5, 1.0, 3.0]])
    result = check_results(both_probabilities(z.copy()), 'p, q')
    p, q = (1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z)))
    check_array(result[0], p, 'p', mistakes={'this is q, the probability of no: the two are swapped, or the sign of z is': q, 'this is tanh(z), not a probability': np.tanh(z), 'this is the derivative of the sigmoid': p * q})
    check_array(result[1], q, 'q', mistakes={'this is p, the probability of yes': p})

@test_case(points=1, hidden=False)
def test_both_tails_keep_their_digits(both_probabilities):
    import warnings
    from decimal import Decimal
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    z = np.array([-1000.0, -700.0, -30.0, -5.0, 20.0, 40.0, 600.0, 1000.0])
    results, told = ({}, {})
    for dtype in ('float64', 'float32'):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            results[dtype] = both_probabilities(z.astype(dtype))
        told |= {dtype: w.message for w in caught if issubclass(w.category, RuntimeWarning)}
    result = check_results(results['float64'], 'p, q')
    for name, sign, got in zip(('p', 'q'), (1, -1), result, strict=True):
        wanted = [float(1 / (1 + Decimal(-sign * v).exp())) for v in z]
        check_array(got, np.array(wanted), name)
        for v, exact, value in zip(z, wanted, got, strict=True):
            near = abs(value - exact) <= 1e-12 * exact or (abs(v) > 700 and value < 1e-300)
            assert near, f'{name} at z = {v:g} should be {exact:.15g}, got {value:.15g}: its digits are lost. That happens where numbers near 1 are subtracted from each other, or where z is clipped; let the small one come from an exponential of its own'
    for dtype, message in told.items():
        raise AssertionError(f'NumPy warned for z in {dtype}: {message}. The values may be right all the same, but the warning is to go: take exponentials of numbers that are not positive')

@test_case(points=1, hidden=False)
def test_float32_and_integers(both_probabilities):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_results, check_unchanged
    for z in (np.array([[-60.0, -1.0], [0.0, 2.0]], dtype=np.float32), np.array([-3, 0, 7, 50])):
        before, exact = (z.copy(), z.astype(np.float64))
        result = check_results(both_probabilities(z), 'p, q')
        check_unchanged(before, z, 'z')
        wanted = 'float32' if z.dtype == np.float32 else 'float64'
        for name, got, sign in zip(('p', 'q'), result, (1, -1), strict=True):
            check_array(got, 1 / (1 + np.exp(-sign * exact)), f'{name} for z in {z.dtype}', tolerance=1e-05)
            check_equal(str(got.dtype), wanted, f'the dtype of {name} for z in {z.dtype}')

