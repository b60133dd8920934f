# %% wrong: A taken for a large rate
# names: changes no correction
diagnosis = {
    "A": "learning rate 100",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: A taken for shuffled classes
# names: same length in every pass
diagnosis = {
    "A": "classes by lot",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: B taken for a flipped sign
# names: stopped content
diagnosis = {
    "A": "flipped sign",
    "B": "flipped sign",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: B taken for no bias
# names: is 0.6 away
diagnosis = {
    "A": "flipped sign",
    "B": "no bias",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: C taken for shuffled classes
# names: to distance 0
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "classes by lot",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: C taken for a narrow margin
# names: only a few would be
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "narrow margin",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: D taken for a large rate
# names: inputs differ
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "learning rate 100",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: D taken for shuffled classes
# names: look at the inputs
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "classes by lot",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% wrong: E taken for a narrow margin
# names: which one is it
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "narrow margin",
    "F": "learning rate 100",
}


# %% wrong: E taken for shuffled classes
# names: here it is one
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "classes by lot",
    "F": "learning rate 100",
}


# %% wrong: F taken for unequal scales
# names: inputs are those of the right run
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "unequal scales",
}


# %% wrong: E left open
# names: run E is not answered yet
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "no bias",
    "D": "unequal scales",
    "E": ...,
    "F": "learning rate 100",
}


# %% wrong: a name of one's own
# names: expected one of
diagnosis = {
    "A": "flipped sign",
    "B": "targets 0 and 1",
    "C": "the bias is missing",
    "D": "unequal scales",
    "E": "one wrong target",
    "F": "learning rate 100",
}


# %% right: built from pairs
diagnosis = dict(zip("ABCDEF", ["FLIPPED SIGN", "TARGETS 0 AND 1", "NO BIAS", "UNEQUAL SCALES", "ONE WRONG TARGET", "LEARNING RATE 100"]))
