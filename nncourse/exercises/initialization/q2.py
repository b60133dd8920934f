from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=1, hidden=False)
def test_he_normal(draw):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number
    W = draw(300, 200, np.random.default_rng(0))
    check_array(W, W if np.shape(W) == (300, 200) else np.zeros((300, 200)), 'W')
    assert abs(W.mean()) < 0.2 * W.std(), f'W: expected the mean 0, got {W.mean():.3g}: some entries must be negative'
    check_number(W.std(), (2 / 300) ** 0.5, "the standard deviation of W by He's rule", tolerance=0.02, mistakes={said: W.std() if abs(W.std() / wrong - 1) < 0.02 else np.nan for said, wrong in (('2/fan_in is the variance: rng.normal wants its root, the standard deviation', 2 / 300), ('this is upside down: √(fan_in/2)', (300 / 2) ** 0.5), ('this is 2/fan_out: the fan-in counts how many terms the sum z has', (2 / 200) ** 0.5), ("this is LeCun's rule", (1 / 300) ** 0.5), ("this is Glorot's rule", (2 / 500) ** 0.5), ('this is N(0, 1): scale it', 1.0), ('the root is over the whole fraction: √(2/fan_in), not √2/fan_in', 2 ** 0.5 / 300))})

@test_case(points=1, hidden=False)
def test_glorot_uniform(draw):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number
    W = draw(300, 200, np.random.default_rng(0), 'glorot', 'uniform')
    check_array(W, W if np.shape(W) == (300, 200) else np.zeros((300, 200)), 'W')
    told = {'the limit is √3 times the standard deviation: this takes the standard deviation for the limit': (2 / 500) ** 0.5, 'this takes the variance for the limit': 2 / 500, "this is √(6/fan_in), for He's rule": (6 / 300) ** 0.5, '3 times the variance: its root is missing': 6 / 500, 'the interval is from −limit to limit, so its length is twice the limit': (12 * 2 / 500) ** 0.5, 'Glorot divides by the mean of the two widths, not by their sum': (3 / 500) ** 0.5}
    check_number(np.abs(W).max(), (6 / 500) ** 0.5, "the largest |w| of Glorot's uniform weights", tolerance=0.02, mistakes={'weights this large come from a normal distribution': np.abs(W).max()} if np.abs(W).max() > 3 * W.std() else told)
    check_number(W.min(), -(6 / 500) ** 0.5, "the smallest w of Glorot's uniform weights", tolerance=0.02, mistakes={'the interval is from −limit to limit, not from 0': 0.0})

