from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=1, hidden=False)
def test_two_cells(bump_network):
    import numpy as np
    from nncourse import sigmoid
    from nncourse.exercises.checks import check_array, check_results

    def answers(answer, units, told):
        W1, b1, W2, b2 = check_results(answer, 'W1, b1, W2, b2')
        if np.size(b1) == np.size(W1) != units:
            raise AssertionError(f'{np.size(b1)} hidden units {told}: expected {units}, one unit for each inner edge')
        for got, shape, name in ((W1, (1, units), 'W1'), (b1, (units,), 'b1'), (W2, (units, 1), 'W2'), (b2, (1,), 'b2')):
            if getattr(got, 'shape', None) != shape:
                check_array(got, np.zeros(shape), f'{name} {told}')
        Y = sigmoid(places[:, None] * W1 + b1) @ W2 + b2
        return Y.astype(min((a.dtype for a in (Y, W1, b1, W2, b2)), key=lambda dtype: dtype.itemsize))

    def stairs(edges, heights, steepness):
        switched = sigmoid(steepness * (places[:, None] - edges[1:-1]))
        return heights[0] + switched @ np.diff(heights)

    def even(g, edges, sharpness):
        edges = np.linspace(edges[0], edges[-1], len(edges))
        return stairs(edges, g((edges[1:] + edges[:-1]) / 2), sharpness / (edges[1] - edges[0]))

    def g(x):
        return 3.0 + 2.0 * x
    places = np.linspace(-3, 4, 29)
    edges, sharpness = (np.array([-1.0, 1.0, 2.0]), 4.0)
    heights, widths = (g(np.array([0.0, 1.5])), np.array([2.0, 1.0]))
    steepness = np.array([4.0])
    got = answers(bump_network(g, edges.copy(), sharpness), 1, 'with two cells')
    check_array(got, stairs(edges, heights, steepness)[:, None], "the network's output with two cells", mistakes={'take g at the middles of the cells, not at their edges': stairs(edges, g(edges[:-1]), steepness)[:, None], 'W2 holds the differences of neighboring heights, not the heights': heights[0] + sigmoid(steepness * (places[:, None] - edges[1:-1])) @ heights[1:, None], 'the network starts at the first height: b2 is missing': (stairs(edges, heights, steepness) - heights[0])[:, None], 'the bias is −ke, not −e': heights[0] + sigmoid(steepness * places[:, None] - edges[1:-1]) @ np.diff(heights)[:, None], 'the cells differ in width: each has its own edges and its own middle': even(g, edges, sharpness)[:, None], 'a unit must switch at its edge e, where k(x − e) = 0: the bias is −ke': heights[0] + sigmoid(steepness * (places[:, None] + edges[1:-1])) @ np.diff(heights)[:, None], 'k must fit the narrower of the two cells beside each edge, here it fits the wider': stairs(edges, heights, sharpness / np.maximum(widths[1:], widths[:-1]))[:, None], 'k is sharpness divided by the width': stairs(edges, heights, sharpness * np.minimum(widths[1:], widths[:-1]))[:, None]})

@test_case(points=1, hidden=False)
def test_four_cells(bump_network):
    import numpy as np
    from nncourse import sigmoid
    from nncourse.exercises.checks import check_array, check_results

    def answers(answer, units, told):
        W1, b1, W2, b2 = check_results(answer, 'W1, b1, W2, b2')
        if np.size(b1) == np.size(W1) != units:
            raise AssertionError(f'{np.size(b1)} hidden units {told}: expected {units}, one unit for each inner edge')
        for got, shape, name in ((W1, (1, units), 'W1'), (b1, (units,), 'b1'), (W2, (units, 1), 'W2'), (b2, (1,), 'b2')):
            if getattr(got, 'shape', None) != shape:
                check_array(got, np.zeros(shape), f'{name} {told}')
        Y = sigmoid(places[:, None] * W1 + b1) @ W2 + b2
        return Y.astype(min((a.dtype for a in (Y, W1, b1, W2, b2)), key=lambda dtype: dtype.itemsize))

    def stairs(edges, heights, steepness):
        switched = sigmoid(steepness * (places[:, None] - edges[1:-1]))
        return heights[0] + switched @ np.diff(heights)

    def even(g, edges, sharpness):
        edges = np.linspace(edges[0], edges[-1], len(edges))
        return stairs(edges, g((edges[1:] + edges[:-1]) / 2), sharpness / (edges[1] - edges[0]))
    from nncourse.exercises.checks import check_unchanged

    def g(x):
        return x * x
    places = np.linspace(-2.5, 3.5, 41)
    edges, sharpness = (np.array([-2.0, -1.0, 0.5, 1.0, 3.0]), 6.0)
    heights, widths = (g((edges[1:] + edges[:-1]) / 2), np.diff(edges))
    steepness = sharpness / np.minimum(widths[1:], widths[:-1])
    before = edges.copy()
    got = answers(bump_network(g, edges, sharpness), 3, 'with four cells')
    given, edges = (edges, before)
    check_array(got, stairs(edges, heights, steepness)[:, None], "the network's output with four cells", mistakes={'take g at the middles of the cells, not at their edges': stairs(edges, g(edges[:-1]), steepness)[:, None], 'W2 holds the differences of neighboring heights, not the heights': heights[0] + sigmoid(steepness * (places[:, None] - edges[1:-1])) @ heights[1:, None], 'the network starts at the first height: b2 is missing': (stairs(edges, heights, steepness) - heights[0])[:, None], 'the bias is −ke, not −e': heights[0] + sigmoid(steepness * places[:, None] - edges[1:-1]) @ np.diff(heights)[:, None], 'the cells differ in width: each has its own edges and its own middle': even(g, edges, sharpness)[:, None], 'a unit must switch at its edge e, where k(x − e) = 0: the bias is −ke': heights[0] + sigmoid(steepness * (places[:, None] + edges[1:-1])) @ np.diff(heights)[:, None], 'k must fit the narrower of the two cells beside each edge, here it fits the wider': stairs(edges, heights, sharpness / np.maximum(widths[1:], widths[:-1]))[:, None], 'each edge has its own k: one k was used for all': stairs(edges, heights, sharpness / widths.min())[:, None], 'k must fit the narrower of the two cells beside each edge, here it fits the one on the left': stairs(edges, heights, sharpness / widths[:-1])[:, None], 'k must fit the narrower of the two cells beside each edge, here it fits the one on the right': stairs(edges, heights, sharpness / widths[1:])[:, None], 'k is sharpness divided by the width': stairs(edges, heights, sharpness * np.minimum(widths[1:], widths[:-1]))[:, None]})
    check_unchanged(before, given, 'edges')

