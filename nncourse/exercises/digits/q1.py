from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_three_classes(confusion):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    y, predicted = (np.array([0, 0, 1, 2, 2, 2, 2]), np.array([0, 1, 1, 0, 2, 2, 0]))
    given = [y.copy(), predicted.copy()]
    expected = np.array([[1, 1, 0], [0, 1, 0], [2, 0, 2]])
    check_array(confusion(*given, 3), expected, 'confusion', mistakes={'rows are true classes and columns are answers: it is the transpose': expected.T, 'a pair that occurs twice is counted once: an indexed += adds only once': np.minimum(expected, 1), 'counts are asked for, not shares': expected / expected.sum(axis=1, keepdims=True), 'only right answers are counted': np.diag(np.diag(expected)), 'only wrong answers are counted': expected - np.diag(np.diag(expected))})
    for name, before, after in zip(('y', 'predicted'), (y, predicted), given):
        check_unchanged(before, after, name)

@test_case(points=1, hidden=False)
def test_a_class_that_does_not_occur(confusion):
    import numpy as np
    from nncourse.exercises.checks import check_array
    expected = np.zeros((5, 5), dtype=int)
    expected[1, 1], expected[1, 3], expected[3, 1] = (2, 1, 1)
    counts = confusion(np.array([1, 1, 3, 1]), np.array([1, 3, 1, 1]), 5)
    check_array(counts, expected, 'confusion with 5 classes of which 0, 2 and 4 do not occur', mistakes={'every class has its row and its column, those that do not occur too': expected[:4, :4], 'every class has its row and its column, the ones that do not occur too': expected[np.ix_([1, 3], [1, 3])]})

