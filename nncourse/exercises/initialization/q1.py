from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_four_units(twins):
    import numpy as np
    from nncourse.exercises.checks import check_array
    W = np.array([[1.0, 1.0, 2.0, 1.0], [0.5, 0.5, 0.0, 0.5]])
    b = np.zeros(4)
    V = np.array([[3.0], [3.0], [3.0], [-1.0]])
    result = twins(W.copy(), b.copy(), V.copy())
    check_array(result, np.array([0, 0, 2, 3]), 'twins', mistakes={'unit 3 has the incoming weights of unit 0 but another outgoing one, so its error is another': np.array([0, 0, 2, 0]), 'units 0 and 2 have equal outgoing weights but not equal incoming ones': np.array([0, 0, 0, 3]), 'the first unit of a group has its own index': np.array([1, 0, 2, 3]), 'count the units from 0': np.array([1, 1, 3, 4]), 'number each group by its first unit, not 0, 1, 2, …': np.array([0, 0, 1, 2]), 'a unit that equals none before it gets its own index': np.array([-1, 0, -1, -1]), "a unit's incoming weights are a column of W, not a row": np.array([0, 1]), 'say to which unit it stays equal, not whether it does': np.array([1, 1, 0, 0])})

@test_case(points=1, hidden=False)
def test_equal_constants(twins):
    import numpy as np
    from nncourse.exercises.checks import check_array
    W, b, V = (np.full((3, 5), 0.3), np.zeros(5), np.full((5, 2), -0.1))
    check_array(twins(W, b, V), np.zeros(5, dtype=int), 'twins, all weights constant', mistakes={'all five units are equal to unit 0': np.arange(5), 'name the first equal unit, not the one before': np.array([0, 0, 1, 2, 3]), 'name the first equal unit, not the last': np.full(5, 4)})

