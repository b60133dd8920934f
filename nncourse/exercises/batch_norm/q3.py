from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 5

@test_case(points=1, hidden=False)
def test_start_and_one_batch(Record):
    import numpy as np
    from nncourse.exercises.checks import check_array
    record = Record(2)
    check_array(record.mean, np.zeros(2), 'mean at the start')
    check_array(record.variance, np.ones(2), 'variance at the start')
    record.update(np.array([[1.0, 10.0], [3.0, 20.0]]))
    check_array(record.mean, np.array([0.2, 1.5]), 'mean after one batch', mistakes={"the batch's share is momentum, here 0.1; this gives it 0.9": np.array([1.8, 13.5]), "this is the batch's mean alone": np.array([2.0, 15.0])})
    check_array(record.variance, np.array([0.9 + 0.2, 0.9 + 5.0]), 'variance after one batch', mistakes={'this divides by n: what is recorded divides by n − 1': np.array([0.9 + 0.1, 0.9 + 2.5]), "the batch's share is momentum, here 0.1; this gives it 0.9": np.array([0.1 + 1.8, 0.1 + 45.0]), 'the record starts at 1 and keeps 0.9 of it': np.array([0.2, 5.0]), 'this records the standard deviation': 0.9 + 0.1 * np.sqrt([2.0, 50.0]), "the distances are those from the batch's own mean, not from the recorded one": np.array([0.9 + 0.848, 0.9 + 41.45]), 'the factor is n/(n − 1), not (n − 1)/n': np.array([0.9 + 0.05, 0.9 + 1.25])})

@test_case(points=1, hidden=False)
def test_normalize(Record):
    import numpy as np
    from nncourse.exercises.checks import check_array
    record = Record(3, momentum=1.0)
    record.update(np.array([[0.0, 2.0, -1.0], [2.0, 8.0, -1.5], [4.0, 5.0, 0.5]]))
    x = np.array([[2.0, 8.0, 1.0]])
    v = np.array([4.0, 9.0, 13 / 12])
    right = (x - [2, 5, -2 / 3]) / np.sqrt(v + 1e-05)
    x_hat = record.normalize(x.copy())
    check_array(x_hat, right, 'one example normalized', mistakes={"this uses the example's own mean: use the record": np.zeros((1, 3)), 'this divides by the variance: divide by its root': (x - [2, 5, -2 / 3]) / (v + 1e-05), 'the recorded variance divides by n − 1': (x - [2, 5, -2 / 3]) / np.sqrt(v * 2 / 3 + 1e-05)})
    check_array(record.mean, np.array([2.0, 5.0, -2 / 3]), 'mean after normalize, which must record nothing')

