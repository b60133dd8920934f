from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 6

@test_case(points=2, hidden=False)
def test_two_features(components):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    X = np.array([10.0, 5.0]) + np.array([[0, 0], [6, 8], [-6, -8], [4, -3], [-4, 3]])
    mean, V, variances, share = check_results(components(X.copy(), 1), 'mean, V, variances, share')
    check_array(mean, np.array([10.0, 5.0]), 'mean')
    raw = np.linalg.svd(X)[2][:1].T
    check_array(V, np.array([[0.6], [0.8]]), 'V', mistakes={'components are the columns of V: transpose': np.array([[0.6, 0.8]]), 'this is the direction of the smallest variance': np.array([[0.8], [-0.6]]), 'its largest entry must be positive': np.array([[-0.6], [-0.8]]), 'take the mean off before the decomposition': raw * np.sign(raw[np.abs(raw).argmax()]), 'the features keep their units: take the mean off, but do not divide': np.full((2, 1), 0.5 ** 0.5)})
    check_array(variances, np.array([50.0]), 'variances', mistakes={'divide by n − 1, not by n': np.array([40.0]), 'these are the singular values: square them and divide by n − 1': np.array([200.0 ** 0.5]), 'square the singular values, then divide by n − 1': np.array([200.0]), 'this is the standard deviation': np.array([50.0 ** 0.5])})
    check_number(share, 0.8, 'share', mistakes={'square the singular values: variances add up': 200 ** 0.5 / (200 ** 0.5 + 50 ** 0.5), 'with k components kept, this is their number over d': 0.5})

@test_case(points=1, hidden=False)
def test_it_rebuilds(components):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(5)
    X = 3 + rng.normal(size=(20, 2)) @ rng.normal(size=(2, 6))
    mean, V, variances, share = check_results(components(X.copy(), 2), 'mean, V, variances, share')
    check_array(V, V if np.shape(V) == (6, 2) else np.zeros((6, 2)), 'V')
    check_array(V.T @ V, np.eye(2), 'VᵀV: columns of length 1, at right angles')
    check_array((X - mean) @ V @ V.T + mean, X, 'X rebuilt from both components, (X − mean) V Vᵀ + mean')

