from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=1, hidden=False)
def test_a_right_backward(box_error):
    import numpy as np
    from nncourse.exercises.checks import check_type
    x = np.random.default_rng(1).normal(size=(3, 4))
    error = box_error(lambda x: np.tanh(x), lambda x, dy: dy * (1 - np.tanh(x) ** 2), x.copy(), np.random.default_rng(0))
    check_type(error, float, 'the error of a right tanh box')
    assert 0 <= error < 1e-06, f"tanh's backward is right, and your error is {error:.3g}: expected less than 1e-6. Does backward get the same R that the loss is made with, drawn once? Are the differences central?"

@test_case(points=1, hidden=False)
def test_a_wrong_backward(box_error):
    import numpy as np
    from nncourse.exercises.checks import check_number
    x = np.random.default_rng(2).normal(size=(3, 4))
    R = np.random.default_rng(5).normal(size=(3, 4))
    slope, said = (1 - np.tanh(x) ** 2, np.full((3, 4), 0.5))

    def error(claimed, true):
        return float(np.abs(claimed - true).max() / max(np.abs(claimed).max(), np.abs(true).max()))
    got = box_error(np.tanh, lambda x, dy: dy / 2, x.copy(), np.random.default_rng(5))
    apart = np.abs(R * said - R * slope)
    check_number(got, error(R * said, R * slope), 'the error of a tanh box with the slope ½ everywhere', tolerance=0.0001, mistakes={'the loss is the plain sum of y, with an upstream gradient of ones': error(said, slope), 'backward gets ones, and the loss is made with R': error(said, R * slope), 'backward gets R, and the loss is the plain sum of y': error(R * said, slope), 'the loss is the sum, not the mean, of R ⊙ y': error(R * said, R * slope / 12), 'this is the difference: divide by the largest entry of both': apart.max(), 'compare over the whole of x: here each entry is divided by its own size': (apart / np.maximum(np.abs(R * said), np.abs(R * slope))).max()})

