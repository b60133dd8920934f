from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 7

@test_case(points=1, hidden=False)
def test_balanced_weights(balanced_weights):
    import numpy as np
    from nncourse.exercises.checks import check_array
    y = np.array([0, 0, 0, 1, 0, 2, 2, 0, 0, 0])
    counts = np.array([7, 1, 2])
    check_array(balanced_weights(y.copy(), 3), 10 / (3 * counts), 'the weights of 7, 1 and 2 examples', mistakes={'the k below the line is missing': 10 / counts, 'these are the frequencies: a rare class needs the larger weight': counts / 10, 'the n above the line is missing': 1 / (3 * counts), 'this is 1/n_j: the factor n/k is missing': 1 / counts, 'the weights need not add up to 1': 1 / counts / (1 / counts).sum()})

@test_case(points=2, hidden=False)
def test_weighted_loss(weighted_cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_unchanged
    rng = np.random.default_rng(25)
    z, y, weights = (rng.normal(scale=2, size=(5, 3)), np.array([0, 0, 2, 1, 0]), np.array([0.5, 4.0, 2.0]))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    terms, w, t = (-np.log(p[np.arange(5), y]), weights[y], np.eye(3)[y])
    given = (z.copy(), y.copy(), weights.copy())
    C, dz = check_results(weighted_cross_entropy(*given), 'C, dz')
    for old, new, name in zip((z, y, weights), given, ('z', 'y', 'weights')):
        check_unchanged(old, new, name)
    check_number(C, (w * terms).sum() / w.sum(), 'C', mistakes={"divide by the sum of the examples' weights, not by n": (w * terms).mean(), 'divide by the sum over the examples, not over the k classes': (w * terms).sum() / weights.sum(), 'it is the weighted sum: divide by the sum of the weights': (w * terms).sum(), 'the weights have no effect': terms.mean()})
    right = w[:, None] * (p - t) / w.sum()
    check_array(dz, right, 'dz', mistakes={"divide by the sum of the examples' weights, not by n": w[:, None] * (p - t) / 5, 'the weight belongs to the example: one for the whole row, that of its true class': (p - t) * weights / w.sum(), 'divide by the sum of the weights': w[:, None] * (p - t), 'the weights have no effect': (p - t) / 5, "only the true class's score has a gradient here: the others must fall": -w[:, None] * t * (1 - p) / w.sum()})

