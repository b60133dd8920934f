# %% wrong: the share of mistakes
# names: share of what is misread
findings = {
    "accuracy": 0.11,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: a percentage
# names: not a percentage
findings = {
    "accuracy": 89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the mean of the rows' shares
# names: add up before you divide
findings = {
    "accuracy": (0.9 + 0.9 + 0.9 + 0.825 + 97 / 110) / 5,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: no square root
# names: square root
findings = {
    "accuracy": 0.89,
    "error": 0.000196,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the spread of one letter
# names: spread of one letter
findings = {
    "accuracy": 0.89,
    "error": 0.313,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the largest standard error there can be
# names: a quarter
findings = {
    "accuracy": 0.89,
    "error": 0.0224,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the letter with the most mistakes
# names: sum of the row
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "C",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the hardest read down the columns
# names: down the columns
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "B",
    "least trusted": "B",
    "pair": "CE",
}


# %% wrong: the answer that is wrong most often in numbers
# names: sum of its column
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "C",
    "pair": "CE",
}


# %% wrong: the least trusted read along the rows
# names: along the rows
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "D",
    "pair": "CE",
}


# %% wrong: the pair the other way round
# names: the other way round
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "EC",
}


# %% wrong: the largest share of a row
# names: largest count
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "DB",
}


# %% wrong: a word
# names: expected one of
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "D",
    "least trusted": "B",
    "pair": "C and E",
}


# %% wrong: an entry left open
# names: not answered yet
findings = {
    "accuracy": 0.89,
    "error": ...,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% right: more digits
findings = {
    "accuracy": np.float32(445 / 500),
    "error": 0.01399285,
    "hardest": "D",
    "least trusted": "B",
    "pair": "CE",
}


# %% right: in small letters
findings = {
    "accuracy": 0.89,
    "error": 0.014,
    "hardest": "d",
    "least trusted": "b",
    "pair": "ce",
}
