from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 6

@test_case(points=2, hidden=False)
def test_three_rows(monte_carlo):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_results
    agreed, split, half = ([0.5, 0.5], [[0.99, 0.01], [0.01, 0.99]], [[0.9, 0.1], [0.5, 0.5]])
    passes = [np.array([agreed, split[s % 2], half[s % 2]]) for s in range(4)]
    calls = []

    def sample():
        calls.append(1)
        return passes[(len(calls) - 1) % 4].copy()
    got = check_results(monte_carlo(sample, 4), 'mean, doubt, dispute')
    check_equal(len(calls), 4, 'the number of calls of sample', {'call it once and keep what it returns': 1, 'each call draws anew: keep what it returned': 8})
    q = np.array(passes)
    mean = q.mean(axis=0)
    of_mean, of_passes = (-(mean * np.log(mean)).sum(axis=1), -(q * np.log(q)).sum(axis=2))
    check_array(got[0], mean, 'mean', mistakes={'this is a single pass: average over all': q[0], 'this is the sum of the passes': q.sum(axis=0)})
    check_array(got[1], of_mean, 'doubt', mistakes={'an entropy has a minus sign': -of_mean, 'this is the mean of the entropies, not the entropy of the mean': of_passes.mean(axis=0), 'this logarithm is to the base 2: take the natural one': of_mean / np.log(2)})
    right = of_mean - of_passes.mean(axis=0)
    check_array(got[2], right, 'dispute', mistakes={'take the difference the other way round': -right, "subtract the mean of the passes' entropies, not their sum": of_mean - of_passes.sum(axis=0), 'this is the mean of the entropies: subtract it from doubt': of_passes.mean(axis=0), 'this is the standard deviation of the probabilities': q.std(axis=0).mean(axis=1)})

