from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 8

@test_case(points=1, hidden=False)
def test_names_from_the_list_and_gradient_A(diagnosis):
    from nncourse.exercises.checks import check_choice, check_equal, check_type
    names = ('lost 1/n', 'doubled', 'flipped sign', 'extra factor', 'no slope', 'slope of output', 'stale weights', 'updated weights', 'dW1 transposed', 'row lost', 'bias uphill', 'mean in db')
    check_type(diagnosis, dict, 'diagnosis')
    for key in 'BCDEFGH':
        if diagnosis.get(key, ...) is not ...:
            check_choice(diagnosis[key], names, f'gradient {key}')
    check_equal(diagnosis.get('A', ...), 'lost 1/n', 'gradient A', mistakes={'an error of 0.75 everywhere: one gradient is 4 times the other, and there are 4 rows': 'doubled', 'a flipped sign would show an error of 2': 'flipped sign', 'all four tensors are off by one and the same factor': 'extra factor'})

