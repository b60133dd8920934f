from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 5

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_run_P(verdicts):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('no slope', 'lost 1/n', 'targets of other rows', 'updated weights', 'no activation', 'other preprocessing', 'checked at inference', 'softmax twice', 'learning rate too small')
    check_type(verdicts, dict, 'verdicts')
    for run in 'QRST':
        if verdicts.get(run, ...) is not ...:
            check_choice(verdicts[run], names, f'run {run}')
    check_equal(verdicts.get('P', ...), 'targets of other rows', 'run P', mistakes={'it learns ten images by heart at the same learning rate': 'learning rate too small', 'then the training images would be read well': 'other preprocessing', 'two softmaxes would not let ten images be learned to a loss of 0.00': 'softmax twice', 'a linear network has a bend of 0, and reads 97% of the digits': 'no activation'})

