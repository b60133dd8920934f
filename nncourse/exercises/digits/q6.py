from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 10

@test_case(points=1, hidden=False)
def test_digits_that_it_has_not_seen(train):
    import numpy as np
    from sklearn.datasets import load_digits
    X, y = load_digits(return_X_y=True)
    order = np.random.default_rng(5).permutation(len(X))
    known, new = (order[:1000], order[1000:])
    model = train(X[known], y[known], np.random.default_rng(0))
    assert model is not None and model is not ..., 'train is not answered yet, or a `return` is missing'
    assert callable(getattr(model, 'predict', None)), 'train must return an object with a method predict'
    got = model.predict(X[new])
    assert isinstance(got, np.ndarray), f'predict must return an array, got a {type(got).__name__}'
    assert got.shape == (797,), f'predict of 797 rows must return an array of shape (797,), got {got.shape}'
    assert got.dtype.kind in 'iu', f'predict must return classes as whole numbers, got dtype {got.dtype}'
    right = np.mean(got == y[new])
    hint = ''
    if right < 0.25:
        hint = '; that is guessing. Look at the first steps: does the loss fall? Do hidden units still tell images apart? Are there NaNs (some pixels never vary)?'
    elif right < 0.9:
        hint = '; that is far too little. Compare with the share of right answers on the training rows'
    assert right >= 0.9, f'{right:.1%} of images that train has not seen are read right, at least 90% are wanted{hint}'

@test_case(points=1, hidden=False)
def test_two_classes_that_nobody_can_tell_apart(train):
    import numpy as np
    from nncourse.exercises.checks import check_type
    from sklearn.datasets import load_digits
    X, y = load_digits(return_X_y=True)
    rng = np.random.default_rng(6)
    order, twins = (rng.permutation(len(X)), [2, 6])
    y[np.isin(y, twins)] = rng.choice(twins, np.isin(y, twins).sum())
    known, new = (order[:800], order[800:])
    model = train(X[known], y[known], np.random.default_rng(1))
    for name in ('predict', 'expected', 'confused'):
        assert getattr(model, name, None) is not None, f'the object has no {name}: it needs predict, expected and confused'
    check_type(model.expected, float, 'expected')
    assert 0 <= model.expected <= 1, f'expected is a share, a number from 0 to 1, got {model.expected:.4g}'
    right = np.mean(np.array(model.predict(X[new])) == y[new])
    assert abs(model.expected - right) < 0.12, f'of images it has not seen {right:.0%} are read right where two classes cannot be told apart, and expected is {model.expected:.0%}: estimate it from rows that the judged network was not trained on'
    pair = np.ravel(model.confused)
    assert pair.shape == (2,), f'confused must hold two classes, got {len(pair)}'
    assert pair[0] != pair[1], f'confused is ({pair[0]}, {pair[1]}), one class twice: that is no mistake, so leave the diagonal out'
    assert sorted(pair) == twins, f'images of the classes 2 and 6 were named by chance, so these are confused, got ({pair[0]}, {pair[1]})'

@test_case(points=1, hidden=False)
def test_nothing_but_the_row_and_the_seed_counts(train):
    import numpy as np
    from nncourse.exercises.checks import check_unchanged
    from sklearn.datasets import load_digits
    X, y = load_digits(return_X_y=True)
    X_train, y_train, X_new = (X[:300].copy(), y[:300].copy(), X[300:].copy())
    model = train(X_train, y_train, np.random.default_rng(2))
    check_unchanged(X[:300], X_train, 'X')
    check_unchanged(y[:300], y_train, 'y')
    assert callable(getattr(model, 'predict', None)), 'train must return an object with a method predict'
    together = np.array(model.predict(X_new))
    assert together.shape == (1497,), f'predict of 1497 rows must return an array of shape (1497,), got {together.shape}'
    check_unchanged(X[300:], X_new, 'X_new')
    alone = np.array([model.predict(X[i:i + 1].copy())[0] for i in range(300, 360, 4)])
    differ = np.sum(alone != together[:60:4])
    assert not differ, f'{differ} of 15 rows are read differently alone than with the rows beside them: what predict uses, means and spreads too, must come from training'
    again = np.array(train(X[:300].copy(), y[:300].copy(), np.random.default_rng(2)).predict(X[300:].copy()))
    differ = np.sum(again != together)
    assert not differ, f'trained twice with the same seed, {differ} of 1497 predictions differ: draw from rng and from nothing else'
    right = np.mean(together == y[300:])
    assert right > 0.5, f'{right:.0%} of new images are read right after 300 rows: answers that are always the same earn nothing here'

