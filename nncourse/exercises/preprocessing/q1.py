from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 5

@test_case(points=1, hidden=False)
def test_without_holes(TableScaler):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_unchanged
    X = np.array([[1.0, 10.0], [2.0, 30.0], [6.0, 20.0]])
    given, scaler = (X.copy(), TableScaler())
    scaler.fit(given)
    check_unchanged(X, given, 'X')
    check_array(scaler.mean, np.array([3.0, 20.0]), 'mean', mistakes={"these are the rows' means: columns are features, axis=0": X.mean(axis=1)})
    check_array(scaler.scale, np.array([14 / 3, 200 / 3]) ** 0.5, 'scale', mistakes={'divide by the count, not by the count minus 1': X.std(axis=0, ddof=1), 'this is the variance: take its root': X.var(axis=0), 'this is one number for the whole table': np.full(2, X.std())})
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    check_array(scaler.transform(X.copy()), Z, 'transform(X)')
    check_array(scaler.inverse_transform(Z.copy()), X, 'inverse_transform(transform(X))', mistakes={'multiply first, then add the mean': (Z + X.mean(axis=0)) * X.std(axis=0)})

@test_case(points=1, hidden=False)
def test_holes_and_a_constant(TableScaler):
    import numpy as np
    from nncourse.exercises.checks import check_array
    nan = np.nan
    X = np.array([[1.0, 5.0, nan], [3.0, 5.0, nan], [nan, 5.0, nan]])
    scaler = TableScaler()
    scaler.fit(X.copy())
    check_array(scaler.mean, np.array([2.0, 5.0, 0.0]), 'mean', mistakes={'divide by how many numbers there are, not by the rows': np.array([4 / 3, 5.0, 0.0]), 'a column of NaN only has the mean 0': np.array([2.0, 5.0, nan]), 'a sum with NaN in it is NaN: leave the holes out': np.array([nan, 5.0, nan])})
    check_array(scaler.scale, np.array([1.0, 1.0, 1.0]), 'scale', mistakes={'a column without spread has the scale 1, or you divide by 0': np.array([1.0, 0.0, 1.0]), 'the hole counts as a measurement: leave it out': np.array([(2 / 3) ** 0.5, 1.0, 1.0]), 'a hole filled with 0 counts as a measurement: leave it out': np.array([(14 / 9) ** 0.5, 1.0, 1.0])})
    check_array(scaler.transform(X.copy()), np.array([[-1.0, 0, 0], [1, 0, 0], [0, 0, 0]]), 'transform(X)', mistakes={'a hole becomes 0, which is the mean': np.array([[-1.0, 0, nan], [1, 0, nan], [nan, 0, nan]]), 'a hole was filled with 0 before the mean was taken off: fill afterwards': np.array([[-1.0, 0, 0], [1, 0, 0], [-2, 0, 0]])})

