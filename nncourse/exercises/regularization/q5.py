from otter.test_files import test_case

OK_FORMAT = False

name = "q5"
points = 7

@test_case(points=2, hidden=False)
def test_a_run(Stopper):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal, check_number
    stopper = Stopper(2)
    check_equal(stopper.best_loss, None, 'best_loss before the first epoch')
    losses = [1.0, 0.8, 0.9, 0.7, 0.75, 0.71, 0.6]
    answers = [stopper.note(loss, np.full(3, k)) for k, loss in enumerate(losses[:6])]
    check_equal(answers, [False, False, False, False, False, True], 'what note returns for losses 1, 0.8, 0.9, 0.7, 0.75, 0.71 with patience 2', mistakes={'it stops at the first rise: patience is 2': [False, False, True, True, True, True], 'the count starts anew at each improvement: this counts all bad epochs of the run': [False, False, False, False, True, True], 'the second bad epoch in a row must stop the run, and 0.71 is a bad one: compare with the lowest loss so far, 0.7': [False] * 6, 'True means that the run should stop': [True, True, True, True, True, False]})
    check_number(stopper.best_loss, 0.7, 'best_loss', mistakes={'this is the last loss, not the lowest': 0.71})
    check_equal(stopper.best_epoch, 3, 'best_epoch', mistakes={'count epochs from 0': 4, 'this is the last epoch': 5})
    check_array(stopper.best_theta, np.full(3, 3.0), 'best_theta', mistakes={'these are the last parameters': np.full(3, 5.0)})

@test_case(points=1, hidden=False)
def test_parameters_that_change_in_place(Stopper):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_equal
    stopper, theta = (Stopper(3), np.array([1.0, 2.0]))
    check_equal(stopper.note(0.5, theta), False, 'note in epoch 0')
    theta += 10
    check_equal(stopper.note(0.6, theta), False, 'note in epoch 1')
    check_array(stopper.best_theta, np.array([1.0, 2.0]), 'best_theta after theta changed in place', mistakes={'keep a copy: this is the array that training goes on changing': np.array([11.0, 12.0])})

