from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_seven_examples_of_four_patients(group_folds):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_type, check_unchanged
    groups = np.array([5, 2, 5, 9, 2, 5, 7])
    given = groups.copy()
    folds = group_folds(given, 2)
    check_unchanged(groups, given, 'groups')
    check_type(folds, (list, tuple), 'the folds')
    assert len(folds) == 2, f'expected a list of 2 pairs, got {len(folds)}'
    expected = [([1, 4, 6], [0, 2, 3, 5]), ([0, 2, 3, 5], [1, 4, 6])]
    for f, (pair, wanted) in enumerate(zip(folds, expected)):
        training, held_out = check_results(pair, 'training, held_out')
        check_array(held_out, np.array(wanted[1]), f'the held-out rows of fold {f}', mistakes={'these are the training rows: the held-out rows come second': np.array(wanted[0]), 'these are the numbers of the groups; row numbers are asked for': groups[wanted[1]]})
        check_array(training, np.array(wanted[0]), f'the training rows of fold {f}')

@test_case(points=1, hidden=False)
def test_no_group_is_on_both_sides(group_folds):
    import numpy as np
    from nncourse.exercises.checks import check_results, check_type
    rng = np.random.default_rng(1)
    for n, patients, k in ((30, 8, 3), (41, 5, 5), (12, 12, 4)):
        groups = 10 * np.concatenate([np.arange(patients), rng.integers(patients, size=n - patients)])
        groups = rng.permutation(groups)
        folds = group_folds(groups.copy(), k)
        check_type(folds, (list, tuple), 'the folds')
        assert len(folds) == k, f'expected a list of {k} pairs, got {len(folds)}'
        for pair in folds:
            training, held_out = (np.array(rows) for rows in check_results(pair, 'training, held_out'))
            both = sorted(set(groups[training].tolist()) & set(groups[held_out].tolist()))
            assert not both, f'group {both[0]} is on both sides of a split'
            assert len(training) + len(held_out) == n, f'training and held-out rows must be all rows: expected {n} together, got {len(training) + len(held_out)}'
        together = np.sort(np.concatenate([np.array(held_out) for _, held_out in folds]))
        assert np.array_equal(together, np.arange(n)), 'each row must be held out exactly once'

