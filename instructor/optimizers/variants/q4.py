# %% wrong: starts at 0
# names: not 0
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * step / warm_up
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% wrong: no warm-up
# names: whole peak
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% wrong: the cosine counts from step 0
# names: begins at step warm_up
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = min(step / total, 1.0)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% wrong: the cosine takes total steps
# names: ends at step total
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = min((step - warm_up) / total, 1.0)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% wrong: a line down
# names: falls on a line
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return final + (peak - final) * (1 - share)


# %% wrong: leads to 0
# names: leads to 0, not to final
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return peak * (1 + np.cos(np.pi * share)) / 2


# %% wrong: leads from peak + final
# names: peak + final
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return final + peak * (1 + np.cos(np.pi * share)) / 2


# %% wrong: comes up again
# names: after the end
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    share = (step - warm_up) / (total - warm_up)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% wrong: 0 after the end
# names: rate is final, not 0
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return peak * (step + 1) / warm_up
    if step >= total:
        return 0.0
    share = min((step - warm_up) / (total - warm_up), 1.0)
    return final + (peak - final) * (1 + np.cos(np.pi * share)) / 2


# %% right: three cases, math
def rate_at(step, peak, warm_up, total, final=0.0):
    import math

    if step >= total:
        return final
    if step < warm_up:
        return (step + 1) * (peak / warm_up)
    angle = math.pi * (step - warm_up) / (total - warm_up)
    return 0.5 * (peak + final) + 0.5 * (peak - final) * math.cos(angle)


# %% right: interpolation
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return np.interp(step, [-1, warm_up - 1], [0.0, peak])
    share = np.clip((step - warm_up) / (total - warm_up), 0, 1)
    weight = np.cos(np.pi / 2 * share) ** 2
    return float(weight * peak + (1 - weight) * final)


# %% right: float32
def rate_at(step, peak, warm_up, total, final=0.0):
    if step < warm_up:
        return np.float32(peak) * np.float32(step + 1) / np.float32(warm_up)
    share = np.float32(min(1.0, (step - warm_up) / (total - warm_up)))
    down = (np.float32(1) + np.cos(np.float32(np.pi) * share)) / np.float32(2)
    return np.float32(final) + np.float32(peak - final) * down
