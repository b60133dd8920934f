from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 7

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_run_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('rate too small', 'rate too large', 'weights all zero', 'schedule in epochs', 'new optimizer each epoch', 'momentum added, rate kept', 'no bias correction', 'epsilon too large', 'clipped too low', 'climbing')
    check_type(diagnosis, dict, 'diagnosis')
    for run in 'BCDEFG':
        if diagnosis.get(run, ...) is not ...:
            check_choice(diagnosis[run], names, f'run {run}')
    check_equal(diagnosis.get('A', ...), 'rate too small', 'run A', mistakes={'clipped steps would all have the same length; these shrink with the gradient': 'clipped too low', 'with all weights 0 the loss would not fall at all': 'weights all zero', 'its steps would start from nothing again at step 37': 'new optimizer each epoch', 'the loss falls, so it does not climb': 'climbing', "a single run used Adam, and another one shows Adam's fault; so this is gradient descent": 'epsilon too large'})

