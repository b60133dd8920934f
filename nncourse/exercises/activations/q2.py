from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 6

@test_case(points=1, hidden=False)
def test_sigmoid_and_tanh(slope_from_output):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    a = np.array([[0.1, 0.5, 0.9], [0.01, 0.3, 0.99]])
    s, before = (1 / (1 + np.exp(-a)), a.copy())
    slope = slope_from_output('sigmoid', a, 1.0)
    check_unchanged(before, a, 'a')
    check_array(slope, a * (1 - a), "the sigmoid's slope", mistakes={'this is σ′(a): a is the output already, do not put it through σ again': s * (1 - s), "this is tanh's formula": 1 - a ** 2})
    a = np.array([[-0.9, -0.2, 0.0], [0.5, 0.99, -0.5]])
    before = a.copy()
    slope = slope_from_output('tanh', a, 1.0)
    check_unchanged(before, a, 'a')
    check_array(slope, 1 - a ** 2, 'the slope of tanh', mistakes={'this is tanh′(a): a is the output already, do not put it through tanh again': 1 - np.tanh(a) ** 2, "this is the sigmoid's formula": a * (1 - a), 'the square is missing': 1 - a})

@test_case(points=1, hidden=False)
def test_relu_and_leaky_relu(slope_from_output):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    a = np.array([[2.0, 0.0, 0.5], [0.0, 30.0, 1e-09]])
    before = a.copy()
    slope = slope_from_output('relu', a, 0.1)
    check_unchanged(before, a, 'a')
    check_array(slope, (a > 0) * 1.0, "ReLU's slope", mistakes={'at a = 0 the lower branch counts: the slope is 0 there': np.ones_like(a), "this is leaky ReLU's": np.where(a > 0, 1.0, 0.1), 'this is a, not the slope': a})
    a = np.array([[2.0, 0.0, -0.5], [-3.0, 30.0, -1e-09]])
    before = a.copy()
    slope = slope_from_output('leaky_relu', a, 0.25)
    check_unchanged(before, a, 'a')
    check_array(slope, np.where(a > 0, 1.0, 0.25), "leaky ReLU's slope for alpha = 0.25", mistakes={'at a = 0 the lower branch counts: the slope is alpha there': np.where(a >= 0, 1.0, 0.25), 'alpha is 0.25 here, not 0.01': np.where(a > 0, 1.0, 0.01), 'this is alpha · a on the negative side: the derivative of alpha · z is alpha': np.where(a > 0, 1.0, 0.25 * a)})

@test_case(points=1, hidden=False)
def test_elu_and_softplus(slope_from_output):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    a = np.array([[1.5, -0.6, -0.1], [-0.3, 40.0, 0.2]])
    before = a.copy()
    slope = slope_from_output('elu', a, 0.75)
    check_unchanged(before, a, 'a')
    check_array(slope, np.where(a > 0, 1.0, a + 0.75), "ELU's slope for alpha = 0.75", mistakes={'this is alpha · exp(a): it is z that stands in the exponent, and a = alpha · (exp(z) − 1)': np.where(a > 0, 1.0, 0.75 * np.exp(a)), 'this is a + 1, right for alpha = 1 only': np.where(a > 0, 1.0, a + 1), 'this is exp(z): the slope of alpha · (exp(z) − 1) is alpha times that': np.where(a > 0, 1.0, a / 0.75 + 1)})
    a = np.array([0.01, 0.7, 3.0, 1000.0])
    check_array(slope_from_output('softplus', a.copy(), 1.0), 1 - np.exp(-a), 'the slope of softplus', mistakes={'this is σ(a): the slope is σ(z), and a is softplus(z)': 1 / (1 + np.exp(-a)), 'this is exp(−a): what you want is 1 minus it': np.exp(-a)})

@test_case(points=1, hidden=False)
def test_twins_of_silu(silu_twins):
    import math
    from nncourse.exercises.checks import check_equal, check_type
    pair = silu_twins.tolist() if hasattr(silu_twins, 'tolist') else silu_twins
    check_type(pair, (tuple, list), 'silu_twins')
    check_equal(len(pair), 2, 'how many numbers silu_twins holds')
    values, slopes = ([], [])
    for number, z in enumerate(pair):
        check_type(z, float, f'silu_twins[{number}]')
        assert -5 <= z <= 0, f'silu_twins[{number}] must lie between −5 and 0, got {z:g}'
        s = 1 / (1 + math.exp(-z))
        values.append(z * s)
        slopes.append(s + z * s * (1 - s))
    assert abs(values[0] - values[1]) <= 1e-06, f'silu({pair[0]:.6g}) is {values[0]:.7f} and silu({pair[1]:.6g}) is {values[1]:.7f}: they must agree to 1e-6'
    assert abs(slopes[0] - slopes[1]) > 0.1, f"the slopes are {slopes[0]:.3f} and {slopes[1]:.3f}: they must differ by more than 0.1. The two z stand on either side of SiLU's lowest point, some way from it"

