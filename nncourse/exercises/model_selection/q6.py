from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_the_form_and_project_a(diagnoses):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    check_type(diagnoses, dict, 'diagnoses')
    options = ['bug', 'bias', 'variance', 'mismatch', 'luck', 'leak', 'nothing']
    for letter in 'ABCDEFGH':
        if diagnoses.get(letter, ...) is not ...:
            check_choice(diagnoses[letter], options, letter)
    got = diagnoses.get('A', ...)
    check_equal(got, 'variance', 'A', mistakes={f'not {got}: twenty and all of its training images are learned by heart, and the step from training to train-dev is by far the largest': got if got is not ... else None})

