# %% wrong: the loss on the way taken for a bad sign
# names: two evaluations give the same
fault = {"A": "nothing done", "B": "left on", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: a gap taken for overfitting
# names: 400 images
fault = {"A": "nothing done", "B": "p too small", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: overconfidence taken for overfitting
# names: too sure
fault = {"A": "p too small", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: accuracy is all that counts
# names: 93%
fault = {"A": "none", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: masks at evaluation overlooked
# names: 53.7
fault = {"A": "nothing done", "B": "none", "C": "none", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: memorized labels overlooked
# names: misreads a fifth
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "none", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: a signal that falls taken for unscaled
# names: the signal falls
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "nothing done", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: a bad evaluation taken for a bad training
# names: Only the evaluation
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "p too large", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: small means taken for a wrong rule
# names: no worse than the loss on the way
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "times p"}
p = {"A": 0.41, "E": 0.35}


# %% wrong: the ratio itself
# names: not p
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.545}


# %% wrong: 1 - p
# names: probability to keep
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.59, "E": 0.65}


# %% wrong: the third box taken for the first
# names: third has the factor
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.744, "E": 0.35}


# %% wrong: p for another network
# names: two letters
fault = {"A": "nothing done", "B": "none", "C": "left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35, "F": 0.5}


# %% wrong: a word that is not on the list
# names: expected one of
fault = {"A": "nothing done", "B": "none", "C": "noise", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"A": 0.41, "E": 0.35}


# %% right: other capitals, all three boxes
fault = {"A": "nothing done", "B": "None", "C": "Left on", "D": "p too small", "E": "times p", "F": "p too large"}
p = {"a": 0.37, "e": 0.34}
