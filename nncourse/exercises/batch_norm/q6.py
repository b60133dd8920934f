from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_words_and_network_B(diagnosis, mended):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['sound', 'constants', 'wrong axis', 'record lost', 'last batch', 'batch at test time']
    check_type(diagnosis, dict, 'diagnosis')
    check_type(diagnosis.get('B', ...), str, 'diagnosis["B"]')
    for letter, word in diagnosis.items():
        if word is not ...:
            check_choice(word, words, f'diagnosis["{letter}"]')
    check_type(mended, (set, list, tuple, str), 'mended')
    found = ' '.join(diagnosis['B'].lower().split())
    told = {'constants': 'its sum_dx is 0, as it must be where the gradient goes through the mean', 'wrong axis': 'its columns have mean 0', 'record lost': 'its record is not 0 and 1', 'last batch': 'its record agrees with the training set, to a few percent', 'batch at test time': 'it reads one image at a time as well as all at once'}
    assert found == 'sound', f"""diagnosis["B"] is not {found!r}: {told.get(found, 'see the list of words')}"""

