from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 6

@test_case(points=2, hidden=False)
def test_moderate_scores(binary_cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_unchanged
    rng = np.random.default_rng(15)
    z, t = (rng.normal(scale=2, size=(5, 3)), rng.integers(2, size=(5, 3)).astype(float))
    p = 1 / (1 + np.exp(-z))
    terms = -t * np.log(p) - (1 - t) * np.log(1 - p)
    softmax_terms = -t * np.log(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True))
    given = (z.copy(), t.copy())
    C, dz = check_results(binary_cross_entropy(*given), 'C, dz')
    check_unchanged(z, given[0], 'z')
    check_unchanged(t, given[1], 't')
    check_number(C, terms.mean(), 'C', mistakes={'it is the sum over the k columns, not the mean': terms.sum() / 5, 'it is the sum over the rows, not the mean': terms.sum() / 3, 'it is the sum, not the mean': terms.sum(), 'only the entries with t = 1 count here: the others cost −log(1 − p)': -np.mean(t * np.log(p)), 'p is the probability of a 1, not of a 0': -np.mean(t * np.log(1 - p) + (1 - t) * np.log(p)), 'these are scores, not probabilities: apply the sigmoid once, not twice': np.mean(np.log1p(np.exp(p)) - p * t), 'each entry is a yes or no by itself: apply the sigmoid, not softmax': softmax_terms.mean(), 'each entry is a yes or no by itself: apply the sigmoid, not softmax to the row': softmax_terms.sum() / 5})
    check_array(dz, (p - t) / 15, 'dz', mistakes={'the mean over all n·k entries is missing': p - t, 'the mean runs over all n·k entries, not over the rows alone': (p - t) / 5, 'the slope p(1 − p) of the sigmoid has canceled: do not multiply by it': (p - t) * p * (1 - p) / 15, 'this is the gradient with respect to p, not to z': (p - t) / (p * (1 - p)) / 15, 'p is the probability of a 1, not of a 0': (1 - p - t) / 15})

@test_case(points=1, hidden=False)
def test_large_scores(binary_cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    z, t = (np.array([[1000.0, -1000.0, 1000.0, -1000.0]]), np.array([[0.0, 0.0, 1.0, 1.0]]))
    C, dz = check_results(binary_cross_entropy(z.copy(), t.copy()), 'C, dz')
    check_number(C, 500.0, 'C for scores of ±1000', mistakes={**{f'{tiny:g} inside the logarithm, or p clipped at it, caps the loss: take no logarithm of p': -np.log(tiny) / 2 for tiny in (1e-07, 1e-08, 1e-09, 1e-10, 1e-12, 1e-15, 1e-16)}, 'e to the 1000 overflows, or the logarithm of a p of 0 was taken': np.inf, '0 times the logarithm of 0, or infinity by infinity: take no logarithm of p': np.nan})
    check_array(dz, np.array([[1.0, 0.0, 0.0, -1.0]]) / 4, 'dz for scores of ±1000')

