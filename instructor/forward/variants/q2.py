# %% wrong: layer by layer
# names: all weights first, then all biases
class Parameters:
    def __init__(self, sizes):
        layers = list(zip(sizes[:-1], sizes[1:]))
        self.theta = np.zeros(sum((m + 1) * n for m, n in layers))
        self.places, start = {}, 0
        for i, (m, n) in enumerate(layers, 1):
            for name, shape in ((f"W{i}", (m, n)), (f"b{i}", (n,))):
                self.places[name] = start, start + int(np.prod(shape)), shape
                start += int(np.prod(shape))

    def get(self, name):
        start, stop, shape = self.places[name]
        return self.theta[start:stop].reshape(shape)

    def set(self, name, values):
        if values.shape != self.get(name).shape:
            raise ValueError(name)
        self.get(name)[...] = values

    def load(self, vector):
        self.theta[:] = vector

    def decay(self, factor):
        for name in self.places:
            if name[0] == "W":
                self.get(name)[...] *= factor


# %% wrong: copies in a dictionary
# names: set has not reached theta
class Parameters:
    def __init__(self, sizes):
        layers = list(zip(sizes[:-1], sizes[1:]))
        self.values = {f"W{i}": np.zeros(s) for i, s in enumerate(layers, 1)}
        self.values |= {f"b{i}": np.zeros(s[1]) for i, s in enumerate(layers, 1)}
        self.theta = np.zeros(sum(v.size for v in self.values.values()))

    def get(self, name):
        return self.values[name]

    def set(self, name, values):
        if values.shape != self.values[name].shape:
            raise ValueError(name)
        self.values[name] = values.copy()

    def load(self, vector):
        self.theta[:] = vector
        start = 0
        for name, value in self.values.items():
            self.values[name] = vector[start : start + value.size].reshape(value.shape).copy()
            start += value.size

    def decay(self, factor):
        for name in self.values:
            if name[0] == "W":
                self.values[name] = factor * self.values[name]


# %% wrong: load replaces theta
# names: get does not see what load wrote
class Parameters:
    def __init__(self, sizes):
        shapes = [(f"W{i}", s) for i, s in enumerate(zip(sizes, sizes[1:]), 1)]
        shapes += [(f"b{i}", (n,)) for i, n in enumerate(sizes[1:], 1)]
        self.theta = np.zeros(sum(int(np.prod(s)) for _, s in shapes))
        self.views, start = {}, 0
        for name, s in shapes:
            self.views[name] = self.theta[start : start + int(np.prod(s))].reshape(s)
            start += int(np.prod(s))

    def get(self, name):
        return self.views[name]

    def set(self, name, values):
        if values.shape != self.views[name].shape:
            raise ValueError(name)
        self.views[name][...] = values

    def load(self, vector):
        self.theta = vector.copy()

    def decay(self, factor):
        for name, view in self.views.items():
            if name[0] == "W":
                view *= factor


# %% wrong: load keeps the caller's array
# names: load must copy
class Parameters:
    def __init__(self, sizes):
        self.sizes = list(zip(sizes, sizes[1:]))
        self.theta = np.zeros(sum((m + 1) * n for m, n in self.sizes))

    def get(self, name):
        i = int(name[1:]) - 1
        before = sum(m * n for m, n in self.sizes[:i])
        if name[0] == "W":
            m, n = self.sizes[i]
            return self.theta[before : before + m * n].reshape(m, n)
        before = sum(m * n for m, n in self.sizes) + sum(n for _, n in self.sizes[:i])
        return self.theta[before : before + self.sizes[i][1]]

    def set(self, name, values):
        if values.shape != self.get(name).shape:
            raise ValueError(name)
        self.get(name)[...] = values

    def load(self, vector):
        self.theta = vector

    def decay(self, factor):
        self.theta[: sum(m * n for m, n in self.sizes)] *= factor


