from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 6

@test_case(points=1, hidden=False)
def test_two_hidden_layers(convert):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_type, check_unchanged
    rng = np.random.default_rng(2)
    weights = [rng.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]
    copies = [W.copy() for W in weights]
    got = convert(copies, 0.2)
    check_type(got, (list, tuple), 'the converted weights')
    assert len(got) == 3, f'expected a list of 3 matrices, got {len(got)}'
    for k, (W, new, factor) in enumerate(zip(weights, got, (1.0, 0.8, 0.8), strict=True)):
        told = {'multiplied by p: the next layer got the share 1 − p': 0.2 * W, 'divided by 1 − p: multiply': W / 0.8, 'divided by p: multiply by 1 − p': W / 0.2}
        if k == 0:
            told = {'no box stands before the first layer: it stays as it is': 0.8 * W, **told}
        if k == 2:
            told['only the first box is counted: this layer has one before it too'] = W
            told['the factor is taken once too often: the signal before this layer is right already'] = 0.64 * W
        if k == 1:
            told['this layer has a box before it: scale it'] = W
        check_array(new, factor * W, f'weights of layer {k + 1}', mistakes=told)
        check_unchanged(W, copies[k], f'weights[{k}]')

@test_case(points=1, hidden=False)
def test_off_by_one_box(off_by):
    from nncourse.exercises.checks import check_number
    check_number(off_by(0.1, 'times p', 1), 1 / 9, 'off_by(0.1, "times p", 1)', mistakes={'in training the mean is 1 − p times the input, not the input: divide by it': 0.1, 'upside down: inference over training': 9.0})
    check_number(off_by(0.5, 'times p', 3), 1.0, 'off_by(0.5, "times p", 3)')
    check_number(off_by(0.2, 'nothing', 1), 1.25, 'off_by(0.2, "nothing", 1)', mistakes={'upside down: inference over training': 0.8, 'nothing is done at inference, but in training the share 1 − p came through': 1.0})

