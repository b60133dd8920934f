# %% wrong: entry by entry
# names: over the whole tensor
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name in claimed:
        a, n = claimed[name], nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        elif np.abs(a - n).max() <= noise:
            errors[name] = 0.0
        else:
            largest = np.maximum(np.abs(a), np.abs(n))
            errors[name] = float((np.abs(a - n)[largest > 0] / largest[largest > 0]).max())
    return errors


# %% wrong: the difference itself
# names: this is the difference itself
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = d if d > noise else 0.0
    return errors


# %% wrong: divided by the nudged alone
# names: not by the nudged gradient alone
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = d / float(np.abs(n).max()) if d > noise else 0.0
    return errors


# %% wrong: divided by the claimed alone
# names: larger of both
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = (d / float(np.abs(a).max()) if np.abs(a).max() else 1.0) if d > noise else 0.0
    return errors


# %% wrong: lengths
# names: lengths
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        elif np.abs(a - n).max() <= noise:
            errors[name] = 0.0
        else:
            errors[name] = float(np.linalg.norm(a - n) / max(np.linalg.norm(a), np.linalg.norm(n)))
    return errors


# %% wrong: 0/0
# names: 0/0 is NaN
def compare(claimed, nudged, noise=-1.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
            continue
        with np.errstate(invalid="ignore"):
            d = np.abs(a - n).max()
            errors[name] = 0.0 if d <= noise else float(d / np.maximum(np.abs(a).max(), np.abs(n).max()))
    return errors


# %% wrong: allclose
# names: without noise there is no tolerance
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        elif np.allclose(a, n) or np.abs(a - n).max() <= noise:
            errors[name] = 0.0
        else:
            errors[name] = float(np.abs(a - n).max() / max(np.abs(a).max(), np.abs(n).max()))
    return errors


# %% wrong: a small constant below the fraction
# names: do not add a constant
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = 0.0 if d <= noise else d / (float(max(np.abs(a).max(), np.abs(n).max())) + 1e-8)
    return errors


# %% wrong: signed largest entry
# names: take absolute values
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = 0.0 if d <= noise else d / float(max(a.max(), n.max()))
    return errors


# %% wrong: NaN goes through
# names: NaN
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape:
            errors[name] = np.inf
            continue
        with np.errstate(all="ignore"):
            d = np.abs(a - n).max()
            errors[name] = 0.0 if d <= noise else float(d / np.maximum(np.abs(a).max(), np.abs(n).max()))
    return errors


# %% wrong: shapes are broadcast
# names: shapes (2,) and (1, 2)
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float(np.abs(a - n).max())
            errors[name] = 0.0 if d <= noise else d / float(max(np.abs(a).max(), np.abs(n).max()))
    return errors


# %% wrong: noise subtracted
# names: not subtracted
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = max(float(np.abs(a - n).max()) - noise, 0.0)
            errors[name] = d and d / float(max(np.abs(a).max(), np.abs(n).max()))
    return errors


# %% wrong: noise below the fraction's threshold
# names: not with the quotient
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d, largest = float(np.abs(a - n).max()), float(max(np.abs(a).max(), np.abs(n).max()))
            quotient = d / largest if largest > 1e-9 else min(d, 1e-12) and 1.0 * (noise == 0)
            errors[name] = 0.0 if quotient <= noise / 4 else quotient
    return errors


# %% wrong: one number for all
# names: expected a dictionary
def compare(claimed, nudged, noise=0.0):
    a = np.concatenate([v.ravel() for v in claimed.values()])
    n = np.concatenate([v.ravel() for v in nudged.values()])
    return float(np.abs(a - n).max() / max(np.abs(a).max(), np.abs(n).max()))


# %% wrong: lengths, divided by their sum
# names: ‖a‖ + ‖n‖
def compare(claimed, nudged, noise=0.0):
    return {k: float(np.linalg.norm(claimed[k] - nudged[k]) / (np.linalg.norm(claimed[k]) + np.linalg.norm(nudged[k]))) for k in claimed}


# %% wrong: signed largest difference
# names: absolute value
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name, a in claimed.items():
        n = nudged[name]
        if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
            errors[name] = np.inf
        else:
            d = float((a - n).max())
            errors[name] = 0.0 if d <= noise else d / float(max(a.max(), n.max()))
    return errors


# %% right: loops
def compare(claimed, nudged, noise=0.0):
    errors = {}
    for name in claimed:
        a, n = claimed[name], nudged[name]
        if a.shape != n.shape:
            errors[name] = float("inf")
            continue
        largest = difference = 0.0
        fine = True
        for i in np.ndindex(a.shape):
            x, y = float(a[i]), float(n[i])
            if x != x or y != y or abs(x) == float("inf") or abs(y) == float("inf"):
                fine = False
                break
            largest, difference = max(largest, abs(x), abs(y)), max(difference, abs(x - y))
        errors[name] = (0.0 if difference <= noise else difference / largest) if fine else float("inf")
    return errors


# %% right: a helper and a comprehension
def compare(claimed, nudged, noise=0.0):
    def error(a, n):
        if np.shape(a) != np.shape(n) or not np.isfinite(np.stack([a, n])).all():
            return np.inf
        gap = np.max(np.abs(np.subtract(a, n)))
        return gap / np.abs(np.stack([a, n])).max() if gap > noise else 0.0

    return {name: error(claimed[name], nudged[name]) for name in claimed}


# %% right: with the package
def compare(claimed, nudged, noise=0.0):
    from nncourse.gradcheck import relative_error

    return {
        k: relative_error(a, nudged[k], noise) if a.shape == nudged[k].shape else float("inf")
        for k, a in claimed.items()
    }


# %% right: norms of order infinity, flat
def compare(claimed, nudged, noise=0.0):
    errors = dict.fromkeys(claimed, np.inf)
    for name in errors:
        a, n = claimed[name], nudged[name]
        if a.shape == n.shape and np.all(np.isfinite(a)) and np.all(np.isfinite(n)):
            a, n = a.flatten(), n.flatten()
            gap = np.linalg.norm(a - n, np.inf)
            errors[name] = np.float64(0) if gap <= noise else gap / max(np.linalg.norm(v, np.inf) for v in (a, n))
    return errors
