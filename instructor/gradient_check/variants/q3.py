# %% wrong: the mean over the directions
# names: not their mean
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return np.mean(errors)


# %% wrong: the last direction alone
# names: the last one's error
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        error = abs(s - m) / max(abs(s), abs(m))
    return error


# %% wrong: returns after the first direction
# names: the first one's error
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        return abs(s - m) / max(abs(s), abs(m))


# %% wrong: forward difference
# names: forward difference
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors, here = [], f(theta)
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - here) / epsilon
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return max(errors)


# %% wrong: divided by epsilon
# names: divided by 2ε
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / epsilon
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return max(errors)


# %% wrong: the difference
# names: divide by the larger slope
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs(s - m))
    return max(errors)


# %% wrong: divided by the claimed slope alone
# names: not by the claimed one
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs((s - m) / s))
    return max(errors)


# %% wrong: divided by the measured slope alone
# names: not by the measured one
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs((s - m) / m))
    return max(errors)


# %% wrong: an epsilon of its own
# names: epsilon is an argument
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + 1e-5 * v) - f(theta - 1e-5 * v)) / 2e-5
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return max(errors)


# %% wrong: three directions, always
# names: directions is an argument
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(3):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return max(errors)


# %% wrong: changes theta
# names: theta was changed
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        theta += epsilon * v
        above = f(theta)
        theta -= 2 * epsilon * v
        s, m = (gradient * v).sum(), (above - f(theta)) / (2 * epsilon)
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return max(errors)


# %% wrong: nothing returned
# names: not answered yet
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = (gradient * v).sum(), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs(s - m) / max(abs(s), abs(m)))


# %% wrong: directions from a uniform distribution
# names: rng.normal
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    w = 0.0
    for _ in range(directions):
        v = rng.uniform(-1, 1, size=theta.shape)
        s = np.sum(gradient * v); m = (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        w = max(w, abs(s - m) / max(abs(s), abs(m)))
    return w


# %% wrong: directions of length 1
# names: as it is drawn
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    w = 0.0
    for _ in range(directions):
        v = rng.normal(size=theta.shape); v /= np.linalg.norm(v)
        s = np.sum(gradient * v); m = (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        w = max(w, abs(s - m) / max(abs(s), abs(m)))
    return w


# %% wrong: slopes without absolute values
# names: slopes may be negative
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    w = 0.0
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s = np.sum(gradient * v); m = (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        w = max(w, abs(s - m) / max(s, m))
    return w


# %% right: loops
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    worst = 0.0
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s = 0.0
        for i in np.ndindex(theta.shape):
            s += gradient[i] * v[i]
        above, below = theta.copy(), theta.copy()
        for i in np.ndindex(theta.shape):
            above[i] += epsilon * v[i]
            below[i] -= epsilon * v[i]
        m = (f(above) - f(below)) / (2 * epsilon)
        worst = max(worst, abs(s - m) / max(abs(s), abs(m)))
    return worst


# %% right: all directions drawn at once
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    V = rng.normal(size=(directions, *theta.shape))
    s = np.tensordot(V, gradient, axes=theta.ndim)
    m = np.array([f(theta + epsilon * v) - f(theta - epsilon * v) for v in V]) / (2 * epsilon)
    return (np.abs(s - m) / np.maximum(np.abs(s), np.abs(m))).max()


# %% right: flat vectors and einsum
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    def one():
        v = rng.normal(size=theta.shape)
        s = np.einsum("i,i", gradient.ravel(), v.ravel())
        m = (f(theta + v * epsilon) - f(theta + v * -epsilon)) / (epsilon + epsilon)
        return float(abs(m - s) / max(abs(m), abs(s)))

    return max(one() for _ in range(directions))


# %% right: the result in float32
def directional_error(f, gradient, theta, rng, directions=3, epsilon=1e-5):
    errors = []
    for _ in range(directions):
        v = rng.normal(size=theta.shape)
        s, m = np.vdot(gradient, v), (f(theta + epsilon * v) - f(theta - epsilon * v)) / (2 * epsilon)
        errors.append(abs(s - m) / max(abs(s), abs(m)))
    return np.float32(max(errors))
