from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=1, hidden=False)
def test_draws_and_calls(random_search):
    import numpy as np
    from nncourse.exercises.checks import check_number, check_results
    ranges = {'learning_rate': (0.0001, 0.1), 'l2': (1e-06, 0.01)}
    settings = []

    def evaluate(setting):
        assert isinstance(setting, dict), f'evaluate takes a dictionary, got a {type(setting).__name__}'
        settings.append(dict(setting))
        return np.ones(10)
    got = random_search(evaluate, dict(ranges), 12, np.random.default_rng(0))
    validation = check_results(got, 'setting, validation, test')[1]
    assert len(settings) == 12, f'evaluate must be called once a trial: expected 12 calls, got {len(settings)}'
    for setting in settings:
        assert set(setting) == set(ranges), f'a setting must have the names {sorted(ranges)}, got {sorted(setting)}'
        for name, (low, high) in ranges.items():
            assert low <= setting[name] <= high, f'{name} must lie from {low:g} to {high:g}, got {setting[name]}'
    assert len({setting['l2'] for setting in settings}) == 12, 'each trial draws anew: the values repeat'
    check_number(validation, 1.0, 'validation, with all examples right in all trials', mistakes={'it is a count; a share is asked for': 5.0})
    first = [dict(setting) for setting in settings]
    settings.clear()
    random_search(evaluate, dict(ranges), 12, np.random.default_rng(0))
    assert settings == first, 'the same seed must give the same trials: draw from rng and from nothing else'
    settings.clear()
    random_search(evaluate, dict(ranges), 12, np.random.default_rng(1))
    assert settings != first, 'the trials are the same whatever rng: draw from it'

@test_case(points=1, hidden=False)
def test_the_best_of_three(random_search):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_number, check_results
    tables = [[1, 0, 1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 1, 0, 0], [1, 1, 0, 0, 1, 1, 1, 1]]
    tables[0][3] = 0
    seen = []

    def evaluate(setting):
        seen.append(dict(setting))
        return np.array(tables[len(seen) - 1])
    got = random_search(evaluate, {'rate': (0.01, 1.0)}, 3, np.random.default_rng(3))
    setting, validation, test = check_results(got, 'setting, validation, test')
    check_equal(setting, seen[1], 'setting', mistakes={'this is the best on the test half, which must not choose': seen[0], 'this is the last trial, not the best': seen[2]})
    check_number(validation, 0.75, 'validation', mistakes={'that is over all examples: validation examples are the first half': 0.5, 'it is a count; a share is asked for': 3.0})
    check_number(test, 0.25, 'test', mistakes={'that is the best test share of all trials: report the one of the trial that validation chose': 1.0, 'that is the validation share again': 0.75, 'it is a count; a share is asked for': 1.0})

