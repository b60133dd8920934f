from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=2, hidden=False)
def test_two_directions(zca):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    X = 7 + np.array([[1.0, 1.0], [-1.0, -1.0], [0.0, 0.0]]) * 12 ** 0.5
    mean, W, W_back = check_results(zca(X.copy(), 1.0), 'mean, W, W_back')
    check_array(mean, np.array([7.0, 7.0]), 'mean')
    half = np.array([[0.5, 0.5], [0.5, 0.5]])
    other = np.eye(2) - half
    h, V = np.linalg.eigh(np.cov(X.T))
    Vt = np.linalg.svd(X - 7)[2]
    check_array(W, half / 5 + other, 'W', mistakes={'divide by the root of λ + ε': half / 25 + other, 'ε is added to λ, inside the root': half / (24 ** 0.5 + 1) + other, 'divide by n − 1 in the covariance': half / 17 ** 0.5 + other, 'rotate back to the features: V / √(λ + ε) times Vᵀ': V / np.sqrt(h + 1), 'rotate back to the features, times Vᵀ': Vt.T / [5, 1], 'these are singular values: the variances are their squares over n − 1': half / (48 ** 0.5 + 1) ** 0.5 + other, 'directions without variance count too, with √ε': half / 5})
    check_array(W_back, half * 5 + other, 'W_back', mistakes={'this is W once more: going back multiplies': half / 5 + other, 'ε belongs under the root on the way back, too': half * 24 ** 0.5})

