# %% wrong: no copy
# names: keep a copy
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta, self.waited = loss, self.epoch, theta, 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: stops at the first rise
# names: first rise
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.epoch, self.stop = 0, False

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
        else:
            self.stop = True
        self.epoch += 1
        return self.stop


# %% wrong: bad epochs counted over the whole run
# names: starts anew
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: compared with the epoch before
# names: compare with the lowest loss so far
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least, self.before = patience, least, np.inf
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if loss < self.before - self.least:
            self.waited = 0
            if self.best_loss is None or loss < self.best_loss:
                self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
        else:
            self.waited += 1
        self.before = loss
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: one epoch too patient
# names: the second bad epoch in a row
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited > self.patience


# %% wrong: True means go on
# names: True means that the run should stop
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited < self.patience


# %% wrong: the last parameters kept
# names: the last parameters
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        self.best_theta = theta.copy()
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch = loss, self.epoch
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: epochs counted from 1
# names: count epochs from 0
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        self.epoch += 1
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience


# %% wrong: least not used
# names: least is not used
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience = patience
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss < self.best_loss):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: an equal loss counts as better
# names: an equal loss
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if np.isfinite(loss) and (self.best_loss is None or loss <= self.best_loss - self.least):
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: a first loss of nan is kept
# names: nan is no improvement
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        if self.best_loss is None or loss < self.best_loss - self.least:
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% wrong: minus infinity is the best
# names: minus infinity
class Stopper:
    def __init__(self, patience, least=0.0):
        self.patience, self.least = patience, least
        self.best_loss = self.best_epoch = self.best_theta = None
        self.waited, self.epoch = 0, 0

    def note(self, loss, theta):
        lowest = np.inf if self.best_loss is None else self.best_loss
        if loss < lowest - self.least:
            self.best_loss, self.best_epoch, self.best_theta = loss, self.epoch, theta.copy()
            self.waited = 0
        else:
            self.waited += 1
        self.epoch += 1
        return self.waited >= self.patience


# %% right: the whole history kept
class Stopper:
    def __init__(self, patience, least=0.0):
        self._patience, self._least, self._better = patience, least, []
        self.best_loss, self.best_epoch, self.best_theta = None, None, None

    def note(self, loss, theta):
        bar = float("inf") if self.best_loss is None else self.best_loss - self._least
        self._better.append(bool(np.isfinite(loss)) and bool(loss < bar))
        if self._better[-1]:
            self.best_loss = loss
            self.best_epoch = len(self._better) - 1
            self.best_theta = theta * 1.0
        last = self._better[-self._patience :]
        return len(last) == self._patience and not any(last)


# %% right: the epoch tells how long
class Stopper:
    best_loss = best_epoch = best_theta = None

    def __init__(self, patience, least=0.0):
        self.patience, self.least, self.epochs = patience, least, 0

    def note(self, loss, theta):
        self.epochs += 1
        if not np.isnan(loss) and not np.isinf(loss):
            if self.best_epoch is None or self.best_loss - loss > self.least:
                self.best_loss, self.best_epoch = loss, self.epochs - 1
                self.best_theta = np.copy(theta)
        since = self.epochs if self.best_epoch is None else self.epochs - 1 - self.best_epoch
        return bool(since >= self.patience)


# %% right: a dictionary of the best, and properties
class Stopper:
    def __init__(self, patience, least=0.0):
        self.left, self.patience, self.least, self.k = patience, patience, least, -1
        self.best = {"loss": None, "epoch": None, "theta": None}

    best_loss = property(lambda self: self.best["loss"])
    best_epoch = property(lambda self: self.best["epoch"])
    best_theta = property(lambda self: self.best["theta"])

    def note(self, loss, theta):
        self.k += 1
        self.left -= 1
        first = self.best["loss"] is None
        if np.isfinite(loss) and (first or self.best["loss"] > loss + self.least):
            self.best = {"loss": np.float64(loss), "epoch": self.k, "theta": theta.copy()}
            self.left = self.patience
        return np.bool_(self.left <= 0)
