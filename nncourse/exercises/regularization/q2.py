from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=1, hidden=False)
def test_absolute_values_alone(proximal):
    import numpy as np
    from nncourse.exercises.checks import check_array
    u = np.array([1.0, -0.5, 0.02, -0.03, 0.0])
    result = proximal(u.copy(), 0.1, l1=0.5)
    check_array(result, np.array([0.95, -0.45, 0.0, 0.0, 0.0]), 'proximal with l1 = 0.5, rate = 0.1', mistakes={'the amount is rate · l1, not l1': np.array([0.5, 0.0, 0.0, 0.0, 0.0]), 'small entries must stop at 0: this jumps over it': u - 0.05 * np.sign(u), 'entries that stay are shortened by rate · l1, too: this only cuts off the small ones': np.array([1.0, -0.5, 0.0, 0.0, 0.0]), 'negative entries move up toward 0': np.array([0.95, 0.0, 0.0, 0.0, 0.0]), 'the sign of u is lost': np.array([0.95, 0.45, 0.0, 0.0, 0.0]), 'this moves away from 0, not toward it': np.array([1.05, -0.55, 0.0, 0.0, 0.0]), 'the amount is rate · l1, not half of it': np.array([0.975, -0.475, 0.0, -0.005, 0.0])})
    assert np.all(np.asarray(result)[2:] == 0), 'entries that become 0 must be exactly 0'

@test_case(points=1, hidden=False)
def test_squares_alone(proximal):
    import numpy as np
    from nncourse.exercises.checks import check_array
    u = np.array([[1.2, -0.6], [0.3, 0.0]])
    check_array(proximal(u.copy(), 0.1, l2=2.0), u / 1.2, 'proximal with l2 = 2, rate = 0.1', mistakes={'this is the plain step u − rate · l2 · u. Set the derivative at v, not at u, to 0': 0.8 * u, 'l2 has the factor ½ in the penalty: its derivative is l2 · v': u / 1.4, 'it is divided by 1 + rate · l2: the rate is missing': u / 3, 'it is divided by 1 + rate · l2, not multiplied': 1.2 * u, 'this subtracts rate · l2, as l1 does: the pull of l2 is l2 · v': np.sign(u) * np.maximum(np.abs(u) - 0.2, 0.0), 'l2 does nothing here': u})

