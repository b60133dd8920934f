from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 5

@test_case(points=1, hidden=False)
def test_merging_three_pieces(merge):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results, check_unchanged
    rng = np.random.default_rng(35)
    losses, sizes = ([0.5, 2.0, 1.0], [8, 8, 4])
    gradients = [rng.normal(size=(3, 2)) for _ in sizes]
    given = [g.copy() for g in gradients]
    C, gradient = check_results(merge(list(losses), given, list(sizes)), 'C, gradient')
    for old, new in zip(gradients, given):
        check_unchanged(old, new, 'an array of gradients')
    sums = sum((s * g for s, g in zip(sizes, gradients)))
    check_number(C, 1.2, 'C', mistakes={'the pieces differ in size: a larger one counts more': 3.5 / 3, 'it is the sum of the means': 3.5, 'it is the sum over the examples, not the mean': 24.0})
    check_array(gradient, sums / 20, 'gradient', mistakes={'the pieces differ in size: a larger one counts more': sum(gradients) / 3, "it is the sum of the means' gradients": sum(gradients), 'it is the sum over the examples, not the mean': sums, 'the gradients of all pieces must be added up': gradients[-1]})

@test_case(points=1, hidden=False)
def test_settings_for_the_sum(for_sum):
    from nncourse.exercises.checks import check_number, check_results
    rate, penalty = check_results(for_sum(0.5, 0.01, 200), 'learning_rate, penalty')
    check_number(rate, 0.0025, 'the learning rate for 200 examples', mistakes={"the sum's gradient is 200 times longer, so the rate must be smaller": 100.0, "the sum's gradient is 200 times longer: the rate cannot stay": 0.5})
    check_number(penalty, 2.0, 'the penalty for 200 examples', mistakes={'beside a sum of 200 losses the penalty must grow': 0.01 / 200, 'beside a sum of 200 losses the penalty cannot stay': 0.01})

