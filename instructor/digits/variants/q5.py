# %% wrong: A as underfitting
# names: without a mistake
diagnosis = {
    "A": "underfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: A as a leak
# names: as good as training
diagnosis = {
    "A": "leak",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: B as overfitting
# names: only new images are not
diagnosis = {
    "A": "overfitting",
    "B": "overfitting",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: B as chosen by the test
# names: relatives of a validation image
diagnosis = {
    "A": "overfitting",
    "B": "chosen by the test",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: C as underfitting
# names: the same network learns
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "underfitting",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: C as overfitting
# names: make it worse
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "overfitting",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: D as underfitting
# names: still rises there
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "underfitting",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: D as too few epochs
# names: the best value is the last
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "too few epochs",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: E as overfitting
# names: even its training images badly
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "overfitting",
    "F": "chosen by the test",
}


# %% wrong: E as too few epochs
# names: hardly changes
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "too few epochs",
    "F": "chosen by the test",
}


# %% wrong: F as a leak
# names: nobody trained on the 60 images
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "leak",
}


# %% wrong: F as overfitting
# names: far above their mean
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "overfitting",
}


# %% wrong: a word of its own
# names: expected one of
diagnosis = {
    "A": "overfitting",
    "B": "cheating",
    "C": "summed loss",
    "D": "grid too narrow",
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% wrong: D left open
# names: not answered yet
diagnosis = {
    "A": "overfitting",
    "B": "leak",
    "C": "summed loss",
    "D": ...,
    "E": "underfitting",
    "F": "chosen by the test",
}


# %% right: in capitals
diagnosis = {
    "A": "OVERFITTING",
    "B": "LEAK",
    "C": "SUMMED LOSS",
    "D": "GRID TOO NARROW",
    "E": "UNDERFITTING",
    "F": "CHOSEN BY THE TEST",
}
