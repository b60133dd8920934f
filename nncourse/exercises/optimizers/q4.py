from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 5

@test_case(points=1, hidden=False)
def test_the_way_up(rate_at):
    from nncourse.exercises.checks import check_number
    for step, right in enumerate((0.1, 0.2, 0.3, 0.4)):
        check_number(rate_at(step, 0.4, 4, 20), right, f'the rate at step {step}, warm_up = 4', mistakes={'step 0 has a share of 1/warm_up already, not 0': 0.1 * step, 'this starts with the whole peak': 0.4, 'step warm_up − 1 has the whole peak, so divide by warm_up': 0.08 * (step + 1)} if step < 3 else {'step warm_up − 1 has the whole peak': 0.3})

@test_case(points=1, hidden=False)
def test_the_way_down(rate_at):
    from math import cos, pi
    from nncourse.exercises.checks import check_number
    for step in (4, 8, 12, 16, 20):
        right = 0.2 * (1 + cos(pi * (step - 4) / 16))
        line = {'this falls on a line': 0.4 * (20 - step) / 16} if step in (8, 16) else {}
        early = {'the cosine begins at step warm_up, not at step 0': 0.2 * (1 + cos(pi * step / 20))} if step < 20 else {}
        late = {'the cosine has total − warm_up steps, so that it ends at step total': 0.2 * (1 + cos(pi * (step - 4) / 20))} if step > 4 else {}
        quarter = {'half a cosine goes from 1 to −1; this is a quarter': 0.4 * cos(pi * (step - 4) / 32)} if 4 < step < 20 else {}
        soon = {'the cosine ends at step total, not one step before': 0.2 * (1 + cos(pi * (step - 4) / 15))} if 4 < step < 20 else {}
        check_number(rate_at(step, 0.4, 4, 20), right, f'the rate at step {step}, warm_up = 4, total = 20', mistakes=early | late | line | quarter | soon)

