from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_training(dropout):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    x = np.array([[1.0, -2.0, 4.0], [3.0, 0.5, -1.0]])
    u = np.array([[0.1, 0.9, 0.25], [0.7, 0.2, 0.3]])
    given = (x.copy(), u.copy())
    y, mask = check_results(dropout(given[0], 0.25, given[1]), 'y, mask')
    kept = np.array([[0.0, 1, 1], [1, 0, 1]])
    told = {'nothing is divided by 1 − p': kept, 'the survivors are divided by p: divide by 1 − p': kept / 0.25, 'the survivors are multiplied by 1 − p: divide': kept * 0.75, 'kept and dropped are exchanged: an entry is dropped where u is below p': (1 - kept) / 0.75, 'kept and dropped are exchanged, and nothing is divided by 1 − p': 1 - kept, 'an entry with u equal to p is kept: only those below are dropped': np.array([[0.0, 1, 0], [1, 0, 1]]) / 0.75, 'an entry is dropped where u is below p, not where it is below 1 − p': (u >= 0.75) / 0.75}
    check_array(mask, kept / 0.75, 'mask', mistakes={**told, 'return y, mask, in this order': x * kept / 0.75})
    check_array(y, x * kept / 0.75, 'y', mistakes={said: x * wrong for said, wrong in told.items()})
    check_unchanged(x, given[0], 'x')
    check_unchanged(u, given[1], 'u')

@test_case(points=1, hidden=False)
def test_inference(dropout):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    u = np.array([[0.1, 0.9], [0.3, 0.5]])
    y, mask = check_results(dropout(x.copy(), 0.4, u, training=False), 'y, mask')
    told = {'at inference nothing is scaled: training has divided already': 0.6 * np.ones((2, 2)), 'this is p times the input; at inference nothing is scaled': 0.4 * np.ones((2, 2)), 'at inference nothing is dropped': (u >= 0.4) / 0.6, 'at inference nothing is scaled': np.ones((2, 2)) / 0.6}
    check_array(mask, np.ones((2, 2)), 'mask at inference', mistakes=told)
    check_array(y, x, 'y at inference', mistakes={said: x * wrong for said, wrong in told.items()})

