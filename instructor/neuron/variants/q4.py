# %% wrong: OR
# names: this is OR
def parity(d):
    return np.ones((d, d)), 0.5 - np.arange(1, d + 1), np.ones(d), -0.5


# %% wrong: even
# names: even number
def parity(d):
    sign = np.where(np.arange(d) % 2 == 0, -1.0, 1.0)
    return np.ones((d, d)), 0.5 - np.arange(1, d + 1), sign, 0.5


# %% wrong: the first unit against all others
# names: a wrong answer
def parity(d):
    sign = -np.ones(d)
    sign[0] = 1.0
    return np.ones((d, d)), 0.5 - np.arange(1, d + 1), sign, -0.5


# %% wrong: XOR only
# names: expected the shape (1, 1)
def parity(d):
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -0.5


# %% wrong: w2 as a column
# names: w2 for d = 2
def parity(d):
    sign = np.where(np.arange(d) % 2 == 0, 1.0, -1.0)
    return np.ones((d, d)), 0.5 - np.arange(1, d + 1), sign[:, None], -0.5


# %% wrong: thresholds from 0
# names: it never fires
def parity(d):
    sign = np.where(np.arange(d) % 2 == 0, 1.0, -1.0)
    return np.ones((d, d)), 0.5 - np.arange(d), -sign, -1.5


# %% wrong: signs of the thresholds
# names: expected
def parity(d):
    sign = np.where(np.arange(d) % 2 == 0, 1.0, -1.0)
    return np.ones((d, d)), np.arange(1, d + 1) - 0.5, sign, -0.5


# %% wrong: each input a unit of its own
# names: expected
def parity(d):
    sign = np.where(np.arange(d) % 2 == 0, 1.0, -1.0)
    return np.eye(d), -0.5 * np.ones(d), sign, -0.5


# %% right: other numbers
def parity(d):
    W1 = [[3.0] * d for _ in range(d)]
    b1 = [2.0 - 3 * j for j in range(1, d + 1)]
    w2 = [2.0 * (-1) ** j for j in range(d)]
    return np.array(W1), np.array(b1), np.array(w2), -1.0


# %% right: at least j, exactly
def parity(d):
    j = np.arange(1, d + 1)
    return np.ones((d, d), dtype=int), -j, (-1) ** (j + 1), -1


# %% right: float32, from the last unit on
def parity(d):
    j = np.arange(d, 0, -1).astype(np.float32)
    W1 = np.full((d, d), 0.5, np.float32)
    return W1, np.float32(0.25) - j / 2, np.where(j % 2 == 1, 1, -1).astype(np.float32), np.float32(-0.5)


# %% right: negative weights
def parity(d):
    # unit j fires if fewer than j inputs are 1
    j = np.arange(1, d + 1)
    w2 = np.where(j % 2 == 1, -1.0, 1.0)
    return -np.ones((d, d)), j - 0.5, w2, -w2.sum() - 0.5
