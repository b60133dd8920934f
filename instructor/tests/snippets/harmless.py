# %% background processes
import os, time
for _ in range(5):
    if os.fork() == 0:
        time.sleep(600)
        os._exit(0)

# %% background threads
import threading, time
for _ in range(5):
    threading.Thread(target=lambda: time.sleep(600)).start()

# %% ignored signals
import signal
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)

# %% magics
%matplotlib inline
!echo $HOME
?print
files = !ls
%time import os
get_ipython().run_line_magic('who', '')

# %% cell magic
%%time
import os

# %% closed output
import sys
sys.stdout.close()
sys.stderr.close()
sys.stdin = None

# %% other folder
import os, tempfile
os.chdir(tempfile.mkdtemp())
os.rmdir(os.getcwd())

# %% input
try:
    input('name? ')
except EOFError:
    pass

# %% display
display(1, 2)
from nncourse.exercises import Grader
Grader('fixture').check('q1')

# %% overwritten builtins
list = str = print = max = 3

# %% changed numpy options
import numpy as np
np.seterr(all='raise')
np.set_printoptions(precision=1)
np.random.seed(1)

# %% large output of a cell
print('x' * 10**7)

# %% orphans
import os
import time

for seconds in (0, 0.05, 60):
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            time.sleep(seconds)
        os._exit(0)
    os.waitpid(child, 0)
time.sleep(0.2)

# %% copies that go on
import os

os.fork()
os.fork()
