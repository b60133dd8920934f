# %% wrong: overwritten
# names: overwritten
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = d
    return g


# %% wrong: shared arrays
# names: share one array
def bprop(boxes, values, dlast):
    g = {boxes[-1][0]: dlast.copy()}
    for name, operation, inputs in reversed(boxes):
        if name not in g:
            continue
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            if i in g:
                g[i] += d
            else:
                g[i] = d
    return {name: g.get(name, np.zeros_like(value)) for name, value in values.items()}


# %% wrong: dlast changed
# names: dlast was changed
def bprop(boxes, values, dlast):
    g = {boxes[-1][0]: dlast}
    for name, operation, inputs in reversed(boxes):
        if name not in g:
            continue
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            if i in g:
                g[i] += d
            else:
                g[i] = d
    return {name: g.get(name, np.zeros_like(value)) for name, value in values.items()}


# %% wrong: no slope
# names: slope of tanh is missing
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy, dy]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% wrong: slope at the output
# names: at its output
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - np.tanh(values[name]) ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% wrong: in the order of the forward pass
# names: from the last to the first
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in boxes:
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% wrong: a value twice in one box counted once
# names: goes in twice
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in dict(zip(inputs, back)).items():
            g[i] = g[i] + d
    return g


# %% wrong: only what the loss depends on
# names: no gradient of
def bprop(boxes, values, dlast):
    g = {boxes[-1][0]: dlast.copy()}
    for name, operation, inputs in reversed(boxes):
        if name not in g:
            continue
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d if i in g else d
    return g


# %% wrong: stumbles over what does not matter
# names: KeyError
def bprop(boxes, values, dlast):
    g = {boxes[-1][0]: dlast.copy()}
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d if i in g else d
    return g


# %% wrong: the factors of a product confused
# names: not by itself
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[0], dy * u[1]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% wrong: matmul without the transpose where that fits
# names: transpose of W
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    g[boxes[-1][0]] = dlast.copy()
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [values[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            v = u[1]
            back = [dy @ (v if v.shape[0] == v.shape[1] else v.T), u[0].T @ dy]
        else:
            back = [dy * (1 - values[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% wrong: the inputs' gradients alone
# names: expected a dictionary, got a list
def bprop(boxes, values, dlast):
    g = {name: np.zeros_like(value) for name, value in values.items()}
    return list(g.values())


# %% right: recursion over the consumers
def bprop(boxes, values, dlast):
    def gradient(name):
        total = dlast.copy() if name == boxes[-1][0] else np.zeros(values[name].shape)
        for made, operation, inputs in boxes:
            for place, i in enumerate(inputs):
                if i == name:
                    total = total + backward(made, operation, inputs, place)
        return total

    def backward(made, operation, inputs, place):
        dy = gradient(made)
        if operation == "tanh":
            return dy / np.cosh(values[inputs[0]]) ** 2
        if operation == "add":
            return dy
        other = values[inputs[1 - place]]
        if operation == "multiply":
            return dy * other
        return dy @ other.T if place == 0 else other.T @ dy

    return {name: gradient(name) for name in values}


# %% right: a table of rules
def bprop(boxes, values, dlast):
    rules = {
        "add": lambda dy, y, u, v: (dy, dy),
        "multiply": lambda dy, y, u, v: (dy * v, dy * u),
        "matmul": lambda dy, y, u, v: (np.dot(dy, v.T), np.dot(u.T, dy)),
        "tanh": lambda dy, y, u: (dy * (1 - y * y),),
    }
    g = {name: np.zeros(value.shape) for name, value in values.items()}
    g[boxes[-1][0]] += dlast
    for name, operation, inputs in boxes[::-1]:
        for i, d in zip(inputs, rules[operation](g[name], values[name], *(values[i] for i in inputs))):
            g[i] += d
    return g


# %% right: float32
def bprop(boxes, values, dlast):
    v32 = {name: np.float32(value) for name, value in values.items()}
    g = {name: np.zeros_like(value) for name, value in v32.items()}
    g[boxes[-1][0]] = np.float32(dlast)
    for name, operation, inputs in reversed(boxes):
        dy, u = g[name], [v32[i] for i in inputs]
        if operation == "add":
            back = [dy, dy]
        elif operation == "multiply":
            back = [dy * u[1], dy * u[0]]
        elif operation == "matmul":
            back = [dy @ u[1].T, u[0].T @ dy]
        else:
            back = [dy * (1 - v32[name] ** 2)]
        for i, d in zip(inputs, back):
            g[i] = g[i] + d
    return g


# %% right: lists of contributions
def bprop(boxes, values, dlast):
    parts = {name: [] for name in values}
    parts[boxes[-1][0]].append(dlast)
    for name, operation, inputs in reversed(boxes):
        dy = sum(parts[name], np.zeros_like(values[name]))
        first, last = values[inputs[0]], values[inputs[-1]]
        if operation == "tanh":
            parts[inputs[0]].append(dy * (1 - np.tanh(first) ** 2))
        elif operation == "add":
            parts[inputs[0]].append(dy)
            parts[inputs[1]].append(dy)
        elif operation == "multiply":
            parts[inputs[0]].append(dy * last)
            parts[inputs[1]].append(dy * first)
        else:
            parts[inputs[0]].append(np.einsum("sj,ij->si", dy, last))
            parts[inputs[1]].append(np.einsum("si,sj->ij", first, dy))
    return {name: sum(arrays, np.zeros_like(values[name])) for name, arrays in parts.items()}
