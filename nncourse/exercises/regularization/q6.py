from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_words_and_run_A(diagnosis, change, keep):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['sound', 'overfits', 'useless labels', 'penalty too large', 'unstable', 'too few units', 'unfinished']
    changes = ['leave it as it is', 'a larger penalty', 'a smaller penalty', 'more units', 'more epochs', 'none of these']
    for name, answer, options in (('diagnosis', diagnosis, words), ('change', change, changes)):
        check_type(answer, dict, name)
        check_type(answer.get('A', ...), str, f'{name}["A"]')
        for letter, word in answer.items():
            if word is not ...:
                check_choice(word, options, f'{name}["{letter}"]')
    check_choice(keep, [1, 2, 3, 5, 8, 12, 20, 30, 45, 60], 'keep')
    found, made = (' '.join(answer['A'].lower().split()) for answer in (diagnosis, change))
    told = {'overfits': 'its validation loss never rises', 'too few units': 'its training accuracy stays at 82%, but new images are read better than that', 'penalty too large': 'its training accuracy stays at 82%, but new images are read better than that', 'unfinished': 'nothing has moved since epoch 30'}
    assert found == 'sound', f"""diagnosis["A"] is not {found!r}: {told.get(found, 'see the list of words')}. Where some labels are false, a network that gets less than 100% of them may have learned what is true"""
    assert made == 'leave it as it is', f'change["A"] is not {made!r}: tried, it gains at most a point'

