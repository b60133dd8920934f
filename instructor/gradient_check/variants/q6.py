# %% wrong: P taken for a small learning rate
# names: by heart at the same learning rate
verdicts = dict(
    zip(
        "PQRST",
        ["learning rate too small", "updated weights", "no activation", "other preprocessing", "checked at inference"],
    )
)

# %% wrong: P and S exchanged
# names: training images would be read well
verdicts = dict(
    zip(
        "PQRST",
        ["other preprocessing", "updated weights", "no activation", "targets of other rows", "checked at inference"],
    )
)

# %% wrong: Q taken for a lost 1/n
# names: 0.86
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "lost 1/n", "no activation", "other preprocessing", "checked at inference"],
    )
)

# %% wrong: Q and T exchanged
# names: do not move as the gradient says
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "checked at inference", "no activation", "other preprocessing", "updated weights"],
    )
)

# %% wrong: R taken for softmax twice
# names: which two softmaxes cannot
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "updated weights", "softmax twice", "other preprocessing", "checked at inference"],
    )
)

# %% wrong: S taken for no activation
# names: the bend is that of the sound run
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "updated weights", "no activation", "no activation", "checked at inference"],
    )
)

# %% wrong: T taken for no slope
# names: would fail the check
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "updated weights", "no activation", "other preprocessing", "no slope"],
    )
)

# %% wrong: a name that is not on the list
# names: run R: expected one of
verdicts = dict(
    zip(
        "PQRST",
        ["targets of other rows", "updated weights", "linear", "other preprocessing", "checked at inference"],
    )
)

# %% wrong: T left open
# names: run T is not answered yet
verdicts = dict(
    zip(
        "PQRS",
        ["targets of other rows", "updated weights", "no activation", "other preprocessing"],
    )
)

# %% wrong: a list
# names: expected a dictionary, got a list
verdicts = ["targets of other rows", "updated weights", "no activation", "other preprocessing", "checked at inference"]

# %% right: other case
verdicts = dict(
    zip(
        "PQRST",
        ["Targets Of Other Rows", "Updated Weights", "No Activation", "Other Preprocessing", "Checked At Inference"],
    )
)
