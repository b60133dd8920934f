from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 7

@test_case(points=1, hidden=False)
def test_forward(maxout_forward):
    import numpy as np
    from nncourse.exercises.checks import check_array
    z = np.array([[[1.0, 2.0, -1.0], [0.0, -3.0, -2.0]], [[-1.0, -2.0, -3.0], [5.0, 5.0, 4.0]]] + [[[0.5, 0.4, 0.6], [-7.0, 1.0, 0.0]], [[2.0, 3.0, 9.0], [8.0, 3.0, 1.0]]])
    check_array(maxout_forward(z.copy()), z.max(axis=2), 'y', mistakes={'the maximum runs over the units, axis 1; the pieces are axis 2': z.max(axis=1), 'the maximum runs over the examples, axis 0; the pieces are axis 2': z.max(axis=0), 'the last axis is still there: y has the shape (n, m)': z.max(axis=2, keepdims=True), 'this says which piece wins, not how large it is': z.argmax(axis=2), 'this is the largest of 0 and the pieces: a maxout unit can be negative': np.maximum(z.max(axis=2), 0), 'this is the piece that is largest in size, whatever its sign': np.abs(z).max(axis=2), 'this is the sum of the pieces': z.sum(axis=2), 'this is the mean of the pieces': z.mean(axis=2)})

@test_case(points=1, hidden=False)
def test_backward(maxout_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    rng = np.random.default_rng(5)
    z, dy = (rng.normal(size=(4, 2, 3)), rng.normal(size=(4, 2)))
    given = (dy.copy(), z.copy())
    got = maxout_backward(dy, z)
    check_unchanged(given, (dy, z), 'an argument of maxout_backward')
    dz = np.zeros_like(z)
    for r, j in np.ndindex(dy.shape):
        dz[r, j, list(z[r, j]).index(max(z[r, j]))] = dy[r, j]
    everywhere = np.repeat(dy[:, :, None], 3, axis=2)
    check_array(got, dz, 'dz', mistakes={'every piece gets the error; only the winner of each unit may': everywhere, 'the error is shared out among the pieces; the winner gets all of it': everywhere / 3, 'the winning z multiplies the error: the derivative of the largest z is 1': dz * z, 'dy is missing: this is only a mask of the winners': (dz != 0) * 1.0, 'the losers get the error and the winner none': everywhere - dz})

@test_case(points=1, hidden=False)
def test_first_of_several_winners(maxout_backward):
    import numpy as np
    from nncourse.exercises.checks import check_array
    z = np.array([[[1.0, 1.0, 0.0], [2.0, 3.0, 3.0]], [[4.0, 4.0, 4.0], [0.0, -1.0, 0.0]]])
    dy = np.array([[6.0, -12.0], [18.0, 24.0]])
    ties = z == z.max(axis=2, keepdims=True)
    dz = np.array([[[6.0, 0, 0], [0, -12.0, 0]], [[18.0, 0, 0], [24.0, 0, 0]]])
    last = np.array([[[0, 6.0, 0], [0, 0, -12.0]], [[0, 0, 18.0], [0, 0, 24.0]]])
    check_array(maxout_backward(dy.copy(), z.copy()), dz, 'dz where pieces are equally large', mistakes={'all of the equally large pieces get the error; the first one alone may': ties * dy[:, :, None], 'the equally large pieces share the error; the first one gets all of it': ties * dy[:, :, None] / ties.sum(axis=2, keepdims=True), 'the last of the equally large pieces gets the error; it should be the first': last})

@test_case(points=1, hidden=False)
def test_leaky_relu_from_two_pieces(leaky_as_maxout):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    rng = np.random.default_rng(6)
    x, W, b = (rng.normal(size=(9, 4)), rng.normal(size=(4, 3)), rng.normal(size=3))
    result = check_results(leaky_as_maxout(W.copy(), b.copy(), 0.1), 'W2, b2')
    pairs, biases = (np.stack([W, 0.1 * W], axis=2).reshape(4, 6), np.stack([b, 0.1 * b], axis=1).ravel())
    for name, value, right in (('W2', result[0], pairs), ('b2', result[1], biases)):
        if getattr(value, 'shape', None) != right.shape:
            check_array(value, right, name)
    z = x @ W + b

    def maxout(W2, b2):
        return (x @ W2 + b2).reshape(9, 3, 2).max(axis=2)

    def blocks(v, axis):
        return np.concatenate([v, 0.1 * v], axis=axis)
    check_array(maxout(*result), np.where(z > 0, z, 0.1 * z), 'the output of the maxout layer with your W2 and b2', mistakes={'first come all first pieces, then all second ones; the two pieces of a unit must be neighbors': maxout(blocks(W, 1), blocks(b, 0)), 'first come all first pieces, then all second ones, and the bias of the second is not scaled': maxout(blocks(W, 1), np.tile(b, 2)), 'the biases are not in the same order as the columns of W2': maxout(pairs, blocks(b, 0)), 'the columns of W2 are not in the same order as the biases: first come all first pieces': maxout(blocks(W, 1), biases), 'the bias of the second piece is not multiplied by alpha': maxout(pairs, np.repeat(b, 2)), 'the second piece has no bias': maxout(pairs, np.stack([b, 0 * b], axis=1).ravel()), 'this is ReLU: the second piece is 0': np.maximum(z, 0), 'this is xW + b: both pieces are the same': z})

