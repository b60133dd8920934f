from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 7

@test_case(points=1, hidden=False)
def test_the_form_and_project_b(leaks):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    check_type(leaks, dict, 'leaks')
    options = ['none', 'selection', 'statistics', 'copies', 'groups', 'time', 'test set']
    for letter in 'ABCDEFG':
        if leaks.get(letter, ...) is not ...:
            check_choice(leaks[letter], options, letter)
    got = leaks.get('B', ...)
    check_equal(got, 'selection', 'B', mistakes={f'not {got}: the 20 columns are chosen by all labels, the held-out ones too': got if got is not ... else None})

