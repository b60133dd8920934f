from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 4

@test_case(points=1, hidden=False)
def test_no_mistake(margin):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_unchanged
    X = np.array([[0.0, 0.0], [1.0, 0.0], [3.0, 1.0], [2.0, 4.0]])
    t, w, b = (np.array([0.0, 0.0, 1.0, 1.0]), np.array([3.0, 4.0]), -8.0)
    given = [X.copy(), t.copy(), w.copy()]
    check_number(margin(*given, b), 1.0, 'the margin', mistakes={'this is the smallest pre-activation: divide by the length of w to get a distance': 5.0, 'divide by the length of w, not by its square': 0.2, 'the bias is no part of the length of w': 5 / np.sqrt(89), 'the length of (3, 4) is 5, the root of 9 + 16': 5 / 7, 'with targets 0 and 1 as signs, examples of class 0 count as 0: turn them into −1 and 1': 0.0, 'this is the largest distance: the worst off has the smallest': 14 / 5, 'this is the mean distance: asked for is the smallest': 32 / 20, 'the bias is missing': -0.6})
    for before, after, what in zip((X, t, w), given, ('X', 't', 'w')):
        check_unchanged(before, after, what)

@test_case(points=1, hidden=False)
def test_with_a_mistake(margin):
    import numpy as np
    from nncourse.exercises.checks import check_number
    X = np.array([[0.0, 0.0], [2.0, 1.0], [3.0, 1.0], [2.0, 4.0]])
    t, w, b = (np.array([0.0, 0.0, 1.0, 1.0]), np.array([3.0, 4.0]), -9.0)
    check_number(margin(X.copy(), t.copy(), w.copy(), b), -0.2, 'the margin with a wrong answer', mistakes={'a wrong answer makes the distance negative: here its sign is lost': 0.2, 'this is the smallest pre-activation: divide by the length of w to get a distance': -1.0, 'divide by the length of w, not by its square': -0.04, 'the bias is no part of the length of w': -1 / np.sqrt(106), 'the length of (3, 4) is 5, the root of 9 + 16': -1 / 7, 'the worst off is on the wrong side, not the nearest to the line on the right one': 0.8, 'with targets 0 and 1 as signs, examples of class 0 count as 0: turn them into −1 and 1': 0.0, 'this is the largest distance: the worst off has the smallest': 2.6, 'this is the mean distance: asked for is the smallest': 1.25, 'the bias is missing': -2.0})

