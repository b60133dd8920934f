# %% wrong: no slope of the sigmoid
# names: of the sigmoid is missing
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        if z > 0:
            return step
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 if loss == "squared error" else 1)
    return limit


hardest_pull = 1 / 3


# %% wrong: no factor 2
# names: factor 2
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        if z > 0:
            return step
        p = 1 / (1 + np.exp(-z))
        slope = (p - 1) * (p * (1 - p) if loss == "squared error" else 1)
        z = z - learning_rate * slope
    return limit


hardest_pull = 0.333


# %% wrong: one too few
# names: one too few
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        if z > 0:
            return step
    return limit


hardest_pull = 0.333


# %% wrong: a step although it is right already
# names: no step is needed
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        if z > 0:
            return step + 1
    return limit


hardest_pull = 0.333


# %% wrong: uphill
# names: sign of the slope
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        if z > 0:
            return step
        p = 1 / (1 + np.exp(-z))
        z = z + learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
    return limit


hardest_pull = 0.333


# %% wrong: a float
# names: expected an int
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0.0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = 0.333


# %% wrong: past the limit
# names: return limit
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0:
        if steps > limit:
            break
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = 0.333


# %% wrong: the slope with respect to p
# names: with respect to z
def steps_until_right(z, learning_rate, loss, limit):
    for step in range(limit):
        if z > 0:
            return step
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (2 * (p - 1) * p * (1 - p) if loss == "squared error" else -1 / p)
    return limit


hardest_pull = 1 / 3


# %% wrong: hardest where the sigmoid is steepest
# names: σ is steepest
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = 0.5


# %% wrong: hardest where the error is largest
# names: the slope p(1 − p) is 0
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = 0


# %% wrong: the size of the pull
# names: size of the pull
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = 0.2963


# %% wrong: its z
# names: this is z
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z = z - learning_rate * (p - 1) * (2 * p * (1 - p) if loss == "squared error" else 1)
        steps += 1
    return steps


hardest_pull = -0.693


# %% right: while, and a search on a grid
def steps_until_right(z, learning_rate, loss, limit):
    steps = 0
    while z <= 0 and steps < limit:
        p = 1 / (1 + np.exp(-z))
        z -= learning_rate * {"cross-entropy": p - 1, "squared error": 2 * (p - 1) * p * (1 - p)}[loss]
        steps += 1
    return steps


grid = np.linspace(0, 1, 1001)
hardest_pull = grid[np.argmax(grid * (1 - grid) ** 2)]


# %% right: recursion on a unit, and 0.333
class Unit:
    def __init__(self, z):
        self.z = z

    def pull(self, loss):
        from math import exp

        p = 1 / (1 + exp(-self.z))
        return 1 - p if loss == "cross-entropy" else 2 * p * (1 - p) ** 2


def steps_until_right(z, learning_rate, loss, limit):
    unit, steps = Unit(z), 0
    while steps != limit and not unit.z > 0:
        unit.z += learning_rate * unit.pull(loss)
        steps += 1
    return np.int64(steps)


hardest_pull = 0.333


# %% right: slopes by nudging, and one third as a quotient
def steps_until_right(z, learning_rate, loss, limit):
    from math import exp, log1p

    def C(z):
        if loss == "cross-entropy":
            return log1p(exp(-z))
        return (1 / (1 + exp(z))) ** 2

    for step in range(limit):
        if z > 0:
            return step
        z -= learning_rate * (C(z + 1e-5) - C(z - 1e-5)) / 2e-5
    return limit


hardest_pull = np.float32(1 / 3)
