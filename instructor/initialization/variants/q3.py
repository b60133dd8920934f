# %% wrong: kept forgotten
# names: kept is missing
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: kept once too often
# names: pass through none
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * kept * (x2 if l == 0 else signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: fan-out forward
# names: fan-in terms
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l + 1] * variances[l] * (x2 if l == 0 else kept * signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: fan-in backward
# names: fan-out weights
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else kept * signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 1] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: the layer's own weights backward
# names: the layer's own weights
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else kept * signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l] * error[l + 1]
    return signal, error


# %% wrong: slope2 forgotten
# names: slope2 is missing
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else kept * signal[l - 1])
    for l in range(L - 2, -1, -1):
        error[l] = widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: errors from the last layer on
# names: first layer's error stands first
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), [e2]
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else kept * signal[l - 1])
    for l in range(L - 2, -1, -1):
        error.append(slope2 * widths[l + 2] * variances[l + 1] * error[-1])
    return signal, np.array(error)


# %% wrong: the activations' mean square
# names: z is asked for
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, e2)
    for l in range(L):
        signal[l] = widths[l] * variances[l] * (x2 if l == 0 else signal[l - 1])
        if l < L - 1:
            signal[l] *= kept
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% wrong: root mean squares
# names: not their roots
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)
    s = x2 * np.cumprod(n[:-1] * v) * kept ** np.arange(len(v))
    e = e2 * np.r_[np.cumprod((n[2:] * v[1:] * slope2)[::-1])[::-1], 1.0]
    return np.sqrt(s), np.sqrt(e)


# %% wrong: kept squared
# names: do not square it
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)
    s = x2 * np.cumprod(n[:-1] * v) * (kept**2) ** np.arange(len(v))
    e = e2 * np.r_[np.cumprod((n[2:] * v[1:] * slope2**2)[::-1])[::-1], 1.0]
    return s, e


# %% wrong: variances squared
# names: variances already
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)**2
    s = x2 * np.cumprod(n[:-1] * v) * kept ** np.arange(len(v))
    e = e2 * np.r_[np.cumprod((n[2:] * v[1:] * slope2)[::-1])[::-1], 1.0]
    return s, e


# %% wrong: the number of terms forgotten
# names: fan-in terms
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)
    s = x2 * np.cumprod(v) * kept ** np.arange(len(v))
    e = e2 * np.r_[np.cumprod((v[1:] * slope2)[::-1])[::-1], 1.0]
    return s, e


# %% wrong: error, then signal
# names: signal comes first
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)
    s = x2 * np.cumprod(n[:-1] * v) * kept ** np.arange(len(v))
    e = e2 * np.r_[np.cumprod((n[2:] * v[1:] * slope2)[::-1])[::-1], 1.0]
    return e, s


# %% wrong: a slope for the last layer
# names: no slope stands before
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.asarray(widths, float), np.asarray(variances, float)
    s = x2 * np.cumprod(n[:-1] * v) * kept ** np.arange(len(v))
    e = slope2 * e2 * np.r_[np.cumprod((n[2:] * v[1:] * slope2)[::-1])[::-1], 1.0]
    return s, e


# %% right: loops over layers
def forecast(widths, variances, kept, slope2, x2, e2):
    L = len(variances)
    signal, error = np.empty(L), np.full(L, float(e2))
    for l in range(L):
        below = x2 if l == 0 else kept * signal[l - 1]
        signal[l] = widths[l] * variances[l] * below
    for l in range(L - 2, -1, -1):
        error[l] = slope2 * widths[l + 2] * variances[l + 1] * error[l + 1]
    return signal, error


# %% right: cumulative products
def forecast(widths, variances, kept, slope2, x2, e2):
    n, v = np.array(widths, dtype=float), np.array(variances)
    L = len(v)
    signal = x2 * np.cumprod(n[:-1] * v) * kept ** np.arange(L)
    back = np.append((slope2 * n[2:] * v[1:]), e2)
    return signal, np.cumprod(back[::-1])[::-1]


# %% right: recursion, float32
def forecast(widths, variances, kept, slope2, x2, e2):
    def ahead(l):
        return np.float32(widths[l] * variances[l] * (kept * ahead(l - 1) if l else x2))

    def back(l):
        return e2 if l == len(variances) - 1 else slope2 * widths[l + 2] * variances[l + 1] * back(l + 1)

    layers = range(len(variances))
    return np.array([ahead(l) for l in layers], np.float32), np.array([back(l) for l in layers])
