# %% wrong: a sound one called constants
# names: its sum_dx is 0
diagnosis = {"A": "last batch", "B": "constants", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: A called sound
# names: 98% of the training images
diagnosis = {"A": "sound", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: A and C exchanged
# names: a fresh box has
diagnosis = {"A": "record lost", "B": "sound", "C": "last batch", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: C called last batch
# names: three units out of three
diagnosis = {"A": "last batch", "B": "sound", "C": "last batch", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: D called sound
# names: only guesses
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "sound", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: D called record lost
# names: not used
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "record lost", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: E called sound
# names: it is not batch norm
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "sound", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: E called constants
# names: forward pass first
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "constants", "F": "constants"}
mended = {"A", "C", "D"}


# %% wrong: F called sound
# names: a shift of the whole batch
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "sound"}
mended = {"A", "C", "D"}


# %% wrong: F called wrong axis
# names: forward is right
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "wrong axis"}
mended = {"A", "C", "D"}


# %% wrong: a word that is not on the list
# names: expected one of
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "detached"}
mended = {"A", "C", "D"}


# %% wrong: mended without D
# names: use the record
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C"}


# %% wrong: mended with F
# names: not used any more
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = ["A", "C", "D", "F"]


# %% wrong: mended all that is odd
# names: another network
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = {"A", "C", "D", "E"}


# %% right: a list, small letters, other capitals
diagnosis = {"A": "last batch", "B": "Sound", "C": "record lost", "D": "Batch at test time", "E": "wrong axis", "F": "constants"}
mended = ["d", "c", "a"]


# %% right: a string of letters
diagnosis = {"A": "last batch", "B": "sound", "C": "record lost", "D": "batch at test time", "E": "wrong axis", "F": "constants"}
mended = "A, C, D"
