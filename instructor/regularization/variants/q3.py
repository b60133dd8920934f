# %% wrong: each weight by itself
# names: shorten the column as a whole
def proximal_units(U, rate, strength):
    return np.sign(U) * np.maximum(np.abs(U) - rate * strength, 0)


# %% wrong: the rate forgotten
# names: not by strength
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.sqrt((U**2).sum(axis=0)), 1e-300)
    return U * np.maximum(1 - strength / lengths, 0)


# %% wrong: rows
# names: a column of U, not a row
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.sqrt((U**2).sum(axis=1, keepdims=True)), 1e-300)
    return U * np.maximum(1 - rate * strength / lengths, 0)


# %% wrong: turned around
# names: turns it around
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.sqrt((U**2).sum(axis=0)), 1e-300)
    return U * (1 - rate * strength / lengths)


# %% wrong: cut off without shortening
# names: columns that stay are shortened
def proximal_units(U, rate, strength):
    return U * (np.linalg.norm(U, axis=0) > rate * strength)


# %% wrong: one length for the whole matrix
# names: the whole matrix has one length
def proximal_units(U, rate, strength):
    return U * max(1 - rate * strength / np.linalg.norm(U), 0)


# %% wrong: max-norm
# names: as max-norm does
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.linalg.norm(U, axis=0), 1e-300)
    return U * np.minimum(1, rate * strength / lengths)


# %% wrong: the square of the length
# names: squared length
def proximal_units(U, rate, strength):
    squares = np.maximum((U**2).sum(axis=0), 1e-300)
    return U * np.maximum(1 - rate * strength / squares, 0)


# %% wrong: nan for a unit that was zero
# names: RuntimeWarning
def proximal_units(U, rate, strength):
    return U * np.maximum(1 - rate * strength / np.linalg.norm(U, axis=0), 0)


# %% wrong: the sum of absolute values for the length
# names: not the sum of absolute values
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.abs(U).sum(axis=0), 1e-12)
    return U * np.maximum(1 - rate * strength / lengths, 0)


# %% wrong: the root of the mean square
# names: not of their mean
def proximal_units(U, rate, strength):
    lengths = np.maximum(np.sqrt((U**2).mean(axis=0)), 1e-12)
    return U * np.maximum(1 - rate * strength / lengths, 0)


# %% wrong: the step for squares
# names: the length itself costs
def proximal_units(U, rate, strength):
    return U / (1 + rate * strength)


# %% right: loops
def proximal_units(U, rate, strength):
    V = np.zeros(U.shape)
    for j in range(U.shape[1]):
        length = sum(x * x for x in U[:, j]) ** 0.5
        if length > rate * strength:
            for i in range(U.shape[0]):
                V[i, j] = U[i, j] * (length - rate * strength) / length
    return V


# %% right: a denominator that is never 0
def proximal_units(U, rate, strength):
    lengths = np.linalg.norm(U, axis=0, keepdims=True)
    return U * (np.maximum(lengths - rate * strength, 0) / np.where(lengths == 0, 1, lengths))


# %% right: units by hand, stacked
def proximal_units(U, rate, strength):
    def shorten(u):
        length = np.linalg.norm(u)
        return u * (1 - rate * strength / length) if length > rate * strength else 0 * u

    return np.stack([shorten(u) for u in U.T], axis=1)


# %% right: single precision
def proximal_units(U, rate, strength):
    U = U.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->j", U, U))
    left = np.maximum(lengths - np.float32(rate * strength), 0)
    return U * (left / np.where(lengths == 0, np.float32(1), lengths))
