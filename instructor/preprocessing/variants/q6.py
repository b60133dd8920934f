# %% wrong: a selection taken for drift
# names: shuffled labels are read with an accuracy of 0.82
diagnosis = {"A": "each by itself", "B": "labels", "C": "all rows", "D": "sound", "E": "drift", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% wrong: every leak of means taken for a selection by labels
# names: changes no column
diagnosis = {"A": "each by itself", "B": "drift", "C": "labels", "D": "all rows", "E": "sound", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% wrong: drift and raw exchanged
# names: is no drift
diagnosis = {"A": "each by itself", "B": "raw", "C": "all rows", "D": "sound", "E": "labels", "F": "drift"}
flattered = ["E"]
forecast = 0.972

# %% wrong: exact zeros taken for soundness
# names: prepared alone
diagnosis = {"A": "sound", "B": "drift", "C": "all rows", "D": "each by itself", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% wrong: chance taken for drift
# names: too many for chance
diagnosis = {"A": "each by itself", "B": "sound", "C": "all rows", "D": "drift", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% wrong: all leaks flatter
# names: C has a leak
diagnosis = {"A": "each by itself", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["C", "E"]
forecast = 0.972

# %% wrong: the number of columns of the chapter
# names: 40 are kept
diagnosis = {"A": "each by itself", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.9115

# %% wrong: one column only
# names: 40 add up
diagnosis = {"A": "each by itself", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.6186

# %% wrong: no forecast but the truth
# names: has not seen the row
diagnosis = {"A": "each by itself", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.5

# %% wrong: a word twice
# names: stand twice
diagnosis = {"A": "sound", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% wrong: a word that is not on the list
# names: expected one of
diagnosis = {"A": "leak", "B": "drift", "C": "all rows", "D": "sound", "E": "labels", "F": "raw"}
flattered = ["E"]
forecast = 0.972

# %% right: other capitals, a set, fewer digits
diagnosis = {"a": "Each by itself", "b": "drift", "c": "all rows", "d": "SOUND", "e": "labels", "f": "raw"}
flattered = {"e"}
forecast = 0.972