# %% wrong: decay takes the biases too
# names: the biases must stay
class Parameters:
    def __init__(self, sizes):
        shapes = [(f"W{i}", s) for i, s in enumerate(zip(sizes, sizes[1:]), 1)]
        shapes += [(f"b{i}", (n,)) for i, n in enumerate(sizes[1:], 1)]
        self.theta = np.zeros(sum(int(np.prod(s)) for _, s in shapes))
        self.views, start = {}, 0
        for name, s in shapes:
            self.views[name] = self.theta[start : start + int(np.prod(s))].reshape(s)
            start += int(np.prod(s))

    def get(self, name):
        return self.views[name]

    def set(self, name, values):
        if values.shape != self.views[name].shape:
            raise ValueError(name)
        self.views[name][...] = values

    def load(self, vector):
        self.theta[:] = vector

    def decay(self, factor):
        self.theta *= factor


# %% wrong: any shape is taken
# names: expected a ValueError
class Parameters:
    def __init__(self, sizes):
        shapes = [(f"W{i}", s) for i, s in enumerate(zip(sizes, sizes[1:]), 1)]
        shapes += [(f"b{i}", (n,)) for i, n in enumerate(sizes[1:], 1)]
        self.theta = np.zeros(sum(int(np.prod(s)) for _, s in shapes))
        self.views, start = {}, 0
        for name, s in shapes:
            self.views[name] = self.theta[start : start + int(np.prod(s))].reshape(s)
            start += int(np.prod(s))

    def get(self, name):
        return self.views[name]

    def set(self, name, values):
        self.views[name][...] = values

    def load(self, vector):
        self.theta[:] = vector

    def decay(self, factor):
        for name, view in self.views.items():
            if name[0] == "W":
                view *= factor


# %% wrong: no biases
# names: the biases are missing
class Parameters:
    def __init__(self, sizes):
        self.theta = np.zeros(sum(m * n for m, n in zip(sizes, sizes[1:])))


# %% wrong: one theta for all objects
# names: two objects share one theta
class Parameters:
    kept = {}

    def __init__(self, sizes):
        shapes = [(f"W{i}", s) for i, s in enumerate(zip(sizes, sizes[1:]), 1)]
        shapes += [(f"b{i}", (n,)) for i, n in enumerate(sizes[1:], 1)]
        self.theta = Parameters.kept.setdefault(
            tuple(sizes), np.zeros(sum(int(np.prod(s)) for _, s in shapes))
        )
        self.views, start = {}, 0
        for name, s in shapes:
            self.views[name] = self.theta[start : start + int(np.prod(s))].reshape(s)
            start += int(np.prod(s))

    def get(self, name):
        return self.views[name]

    def set(self, name, values):
        if values.shape != self.views[name].shape:
            raise ValueError(name)
        self.views[name][...] = values

    def load(self, vector):
        self.theta[:] = vector

    def decay(self, factor):
        for name, view in self.views.items():
            if name[0] == "W":
                view *= factor


# %% right: cut at each get
class Parameters:
    def __init__(self, sizes):
        self.sizes = list(zip(sizes, sizes[1:]))
        self.theta = np.zeros(sum((m + 1) * n for m, n in self.sizes))

    def get(self, name):
        i = int(name[1:]) - 1
        before = sum(m * n for m, n in self.sizes[:i])
        if name[0] == "W":
            m, n = self.sizes[i]
            return self.theta[before : before + m * n].reshape(m, n)
        before = sum(m * n for m, n in self.sizes) + sum(n for _, n in self.sizes[:i])
        return self.theta[before : before + self.sizes[i][1]]

    def set(self, name, values):
        if np.shape(values) != self.get(name).shape:
            raise ValueError(name)
        self.get(name)[...] = values

    def load(self, vector):
        self.theta = np.array(vector, dtype=float)

    def decay(self, factor):
        self.theta[: sum(m * n for m, n in self.sizes)] *= factor


