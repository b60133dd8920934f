from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 9

@test_case(points=1, hidden=False)
def test_a_chain(bprop):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_type
    rng = np.random.default_rng(31)
    x, W, m, dy = (rng.normal(size=shape) for shape in ((4, 3), (3, 2), (4, 2), (4, 2)))
    a = np.tanh(x @ W)
    boxes = [('z', 'matmul', ('x', 'W')), ('a', 'tanh', ('z',)), ('y', 'multiply', ('a', 'm'))]
    values = {'x': x, 'W': W, 'm': m, 'z': x @ W, 'a': a, 'y': a * m}
    gradients = bprop(boxes, {name: value.copy() for name, value in values.items()}, dy.copy())
    check_type(gradients, dict, 'what bprop returns')
    for name in ('y', 'm', 'a', 'z', 'W', 'x'):
        assert name in gradients, f'the dictionary has no gradient of "{name}"'
    dz = dy * m * (1 - a ** 2)
    check_array(gradients['y'], dy, 'the gradient of "y", the last value')
    check_array(gradients['m'], dy * a, 'the gradient of "m"', mistakes={'what goes back to a factor is multiplied by the other factor, not by itself': dy * m})
    check_array(gradients['a'], dy * m, 'the gradient of "a"', mistakes={'what goes back to a factor is multiplied by the other factor, not by itself': dy * a})
    check_array(gradients['z'], dz, 'the gradient of "z"', mistakes={'the slope of tanh is missing': dy * m, 'the slope must be taken at the input of tanh, here it is taken at its output': dy * m * (1 - np.tanh(a) ** 2), 'nothing has arrived there: go through the boxes from the last to the first': 0 * dz})
    check_array(gradients['W'], x.T @ dz, 'the gradient of "W"')
    check_array(gradients['x'], dz @ W.T, 'the gradient of "x"')

@test_case(points=2, hidden=False)
def test_a_shortcut(bprop):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_type
    rng = np.random.default_rng(32)
    x, W, dy = (rng.normal(size=(4, 3)), rng.normal(size=(3, 3)), rng.normal(size=(4, 3)))
    a = np.tanh(x @ W)
    boxes = [('z', 'matmul', ('x', 'W')), ('a', 'tanh', ('z',)), ('y', 'add', ('a', 'x'))]
    gradients = bprop(boxes, {'x': x.copy(), 'W': W.copy(), 'z': x @ W, 'a': a.copy(), 'y': a + x}, dy.copy())
    check_type(gradients, dict, 'what bprop returns')
    back = dy * (1 - a ** 2) @ W.T
    check_array(gradients['W'], x.T @ (dy * (1 - a ** 2)), 'the gradient of "W"', mistakes={'the slope of tanh is missing on the way': x.T @ dy, 'the slope must be taken at the input of tanh, here it is taken at its output': x.T @ (dy * (1 - np.tanh(a) ** 2)), 'nothing has arrived there: go through the boxes from the last to the first': 0 * W})
    check_array(gradients['x'], dy + back, 'the gradient of "x", which goes into two boxes', mistakes={'only what comes back from the shortcut is there: add what comes through the layer': dy, 'only what comes back through the layer is there: add, where it was overwritten': back, 'errors return through the transpose of W, here they went through W': dy + dy * (1 - a ** 2) @ W})

@test_case(points=1, hidden=False)
def test_arguments_left_alone(bprop):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_type, check_unchanged
    rng = np.random.default_rng(407)
    x, v, dy = (rng.normal(size=(2, 2)), rng.normal(size=(2, 2)), rng.normal(size=(2, 2)))
    boxes = [('p', 'add', ('x', 'v')), ('q', 'add', ('p', 'x')), ('y', 'add', ('q', 'p'))]
    values = {'x': x, 'v': v, 'p': x + v, 'q': 2 * x + v, 'y': 3 * x + 2 * v}
    before, upstream = ({name: value.copy() for name, value in values.items()}, dy.copy())
    gradients = bprop(boxes, values, dy)
    check_type(gradients, dict, 'what bprop returns')
    check_unchanged(upstream, dy, 'dlast')
    for name in before:
        check_unchanged(before[name], values[name], f'values["{name}"]')
    check_array(gradients['v'], 2 * upstream, 'the gradient of "v"')

