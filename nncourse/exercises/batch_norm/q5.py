from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 6

@test_case(points=1, hidden=False)
def test_one_group(group_norm_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(0)
    x, dy, gamma = (rng.normal(1, 2, size=(4, 3)), rng.normal(size=(4, 3)), np.array([0.5, 2.0, -1.0]))
    dx, dgamma, dbeta = check_results(group_norm_backward(dy.copy(), x.copy(), gamma.copy(), 1), 'dx, dgamma, dbeta')
    s = 1 / np.sqrt(x.var(axis=1, keepdims=True) + 1e-05)
    x_hat, g = ((x - x.mean(axis=1, keepdims=True)) * s, gamma * dy)
    check_array(dbeta, dy.sum(axis=0), 'dbeta, one group', mistakes={'β has one number a feature: add up over the examples': dy.sum(axis=1)})
    check_array(dgamma, (dy * x_hat).sum(axis=0), 'dgamma, one group', mistakes={'γ has one number a feature: add up over the examples': (dy * x_hat).sum(axis=1), 'dγ does not meet γ itself': (g * x_hat).sum(axis=0), 'each example has its own mean and variance: here all share one': (dy * (x - x.mean()) / np.sqrt(x.var() + 1e-05)).sum(axis=0)})
    right = s * (g - g.mean(axis=1, keepdims=True) - x_hat * (g * x_hat).mean(axis=1, keepdims=True))
    plain = s * (dy - dy.mean(axis=1, keepdims=True) - x_hat * (dy * x_hat).mean(axis=1, keepdims=True))
    check_array(dx, right, 'dx, one group', mistakes={'γ differs from feature to feature: it must be inside the means, not in front of them': gamma * plain, 'γ is missing': plain, 'this takes mean and variance for constants': s * g, "the sum of γ·dy·x̂ is to be divided by the block's width, too": s * (g - g.mean(axis=1, keepdims=True) - x_hat * (g * x_hat).sum(axis=1, keepdims=True)), "the mean of γ·dy is over the block's features, not over the examples": s * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))})

@test_case(points=1, hidden=False)
def test_two_groups(group_norm_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(1)
    x, dy, gamma = (rng.normal(1, 2, size=(3, 4)), rng.normal(size=(3, 4)), rng.normal(size=4))
    given = (dy.copy(), x.copy(), gamma.copy())
    dx, dgamma, _ = check_results(group_norm_backward(*given, 2), 'dx, dgamma, dbeta')
    for name, before, after in zip(('dy', 'x', 'gamma'), (dy, x, gamma), given, strict=True):
        check_unchanged(before, after, name)

    def whole(blocks):
        right, dg = (np.empty_like(x), np.empty(4))
        for block in blocks:
            s = 1 / np.sqrt(x[:, block].var(axis=1, keepdims=True) + 1e-05)
            x_hat, g = ((x[:, block] - x[:, block].mean(axis=1, keepdims=True)) * s, (gamma * dy)[:, block])
            right[:, block] = s * (g - g.mean(axis=1, keepdims=True) - x_hat * (g * x_hat).mean(axis=1, keepdims=True))
            dg[block] = (dy[:, block] * x_hat).sum(axis=0)
        return (right, dg)
    neighbors, every_other, one = (whole([[0, 1], [2, 3]]), whole([[0, 2], [1, 3]]), whole([[0, 1, 2, 3]]))
    wrong = ('a block is made of neighbors: features 0 and 1, then 2 and 3', 'this takes all features for one group')
    for i, name in enumerate(('dx', 'dgamma')):
        got = (dx, dgamma)[i]
        check_array(got, neighbors[i], f'{name}, two groups', mistakes=dict(zip(wrong, (every_other[i], one[i]), strict=True)))

