from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 8

@test_case(points=1, hidden=False)
def test_the_rates(find_rate):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    theta = np.array([1.0, -2.0])
    given = theta.copy()
    rates, smoothed, suggestion = check_results(find_rate(lambda p: (1.0 + 0.5 * float(p @ p), p.copy()), given, 0.0001, 0.01, 5), 'rates, smoothed, suggestion')
    check_unchanged(theta, given, 'theta')
    check_array(rates, np.array([0.0001, 10 ** (-3.5), 0.001, 10 ** (-2.5), 0.01]), 'rates', tolerance=1e-09, mistakes={'equal factors from rate to rate, not equal differences': np.linspace(0.0001, 0.01, 5), 'the last rate is highest: divide k by steps − 1': 0.0001 * 100 ** (np.arange(5) / 5)})

@test_case(points=2, hidden=False)
def test_a_bowl(find_rate):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results

    def f(p):
        return (0.1 + 2.0 * float(p @ p), 4.0 * p)
    rates, smoothed, suggestion = check_results(find_rate(f, np.array([1.0, 1.0]), 0.001, 10.0, 41, smoothing=0.5), 'rates, smoothed, suggestion')
    p, losses = (np.array([1.0, 1.0]), [])
    for k in range(41):
        loss, g = f(p)
        if k and loss > 4 * min(losses):
            break
        losses.append(loss)
        p = p - 0.001 * 10000.0 ** (k / 40) * g
    n, m, first, right, raw, seeded = (len(losses), 0.0, losses[0], [], [], [])
    for k, loss in enumerate(losses):
        m, first = (0.5 * m + 0.5 * loss, 0.5 * first + 0.5 * loss)
        raw.append(m)
        seeded.append(first)
        right.append(m / (1 - 0.5 ** (k + 1)))
    check_array(smoothed, np.array(right), 'smoothed', mistakes={'the average is not corrected': np.array(raw), 'these are the losses themselves: smooth them': np.array(losses), 'the average starts at 0, not at the first loss': np.array(seeded), 'the first loss is number 0: its correction is 1 − β to the power of 1': np.array(raw) / (1 - 0.5 ** np.arange(2, n + 2)), 'the loss that made it stop is not recorded': np.append(right, (0.5 * m + 0.5 * f(p)[0]) / (1 - 0.5 ** (n + 1)))})
    best = 0.001 * 10000.0 ** (np.argmin(right) / 40)
    check_number(suggestion, best / 10, 'suggestion', mistakes={'take a tenth of the rate at the lowest smoothed loss': best, 'look for the lowest smoothed loss, not the lowest raw one': 0.0001 * 10000.0 ** (np.argmin(losses) / 40), 'this is the last rate': 0.001 * 10000.0 ** ((n - 1) / 40)})

