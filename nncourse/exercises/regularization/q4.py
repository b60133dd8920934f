from otter.test_files import test_case

OK_FORMAT = False

name = "q4"
points = 6

@test_case(points=1, hidden=False)
def test_a_round_bowl(two_ways):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    best = np.array([2.0, -1.0])
    stopped, priced, count = check_results(two_ways(np.eye(2), best.copy(), 0.5, 2), 'stopped, priced, count')
    check_array(stopped, 0.75 * best, 'stopped, after 2 steps', mistakes={'this is one step only': 0.5 * best, 'these are three steps': 0.875 * best, 'this is what is missing, not what is reached': 0.25 * best, 'this is w* itself: start at w = 0, and the gradient is H(w − w*), without a factor 2': best})
    check_array(priced, best / 2, 'priced', mistakes={'λ is 1/(ητ): with η = ½ and τ = 2 it is 1': best / 3, 'this is w*, without a penalty': 1.0 * best, 'the penalty is λ/2 ‖w‖²: its gradient is λw, not half of it': best / 1.5})
    check_number(count, 1.0, 'count', mistakes={'this is the number of weights': 2.0})

@test_case(points=2, hidden=False)
def test_a_tilted_ravine(two_ways):
    import numpy as np
    from nncourse.exercises.checks import check_array, check_number, check_results
    H, best, rate, steps = (np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.3], [0.0, 0.3, 0.5]]), np.array([1.0, 0.0, -0.5]), 0.4, 5)
    strength = 1 / (rate * steps)
    stopped, priced, count = check_results(two_ways(H.copy(), best.copy(), rate, steps), 'stopped, priced, count')
    w = np.zeros(3)
    for _ in range(steps):
        w = w - rate * H @ (w - best)
    d = np.diag(H)
    check_array(stopped, w, 'stopped', mistakes={"this uses H's diagonal: the directions are H's eigenvectors": (1 - (1 - rate * d) ** steps) * best, 'powers of a matrix, not of its entries': (np.eye(3) - (np.eye(3) - rate * H) ** steps) @ best})
    check_array(priced, np.linalg.solve(H + strength * np.eye(3), H @ best), 'priced', mistakes={"this uses H's diagonal: the directions are H's eigenvectors": d / (d + strength) * best, 'divide by h + λ in each direction: λ belongs on the diagonal of H only': np.linalg.solve(H + strength, H @ best), 'this is ητ in place of 1/(ητ)': np.linalg.solve(H + rate * steps * np.eye(3), H @ best), 'λ is 1/(ητ): the rate is missing': np.linalg.solve(H + np.eye(3) / steps, H @ best), 'λ is 1/(ητ): the number of steps is missing': np.linalg.solve(H + np.eye(3) / rate, H @ best), 'the right-hand side is H w*, not w*': np.linalg.solve(H + strength * np.eye(3), best), 'the penalty is λ/2 ‖w‖²: its gradient is λw': np.linalg.solve(H + 2 * strength * np.eye(3), H @ best)})
    h = np.linalg.eigvalsh(H)
    check_number(count, (h / (h + strength)).sum(), 'count', mistakes={"this uses H's diagonal: h are its eigenvalues": (d / (d + strength)).sum(), 'this is ητ in place of 1/(ητ)': (h / (h + rate * steps)).sum()})

