# %% wrong: multiplied by p
# names: multiplied by p
def convert(weights, p, p_in=0.0):
    return [weights[0] * (p_in or 1)] + [p * W for W in weights[1:]]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: divided
# names: divided by 1 − p
def convert(weights, p, p_in=0.0):
    return [W / (1 - (p if k else p_in)) for k, W in enumerate(weights)]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: the first layer too
# names: no box stands before the first
def convert(weights, p, p_in=0.0):
    return [(1 - p) * W for W in weights]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: one layer only
# names: only the first box
def convert(weights, p, p_in=0.0):
    return [weights[0] * (1 - p_in), *(W * (1 - p) for W in weights[1:2]), *weights[2:]]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: factors piled up
# names: once too often
def convert(weights, p, p_in=0.0):
    return [(1 - p_in) * (1 - p) ** k * W for k, W in enumerate(weights)]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: inputs forgotten
# names: inputs is forgotten
def convert(weights, p, p_in=0.0):
    return [weights[0] * 1.0] + [(1 - p) * W for W in weights[1:]]


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: changed in place
# names: was changed
def convert(weights, p, p_in=0.0):
    for k, W in enumerate(weights):
        W *= 1 - (p if k else p_in)
    return weights


def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return (factor / (1 - p)) ** boxes


# %% wrong: the factor, not its ratio to training
# names: the mean is 1 − p times
def convert(weights, p, p_in=0.0):
    return [(1 - (p if k else p_in)) * W for k, W in enumerate(weights)]



def off_by(p, rule, boxes):
    return {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule] ** boxes


# %% wrong: upside down
# names: upside down
def convert(weights, p, p_in=0.0):
    return [(1 - (p if k else p_in)) * W for k, W in enumerate(weights)]



def off_by(p, rule, boxes):
    factor = {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule]
    return ((1 - p) / factor) ** boxes


# %% wrong: one box
# names: power of the boxes
def convert(weights, p, p_in=0.0):
    return [(1 - (p if k else p_in)) * W for k, W in enumerate(weights)]



def off_by(p, rule, boxes):
    return {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule] / (1 - p)


# %% wrong: added up
# names: not added
def convert(weights, p, p_in=0.0):
    return [(1 - (p if k else p_in)) * W for k, W in enumerate(weights)]



def off_by(p, rule, boxes):
    return boxes * {"times p": p, "times 1 - p": 1 - p, "nothing": 1.0}[rule] / (1 - p)


# %% right: a loop and a tuple
def convert(weights, p, p_in=0.0):
    new = []
    for W in weights:
        new.append(W * (1 - p if new else 1 - p_in))
    return tuple(new)


def off_by(p, rule, boxes):
    ratio = 1.0
    for _ in range(boxes):
        ratio *= p / (1 - p) if rule == "times p" else 1 / (1 - p) if rule == "nothing" else 1
    return ratio


# %% right: float32
def convert(weights, p, p_in=0.0):
    keep = np.array([1 - p_in] + [1 - p] * (len(weights) - 1), dtype=np.float32)
    return [k * W.astype(np.float32) for k, W in zip(keep, weights)]


def off_by(p, rule, boxes):
    return np.float32({"times p": p / (1 - p), "nothing": 1 / (1 - p)}.get(rule, 1.0)) ** boxes


# %% right: logarithms
def convert(weights, p, p_in=0.0):
    first, *rest = weights
    return [first - p_in * first, *(W - p * W for W in rest)]


def off_by(p, rule, boxes):
    keep = np.log1p(-p)
    done = {"times p": np.log(p), "times 1 - p": keep, "nothing": 0.0}[rule]
    return np.exp(boxes * (done - keep))


# %% wrong: unscaled upside down
# names: upside down
def convert(weights, p, p_in=0.0):
    return [(1 - (p if k else p_in)) * W for k, W in enumerate(weights)]


def off_by(p, rule, boxes):
    return {"times p": p / (1 - p), "times 1 - p": 1.0, "nothing": 1 - p}[rule] ** boxes
