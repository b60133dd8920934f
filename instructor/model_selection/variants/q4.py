# %% wrong: a pipeline does not help
# names: stands inside the pipeline
leaks = {
    "A": "selection",
    "B": "selection",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% wrong: genes as statistics
# names: by all labels
leaks = {
    "A": "none",
    "B": "statistics",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% wrong: repeats taken for groups
# names: copied before the split
leaks = {
    "A": "none",
    "B": "selection",
    "C": "groups",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% wrong: patients overlooked
# names: one patient
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "none",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% wrong: patients taken for copies
# names: one patient
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "copies",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% wrong: the best of 200 is fine
# names: report its score
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "groups",
    "E": "none",
    "F": "time",
    "G": "statistics",
}


# %% wrong: a pipeline helps against time
# names: neighboring days
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "none",
    "G": "statistics",
}


# %% wrong: scaling is harmless
# names: means and spreads
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "none",
}


# %% wrong: scaling taken for selection
# names: though no label
leaks = {
    "A": "none",
    "B": "selection",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "selection",
}


# %% wrong: an answer that is none
# names: expected one of
leaks = {
    "A": "none",
    "B": "overfitting",
    "C": "copies",
    "D": "groups",
    "E": "test set",
    "F": "time",
    "G": "statistics",
}


# %% right: capital letters
leaks = {
    "A": "NONE",
    "B": "SELECTION",
    "C": "COPIES",
    "D": "GROUPS",
    "E": "TEST SET",
    "F": "TIME",
    "G": "STATISTICS",
}
