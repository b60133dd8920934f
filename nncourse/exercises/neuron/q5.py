from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 7

@test_case(points=1, hidden=False)
def test_what_the_neurons_are_trained_on(one_against_all):
    import numpy as np
    from nncourse.exercises.checks import check_array
    X, y = (np.arange(12.0).reshape(6, 2), np.array([0, 2, 1, 2, 2, 0]))
    targets = []

    def train(X, t):
        targets.append(np.array(t))
        return (np.zeros(2), 0.0)
    one_against_all(X.copy(), y.copy(), 4, train, X[:1].copy())
    assert len(targets) == 4, f'train is called once for each of the 4 classes, here it was called {len(targets)} times'
    for j, t in enumerate(targets):
        right = (y == j).astype(float)
        check_array(t, right, f'the targets for class {j}', mistakes={'targets are 0 and 1, not −1 and 1': 2 * right - 1, 'they are turned round: 1 is for the examples of this class': 1 - right})

@test_case(points=2, hidden=False)
def test_three_neurons(one_against_all):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_results
    neurons = [(np.array([1.0, 0.0]), -1.0), (np.array([0.0, 1.0]), -3.0), (np.array([-1.0, -1.0]), 0.0)]
    given = iter(neurons)
    X_new = np.array([[3.0, 0.0], [2.0, 6.0], [0.5, 0.5], [-1.0, -1.0], [1.0, 0.0], [-3.0, 5.0], [2.0, 3.0], [3.0, -5.5]])
    z = np.stack([X_new @ w + b for w, b in neurons], axis=1)
    answer = one_against_all(np.eye(3, 2), np.array([0, 1, 2]), 3, lambda X, t: next(given), X_new.copy())
    classes, firing = check_results(answer, 'classes, firing')
    check_array(classes, z.argmax(axis=1), 'classes', mistakes={'compare the pre-activations, not the answers: of two that fire this takes the first': (z >= 0).argmax(axis=1), 'the bias is missing': (X_new @ np.stack([w for w, b in neurons], axis=1)).argmax(axis=1), 'this is the smallest pre-activation': z.argmin(axis=1), 'compare the pre-activations themselves, not distances from the lines': (z / [1.0, 1.0, np.sqrt(2.0)]).argmax(axis=1), 'this is the largest answer of a neuron, not the number of its class': (z >= 0).max(axis=1), 'these are the numbers of neurons that fire: return the classes first': (z >= 0).sum(axis=1)})
    check_array(firing, (z >= 0).sum(axis=1), 'firing', mistakes={'a neuron fires at z = 0 too': (z > 0).sum(axis=1), 'this says whether one fires, not how many': (z >= 0).any(axis=1), 'these are the numbers for each class: asked for is one for each new example': (z >= 0).sum(axis=0)})

