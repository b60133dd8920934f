from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 6

@test_case(points=2, hidden=False)
def test_even_chance(all_thinned):
    import itertools
    import numpy as np
    from nncourse import softmax
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(3)
    a, V, c = (rng.random((4, 3)), rng.normal(size=(3, 5)), rng.normal(size=5))
    copies = (a.copy(), V.copy(), c.copy())
    arithmetic, geometric = check_results(all_thinned(*copies, 0.5), 'arithmetic, geometric')
    masks = np.array(list(itertools.product((0.0, 1.0), repeat=3)))
    plain, full = (np.mean([softmax(a * m @ V + c) for m in masks], axis=0), softmax(a @ V + c))
    q = np.array([softmax(a * m / 0.5 @ V + c) for m in masks])
    mean = np.exp(np.log(q).mean(axis=0))
    check_array(arithmetic, q.mean(axis=0), 'arithmetic', mistakes={'the kept activations are not divided by 1 − p': plain, "this is the full network's output, which is the geometric mean": full, 'the network with every unit silent is left out': q[1:].mean(axis=0), 'the network with no unit silent is left out': q[:-1].mean(axis=0), 'this is a sum, not weighted with P(m)': q.sum(axis=0), 'the bias c is missing': np.mean([softmax(a * m / 0.5 @ V) for m in masks], axis=0)})
    check_array(geometric, full, 'geometric', mistakes={'it does not add up to 1 yet: divide by the sum over the classes': mean, 'this is the arithmetic mean': q.mean(axis=0), 'divide by the sum over the classes, not over the examples': mean / mean.sum(axis=0), 'this is the mean of the logits, before the softmax': a @ V + c})
    for before, after, name in zip((a, V, c), copies, ('a', 'V', 'c'), strict=True):
        check_unchanged(before, after, name)

