from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 6

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_project_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('chosen by the test', 'grid too narrow', 'leak', 'overfitting', 'stale scaler', 'summed loss', 'too few epochs', 'underfitting')
    check_type(diagnosis, dict, 'diagnosis')
    for project in 'BCDEF':
        if diagnosis.get(project, ...) is not ...:
            check_choice(diagnosis[project], names, f'project {project}')
    check_equal(diagnosis.get('A', ...), 'overfitting', 'project A', mistakes={'it reads its training images without a mistake': 'underfitting', 'with a leak validation would look as good as training': 'leak', 'after 40 epochs there is nothing left to learn on the training images': 'too few epochs'})

