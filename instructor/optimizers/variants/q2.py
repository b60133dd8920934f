# %% wrong: epsilon inside the root
# names: outside the root
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g**2 if rho is None else rho * s + (1 - rho) * g**2
    effective = learning_rate / np.sqrt(s + epsilon)
    return theta - effective * g, s, effective


# %% wrong: gradients added up, not squares
# names: squares of the gradient
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g if rho is None else rho * s + (1 - rho) * g
    effective = learning_rate / (np.sqrt(np.abs(s)) + epsilon)
    return theta - effective * g, s, effective


# %% wrong: rho ignored
# names: rho has no effect
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g**2
    effective = learning_rate / (np.sqrt(s) + epsilon)
    return theta - effective * g, s, effective


# %% wrong: rho and 1 − rho swapped
# names: swapped
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g**2 if rho is None else (1 - rho) * s + rho * g**2
    effective = learning_rate / (np.sqrt(s) + epsilon)
    return theta - effective * g, s, effective


# %% wrong: if rho
# names: rho = 0 is a number
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = rho * s + (1 - rho) * g**2 if rho else s + g**2
    effective = learning_rate / (np.sqrt(s) + epsilon)
    return theta - effective * g, s, effective


# %% wrong: the step in place of the rate
# names: not the step
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g**2 if rho is None else rho * s + (1 - rho) * g**2
    step = learning_rate * g / (np.sqrt(s) + epsilon)
    return theta - step, s, step


# %% wrong: the old s in the step
# names: renew s before
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    effective = learning_rate / (np.sqrt(s) + epsilon)
    s = s + g**2 if rho is None else rho * s + (1 - rho) * g**2
    return theta - effective * g, s, effective


# %% wrong: no root
# names: root is missing
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s = s + g**2 if rho is None else rho * s + (1 - rho) * g**2
    effective = learning_rate / (s + epsilon)
    return theta - effective * g, s, effective


# %% wrong: adds into s
# names: was changed
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    s *= 1 if rho is None else rho
    s += (1 if rho is None else 1 - rho) * g**2
    effective = learning_rate / (np.sqrt(s) + epsilon)
    return theta - effective * g, s, effective


# %% right: loops
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    theta, s, effective = theta.copy(), s.copy(), np.empty(s.shape)
    for i in np.ndindex(g.shape):
        square = g[i] * g[i]
        s[i] = s[i] + square if rho is None else rho * s[i] + (1 - rho) * square
        effective[i] = learning_rate / (s[i] ** 0.5 + epsilon)
        theta[i] -= effective[i] * g[i]
    return theta, s, effective


# %% right: a difference of averages
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    change = np.square(g) if rho is None else (1 - rho) * (np.square(g) - s)
    s = np.add(s, change)
    effective = np.divide(learning_rate, np.add(np.sqrt(s), epsilon))
    return np.subtract(theta, np.multiply(effective, g)), s, effective


# %% right: float32
def adaptive_step(theta, g, s, learning_rate, rho=None, epsilon=1e-8):
    theta, g, s = (a.astype(np.float32) for a in (theta, g, s))
    old, new = (1, 1) if rho is None else (rho, 1 - rho)
    s = np.float32(old) * s + np.float32(new) * g * g
    effective = np.float32(learning_rate) / (np.sqrt(s) + np.float32(epsilon))
    return theta - effective * g, s, effective
