# %% wrong: A taken for an activation at the end
# names: could not pass 1
diagnosis = {"A": "activation at the end", "B": "one layer twice", "C": "no activation"}
diagnosis |= {"D": "copied parameters", "E": "no bias added", "F": "batch mean removed"}

# %% wrong: B taken for a layer missing
# names: here there are four
diagnosis = {"A": "no activation", "B": "one layer missing", "C": "activation at the end"}
diagnosis |= {"D": "copied parameters", "E": "no bias added", "F": "batch mean removed"}

# %% wrong: B taken for one bias a layer
# names: not 272
diagnosis = {"A": "no activation", "B": "one bias a layer", "C": "activation at the end"}
diagnosis |= {"D": "copied parameters", "E": "no bias added", "F": "batch mean removed"}

# %% wrong: C and F exchanged
# names: would make a row depend
diagnosis = {"A": "no activation", "B": "one layer twice", "C": "batch mean removed"}
diagnosis |= {"D": "copied parameters", "E": "no bias added", "F": "activation at the end"}

# %% wrong: D taken for a shared layer
# names: do not follow
diagnosis = {"A": "no activation", "B": "one layer twice", "C": "activation at the end"}
diagnosis |= {"D": "one layer twice", "E": "no bias added", "F": "batch mean removed"}

# %% wrong: E taken for no biases at all
# names: nothing uses them
diagnosis = {"A": "no activation", "B": "one layer twice", "C": "activation at the end"}
diagnosis |= {"D": "copied parameters", "E": "no biases at all", "F": "batch mean removed"}

# %% wrong: F left open
# names: network F is not answered yet
diagnosis = {"A": "no activation", "B": "one layer twice", "C": "activation at the end"}
diagnosis |= {"D": "copied parameters", "E": "no bias added", "F": ...}

# %% wrong: a name that is not on the list
# names: network D: expected one of
diagnosis = {"A": "no activation", "B": "one layer twice", "C": "activation at the end"}
diagnosis |= {"D": "copies", "E": "no bias added", "F": "batch mean removed"}

# %% right: other order, other case
diagnosis = {"F": "Batch mean removed", "E": " no bias added", "D": "Copied parameters"}
diagnosis |= {"C": "activation  at the end", "B": "ONE LAYER TWICE", "A": "no activation"}
