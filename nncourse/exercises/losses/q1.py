from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 8

@test_case(points=2, hidden=False)
def test_where_every_row_counts(cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_unchanged
    rng = np.random.default_rng(5)
    z, y = (rng.normal(scale=2, size=(6, 4)), np.array([0, 3, 1, 2, 3, 0]))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    right, t = (p[np.arange(6), y], np.eye(4)[y])
    given = (z.copy(), y.copy())
    C, dz = check_results(cross_entropy(*given), 'C, dz')
    check_unchanged(z, given[0], 'z')
    check_unchanged(y, given[1], 'y')
    check_number(C, -np.log(right).mean(), 'C', mistakes={'it is the sum over the rows, not the mean': -np.log(right).sum(), 'it is the mean over all n·k entries: there is one term a row, so divide by the rows': -np.log(right).sum() / 24, 'the logarithm is the natural one, np.log': -np.log2(right).mean(), 'take the mean of the logs, not the log of the mean': -np.log(right.mean())})
    check_array(dz, (p - t) / 6, 'dz', mistakes={'the 1/n of the mean is missing': p - t, 'the mean runs over the rows alone, not over the k classes': (p - t) / 24, 'the wrong classes have a gradient too: their scores must fall': -t * (1 - p) / 6, 'this is the gradient with respect to p, not to z': -t / p / 6, 'the true class must be subtracted from p': p / 6, 'dz[:, y] is whole columns: pair each row with its class, dz[rows, y]': (p - 1) / 6})

@test_case(points=1, hidden=False)
def test_large_scores(cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    z = np.array([[1000.0, 999.0, -1000.0], [-1000.0, 0.0, 1000.0]])
    C, dz = check_results(cross_entropy(z.copy(), np.array([1, 0])), 'C, dz')
    first = np.log1p(np.exp(-1.0))
    check_number(C, (1 + first + 2000) / 2, 'C for scores of ±1000', mistakes={**{f'{tiny:g} inside the logarithm, or p clipped at it, caps the loss: never form p and take its log': (1 + first - np.log(tiny)) / 2 for tiny in (1e-07, 1e-08, 1e-09, 1e-10, 1e-12, 1e-15, 1e-16)}, 'e to the 1000 overflows, or the logarithm of a p of 0 was taken': np.inf, 'infinity was divided by or subtracted from infinity: e to the 1000 overflows': np.nan})
    p = np.exp(-first)
    check_array(dz, np.array([[p, -p, 0.0], [-1.0, 0.0, 1.0]]) / 2, 'dz for scores of ±1000')

@test_case(points=2, hidden=False)
def test_rows_that_do_not_count(cross_entropy):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    rng = np.random.default_rng(6)
    z, y = (rng.normal(scale=2, size=(5, 3)), np.array([2, -1, 0, -1, 1]))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    terms, t = (-np.log(p[np.arange(5), y]), np.eye(3)[y])
    counts = y >= 0
    C, dz = check_results(cross_entropy(z.copy(), y.copy()), 'C, dz')
    check_number(C, terms[counts].mean(), 'C', mistakes={'a −1 has been read as the last class, as Python counts from the end': terms.mean(), 'divide by the number of rows that count, not by all': terms[counts].sum() / 5, 'it is the sum over the rows, not the mean': terms[counts].sum()})
    right = np.where(counts[:, None], p - t, 0.0) / 3
    check_array(dz, right, 'dz', mistakes={'a −1 has been read as the last class, as Python counts from the end': (p - t) / 5, 'rows that do not count must have the gradient 0': (p - t) / 3, 'rows that do not count must have the gradient 0, not p': np.where(counts[:, None], p - t, p) / 3, 'divide by the number of rows that count, not by all': right * 3 / 5, 'dz has a row for every row of z, also for those that do not count': right[counts]})

