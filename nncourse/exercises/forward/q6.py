from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 6

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_network_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('no activation', 'activation at the end', 'no bias added', 'no biases at all', 'one bias a layer', 'one layer twice', 'one layer missing', 'copied parameters', 'batch mean removed')
    check_type(diagnosis, dict, 'diagnosis')
    for run in 'ABCDEF':
        check_choice(diagnosis.get(run), names, f'network {run}')
    check_equal(diagnosis['A'], 'no activation', 'network A', mistakes={'with tanh at the end the outputs could not pass 1': 'activation at the end', 'with two tanh layers left the outputs would still bend': 'one layer missing', 'removing a mean would make a row depend on the rows beside it': 'batch mean removed', 'without biases, inputs of zeros would give outputs of 0': 'no bias added'})

