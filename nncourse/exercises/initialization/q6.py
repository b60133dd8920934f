from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_words_and_network_D(diagnosis, change, factor):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['sound', 'too small', 'too large', 'one layer', 'constant']
    changes = ['leave it as it is', 'variance 1/n_in', 'variance 2/n_in', 'tanh']
    for name, answer, options in (('diagnosis', diagnosis, words), ('change', change, changes)):
        check_type(answer, dict, name)
        check_type(answer.get('D', ...), str, f'{name}["D"]')
        for letter, word in answer.items():
            if word is not ...:
                check_choice(word, options, f'{name}["{letter}"]')
    check_type(factor, dict, 'factor')
    found, made = (' '.join(answer['D'].lower().split()) for answer in (diagnosis, change))
    told = {'too small': 'its size stays near 1 in all layers', 'too large': 'its size stays near 1 in all layers, and its error does not grow on the way back', 'one layer': 'no layer steps out of line: size and error change by less than half from one to the next', 'constant': 'its contrast is more than half of its size in every layer'}
    assert found == 'sound', f"""diagnosis["D"] is not {found!r}: {told.get(found, 'see the list of words')}. A ReLU that is off has the slope 0, so that half of the slopes are flat is as it should be"""
    assert made == 'leave it as it is', f'change["D"] is not {made!r}: tried as it is, it reads 90% of the digits'

