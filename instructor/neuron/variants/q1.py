# %% wrong: the pre-activation
# names: divide by the length
def margin(X, t, w, b):
    return np.min((2 * t - 1) * (X @ w + b))


# %% wrong: sign lost
# names: its sign is lost
def margin(X, t, w, b):
    return np.min(np.abs(X @ w + b)) / np.linalg.norm(w)


# %% wrong: targets taken as signs
# names: turn them into
def margin(X, t, w, b):
    return np.min(t * (X @ w + b)) / np.linalg.norm(w)


# %% wrong: the bias in the length
# names: no part of the length
def margin(X, t, w, b):
    return np.min((2 * t - 1) * (X @ w + b)) / np.linalg.norm(np.append(w, b))


# %% wrong: sum of the weights for their length
# names: root of 9 + 16
def margin(X, t, w, b):
    return np.min((2 * t - 1) * (X @ w + b)) / np.abs(w).sum()


# %% wrong: largest
# names: this is the largest
def margin(X, t, w, b):
    return np.max((2 * t - 1) * (X @ w + b)) / np.linalg.norm(w)


# %% wrong: mean
# names: this is the mean
def margin(X, t, w, b):
    return np.mean((2 * t - 1) * (X @ w + b)) / np.linalg.norm(w)


# %% wrong: no bias
# names: the bias is missing
def margin(X, t, w, b):
    return np.min((2 * t - 1) * (X @ w)) / np.linalg.norm(w)


# %% wrong: only the right answers
# names: not the nearest to the line
def margin(X, t, w, b):
    distance = (2 * t - 1) * (X @ w + b) / np.linalg.norm(w)
    return distance[distance >= 0].min()


# %% wrong: targets changed in place
# names: t was changed
def margin(X, t, w, b):
    t *= 2
    t -= 1
    return np.min(t * (X @ w + b)) / np.linalg.norm(w)


# %% wrong: an array
# names: expected a number
def margin(X, t, w, b):
    return (2 * t - 1) * (X @ w + b) / np.linalg.norm(w)


# %% right: loops
def margin(X, t, w, b):
    length = sum(float(v) ** 2 for v in w) ** 0.5
    smallest = float("inf")
    for x, target in zip(X, t):
        distance = (sum(float(u) * float(v) for u, v in zip(x, w)) + b) / length
        smallest = min(smallest, distance if target == 1 else -distance)
    return smallest


# %% right: float32
def margin(X, t, w, b):
    X, t, w = X.astype(np.float32), t.astype(np.float32), w.astype(np.float32)
    return np.min(np.where(t > 0, 1, -1).astype(np.float32) * (X @ w + np.float32(b))) / np.sqrt(w @ w)


# %% right: unit vector first
def margin(X, t, w, b):
    length = np.hypot.reduce(w)
    distance = np.einsum("ri,i->r", X, w / length) + b / length
    return np.array(np.where(t == 1, distance, -distance).min())


# %% wrong: divided by the squared length
# names: not by its square
def margin(X, t, w, b):
    return np.min((2 * t - 1) * (X @ w + b)) / (w @ w)
