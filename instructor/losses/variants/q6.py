# %% wrong: A and F exchanged
# names: sure and wrong cannot learn
diagnosis = {'A': 'squared error', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'mean over entries', 'G': 'flipped sign'}


# %% wrong: A taken for a sum
# names: not 10 times too low
diagnosis = {'A': 'sum', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: A taken for a lost logarithm
# names: near −0.1
diagnosis = {'A': 'no logarithm', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: B taken for a sum
# names: in proportion to the batch
diagnosis = {'A': 'mean over entries', 'B': 'sum', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: B taken for smoothing
# names: a little
diagnosis = {'A': 'mean over entries', 'B': 'label smoothing', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: C taken for squared error
# names: could not be 2.34
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'squared error', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: C taken for a naive softmax
# names: does not overflow
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'naive softmax', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: D taken for a flipped sign
# names: of the run's own loss
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'flipped sign', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: D and B exchanged
# names: 32 times 2.34
diagnosis = {'A': 'mean over entries', 'B': 'sum', 'C': 'tiny number in the log', 'D': 'softmax over the batch', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: E taken for a flipped sign
# names: and the loss falls
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'flipped sign', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: E taken for smoothing
# names: does not let it
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'label smoothing', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: F taken for the mean over entries
# names: as in run A
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'mean over entries', 'G': 'flipped sign'}


# %% wrong: G taken for a sum
# names: passes the check
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'sum'}


# %% wrong: G taken for wrong labels
# names: wrong labels pass
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'sum', 'E': 'labels off by one', 'F': 'squared error', 'G': 'labels off by one'}


# %% wrong: a name that is not on the list
# names: run D: expected one of
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': 'summed', 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% wrong: D left open
# names: run D is not answered yet
diagnosis = {'A': 'mean over entries', 'B': 'softmax over the batch', 'C': 'tiny number in the log', 'D': ..., 'E': 'labels off by one', 'F': 'squared error', 'G': 'flipped sign'}


# %% right: other case, other spaces
diagnosis = {'G': 'flipped  sign', 'F': ' SQUARED ERROR', 'E': 'labels  off  by  one', 'D': ' SUM', 'C': 'tiny  number  in  the  log', 'B': ' SOFTMAX OVER THE BATCH', 'A': 'mean  over  entries'}
