from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 5

@test_case(points=1, hidden=False)
def test_two_layers_become_one(merge_linear):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_results
    rng = np.random.default_rng(41)
    W, b = ([rng.normal(size=(3, 4)), rng.normal(size=(4, 2))], [rng.normal(size=4), rng.normal(size=2)])
    got = check_results(merge_linear([w.copy() for w in W], [c.copy() for c in b], [None, None]), 'weights, biases, activations')
    check_equal(len(got[0]), 1, 'the number of weight matrices left of two')
    check_equal(len(got[1]), 1, 'the number of biases left of two')
    check_array(got[0][0], W[0] @ W[1], 'the merged weights')
    check_array(got[1][0], b[0] @ W[1] + b[1], 'the merged bias', mistakes={'the first bias goes through the second weights': b[1], 'the second bias is missing': b[0] @ W[1]})
    check_equal(list(got[2]), [None], 'activations')

@test_case(points=1, hidden=False)
def test_the_example(merge_linear):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_results, check_unchanged
    rng = np.random.default_rng(42)
    sizes = (2, 5, 3, 4)
    W = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:])]
    b = [rng.normal(size=n) for n in sizes[1:]]
    before = ([w.copy() for w in W], [c.copy() for c in b], [None, 'relu', None])
    names = [None, 'relu', None]
    got = check_results(merge_linear(W, b, names), 'weights, biases, activations')
    given, (W, b, _) = ((W, b, names), before)
    check_equal(list(got[2]), ['relu', None], 'activations', mistakes={'the layers around the relu must not be merged': [None], 'nothing was merged': [None, 'relu', None]})
    check_equal([len(got[0]), len(got[1])], [2, 2], 'the numbers of weight matrices and biases')
    check_array(got[0][0], W[0] @ W[1], 'the first weights')
    check_array(got[1][0], b[0] @ W[1] + b[1], 'the first bias', mistakes={'the bias of the first layer goes through the weights of the second': b[1], 'the bias of the second layer is missing': b[0] @ W[1]})
    check_array(got[0][1], W[2], 'the second weights')
    check_array(got[1][1], b[2], 'the second bias')
    for old, new, name in zip(before, given, ('weights', 'biases', 'activations')):
        check_unchanged(old, new, name)
    got = check_results(merge_linear(W, b, [None, None, 'relu']), 'weights, biases, activations')
    check_equal(list(got[2]), ['relu'], "activations for [None, None, 'relu']", mistakes={'a run of more than two layers becomes one, too: merge again': [None, 'relu']})
    check_array(got[0][0], W[0] @ W[1] @ W[2], "the weights for [None, None, 'relu']")
    check_array(got[1][0], (b[0] @ W[1] + b[1]) @ W[2] + b[2], "the bias for [None, None, 'relu']")

