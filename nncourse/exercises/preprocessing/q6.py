from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_words(diagnosis):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['sound', 'all rows', 'labels', 'each by itself', 'raw', 'drift']
    check_type(diagnosis, dict, 'diagnosis')
    answers = {str(key).strip().upper(): value for key, value in diagnosis.items()}
    for letter in 'ABCDEF':
        check_choice(answers.get(letter, ...), words, f'diagnosis["{letter}"]')
    used = [' '.join(str(answers[letter]).lower().split()) for letter in 'ABCDEF']
    twice = sorted({word for word in used if used.count(word) > 1})
    assert not twice, f'diagnosis: each word is used once, but {twice} stand twice'

@test_case(points=1, hidden=False)
def test_report_F(diagnosis):
    from nncourse.exercises.checks import check_type

    def word(letter):
        check_type(diagnosis, dict, 'diagnosis')
        answers = {str(key).strip().upper(): value for key, value in diagnosis.items()}
        check_type(answers.get(letter, ...), str, f'diagnosis["{letter}"]')
        return ' '.join(answers[letter].lower().split())
    for letter, (right, told) in {'F': ('raw', {'sound': 'its test columns have means of up to 57, its training columns of 0', 'drift': 'a mean of 57 after preparation is no drift: the measurements themselves are that large', 'all rows': 'tripling a test row changes no training value', 'labels': 'tripling a test row changes no column, and shuffled labels are read by chance', 'each by itself': 'then its test means would be 0'})}.items():
        found = word(letter)
        assert found == right, f'''diagnosis["{letter}"] is not {found!r}: {told.get(found, 'see the list of words')}'''

