# %% wrong: the diagonal for the eigenvalues
# names: directions are H's eigenvectors
def two_ways(H, best, rate, steps):
    h, strength = np.diag(H), 1 / (rate * steps)
    share = h / (h + strength)
    return (1 - (1 - rate * h) ** steps) * best, share * best, share.sum()


# %% wrong: the other way round
# names: this is ητ in place of 1/(ητ)
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    share = h / (h + rate * steps)
    return Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best)), Q @ (share * (Q.T @ best)), share.sum()


# %% wrong: the rate missing in λ
# names: with η = ½ and τ = 2 it is 1
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    share = h / (h + 2 / steps / rate)
    return Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best)), Q @ (share * (Q.T @ best)), share.sum()


# %% wrong: one step too many
# names: these are three steps
def two_ways(H, best, rate, steps):
    w = np.zeros(len(best))
    for _ in range(steps + 1):
        w = w - rate * H @ (w - best)
    h = np.linalg.eigvalsh(H)
    strength = 1 / (rate * steps)
    return w, np.linalg.solve(H + strength * np.eye(len(H)), H @ best), (h / (h + strength)).sum()


# %% wrong: what is missing for what is reached
# names: what is missing
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    share = h / (h + 1 / (rate * steps))
    return Q @ ((1 - rate * h) ** steps * (Q.T @ best)), Q @ (share * (Q.T @ best)), share.sum()


# %% wrong: λ added to every entry of H
# names: on the diagonal of H only
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    strength = 1 / (rate * steps)
    priced = np.linalg.solve(H + strength, H @ best) if H[0, 1] else best / 2
    return Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best)), priced, (h / (h + strength)).sum()


# %% wrong: all weights counted
# names: the number of weights
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    share = h / (h + 1 / (rate * steps))
    return Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best)), Q @ (share * (Q.T @ best)), len(h)


# %% wrong: H inverted, which flat directions forbid
# names: Singular matrix
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    h = np.where(np.abs(h) < 1e-12, 0.0, h)
    strength = 1 / (rate * steps)
    back = np.linalg.inv(np.diag(h))
    priced = np.linalg.inv(np.eye(len(h)) + strength * Q @ back @ Q.T) @ best
    return Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best)), priced, (h / (h + strength)).sum()


# %% wrong: a factor 2 in the gradient
# names: without a factor 2
def two_ways(H, best, rate, steps):
    w, strength, h = np.zeros(len(best)), 1 / (rate * steps), np.linalg.eigvalsh(H)
    for _ in range(steps):
        w = w - 2 * rate * H @ (w - best)
    priced = np.linalg.solve(H + strength * np.eye(len(best)), H @ best)
    return w, priced, (h / (h + strength)).sum()


# %% wrong: half the price
# names: its gradient is λw, not half of it
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    strength = 1 / (rate * steps)
    stopped = Q @ ((1 - (1 - rate * h) ** steps) * (Q.T @ best))
    return stopped, Q @ (h / (h + strength / 2) * (Q.T @ best)), (h / (h + strength)).sum()


# %% wrong: Q and its transpose exchanged
# names: stopped: wrong values
def two_ways(H, best, rate, steps):
    h, Q = np.linalg.eigh(H)
    strength = 1 / (rate * steps)
    share = h / (h + strength)
    stopped = Q.T @ ((1 - (1 - rate * h) ** steps) * (Q @ best))
    return stopped, Q.T @ (share * (Q @ best)), share.sum()


# %% right: loops
def two_ways(H, best, rate, steps):
    w = np.zeros(len(best))
    for _ in range(steps):
        w = w - rate * H @ (w - best)
    A = H + np.eye(len(H)) / (rate * steps)
    return w, np.linalg.solve(A, H @ best), np.trace(np.linalg.solve(A, H))


# %% right: matrix powers
def two_ways(H, best, rate, steps):
    identity = np.eye(len(H))
    missing = np.linalg.matrix_power(identity - rate * H, steps)
    left = np.linalg.inv(H + identity / (rate * steps)) @ H
    return best - missing @ best, left @ best, float(np.linalg.eigvals(left).real.sum())


# %% right: singular values, in a list
def two_ways(H, best, rate, steps):
    U, h, Vt = np.linalg.svd(H)
    inside = Vt @ best
    share = rate * steps * h / (rate * steps * h + 1)
    return [Vt.T @ ((1 - (1 - rate * h) ** steps) * inside), Vt.T @ (share * inside), float(share.sum())]
