from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=1, hidden=False)
def test_a_table_with_a_clear_middle(choose):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_results, check_type, check_unchanged
    table = np.array([[0.5, 0.9, 0.91, 0.6], [0.51, 0.92, 0.93, 0.62], [0.5, 0.91, 0.925, 0.61], [0.3, 0.7, 0.72, 0.4]])
    given = table.copy()
    row, column, at_border = check_results(choose(given, 1000), 'row, column, at_border')
    check_unchanged(table, given, 'accuracies')
    check_equal((row, column), (2, 2), 'row, column', mistakes={'that is the best cell; another one is within a standard error of it, the square root of b(1 − b)/n, and has a larger penalty': (1, 2), 'that cell is further below the best than a standard error': (2, 1), 'that row has no cell within a standard error of the best (did you divide by n?)': (3, 2), 'row and column count from 0': (3, 3)})
    check_type(at_border, bool, 'at_border')
    check_equal(bool(at_border), False, 'at_border')

@test_case(points=1, hidden=False)
def test_the_border(choose):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_results, check_type
    table = np.array([[0.12, 0.15, 0.55, 0.8], [0.12, 0.16, 0.58, 0.84], [0.12, 0.14, 0.5, 0.79]])
    for name, turned in (('last column', table), ('first column', table[:, ::-1]), ('last row', table.T), ('first row', table.T[::-1])):
        at_border = check_results(choose(turned.copy(), 400), 'row, column, at_border')[2]
        check_type(at_border, bool, 'at_border')
        check_equal(bool(at_border), True, f'at_border, with the best cell in the {name}')

