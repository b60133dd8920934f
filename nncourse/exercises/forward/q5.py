from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 5

@test_case(points=1, hidden=False)
def test_three_points(polyline_network):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results

    def answers(answer, most, told):
        W1, b1, W2, b2 = check_results(answer, 'W1, b1, W2, b2')
        units = np.size(b1)
        for got, shape, name in ((b1, (units,), 'b1'), (W1, (1, units), 'W1'), (W2, (units, 1), 'W2'), (b2, (1,), 'b2')):
            if getattr(got, 'shape', None) != shape:
                check_array(got, np.zeros(shape), f'{name} {told}, with {units} units')
        if units > most:
            raise AssertionError(f'{units} hidden units {told}: {most} are enough')
        Y = np.maximum(places[:, None] * W1 + b1, 0.0) @ W2 + b2
        return Y.astype(min((a.dtype for a in (Y, W1, b1, W2, b2)), key=lambda dtype: dtype.itemsize))

    def made_of(slopes, start):
        return start + np.maximum(places[:, None] - x[:len(slopes)], 0.0) @ np.asarray(slopes)[:, None]
    x, y = (np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, -1.0]))
    slopes = np.diff(y) / np.diff(x)
    places = np.array([0.0, 0.5, 1.0, 2.0, 3.0])
    got = answers(polyline_network(x.copy(), y.copy()), 3, 'for three points')
    check_array(got, np.interp(places, x, y)[:, None], 'the output at x = 0, 0.5, 1, 2, 3', mistakes={'beyond the last point it must be constant, here the last piece goes on': made_of(np.diff(slopes, prepend=0.0), y[0]), 'left of the first point it must be constant, here the first piece begins earlier': made_of(np.diff(slopes, prepend=0.0, append=0.0), y[0]) + slopes[0] * np.minimum(places - x[0], 0.0)[:, None], 'W2 holds changes of slope, not slopes': made_of([*slopes, 0.0], y[0]), 'a slope is a difference of y divided by one of x': made_of(np.diff(np.diff(y), prepend=0.0, append=0.0), y[0]), 'a unit must start at its point, where x − xᵢ = 0: its bias is −xᵢ': y[0] + np.maximum(places[:, None] + x, 0.0) @ np.diff(slopes, prepend=0.0, append=0.0)[:, None], 'W2 holds changes of slope, not differences of y': made_of([*np.diff(y, prepend=y[0])], y[0]), 'the network starts at the first value: b2 is missing': made_of(np.diff(slopes, prepend=0.0, append=0.0), 0.0)})

@test_case(points=1, hidden=False)
def test_beyond_the_points(polyline_network):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results

    def answers(answer, most, told):
        W1, b1, W2, b2 = check_results(answer, 'W1, b1, W2, b2')
        units = np.size(b1)
        for got, shape, name in ((b1, (units,), 'b1'), (W1, (1, units), 'W1'), (W2, (units, 1), 'W2'), (b2, (1,), 'b2')):
            if getattr(got, 'shape', None) != shape:
                check_array(got, np.zeros(shape), f'{name} {told}, with {units} units')
        if units > most:
            raise AssertionError(f'{units} hidden units {told}: {most} are enough')
        Y = np.maximum(places[:, None] * W1 + b1, 0.0) @ W2 + b2
        return Y.astype(min((a.dtype for a in (Y, W1, b1, W2, b2)), key=lambda dtype: dtype.itemsize))

    def made_of(slopes, start):
        return start + np.maximum(places[:, None] - x[:len(slopes)], 0.0) @ np.asarray(slopes)[:, None]
    from nncourse.exercises.checks import check_unchanged
    x, y = (np.array([-1.0, 0.5, 1.0, 2.0]), np.array([2.0, 1.0, 1.5, 4.0]))
    slopes = np.diff(y) / np.diff(x)
    places = np.array([-9.0, -2.0, -1.0, 2.0, 3.0, 9.0])
    before = (x.copy(), y.copy())
    got = answers(polyline_network(x, y), 4, 'for four points')
    given, (x, y) = ((x, y), before)
    check_array(got, np.interp(places, x, y)[:, None], 'the output at x = −9, −2, −1, 2, 3, 9', mistakes={'beyond the last point it must be constant, here the last piece goes on': made_of(np.diff(slopes, prepend=0.0), y[0]), 'left of the first point it must be constant, here the first piece begins earlier': made_of(np.diff(slopes, prepend=0.0, append=0.0), y[0]) + slopes[0] * np.minimum(places - x[0], 0.0)[:, None], 'W2 holds changes of slope, not slopes': made_of([*slopes, 0.0], y[0]), 'a slope is a difference of y divided by one of x': made_of(np.diff(np.diff(y), prepend=0.0, append=0.0), y[0]), 'a unit must start at its point, where x − xᵢ = 0: its bias is −xᵢ': y[0] + np.maximum(places[:, None] + x, 0.0) @ np.diff(slopes, prepend=0.0, append=0.0)[:, None], 'W2 holds changes of slope, not differences of y': made_of([*np.diff(y, prepend=y[0])], y[0]), 'the network starts at the first value: b2 is missing': made_of(np.diff(slopes, prepend=0.0, append=0.0), 0.0)})
    for old, new, name in zip(before, given, ('x', 'y')):
        check_unchanged(old, new, name)

