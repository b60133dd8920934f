# %% wrong: always averages
# names: gradient enters in full
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = (1 - momentum) * g
    v = momentum * v + u
    return theta - learning_rate * (u + momentum * v if nesterov else v), v


# %% wrong: the rate inside the velocity
# names: not into v
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = learning_rate * ((1 - momentum) * g if averaging else g)
    v = momentum * v + u
    return theta - (u + momentum * v if nesterov else v), v


# %% wrong: steps uphill
# names: climbs
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = (1 - momentum) * g if averaging else g
    v = momentum * v + u
    return theta + learning_rate * (u + momentum * v if nesterov else v), v


# %% wrong: the old velocity
# names: old velocity
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = (1 - momentum) * g if averaging else g
    return theta - learning_rate * (u + momentum * v if nesterov else v), momentum * v + u


# %% wrong: nesterov ignored
# names: nesterov has no effect
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = (1 - momentum) * g if averaging else g
    v = momentum * v + u
    return theta - learning_rate * v, v


# %% wrong: averaging ignored
# names: averaging has no effect
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    v = momentum * v + g
    return theta - learning_rate * (g + momentum * v if nesterov else v), v


# %% wrong: nesterov with the whole gradient beside an average
# names: (1 − μ) g with averaging
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    v = momentum * v + ((1 - momentum) * g if averaging else g)
    return theta - learning_rate * (g + momentum * v if nesterov else v), v


# %% wrong: in place
# names: was changed
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    u = (1 - momentum) * g if averaging else g
    v *= momentum
    v += u
    return theta - learning_rate * (u + momentum * v if nesterov else v), v


# %% right: loops
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    new_theta, new_v = np.empty(theta.shape), np.empty(v.shape)
    for i in np.ndindex(theta.shape):
        u = g[i] * (1 - momentum) if averaging else g[i]
        new_v[i] = momentum * v[i] + u
        d = u + momentum * new_v[i] if nesterov else new_v[i]
        new_theta[i] = theta[i] - learning_rate * d
    return new_theta, new_v


# %% right: copies changed in place
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    theta, v, u = theta.copy(), v.copy(), g.copy()
    if averaging:
        u *= 1 - momentum
    v *= momentum
    v += u
    theta -= learning_rate * v * (momentum if nesterov else 1)
    if nesterov:
        theta -= learning_rate * u
    return theta, v


# %% right: float32
def momentum_step(theta, g, v, learning_rate, momentum, nesterov=False, averaging=False):
    theta, g, v = (a.astype(np.float32) for a in (theta, g, v))
    u = np.float32(1 - momentum if averaging else 1) * g
    v = np.float32(momentum) * v + u
    d = u + np.float32(momentum) * v if nesterov else v
    return theta - np.float32(learning_rate) * d, v
