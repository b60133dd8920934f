from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 6

@test_case(points=1, hidden=False)
def test_steps_with_the_cross_entropy(steps_until_right):
    from nncourse.exercises.checks import check_equal, check_type
    steps = steps_until_right(-3.0, 0.4, 'cross-entropy', 1000)
    check_type(steps, int, 'the number of steps')
    check_equal(steps, 10, 'steps from z = −3 with η = 0.4 and "cross-entropy"', mistakes={'one too many: count the steps, and look at z before each of them': 11, 'one too few: the last step counts too': 9, 'z never got above 0: is the sign of the slope right?': 1000, 'these are the steps with the squared error': 40, 'the slope of −log p is with respect to z, not to p': 1})

@test_case(points=1, hidden=False)
def test_steps_with_the_squared_error(steps_until_right):
    from nncourse.exercises.checks import check_equal, check_type
    steps = steps_until_right(-3.0, 0.4, 'squared error', 1000)
    check_type(steps, int, 'the number of steps')
    check_equal(steps, 40, 'steps from z = −3 with η = 0.4 and "squared error"', mistakes={'one too many: count the steps, and look at z before each of them': 41, 'one too few: the last step counts too': 39, 'z never got above 0: is the sign of the slope right?': 1000, 'the slope p(1 − p) of the sigmoid is missing': 5, 'the factor 2 from the square is missing': 80})

