# %% wrong: f after the last layer
# names: the last layer has no activation
def forward(X, weights, biases, f):
    outputs = []
    for W, b in zip(weights, biases):
        X = f(X @ W + b)
        outputs.append(X)
    return outputs


# %% wrong: no biases
# names: biases are missing
def forward(X, weights, biases, f):
    outputs = []
    for layer, W in enumerate(weights):
        X = X @ W
        if layer < len(weights) - 1:
            X = f(X)
        outputs.append(X)
    return outputs


# %% wrong: z kept in place of the output
# names: keep the output after f
def forward(X, weights, biases, f):
    outputs = []
    for W, b in zip(weights, biases):
        outputs.append(X @ W + b)
        X = f(outputs[-1])
    return outputs


# %% wrong: the input in the list
# names: expected 3 results
def forward(X, weights, biases, f):
    outputs = [X]
    for layer, (W, b) in enumerate(zip(weights, biases)):
        Z = outputs[-1] @ W + b
        outputs.append(f(Z) if layer < len(weights) - 1 else Z)
    return outputs


# %% wrong: only the last output
# names: expected 3 results
def forward(X, weights, biases, f):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = f(X @ W + b)
    return X @ weights[-1] + biases[-1]


# %% wrong: always tanh
# names: use the function f that is given
def forward(X, weights, biases, f):
    outputs = []
    for layer, (W, b) in enumerate(zip(weights, biases)):
        X = X @ W + b
        if layer < len(weights) - 1:
            X = np.tanh(X)
        outputs.append(X)
    return outputs


# %% wrong: no activation
# names: the activation is missing in the hidden layers
def forward(X, weights, biases, f):
    outputs = []
    for W, b in zip(weights, biases):
        X = X @ W + b
        outputs.append(X)
    return outputs


# %% wrong: biases written into
# names: was changed by the call
def forward(X, weights, biases, f):
    outputs = []
    for layer, (W, b) in enumerate(zip(weights, biases)):
        b += (X @ W)[0] * 0 + 1
        X = X @ W + b - 1
        if layer < len(weights) - 1:
            X = f(X)
        outputs.append(X)
    return outputs


# %% wrong: the last layer first
# names: must end with the network's output
def forward(X, weights, biases, f):
    outputs = []
    for layer, (W, b) in enumerate(zip(weights, biases)):
        X = X @ W + b
        if layer < len(weights) - 1:
            X = f(X)
        outputs.append(X)
    return outputs[::-1]


# %% right: loops over rows and units
def forward(X, weights, biases, f):
    outputs = [X]
    for W, b in zip(weights, biases):
        Z = np.empty((len(X), len(b)))
        for r in range(len(X)):
            for j in range(len(b)):
                Z[r, j] = b[j] + sum(outputs[-1][r, i] * W[i, j] for i in range(len(W)))
        outputs.append(Z if len(outputs) == len(weights) else f(Z))
    return outputs[1:]


# %% right: einsum, a tuple
def forward(X, weights, biases, f):
    if len(weights) == 1:
        return (np.einsum("ni,ij->nj", X, weights[0]) + biases[0],)
    A = f(np.einsum("ni,ij->nj", X, weights[0]) + biases[0])
    return (A, *forward(A, weights[1:], biases[1:], f))


# %% right: float32
def forward(X, weights, biases, f):
    A, outputs = X.astype(np.float32), []
    for layer in range(len(weights)):
        A = A @ weights[layer].astype(np.float32) + biases[layer].astype(np.float32)
        A = A if layer == len(weights) - 1 else f(A)
        outputs.append(A)
    return outputs


# %% wrong: f before the bias
# names: applied to all of z
def forward(X, weights, biases, f):
    outputs = []
    for layer, (W, b) in enumerate(zip(weights, biases)):
        X = f(X @ W) + b if layer < len(weights) - 1 else X @ W + b
        outputs.append(X)
    return outputs
