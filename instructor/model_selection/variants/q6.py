# %% wrong: variance taken for bias
# names: learned by heart
diagnoses = {
    "A": "bias",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: mismatch taken for variance
# names: other source
diagnoses = {
    "A": "variance",
    "B": "variance",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: a bug taken for bias
# names: even twenty images
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bias",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: luck overlooked
# names: below even the training error
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "bias",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: bias taken for a bug
# names: the first one
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bug",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: a leak taken for mismatch
# names: the days after them
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "mismatch",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: a leak taken for luck
# names: the days after them
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "luck",
    "G": "nothing",
    "H": "bias",
}


# %% wrong: noise taken for bias
# names: what is possible
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "bias",
    "H": "bias",
}


# %% wrong: small errors taken for the end
# names: optimal to training
diagnoses = {
    "A": "variance",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "nothing",
}


# %% wrong: an answer that is none
# names: expected one of
diagnoses = {
    "A": "overfitting",
    "B": "mismatch",
    "C": "bug",
    "D": "luck",
    "E": "bias",
    "F": "leak",
    "G": "nothing",
    "H": "bias",
}


# %% right: capital letters
diagnoses = {
    "A": "Variance",
    "B": "Mismatch",
    "C": "Bug",
    "D": "Luck",
    "E": "Bias",
    "F": "Leak",
    "G": "Nothing",
    "H": "Bias",
}
