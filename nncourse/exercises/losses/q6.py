from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 7

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_run_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('sum', 'mean over entries', 'flipped sign', 'squared error', 'softmax over the batch', 'labels off by one', 'tiny number in the log', 'label smoothing', 'no logarithm', 'naive softmax')
    check_type(diagnosis, dict, 'diagnosis')
    for run in 'BCDEFG':
        if diagnosis.get(run, ...) is not ...:
            check_choice(diagnosis[run], names, f'run {run}')
    check_equal(diagnosis.get('A', ...), 'mean over entries', 'run A', mistakes={'both start with a small loss, but with the squared error a network that is sure and wrong cannot learn': 'squared error', 'a sum would start 32 times too high, not 10 times too low': 'sum', 'without the logarithm the loss would start near −0.1': 'no logarithm'})

