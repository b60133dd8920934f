# %% wrong: A taken for clipping
# names: shrink with the gradient
diagnosis = {'A': 'clipped too low', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: A and F exchanged
# names: at step 37 they begin anew
diagnosis = {'A': 'new optimizer each epoch', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'rate too small', 'G': 'momentum added, rate kept'}


# %% wrong: B taken for a small rate
# names: the last are 0
diagnosis = {'A': 'rate too small', 'B': 'rate too small', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: B and F exchanged
# names: grow again in the second epoch
diagnosis = {'A': 'rate too small', 'B': 'new optimizer each epoch', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'schedule in epochs', 'G': 'momentum added, rate kept'}


# %% wrong: C taken for a small rate
# names: last biases alone
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'rate too small', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: C taken for climbing
# names: stay at log 10
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'climbing', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: D taken for a large rate
# names: beside Adam
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'rate too large', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: D taken for momentum
# names: first step is the longest
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'momentum added, rate kept', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: E taken for a small rate
# names: all the same length
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'rate too small', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: E taken for a large epsilon
# names: shrink as the gradient does
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'epsilon too large', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: G taken for a large rate
# names: three times, and grows
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'rate too large'}


# %% wrong: G taken for no correction
# names: first step is the longest
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipped too low', 'F': 'new optimizer each epoch', 'G': 'no bias correction'}


# %% wrong: a name that is not on the list
# names: run E
diagnosis = {'A': 'rate too small', 'B': 'schedule in epochs', 'C': 'weights all zero', 'D': 'no bias correction', 'E': 'clipping', 'F': 'new optimizer each epoch', 'G': 'momentum added, rate kept'}


# %% wrong: only the public one
# names: not answered
diagnosis = {'A': 'rate too small', 'B': ..., 'C': ..., 'D': ..., 'E': ..., 'F': ..., 'G': ...}
