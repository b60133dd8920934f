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

# %% await at the top
import asyncio

async def twice(x):
    await asyncio.sleep(0.01)
    return 2 * x

four = await twice(2)
async with asyncio.timeout(1):
    eight = [await twice(x) async for x in (lambda: (await twice(i) for i in (1, 2)))()][1]
assert (four, eight) == (4, 8)

# %% magics among Python
%matplotlib inline
%config InlineBackend.figure_format = 'svg'
import numpy as np
total = (7
         %3)
text = """
%time this is text
!and this
"""
if total == 1:
    !pip install numpy
    %time squares = [n * n for n in range(4)]
    %timeit -n 2 -r1 sum(squares)
rest = 20 \
  % 7
files = !ls -l
np.zeros?
nine = %time squares[3]
for name in files:
    %cd {name}
assert (total, rest, nine, files) == (1, 6, 9, []) and '%time this' in text

# %% timed cell with magics in it
%%time

%matplotlib inline
import asyncio
kept = 3
await asyncio.sleep(0)
scale = None

# %% captured output
%%capture out --no-stderr
print(1)
kept = out.show()

# %% what Colab adds
#@title Setup { display-mode: "form" }
from google.colab import drive, files
drive.mount('/content/drive')
rate = 0.1 #@param {type: "number"}
!pip install -q nncourse
%cd /content
%load_ext autoreload
%autoreload 2
files.download('x')

# %% what Jupyter has
help(print)
print(get_ipython().config, __name__)
get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('ls')
from IPython.display import Image, display
display(Image(data=b''))
