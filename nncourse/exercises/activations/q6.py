from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 7

@test_case(points=1, hidden=False)
def test_dead_units(dead):
    from nncourse.exercises.checks import check_type
    numbers = dead.tolist() if hasattr(dead, 'tolist') else dead
    check_type(numbers, (list, tuple, set), 'dead')
    given, numbers = (list(numbers), sorted((int(number) for number in numbers)))
    said = {(0, 2, 3, 4, 5, 6, 7): 'those are 0 on the six points of the batch; look at all 120', (0, 2, 3, 4, 5, 7): 'some of these fire on one or two of the 120 points: rarely is not never', (0, 3, 4, 5, 7): 'one of these fires on two of the 120 points: rarely is not never', (0, 2, 3, 4, 5): 'one of these fires on one of the 120 points: rarely is not never', (1, 4, 5, 6): 'count the units from 0', (1, 2, 6, 7): 'those are the units that fire', (0, 6): 'those are tanh units whose output is negative on all points; they have a slope', (0, 0, 0, 0, 1, 1, 1, 1): 'give the numbers of the dead units, not True and False for each', (): 'there are some: look for columns of a that are 0 on all 120 points'}
    if numbers != [0, 3, 4, 5]:
        why = said.get(tuple(numbers), 'look for columns of a that are 0 on all 120 points, in the ReLU networks')
        raise AssertionError(f'dead: {given} is not right; {why}')

@test_case(points=1, hidden=False)
def test_words_and_network_E(diagnosis, mend):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['healthy', 'dead units', 'saturated units', 'wrong derivative']
    changes = ['correct the derivative', 'divide the first weights by 100', 'divide the learning rate by 10']
    changes += ['multiply the learning rate by 10', 'train ten times as long', 'leave it as it is']
    for name, answer, options in (('diagnosis', diagnosis, words), ('mend', mend, changes)):
        check_type(answer, dict, name)
        check_type(answer.get('E', ...), str, f'{name}["E"]')
        for letter, word in answer.items():
            if word is not ...:
                check_choice(word, options, f'{name}["{letter}"]')
    found, change = (' '.join(answer['E'].lower().split()) for answer in (diagnosis, mend))
    told = {'healthy': 'it classifies only 67% of the points rightly', 'dead units': 'tanh is 0 at z = 0 only, and no column of a is 0', 'wrong derivative': 'dz agrees with da ⊙ f′(z) to all five decimals'}
    assert found == 'saturated units', f"""diagnosis["E"] is not {found!r}: {told.get(found, 'see the list of words')}. How large are the slopes f′(z)?"""
    told = {'leave it as it is': 'it classifies only 67% of the points rightly', 'correct the derivative': 'it is right already', 'divide the learning rate by 10': 'that was tried: 58%, for hardly any error gets through to be learned from', 'multiply the learning rate by 10': 'that was tried: 72%', 'train ten times as long': 'that was tried: 80%'}
    assert change == 'divide the first weights by 100', f"""mend["E"] is not {change!r}: {told.get(change, 'see the list of changes')}. What makes |z| so large from the start?"""

