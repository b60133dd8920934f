# %% wrong: the chapter's threshold applied to ReLU, so that its zeros are taken for saturation
# names: it is a ReLU layer
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "saturated units", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "divide the first weights by 100", "E": "divide the first weights by 100"}

# %% wrong: many zeros taken for dead units
# names: inactive is not dead
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "dead units", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: tanh units that are always negative taken for dead ones
# names: negative is not dead
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "dead units", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: a few flat spots taken for saturation
# names: not nearly all
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "saturated units", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: sigmoid suspected because it is sigmoid
# names: 9% of the slopes
diagnosis = {"A": "saturated units", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "divide the first weights by 100", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: the zeros in dz taken for a wrong derivative
# names: dz is 0 almost everywhere because
diagnosis = {"A": "wrong derivative", "B": "wrong derivative", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "correct the derivative", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: a tiny dz in the saturated network taken for a wrong derivative
# names: dz agrees with da
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "wrong derivative"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "correct the derivative"}

# %% wrong: dead judged from the six points of the batch
# names: look at all 120
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 2, 3, 4, 5, 6, 7]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: rarely taken for never
# names: rarely is not never
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 2, 3, 4, 5, 7]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: counted from 1
# names: count the units from 0
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [1, 4, 5, 6]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: smaller weights against dead units
# names: all units died
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the first weights by 100", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: patience against dead units and saturation
# names: a dead unit of the first layer does not come back
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "train ten times as long", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "train ten times as long"}

# %% wrong: a higher rate against a wrong derivative
# names: wrong slope
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "multiply the learning rate by 10", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: mending what is whole
# names: there is nothing to mend
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "train ten times as long"}
mend |= {"D": "train ten times as long", "E": "divide the first weights by 100"}

# %% wrong: a word that is not on the list
# names: expected one of
diagnosis = {"A": "wrong slope", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: one network left out
# names: diagnosis["D"] is not answered yet
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "E": "saturated units"}
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: dead as one bool a unit
# names: dead: [True, False, False, True, True, True, False, False] is not right; give the numbers
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = (networks["B"]["a"] == 0).all(axis=0)
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% right: other types, order and case
diagnosis = dict(zip("ABCDE", ["Wrong derivative", "DEAD UNITS", "healthy ", "Healthy", "saturated units"], strict=True))
dead = np.array([5, 3, 0, 4])
mend = {"E": "Divide the first weights by 100", "B": "divide the learning rate by 10"}
mend |= {"C": "leave it as it is", "A": "correct the derivative", "D": "Leave it as it is"}

# %% right: measured
norms = {name: np.abs(net["dz"] - net["da"] * slope_from_output(net["f"], net["a"][:6], 1)) for name, net in networks.items()}
diagnosis, mend = {}, {}
for name, net in networks.items():
    slope = slope_from_output(net["f"], net["a"], 1)
    if norms[name].max() > 1e-4:
        diagnosis[name], mend[name] = "wrong derivative", "correct the derivative"
    elif net["f"] == "relu" and firing([net["a"]])[1].any():
        diagnosis[name], mend[name] = "dead units", "divide the learning rate by 10"
        dead = set(np.flatnonzero(firing([net["a"]])[1]).tolist())
    elif net["f"] != "relu" and np.mean(slope < 0.05) > 0.8:
        diagnosis[name], mend[name] = "saturated units", "divide the first weights by 100"
    else:
        diagnosis[name], mend[name] = "healthy", "leave it as it is"

# %% right: a tuple
diagnosis = {"A": "wrong derivative", "B": "dead units", "C": "healthy", "D": "healthy", "E": "saturated units"}
dead = (0, 3, 4, 5)
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}

# %% wrong: a list instead of a dictionary
# names: expected a dictionary
diagnosis = ["wrong derivative", "dead units", "healthy", "healthy", "saturated units"]
dead = [0, 3, 4, 5]
mend = {"A": "correct the derivative", "B": "divide the learning rate by 10", "C": "leave it as it is"}
mend |= {"D": "leave it as it is", "E": "divide the first weights by 100"}
