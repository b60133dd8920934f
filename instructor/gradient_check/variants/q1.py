# %% wrong: forward differences
# names: forward difference
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient, here = np.empty(theta.shape), f(theta.copy())
    for i in np.ndindex(theta.shape):
        moved = theta.copy()
        moved[i] += epsilon
        gradient[i] = (f(moved) - here) / epsilon
    return gradient


# %% wrong: backward differences
# names: backward difference
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient, here = np.empty(theta.shape), f(theta.copy())
    for i in np.ndindex(theta.shape):
        moved = theta.copy()
        moved[i] -= epsilon
        gradient[i] = (here - f(moved)) / epsilon
    return gradient


# %% wrong: divided by epsilon
# names: divide by 2ε
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        gradient[i] = (f(theta + e) - f(theta - e)) / epsilon
    return gradient


# %% wrong: everything at once
# names: one entry at a time
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    return np.full(theta.shape, (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon))


# %% wrong: an epsilon of its own
# names: epsilon is an argument
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = 1e-5
        gradient[i] = (f(theta + e) - f(theta - e)) / 2e-5
    return gradient


# %% wrong: whole numbers are cut
# names: holds whole numbers
def nudge(f, theta, epsilon=1e-5):
    theta = theta.copy()
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        kept = theta[i]
        theta[i] = kept + epsilon
        above = f(theta.astype(float))
        theta[i] = kept - epsilon
        gradient[i] = (above - f(theta.astype(float))) / (2 * epsilon)
        theta[i] = kept
    return gradient


# %% wrong: the result is cut
# names: cut to whole numbers
def nudge(f, theta, epsilon=1e-5):
    gradient = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        gradient[i] = (f(theta + e) - f(theta - e)) / (2 * epsilon)
    return gradient


# %% wrong: never put back
# names: put each back before the next
def nudge(f, theta, epsilon=1e-5):
    moved = np.array(theta, float)
    gradient = np.empty(moved.shape)
    for i in np.ndindex(moved.shape):
        moved[i] += epsilon
        above = f(moved.copy())
        moved[i] -= 2 * epsilon
        gradient[i] = (above - f(moved.copy())) / (2 * epsilon)
    return gradient


# %% wrong: theta is changed
# names: theta was changed
def nudge(f, theta, epsilon=1e-5):
    gradient = np.empty(theta.shape)
    theta = theta if theta.dtype == np.float64 else theta.astype(float)
    for i in np.ndindex(theta.shape):
        theta[i] += epsilon
        above = f(theta.copy())
        theta[i] -= 2 * epsilon
        below = f(theta.copy())
        theta[i] += epsilon + 1e-9
        gradient[i] = (above - below) / (2 * epsilon)
    return gradient


# %% wrong: f of theta at every entry
# names: computed for every entry
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        here = f(theta)
        gradient[i] = ((f(theta + e) - here) + (here - f(theta - e))) / (2 * epsilon)
    return gradient


# %% wrong: a flat result
# names: not a flat vector
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = []
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        gradient.append((f(theta + e) - f(theta - e)) / (2 * epsilon))
    return np.array(gradient)


# %% wrong: a list
# names: expected an array
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = []
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        gradient.append((f(theta + e) - f(theta - e)) / (2 * epsilon))
    return np.array(gradient).reshape(theta.shape).tolist()


# %% wrong: the wrong sign
# names: a sign is flipped
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, float)
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = epsilon
        gradient[i] = (f(theta - e) - f(theta + e)) / (2 * epsilon)
    return gradient


# %% wrong: moved on by what was nudged
# names: must be put back
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, dtype=float); g = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        theta[i] += epsilon; a = f(theta)
        theta[i] -= 2 * epsilon; b = f(theta)
        g[i] = (a - b) / (2 * epsilon)
    return g


# %% wrong: nudges whole rows
# names: a whole row is nudged
def nudge(f, theta, epsilon=1e-5):
    theta = np.array(theta, dtype=float); g = np.zeros(theta.shape)
    for i in range(len(theta)):
        up = theta.copy(); up[i] += epsilon
        dn = theta.copy(); dn[i] -= epsilon
        g[i] = (f(up) - f(dn)) / (2 * epsilon)
    return g


# %% right: rows of an identity matrix
def nudge(f, theta, epsilon=1e-5):
    steps = epsilon * np.eye(theta.size).reshape(theta.size, *theta.shape)
    slopes = [(f(theta + e) - f(theta - e)) / (2 * epsilon) for e in steps]
    return np.array(slopes, dtype=float).reshape(theta.shape)


# %% right: a flat copy
def nudge(f, theta, epsilon=1e-5):
    flat = np.asarray(theta, dtype=np.float64).ravel().copy()
    gradient = np.zeros(flat.size)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + epsilon
        above = f(flat.reshape(theta.shape))
        flat[i] = kept - epsilon
        below = f(flat.reshape(theta.shape))
        flat[i] = kept
        gradient[i] = (above - below) / epsilon / 2
    return gradient.reshape(theta.shape)


# %% right: in place and put back, with nditer
def nudge(f, theta, epsilon=1e-5):
    work = theta if theta.dtype == np.float64 else theta.astype(np.float64)
    gradient = np.zeros(work.shape)
    walk = np.nditer(work, flags=["multi_index"])
    while not walk.finished:
        i = walk.multi_index
        kept = work[i].item()
        work[i] = kept + epsilon
        above = f(work)
        work[i] = kept - epsilon
        below = f(work)
        work[i] = kept
        gradient[i] = (above - below) / (2 * epsilon)
        walk.iternext()
    return gradient


# %% right: with the package
def nudge(f, theta, epsilon=1e-5):
    from nncourse.gradcheck import numerical_gradient

    theta = np.array(theta, dtype=np.float64)
    return numerical_gradient(lambda: f(theta), theta, epsilon)
