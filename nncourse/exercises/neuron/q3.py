from otter.test_files import test_case

OK_FORMAT = False

name = "q3"
points = 7

@test_case(points=1, hidden=False)
def test_AND_and_XOR(outcome):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_results
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    word, number = check_results(outcome(corners.copy(), np.array([0.0, 0.0, 0.0, 1.0]), 100), 'word, number')
    said = 'if you keep the array itself, w += changes what you kept: keep a copy, such as tuple(w)'
    if number == 3:
        said = 'something repeats, but not the weights and the bias together: compare all of them'
    if number == 0:
        said = 'a pass without a correction leaves the weights as they are: that is learned, so ask for it first'
    check_equal(word, 'learned', 'the word for AND', mistakes={said: 'cycles'})
    check_equal(number, 6, 'the number for AND', mistakes={'count passes from 1': 5, 'asked for is the number of the pass, not that of the corrections': 11})
    word, number = check_results(outcome(corners.copy(), np.array([0.0, 1.0, 1.0, 0.0]), 100), 'word, number')
    check_equal(word, 'cycles', 'the word for XOR', mistakes={'weights that are the same after a pass are not learned: it made corrections that cancel': 'learned', 'the weights after pass 3 are those after pass 2: a repetition within 100 passes': 'undecided'})
    check_equal(number, 4, 'the number for XOR', mistakes={'this is the number of passes from one to the other: asked for are the corrections': 1, 'these are all corrections so far: count from the earlier of the two passes': 10})

@test_case(points=1, hidden=False)
def test_too_few_passes(outcome):
    import numpy as np
    from nncourse.exercises.checks import check_equal, check_results
    corners, AND = (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 0.0, 0.0, 1.0]))
    for passes, expected in ((3, ('undecided', 3)), (5, ('undecided', 5)), (6, ('learned', 6))):
        word, number = check_results(outcome(corners.copy(), AND.copy(), passes), 'word, number')
        check_equal(word, expected[0], f'the word for AND with passes = {passes}', mistakes={'the last of the passes counts, too': 'undecided', 'weights and bias together have not repeated': 'cycles'})
        check_equal(number, expected[1], f'the number for AND with passes = {passes}')

