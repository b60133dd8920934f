# %% wrong: the maximum in the forward direction
# names: takes the wrong branch for α above 1
def prelu_forward(x, alpha):
    return np.maximum(alpha * x, x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: ReLU
# names: this is ReLU
def prelu_forward(x, alpha):
    return np.maximum(x, 0)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: branches swapped
# names: the branches are swapped
def prelu_forward(x, alpha):
    return np.where(x > 0, alpha * x, x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: x changed in place
# names: was changed by the call
def prelu_forward(x, alpha):
    negative = x < 0
    x[negative] = (alpha * x)[negative]
    return x


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: slope 1 at the kink
# names: at x = 0 the lower branch counts
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x >= 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: branch chosen by the output
# names: by the sign of y
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    y = prelu_forward(x, alpha)
    return np.where(y > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: the forward formula applied to dy
# names: by the sign of dy
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return prelu_forward(dy, alpha), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: ReLU's derivative
# names: nothing comes back from the negative side
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return dy * (x > 0), (dy * np.minimum(x, 0)).sum(axis=0)


# %% wrong: dalpha from all x
# names: the positive x take part
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * x).sum(axis=0)


# %% wrong: dalpha summed over the units
# names: axis 1
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum(axis=1)


# %% wrong: dalpha not summed
# names: the sum over the examples is missing
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), dy * np.minimum(x, 0)


# %% wrong: dalpha one number
# names: expected an array of shape (3,)
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).sum()


# %% wrong: dalpha without x
# names: the factor x is missing
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * (x <= 0)).sum(axis=0)


# %% wrong: dalpha divided by n
# names: the mean over the examples
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.minimum(x, 0)).mean(axis=0)


# %% wrong: dalpha with the absolute value of x
# names: a sign is flipped
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), (dy * np.maximum(-x, 0)).sum(axis=0)


# %% wrong: dy changed in place
# names: was changed by the call
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    dalpha = (dy * np.minimum(x, 0)).sum(axis=0)
    dy *= np.where(x > 0, 1, alpha)
    return dy, dalpha


# %% wrong: the two results swapped
# names: dx: expected an array of shape (5, 3), got shape (3,)
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return (dy * np.minimum(x, 0)).sum(axis=0), np.where(x > 0, dy, alpha * dy)


# %% wrong: dalpha with alpha in it
# names: alpha is a factor too many
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    return np.where(x > 0, dy, alpha * dy), np.sum(dy * alpha * np.minimum(x, 0), axis=0)


# %% wrong: dalpha summed where y is not positive
# names: dalpha: the branch is chosen by the sign of y
def prelu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)


def prelu_backward(dy, x, alpha):
    y = prelu_forward(x, alpha)
    return np.where(x > 0, dy, alpha * dy), np.sum(dy * np.where(y > 0, 0, x), axis=0)


# %% right: loops over entries
def prelu_forward(x, alpha):
    y = np.zeros(x.shape)
    for r in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[r, j] = x[r, j] if x[r, j] > 0 else alpha[j] * x[r, j]
    return y


def prelu_backward(dy, x, alpha):
    dx, dalpha = np.zeros(x.shape), np.zeros(alpha.shape)
    for r in range(x.shape[0]):
        for j in range(x.shape[1]):
            if x[r, j] > 0:
                dx[r, j] = dy[r, j]
            else:
                dx[r, j] = alpha[j] * dy[r, j]
                dalpha[j] += dy[r, j] * x[r, j]
    return dx, dalpha


# %% right: masks and einsum
def prelu_forward(x, alpha):
    negative = x <= 0
    y = x.copy()
    y[negative] *= np.broadcast_to(alpha, x.shape)[negative]
    return y


def prelu_backward(dy, x, alpha):
    negative = (x <= 0).astype(x.dtype)
    dx = dy - dy * negative * (1 - alpha)
    return dx, np.einsum("rj,rj,rj->j", dy, x, negative)


# %% right: two half lines, in float32, results in a list
def prelu_forward(x, alpha):
    x = x.astype(np.float32)
    return np.maximum(x, 0) + alpha.astype(np.float32) * np.minimum(x, 0)


def prelu_backward(dy, x, alpha):
    x, dy, alpha = (np.asarray(v, np.float32) for v in (x, dy, alpha))
    lower = np.heaviside(-x, 1)
    return [dy * (lower * alpha + (1 - lower)), np.sum(dy * lower * x, 0)]
