from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 6

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_run_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('flipped sign', 'targets 0 and 1', 'no bias', 'unequal scales', 'one wrong target', 'learning rate 100', 'classes by lot', 'narrow margin', 'step left out', 'bias only')
    check_type(diagnosis, dict, 'diagnosis')
    for run in 'ABCDEF':
        check_choice(diagnosis.get(run), names, f'run {run}')
    check_equal(diagnosis['A'], 'flipped sign', 'run A', mistakes={'a large rate multiplies all weights by the same, and changes no correction: compare with the row right': 'learning rate 100', 'with targets drawn by lot the weights stay bounded: these grow by the same length in every pass': 'classes by lot', 'with a = z nearly every example is corrected, not the 50 of one class': 'step left out', 'a unit 1,000 times larger would show in the inputs': 'unequal scales'})