# %% right: arrays apart, theta put together when asked
class Parameters:
    def __init__(self, sizes):
        self.W = [np.zeros((m, n)) for m, n in zip(sizes, sizes[1:])]
        self.b = [np.zeros(n) for n in sizes[1:]]

    @property
    def theta(self):
        return np.concatenate([a.ravel() for a in self.W + self.b])

    def get(self, name):
        return {"W": self.W, "b": self.b}[name[0]][int(name[1:]) - 1].copy()

    def set(self, name, values):
        if self.get(name).shape != values.shape:
            raise ValueError("another shape")
        {"W": self.W, "b": self.b}[name[0]][int(name[1:]) - 1] = values.copy()

    def load(self, vector):
        parts = np.split(vector, np.cumsum([a.size for a in self.W + self.b])[:-1])
        parts = [p.reshape(a.shape).copy() for p, a in zip(parts, self.W + self.b)]
        self.W, self.b = parts[: len(self.W)], parts[len(self.W) :]

    def decay(self, factor):
        self.W = [factor * W for W in self.W]


# %% right: views and loops
class Parameters:
    def __init__(self, sizes):
        total = 0
        for m, n in zip(sizes[:-1], sizes[1:]):
            total += m * n + n
        self.theta = np.zeros(total, dtype=np.float64)
        self.places = {}
        start = 0
        for i in range(len(sizes) - 1):
            stop = start + sizes[i] * sizes[i + 1]
            self.places[f"W{i + 1}"] = start, stop, (sizes[i], sizes[i + 1])
            start = stop
        self.last_weight = start
        for i in range(len(sizes) - 1):
            stop = start + sizes[i + 1]
            self.places[f"b{i + 1}"] = start, stop, (sizes[i + 1],)
            start = stop

    def get(self, name):
        start, stop, shape = self.places[name]
        return np.array([self.theta[i] for i in range(start, stop)]).reshape(shape)

    def set(self, name, values):
        start, stop, shape = self.places[name]
        if values.shape != shape:
            raise ValueError(f"{name} needs {shape}")
        for i, value in zip(range(start, stop), values.ravel()):
            self.theta[i] = value

    def load(self, vector):
        for i, value in enumerate(vector):
            self.theta[i] = value

    def decay(self, factor):
        for i in range(self.last_weight):
            self.theta[i] *= factor


# %% wrong: one digit of a layer's number
# names: two digits
class Parameters:
    def __init__(self, sizes):
        self.W = [np.zeros(shape) for shape in zip(sizes, sizes[1:])]
        self.b = [np.zeros(units) for units in sizes[1:]]

    @property
    def theta(self):
        return np.concatenate([array.ravel() for array in self.W + self.b])

    def get(self, name):
        return (self.W if name[0] == "W" else self.b)[int(name[1]) - 1]

    def set(self, name, values):
        if np.shape(values) != self.get(name).shape:
            raise ValueError(f"{name} has shape {self.get(name).shape}")
        self.get(name)[...] = values

    def load(self, vector):
        start = 0
        for array in self.W + self.b:
            array.flat[:] = vector[start : start + array.size]
            start += array.size

    def decay(self, factor):
        for array in self.W:
            array *= factor


# %% wrong: a wrong shape asserted away
# names: expected a ValueError, got AssertionError
class Parameters:
    def __init__(self, sizes):
        self.layers = list(zip(sizes[:-1], sizes[1:]))
        self.weights = sum(m * n for m, n in self.layers)
        self.theta = np.zeros(self.weights + sum(sizes[1:]))

    def get(self, name):
        number = int(name[1:]) - 1
        m, n = self.layers[number]
        if name[0] == "W":
            start = sum(k * l for k, l in self.layers[:number])
            return self.theta[start : start + m * n].reshape(m, n)
        start = self.weights + sum(l for _, l in self.layers[:number])
        return self.theta[start : start + n]

    def set(self, name, values):
        assert np.shape(values) == self.get(name).shape
        self.get(name)[...] = values

    def load(self, vector):
        self.theta[:] = vector

    def decay(self, factor):
        self.theta[: self.weights] *= factor
