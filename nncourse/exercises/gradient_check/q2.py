from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 6

@test_case(points=2, hidden=False)
def test_a_relative_error_for_each_tensor(compare):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_number, check_type
    a, n = (np.array([[4.0, -0.5], [1.0, 0.01]]), np.array([[3.0, -0.5], [1.0, 0.02]]))
    errors = compare({'W1': a.copy(), 'b1': 2 * n[0]}, {'W1': n.copy(), 'b1': n[0].copy()})
    check_type(errors, dict, 'the result')
    check_equal(list(errors), ['W1', 'b1'], 'its names')
    apart = np.abs(a - n)
    check_number(errors['W1'], 0.25, 'the error of W1', mistakes={'compare over the whole tensor: here each entry is divided by its own size': (apart / np.maximum(np.abs(a), np.abs(n))).max(), 'divide by the largest entry: this is the difference itself': 1.0, 'divide by the larger of both, not by the nudged gradient alone': 1 / 3, 'this compares the lengths, ‖a − n‖, not the largest entries': np.linalg.norm(a - n) / max(np.linalg.norm(a), np.linalg.norm(n)), 'divide the largest difference by the largest entry: this is ‖a − n‖ / (‖a‖ + ‖n‖)': np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)), 'the largest entries, not the means': apart.mean() / max(np.abs(a).mean(), np.abs(n).mean()), 'divide by the larger of the two, not by their sum': 1 / 7, 'the largest entries in size, not the sums': apart.sum() / max(np.abs(a).sum(), np.abs(n).sum())})
    check_number(errors['b1'], 0.5, 'the error of b1, claimed twice as large as it is', mistakes={'divide by the larger of both: here it is the claimed one': 1.0})

@test_case(points=1, hidden=False)
def test_zeros_and_noise(compare):
    import numpy as np
    from nncourse.exercises.checks import check_number
    zero, tiny = (np.zeros(3), np.array([-3e-12, 3e-12, 0.0]))
    errors = compare({'b': zero.copy()}, {'b': zero.copy()})
    check_number(errors['b'], 0.0, 'the error where both are zero', mistakes={'0/0 is NaN: no difference is no error': np.nan})
    errors = compare({'b': zero.copy()}, {'b': tiny.copy()}, noise=1e-11)
    check_number(errors['b'], 0.0, 'the error where the difference is below the noise', mistakes={'a difference of 3e-12 is not larger than the noise of 1e-11': 1.0})
    errors = compare({'b': zero.copy()}, {'b': tiny.copy()})
    check_number(errors['b'], 1.0, 'the error of a tiny gradient claimed to be 0, without noise', mistakes={'without noise there is no tolerance: the gradient is lost': 0.0, 'do not add a constant below the fraction': 0.0 + 3e-12 / (3e-12 + 1e-08)})

