# %% wrong: the second bias lost
# names: the second bias is missing
def merge_linear(weights, biases, activations):
    W, b, names = [weights[0]], [biases[0]], [activations[0]]
    for w, c, name in zip(weights[1:], biases[1:], activations[1:]):
        if names[-1] is None:
            W[-1], b[-1], names[-1] = W[-1] @ w, b[-1] @ w, name
        else:
            W, b, names = [*W, w], [*b, c], [*names, name]
    return W, b, names


# %% wrong: the first bias not sent through
# names: goes through the second weights
def merge_linear(weights, biases, activations):
    W, b, names = [weights[0]], [biases[0]], [activations[0]]
    for w, c, name in zip(weights[1:], biases[1:], activations[1:]):
        if names[-1] is None:
            W[-1], b[-1], names[-1] = W[-1] @ w, c, name
        else:
            W, b, names = [*W, w], [*b, c], [*names, name]
    return W, b, names


# %% wrong: everything merged
# names: the layers around the relu must not be merged
def merge_linear(weights, biases, activations):
    W, b = weights[0], biases[0]
    for w, c in zip(weights[1:], biases[1:]):
        W, b = W @ w, b @ w + c
    return [W], [b], [activations[-1]]


# %% wrong: only pairs
# names: merge again
def merge_linear(weights, biases, activations):
    W, b, names, i = [], [], [], 0
    while i < len(weights):
        if activations[i] is None and i + 1 < len(weights):
            W.append(weights[i] @ weights[i + 1])
            b.append(biases[i] @ weights[i + 1] + biases[i + 1])
            names.append(activations[i + 1])
            i += 2
        else:
            W.append(weights[i])
            b.append(biases[i])
            names.append(activations[i])
            i += 1
    return W, b, names


# %% wrong: the other order of the product
# names: in the order in which
def merge_linear(weights, biases, activations):
    W, b, names = [weights[0]], [biases[0]], [activations[0]]
    for w, c, name in zip(weights[1:], biases[1:], activations[1:]):
        if names[-1] is None:
            W[-1], b[-1], names[-1] = w @ W[-1], b[-1] @ w + c, name
        else:
            W, b, names = [*W, w], [*b, c], [*names, name]
    return W, b, names


# %% wrong: nothing merged
# names: expected 1, got 2
def merge_linear(weights, biases, activations):
    return list(weights), list(biases), list(activations)


# %% wrong: adds into the biases that it is given
# names: was changed by the call
def merge_linear(weights, biases, activations):
    W, b, names = [weights[0]], [biases[0]], [activations[0]]
    for w, c, name in zip(weights[1:], biases[1:], activations[1:]):
        if names[-1] is None:
            c += b[-1] @ w
            W[-1], b[-1], names[-1] = W[-1] @ w, c, name
        else:
            W, b, names = [*W, w], [*b, c], [*names, name]
    return W, b, names


# %% right: from the first to the last
def merge_linear(weights, biases, activations):
    W, b, names = [weights[0]], [biases[0]], [activations[0]]
    for w, c, name in zip(weights[1:], biases[1:], activations[1:]):
        if names[-1] is None:
            W[-1], b[-1], names[-1] = W[-1] @ w, b[-1] @ w + c, name
        else:
            W, b, names = [*W, w], [*b, c], [*names, name]
    return W, b, names


# %% right: from the last to the first, by recursion
def merge_linear(weights, biases, activations):
    if len(weights) == 1:
        return list(weights), list(biases), list(activations)
    W, b, names = merge_linear(weights[1:], biases[1:], activations[1:])
    if activations[0] is None:
        return [weights[0] @ W[0], *W[1:]], [biases[0] @ W[0] + b[0], *b[1:]], names
    return [weights[0], *W], [biases[0], *b], [activations[0], *names]


# %% right: loops, float32
def merge_linear(weights, biases, activations):
    W = [w.astype(np.float32) for w in weights]
    b = [c.astype(np.float32) for c in biases]
    names = list(activations)
    i = 0
    while i < len(W) - 1:
        if names[i] is None:
            product = np.zeros((W[i].shape[0], W[i + 1].shape[1]), np.float32)
            bias = b[i + 1].copy()
            for j in range(W[i].shape[1]):
                product += np.outer(W[i][:, j], W[i + 1][j])
                bias += b[i][j] * W[i + 1][j]
            W[i : i + 2], b[i : i + 2], names[i : i + 2] = [product], [bias], [names[i + 1]]
        else:
            i += 1
    return W, b, names
