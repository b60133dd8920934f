# %% wrong: A taken for a flipped sign
# names: error of 2
diagnosis = dict(
    zip(
        "ABCDEF",
        ["flipped sign", "no slope", "W untransposed", "frozen layer", "updated weights", "softmax twice"],
    )
)

# %% wrong: B and C exchanged
# names: small weights
diagnosis = dict(
    zip(
        "ABCDEF",
        ["lost 1/n", "W untransposed", "no slope", "frozen layer", "updated weights", "softmax twice"],
    )
)

# %% wrong: C taken for a transposed gradient
# names: own gradient passes the check
diagnosis = dict(
    zip(
        "ABCDEF",
        ["lost 1/n", "no slope", "dW2 transposed", "frozen layer", "updated weights", "softmax twice"],
    )
)

# %% wrong: D taken for updated weights
# names: did not move
diagnosis = dict(
    zip(
        "ABCDEF",
        ["lost 1/n", "no slope", "W untransposed", "updated weights", "updated weights", "softmax twice"],
    )
)

# %% wrong: D and E exchanged
# names: a frozen one would show 1
diagnosis = dict(
    zip(
        "ABCDEF",
        ["lost 1/n", "no slope", "W untransposed", "updated weights", "frozen layer", "softmax twice"],
    )
)

# %% wrong: F taken for a frozen layer
# names: nothing is frozen
diagnosis = dict(
    zip(
        "ABCDEF",
        ["lost 1/n", "no slope", "W untransposed", "frozen layer", "updated weights", "frozen layer"],
    )
)

# %% wrong: E left open
# names: run E is not answered yet
diagnosis = {
    "A": "lost 1/n",
    "B": "no slope",
    "C": "W untransposed",
    "D": "frozen layer",
    "E": ...,
    "F": "softmax twice",
}

# %% wrong: run A alone
# names: run B is not answered yet
diagnosis = {"A": "lost 1/n", "B": ..., "C": ..., "D": ...}

# %% wrong: a list
# names: expected a dictionary, got a list
diagnosis = ["lost 1/n", "no slope", "W untransposed", "frozen layer", "updated weights", "softmax twice"]

# %% wrong: a name that is not on the list
# names: run B: expected one of
diagnosis = dict(
    zip("ABCDEF", ["lost 1/n", "no f'", "W untransposed", "frozen layer", "updated weights", "softmax twice"])
)

# %% right: other case, other spaces
diagnosis = dict(
    zip(
        "FEDCBA",
        ["Softmax twice", " updated weights", "FROZEN layer", "w untransposed", "no  slope", "lost 1/n"],
    )
)
