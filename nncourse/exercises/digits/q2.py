from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 5

@test_case(points=1, hidden=False)
def test_accuracy_and_the_form_of_the_others(findings):
    from nncourse.exercises.checks import check_choice, check_number, check_type
    check_type(findings, dict, 'findings')
    for name in ('hardest', 'least trusted'):
        if findings.get(name, ...) is not ...:
            check_choice(findings[name], 'ABCDE', name)
    if findings.get('pair', ...) is not ...:
        check_choice(findings['pair'], [i + j for i in 'ABCDE' for j in 'ABCDE' if i != j], 'pair')
    check_number(findings.get('accuracy', ...), 0.89, 'accuracy', tolerance=0.002, mistakes={'it is the share of what is misread': 0.11, 'a share is asked for, not a percentage': 89.0, 'it is a count; divide by the number of letters': 445.0, "every letter counts the same, so add up before you divide: this is the mean of the classes' shares": 0.881})

