# %% wrong: half of ReLU's slopes taken for an illness
# names: the slope 0
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "too large", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "variance 1/n_in"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: the slow fade of ReLU not seen
# names: 0.7 a layer
diagnosis = {"A": "sound", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "leave it as it is", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"F": 3.5}

# %% wrong: LeCun's rule for ReLU
# names: half of the mean square
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 1/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: the activation blamed for small weights
# names: Keep the activation
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "tanh", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: sigmoid's falling contrast taken for small weights
# names: what falls is the contrast
diagnosis = {"A": "too small", "B": "too large", "C": "too small", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "variance 2/n_in", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: larger weights for sigmoid
# names: sigmoid's slope
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "variance 2/n_in", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: a size near 1 taken for health
# names: two thirds
diagnosis = {"A": "too small", "B": "sound", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "leave it as it is", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: the one layer overlooked
# names: Look at layers 4 and 5
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "too small", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: the odd layer left alone
# names: 77 to 88
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "leave it as it is", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% wrong: the factor of the variance
# names: factor of the variance
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.83, "F": 12.3}

# %% wrong: He's variance over LeCun's
# names: and a weight its root
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 2, "F": 3.5}


# %% wrong: eight steps
# names: seven steps
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {letter: (records[letter]["size"][0] / records[letter]["size"][7]) ** (1 / 8) for letter in "AF"}


# %% wrong: the last size over the first
# names: upside down
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {letter: records[letter]["size"][7] / records[letter]["size"][0] for letter in "AF"}


# %% wrong: what a layer does now
# names: multiply by its inverse
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 0.739, "F": 0.2846}

# %% wrong: one factor for all seven steps
# names: seven layers
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 8.33, "F": 6600.0}

# %% wrong: a factor for a network that is not too small
# names: A and F
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.41, "E": 80, "F": 3.5}

# %% wrong: a word that is not on the list
# names: expected one of
diagnosis = {"A": "vanishing", "B": "too large", "C": "constant", "D": "sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 1/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 1/n_in", "F": "variance 1/n_in"}
factor = {"A": 1.35, "F": 3.5}

# %% right: the theory's factors, other capitals
diagnosis = {"A": "too small", "B": "too large", "C": "constant", "D": "Sound", "E": "one layer", "F": "too small"}
change = {"A": "variance 2/n_in", "B": "variance 2/n_in", "C": "tanh", "D": "leave it as it is"}
change |= {"E": "variance 2/n_in", "F": "Variance 2/n_in"}
factor = {"a": 1.414, "f": 3.54}
