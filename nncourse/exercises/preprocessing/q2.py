from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 4

@test_case(points=1, hidden=False)
def test_one_feature(speed):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results
    rate, kappa, factor = check_results(speed(np.array([[-3.0], [3.0]])), 'rate, kappa, factor')
    check_number(rate, 1 / 9, 'rate for inputs −3 and 3', mistakes={'the derivative of the square brings a factor 2 into H': 2 / 9, 'too small by half: the limit is 2/h, and H is a mean over the rows, not a sum': 1 / 18, 'this is the best rate, 2/(h1 + h2): the largest stable one is asked for': 1 / 10})
    check_number(kappa, 9.0, 'kappa for inputs −3 and 3', mistakes={'the bias belongs to H too: its curvature is 2': 1.0, 'kappa is the largest over the smallest': 1 / 9, 'these are singular values of the inputs: square them': 3.0})
    check_number(factor, 0.8, 'factor for inputs −3 and 3', mistakes={'this is the factor at the largest stable rate': 1.0, 'this is the factor of the best rate with the sign of the steepest direction: give its size': -0.8, 'this is the rate 1/h1: the best rate is 2/(h1 + h2)': 8 / 9, 'this is the largest stable rate, 2/h1: the best rate is 2/(h1 + h2)': 7 / 9, 'this is what the loss is multiplied by: the distance is asked for': 0.64})

@test_case(points=1, hidden=False)
def test_an_offset(speed):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results
    X = 5.0 + np.array([[-1.0], [1.0], [-1.0], [1.0]])
    h = np.linalg.eigvalsh(2 * np.array([[26.0, 5.0], [5.0, 1.0]]))
    result = check_results(speed(X.copy()), 'rate, kappa, factor')
    check_number(result[0], 2 / h[1], 'rate for inputs 4 and 6', mistakes={'the mean was taken off: H is that of the inputs as they are': 1.0, 'the bias is missing in H': 1 / 26})
    check_number(result[1], h[1] / h[0], 'kappa for inputs 4 and 6', mistakes={'the mean was taken off: H is that of the inputs as they are': 1.0, 'these are the diagonal entries of H: its eigenvalues are asked for': 26.0})
    check_number(result[2], (h[1] - h[0]) / (h[1] + h[0]), 'factor for inputs 4 and 6')

