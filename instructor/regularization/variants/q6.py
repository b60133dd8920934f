# %% wrong: 82% in training taken for a failure
# names: may have learned what is true
diagnosis = {"A": "too few units", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "more units", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: every penalty blamed
# names: new images are read better than that
diagnosis = {"A": "penalty too large", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "a smaller penalty", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: a slow run taken for a small network
# names: far from its end
diagnosis = {"A": "sound", "B": "too few units", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more units", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: more units for a slow run
# names: more epochs give 82%
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more units", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: a small network taken for a slow run
# names: new images are read as badly as before
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "unfinished"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more epochs"}
keep = 20

# %% wrong: labels without meaning taken for overfitting
# names: was there anything true to learn
diagnosis = {"A": "sound", "B": "unfinished", "C": "overfits", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "a larger penalty", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: a penalty against useless labels
# names: it still guesses
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "a larger penalty", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: 100% in training taken for success
# names: rises from epoch 20
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "sound", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "leave it as it is", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: more units against overfitting
# names: 83%, and a larger penalty gives 90%
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "more units", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: the shrinking norm not seen
# names: look at the norm
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "too few units"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "more units"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: divergence taken for too strong a penalty
# names: makes the weights small
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "penalty too large", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% wrong: nothing helps a run that diverges
# names: one of them gives 88%
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "none of these", "G": "more units"}
keep = 20

# %% wrong: the epoch of the best accuracy
# names: watches the loss
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 12

# %% wrong: the epoch of the rise
# names: an epoch without improvement
diagnosis = {"A": "sound", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 30

# %% wrong: a word that is not in the list
# names: expected one of
diagnosis = {"A": "fine", "B": "unfinished", "C": "useless labels", "D": "penalty too large"}
diagnosis |= {"E": "overfits", "F": "unstable", "G": "too few units"}
change = {"A": "leave it as it is", "B": "more epochs", "C": "none of these", "D": "a smaller penalty"}
change |= {"E": "a larger penalty", "F": "a smaller penalty", "G": "more units"}
keep = 20

# %% right: other letters' case and spaces
diagnosis = {"A": "Sound", "B": "Unfinished", "C": "Useless Labels", "D": "Penalty Too Large"}
diagnosis |= {"E": "Overfits", "F": "Unstable", "G": "Too Few Units"}
change = {"A": " LEAVE IT AS IT IS", "B": " MORE EPOCHS", "C": " NONE OF THESE", "D": " A SMALLER PENALTY"}
change |= {"E": " A LARGER PENALTY", "F": " A SMALLER PENALTY", "G": " MORE UNITS"}
keep = "20"
