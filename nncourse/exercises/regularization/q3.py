from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 5

@test_case(points=1, hidden=False)
def test_two_units(proximal_units):
    import numpy as np
    from nncourse.exercises.checks import check_array
    U = np.array([[3.0, 0.3], [-4.0, 0.4]])
    result = proximal_units(U.copy(), 0.5, 2.0)
    check_array(result, np.array([[2.4, 0.0], [-3.2, 0.0]]), 'proximal_units with rate = 0.5, strength = 2', mistakes={'this is L1 on each weight: shorten the column as a whole': np.array([[2.0, 0.0], [-3.0, 0.0]]), 'the length shrinks by rate · strength, not by strength': np.array([[1.8, 0.0], [-2.4, 0.0]]), "a unit's weights are a column of U, not a row": U * np.array([[1 - 1 / 9.09 ** 0.5], [1 - 1 / 16.16 ** 0.5]]), 'a column shorter than rate · strength must become 0: this turns it around': np.array([[2.4, -0.3], [-3.2, -0.4]]), 'columns that stay are shortened too': np.array([[3.0, 0.0], [-4.0, 0.0]]), 'the whole matrix has one length here: take each column by itself': U * (1 - 1 / 25.25 ** 0.5), 'this cuts columns to a largest length, as max-norm does': np.array([[0.6, 0.3], [-0.8, 0.4]]), 'this divides by the squared length': U * np.array([1 - 1 / 25, 0.0]), 'the length is the root of the sum of squares, not the sum of absolute values': U * np.array([1 - 1 / 7, 0.0]), 'the length is the root of the sum of squares, not of their mean': U * np.array([1 - 2 ** 0.5 / 5, 0.0]), 'this is the step for squared lengths: here the length itself costs': U / 2})
    assert np.all(np.asarray(result)[:, 1] == 0), 'a column that becomes 0 must be exactly 0'

@test_case(points=1, hidden=False)
def test_a_unit_that_was_zero(proximal_units):
    import warnings
    import numpy as np
    from nncourse.exercises.checks import check_array
    U = np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        result = proximal_units(U.copy(), 0.1, 1.0)
    check_array(result, np.array([[0.0, 0.9], [0.0, 0.0], [0.0, 0.0]]), 'proximal_units where a column was 0')

