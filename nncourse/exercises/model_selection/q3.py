from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 4

@test_case(points=1, hidden=False)
def test_a_network_against_itself(bootstrap_difference):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results, check_unchanged

    def pair(got):
        return list(got) if isinstance(got, np.ndarray) and got.shape == (2,) else got
    a = (np.random.default_rng(0).random(200) < 0.9).astype(int)
    given = [a.copy(), a.copy()]
    low, high = check_results(pair(bootstrap_difference(*given, 300, np.random.default_rng(1))), 'low, high')
    check_unchanged(a, given[0], 'a')
    check_unchanged(a, given[1], 'b')
    for name, got in (('low', low), ('high', high)):
        check_number(float(got) + 1, 1.0, f'1 + {name} of a network against itself (whatever examples are drawn, the difference is 0: draw the same for both)')

@test_case(points=1, hidden=False)
def test_three_thousand_examples(bootstrap_difference):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results

    def pair(got):
        return list(got) if isinstance(got, np.ndarray) and got.shape == (2,) else got
    rng = np.random.default_rng(4)
    hard = rng.random(3000) < 0.1
    a, b = (~hard | (rng.random(3000) < 0.3), ~hard & (rng.random(3000) < 0.98))
    d = a.astype(int) - b.astype(int)
    low, high = check_results(pair(bootstrap_difference(a.astype(int), b.astype(int), 1500, np.random.default_rng(5))), 'low, high')
    assert low < high, f'low must be below high, got {low} and {high}'
    half, sd = (1.96 * d.std() / np.sqrt(3000), d.std() / np.sqrt(3000))
    apart = 1.96 * np.sqrt((a.var() + b.var()) / 3000)
    check_number((high - low) / 2, half, 'half the width of the interval', tolerance=0.1, mistakes={'the examples are drawn separately for the two networks: draw rows, and take both answers to each': apart, 'that is one standard deviation, not a 95% interval': sd, 'that is a 90% interval: leave out 2.5% on each side': 1.645 * sd, 'that is the spread of single differences, not of their mean': 1.96 * d.std()})
    center = (low + high) / 2
    assert abs(center - d.mean()) < 0.2 * half, f'the center of the interval should be near the difference itself: expected about {d.mean():.4f}, got {center:.4f}' + (': first minus second is asked for' if abs(center + d.mean()) < 0.2 * half else '')

