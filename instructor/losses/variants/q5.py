# %% wrong: the mean of the means
# names: a larger one counts more
def merge(losses, gradients, sizes):
    return np.mean(losses), np.mean(gradients, axis=0)


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: the sum of the means
# names: sum of the means
def merge(losses, gradients, sizes):
    return sum(losses), sum(gradients)


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: the sum over the examples
# names: not the mean
def merge(losses, gradients, sizes):
    C = sum(size * loss for size, loss in zip(sizes, losses))
    return C, sum(size * gradient for size, gradient in zip(sizes, gradients))


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: the gradient of the last piece
# names: must be added up
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), gradients[-1]


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: means of the gradients alone
# names: gradient: the pieces differ in size
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.mean(gradients, axis=0)


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: adds into the first gradient
# names: was changed
def merge(losses, gradients, sizes):
    total = gradients[0]
    total *= sizes[0] / sum(sizes)
    for size, gradient in zip(sizes[1:], gradients[1:]):
        total += size / sum(sizes) * gradient
    return np.average(losses, weights=sizes), total


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty * n


# %% wrong: a larger rate
# names: must be smaller
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.average(gradients, axis=0, weights=sizes)


def for_sum(learning_rate, penalty, n):
    return learning_rate * n, penalty / n


# %% wrong: the penalty stays
# names: cannot stay
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.average(gradients, axis=0, weights=sizes)


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty


# %% wrong: the penalty is divided
# names: must grow
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.average(gradients, axis=0, weights=sizes)


def for_sum(learning_rate, penalty, n):
    return learning_rate / n, penalty / n


# %% wrong: in the other order
# names: the learning rate
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.average(gradients, axis=0, weights=sizes)


def for_sum(learning_rate, penalty, n):
    return penalty * n, learning_rate / n


# %% right: np.average
def merge(losses, gradients, sizes):
    return np.average(losses, weights=sizes), np.average(gradients, axis=0, weights=sizes)


def for_sum(learning_rate, penalty, n):
    return [learning_rate / n, n * penalty]


# %% right: loops
def merge(losses, gradients, sizes):
    total, C, gradient = 0, 0.0, np.zeros(gradients[0].shape)
    for i in range(len(sizes)):
        total += sizes[i]
        C += sizes[i] * losses[i]
        gradient += sizes[i] * gradients[i]
    return C / total, gradient / total


def for_sum(learning_rate, penalty, n):
    scale = 1 / n
    return learning_rate * scale, penalty / scale


# %% right: a running mean
def merge(losses, gradients, sizes):
    C, gradient, seen = 0.0, 0.0 * gradients[0], 0
    for loss, piece, size in zip(losses, gradients, sizes):
        seen += size
        C = C + (loss - C) * size / seen
        gradient = gradient + (piece - gradient) * (size / seen)
    return C, gradient


def for_sum(learning_rate, penalty, n):
    return np.float64(learning_rate) / n, np.float64(penalty) * n


# %% right: float32 and tensordot
def merge(losses, gradients, sizes):
    shares = np.array(sizes, dtype=np.float32) / sum(sizes)
    stacked = np.array(gradients, dtype=np.float32)
    return shares @ np.float32(losses), np.tensordot(shares, stacked, axes=1)


def for_sum(learning_rate, penalty, n):
    return np.float32(learning_rate / n), np.float32(penalty * n)
