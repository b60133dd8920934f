# %% wrong: no bias correction
# names: bias correction is missing
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: only the square corrected
# names: average of the gradient is not
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m, v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: only the gradient corrected
# names: average of the square is not
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: uphill
# names: climbs
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p + rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: epsilon inside the root
# names: outside the root
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / np.sqrt(v + epsilon)
        return after


# %% wrong: one count for all names
# names: t counts the gradients of this name
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        self.count = getattr(self, 'count', 0) + 1
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.count
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: decay in the gradient
# names: went into the gradient
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name] + (decay * p if name.endswith(".W") else 0)
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: all names decay
# names: only names that end
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: no decay
# names: do not decay
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: names that merely contain W
# names: only names that end
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if "W" in name:
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: parameters without a gradient left out
# names: names after step
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: parameters without a gradient decay
# names: without a gradient
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p * (1 - rate * decay)
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% wrong: changes the arrays given
# names: was changed
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p -= rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            p -= rate * m / (np.sqrt(v) + epsilon)
            after[name] = p
        return after


# %% wrong: state shared by all objects
# names: second object
class NamedAdam:
    t, m, v = {}, {}, {}

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% right: one loop
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.settings = learning_rate, beta1, beta2, epsilon, weight_decay
        self.t, self.m, self.v = {}, {}, {}

    def step(self, parameters, gradients):
        rate, beta1, beta2, epsilon, decay = self.settings
        after = {}
        for name, p in parameters.items():
            if name not in gradients:
                after[name] = p.copy()
                continue
            g = gradients[name]
            t = self.t[name] = self.t.get(name, 0) + 1
            m = self.m[name] = beta1 * self.m.get(name, 0.0) + (1 - beta1) * g
            v = self.v[name] = beta2 * self.v.get(name, 0.0) + (1 - beta2) * g * g
            if name.endswith(".W"):
                p = p - rate * decay * p
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
            after[name] = p - rate * m / (np.sqrt(v) + epsilon)
        return after


# %% right: folded corrections
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.rate, self.b1, self.b2, self.eps, self.decay = learning_rate, beta1, beta2, epsilon, weight_decay
        self.state = {}

    def step(self, parameters, gradients):
        after = {name: np.array(p) for name, p in parameters.items()}
        for name, g in gradients.items():
            p = after[name]
            t, M, V = self.state.get(name, (0, np.zeros_like(p), np.zeros_like(p)))
            t, M, V = t + 1, self.b1 * M + g, self.b2 * V + g * g
            self.state[name] = t, M, V
            c = np.sqrt((1 - self.b2**t) / (1 - self.b2))
            scale = self.rate * c * (1 - self.b1) / (1 - self.b1**t)
            if name[-2:] == ".W":
                p *= 1 - self.rate * self.decay
            p -= scale * M / (np.sqrt(V) + self.eps * c)
        return after


# %% right: all gradients kept, entry by entry
class NamedAdam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.rate, self.betas, self.epsilon = learning_rate, (beta1, beta2), epsilon
        self.decay, self.seen = weight_decay, {}

    def step(self, parameters, gradients):
        after = {name: p.copy() for name, p in parameters.items()}
        for name in gradients:
            self.seen.setdefault(name, []).append(gradients[name].copy())
            history, t = self.seen[name], len(self.seen[name])
            for i in np.ndindex(after[name].shape):
                m = v = 0.0
                for g in history:
                    m = self.betas[0] * m + (1 - self.betas[0]) * g[i]
                    v = self.betas[1] * v + (1 - self.betas[1]) * g[i] ** 2
                m, v = m / (1 - self.betas[0] ** t), v / (1 - self.betas[1] ** t)
                if name.endswith(".W"):
                    after[name][i] *= 1 - self.rate * self.decay
                after[name][i] -= self.rate * m / (v**0.5 + self.epsilon)
        return after
