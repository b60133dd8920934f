from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 6

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_run_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('lost 1/n', 'flipped sign', 'no slope', 'W untransposed', 'dW2 transposed', 'mean in db', 'elementwise softmax', 'frozen layer', 'updated weights', 'softmax twice')
    check_type(diagnosis, dict, 'diagnosis')
    for run in 'BCDEF':
        if diagnosis.get(run, ...) is not ...:
            check_choice(diagnosis[run], names, f'run {run}')
    check_equal(diagnosis.get('A', ...), 'lost 1/n', 'run A', mistakes={'a flipped sign would show an error of 2: a and −a are apart by twice their size': 'flipped sign', 'with the mean in db the weights would pass the check': 'mean in db', 'a wrong formula for the error would not give the same number in every parameter': 'elementwise softmax'})

