from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 5

@test_case(points=1, hidden=False)
def test_share(firing):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    first = np.array([[0.0, 2.0, 0.0, 0.0], [0.0, 1.0, 3.0, 0.0], [0.5, 4.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
    second = np.array([[1.0, 5.0, 0.0, 0.0]])
    third = np.array([[0.0, 2.0, 0.0, 0.0], [2.0, 1.0, 0.0, 7.0], [3.0, 6.0, 0.1, 0.0]])
    batches = [first, second, third]
    given = [a.copy() for a in batches]
    result = firing(batches)
    check_unchanged(given, batches, 'batches')
    result = check_results(result, 'share, dead')
    together = np.concatenate(batches)
    rates = np.array([(a > 0).mean(axis=0) for a in batches])
    check_array(result[0], (together > 0).mean(axis=0), 'share', mistakes={"this is the mean of the batches' shares; a batch of one row counts as much as one of four": rates.mean(0), 'this is the share of the last batch alone': rates[-1], 'this is the share of the first batch alone': rates[0], 'this is the number of examples, not their share': (together > 0).sum(axis=0), 'this is the share of zeros': (together == 0).mean(axis=0), 'this is the mean output: what counts is how often it is above 0': together.mean(axis=0), 'this is one share per example: the examples are axis 0': (together > 0).mean(axis=1), 'this is the share of batches in which the unit fires': (rates > 0).mean(axis=0), 'an output of exactly 0 does not count as firing': (together >= 0).mean(axis=0)})

@test_case(points=2, hidden=False)
def test_dead(firing):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    first = np.array([[0.0, 0.0, 3.0, 0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 2.0, 0.0, 3.0, 0.0, 0.0]])
    second = np.array([[0.0, 5.0, 0.5, 1e-09, 4.0, 2.0, 2.0]])
    third = np.array([[0.0, 1.0, 0, 0, 2.0, 0, 3.0], [0.0, 0, 0, 0, 6.0, 0, 0], [0.0, 3.0, 0, 0, 0.2, 0, 1.0]])
    batches = [first, second, third]
    result = check_results(firing([a.copy() for a in batches]), 'share, dead')
    dead = result[1]
    silent = np.array([(a == 0).all(axis=0) for a in batches])
    check_array(dead, silent.all(axis=0), 'dead', mistakes={'a unit that is 0 on one batch is counted, though it fires on another': silent.any(axis=0), 'only the last batch is looked at': silent[-1], 'only the first batch is looked at': silent[0], 'these are the units that fire: True and False are swapped': ~silent.all(axis=0), 'a unit that is 0 on some example is counted: inactive is not dead': np.concatenate(batches).min(0) == 0, 'this is the number of dead units, not which ones': np.array(silent.all(axis=0).sum()), 'these are the numbers of the dead units; give True or False for each unit': np.flatnonzero(silent.all(axis=0)), 'a unit that fires on a single example is alive all the same': np.concatenate(batches).sum(0) < 2.5, 'a unit that fires weakly is alive all the same': np.concatenate(batches).max(0) < 0.001})
    assert str(dead.dtype) == 'bool', f'dead: expected an array of bools, got dtype {dead.dtype}'

