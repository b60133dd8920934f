from otter.test_files import test_case

OK_FORMAT = False

name = "q6"
points = 8

@test_case(points=1, hidden=False)
def test_network_B(fault):
    from nncourse.exercises.checks import check_choice, check_type
    words = ['none', 'left on', 'times p', 'nothing done', 'p too large', 'p too small']
    check_type(fault, dict, 'fault')
    answers = {str(letter).strip().upper(): word for letter, word in fault.items()}
    told = {'B': 'its evaluation repeats itself, and behind each box the signal is near that of training', ('B', 'left on'): 'two evaluations give the same, so nothing is silenced. The training loss on the way was measured with dropout on, and is the higher one for that reason', ('B', 'p too small'): "its loss on new images is lower than any other network's here; some gap between own and new is what 400 images cost", ('B', 'times p'): 'behind the third box the evaluation has 0.98 where training had 1.1: a mean of means through ReLU need not agree to the last digit, and a wrong factor would add up to far more'}
    rights = {'B': 'none'}
    for letter, right in rights.items():
        check_choice(answers.get(letter, ...), words, f'fault["{letter}"]')
        found = ' '.join(answers[letter].lower().split())
        assert found == right, f'fault["{letter}"] is not {found!r}: {told.get((letter, found), told[letter])}'

