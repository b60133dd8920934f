# %% wrong: A taken for doubled
# names: 4 times the other
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["doubled", "no slope", "bias uphill", "row lost", "slope of output", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: B and E exchanged
# names: only one of the two
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "slope of output", "bias uphill", "row lost", "no slope", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: B taken for stale weights
# names: with W2 as it is
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "stale weights", "bias uphill", "row lost", "slope of output", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: C taken for a flipped sign
# names: only the biases are turned over
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "flipped sign", "row lost", "slope of output", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: D taken for a transpose
# names: W2 is wrong as well
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "bias uphill", "dW1 transposed", "slope of output", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: F taken for no slope
# names: so the hidden error is
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "bias uphill", "row lost", "slope of output", "no slope", "mean in db", "extra factor"],
    )
)

# %% wrong: G taken for lost 1/n
# names: too small, not too large
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "bias uphill", "row lost", "slope of output", "dW1 transposed", "lost 1/n", "extra factor"],
    )
)

# %% wrong: H taken for doubled
# names: twice what they should be
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "bias uphill", "row lost", "slope of output", "dW1 transposed", "mean in db", "doubled"],
    )
)

# %% wrong: a name that is not on the list
# names: gradient C: expected one of
diagnosis = dict(
    zip(
        "ABCDEFGH",
        ["lost 1/n", "no slope", "sign", "row lost", "slope of output", "dW1 transposed", "mean in db", "extra factor"],
    )
)

# %% wrong: A alone
# names: gradient B is not answered yet
diagnosis = {"A": "lost 1/n", "B": ..., "C": ...}

# %% wrong: a list
# names: expected a dictionary, got a list
diagnosis = ["lost 1/n", "no slope", "bias uphill", "row lost", "slope of output", "dW1 transposed", "mean in db", "extra factor"]

# %% right: other case, other spaces
diagnosis = dict(
    zip(
        "ABCDEFGH",
        [" lost  1/n", "NO SLOPE ", " bias  uphill", "ROW LOST ", " slope  of  output", "DW1 TRANSPOSED ", " mean  in  db", "EXTRA FACTOR "],
    )
)
