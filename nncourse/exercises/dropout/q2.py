from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=2, hidden=False)
def test_small_layer(backward):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results, check_unchanged
    rng = np.random.default_rng(1)
    x, W, b, V = (rng.normal(size=(4, 3)), rng.normal(size=(3, 5)), rng.normal(size=5), rng.normal(size=(5, 2)))
    kept = rng.random((4, 5)) >= 0.5
    mask, dlogits = (kept * 2.0, rng.normal(size=(4, 2)))
    copies = [a.copy() for a in (x, W, b, V, mask, dlogits)]
    dW, db, dV = check_results(backward(*copies), 'dW, db, dV')
    z = x @ W + b
    a, da, on = (np.maximum(z, 0), dlogits @ V.T, z > 0)
    check_array(dV, (a * mask).T @ dlogits, 'dV', mistakes={'V gets y = a ⊙ mask, not a: silent units hand on nothing': a.T @ dlogits, 'the mask is taken without the 1/(1 − p) in it': (a * kept).T @ dlogits, 'the ReLU is missing': (z * mask).T @ dlogits, 'the bias b is missing in z': (np.maximum(x @ W, 0) * mask).T @ dlogits})
    told = {'the mask is missing on the way back: silent units get an error': da * on, 'the mask is taken without the 1/(1 − p) in it': da * kept * on, 'the slope of ReLU is missing': da * mask, 'the mask is taken twice on the way back': da * mask ** 2 * on}
    check_array(dW, x.T @ (da * mask * on), 'dW', mistakes={said: x.T @ dz for said, dz in told.items()})
    check_array(db, (da * mask * on).sum(axis=0), 'db', mistakes={**{said: dz.sum(axis=0) for said, dz in told.items()}, 'add up over the examples: the mean is in dlogits already': (da * mask * on).mean(axis=0)})
    for before, after, name in zip((x, W, b, V, mask, dlogits), copies, ('x', 'W', 'b', 'V', 'mask', 'dlogits'), strict=True):
        check_unchanged(before, after, name)

