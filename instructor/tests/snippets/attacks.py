# %% loop in a cell
while True: pass

# %% loop in a function
def scale(x, k):
    while True: pass

# %% loop in a regular expression
import re
re.match(r'(a+)+$', 'a' * 60 + 'b')

# %% loop in C
sum(range(10**13))

# %% loop that catches everything
import time
while True:
    try:
        time.sleep(9)
    except BaseException:
        pass

# %% sleep without signals
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
def scale(x, k):
    while True: pass

# %% never reads the channel
def scale(x, k):
    import os, threading
    os.close(3)
    threading.Event().wait()

# %% memory in a cell
blocks = []
while True:
    blocks.append(bytearray(50_000_000))

# %% memory in a function
def scale(x, k):
    return [bytes([1]) * 10**9 for _ in range(99)]

# %% memory by many processes
import os, time
for _ in range(12):
    if os.fork() == 0:
        block = os.urandom(1) * 150_000_000
        time.sleep(60)
time.sleep(60)

# %% memory while the channel is busy
import os, struct, time
for _ in range(4):
    if os.fork() == 0:
        time.sleep(0.5)
        block = os.urandom(1) * 300_000_000
        time.sleep(60)
os.write(3, struct.pack('<II', 10**7, 0))
while True:
    os.write(3, b' ')
    time.sleep(0.0005)

# %% fork bomb
import os
while True:
    try:
        os.fork()
    except OSError:
        pass

# %% fork bomb in a function
import os
def scale(x, k):
    while True:
        try:
            os.fork()
        except OSError:
            pass

# %% thread bomb
import threading, time
while True:
    threading.Thread(target=time.sleep, args=(99,)).start()

# %% thread bomb in a function
import threading, time
def scale(x, k):
    while True:
        try:
            threading.Thread(target=time.sleep, args=(99,)).start()
        except RuntimeError:
            pass

# %% disk bomb
n = 0
while True:
    n += 1
    open(f'/tmp/{n}', 'wb').write(b'x' * 10_000_000)

# %% file count bomb
n = 0
while True:
    n += 1
    open(f'/tmp/{n}', 'wb').close()

# %% huge sparse file
open('sparse', 'wb').truncate(10**12)

# %% print flood
for _ in range(300_000):
    print('x' * 1000)
def scale(x, k):
    print('x' * 10**7)
    return 0

# %% os._exit in a cell
import os
os._exit(0)

# %% os._exit in a function
import os
def scale(x, k):
    os._exit(0)

# %% sys.exit
import sys
sys.exit('enough')

# %% sys.exit in a function
import sys
def scale(x, k):
    sys.exit(0)

# %% segfault in a cell
import ctypes
ctypes.string_at(0)

# %% segfault in a function
import ctypes
def scale(x, k):
    ctypes.string_at(0)

# %% abort
import os
def scale(x, k):
    os.abort()

# %% recursion
def scale(x, k):
    return scale(x, k)

# %% deep recursion in C
import sys
sys.setrecursionlimit(10**9)
def scale(x, k):
    return scale(x, k)

# %% own BaseException
class Mine(BaseException): pass
def scale(x, k):
    raise Mine('mine')

# %% KeyboardInterrupt
raise KeyboardInterrupt

# %% exception that cannot be shown
class Mine(Exception):
    def __str__(self): raise self
    __repr__ = __str__
def scale(x, k):
    raise Mine

# %% GeneratorExit and StopIteration
def scale(x, k):
    raise StopIteration if k == 3 else GeneratorExit

# %% syntax error
def scale(x, k)
    return k * x

# %% closes all files
import os
os.closerange(0, 256)

# %% closes all files in a function
import os
def scale(x, k):
    os.closerange(0, 256)
    return k * x

# %% garbage in every file
import os
def scale(x, k):
    for fd in range(64):
        try:
            os.write(fd, b'garbage' * 100)
        except OSError:
            pass
    return k * x

# %% flood of the channel
import os
def scale(x, k):
    while True:
        os.write(3, b'\0' * 10**6)

# %% huge frame announced
import os, struct
def scale(x, k):
    os.write(3, struct.pack('<II', 2**32 - 1, 2**32 - 1))

# %% forged reply
import os, struct, json
def scale(x, k):
    for reply in ({'over': 0}, {'value': None, 'passed': True, 'points': 4}, {'ready': True}):
        body = json.dumps(reply).encode()
        os.write(3, struct.pack('<II', len(body), 0) + body)

# %% forged reply in a cell
import os, struct, json
for reply in ({'cell': 2, 'remarks': []}, {'cell': 3, 'remarks': []}, {'hello': True}):
    body = json.dumps(reply).encode()
    os.write(3, struct.pack('<II', len(body), 0) + body)

# %% deep JSON
import os, struct
def scale(x, k):
    body = b'[' * 10**6
    os.write(3, struct.pack('<II', len(body), 0) + body)

# %% array without its bytes
import os, struct, json
def scale(x, k):
    body = json.dumps({'value': ['array', '<f8', [10**6, 10**6]], 'changed': [], 'warnings': []}).encode()
    os.write(3, struct.pack('<II', len(body), 0) + body)

# %% object dtype
import os, struct, json
def scale(x, k):
    body = json.dumps({'value': ['array', '|O', [1]], 'changed': [], 'warnings': []}).encode()
    os.write(3, struct.pack('<II', len(body), 8) + body + b'\1' * 8)

# %% change of nothing
import os, struct, json
def scale(x, k):
    body = json.dumps({'value': 1, 'changed': [[7, ['<f8', [1]]]], 'warnings': []}).encode()
    os.write(3, struct.pack('<II', len(body), 8) + body + b'\1' * 8)

# %% array that lies about equality
import numpy as np
class Liar(np.ndarray):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return np.zeros(1)
    __rsub__ = __sub__
    def __array_ufunc__(self, *a, **k): return np.zeros(1)
    def __array_function__(self, *a, **k): return True
    shape = property(lambda self: (3, 4))
def scale(x, k):
    return np.zeros(np.shape(x)).view(Liar)

# %% object that lies about everything
import numpy as np
class Liar:
    __class__ = np.ndarray
    dtype = np.dtype(float)
    def __init__(self, shape): self.shape = shape
    def __getattr__(self, name): return lambda *a, **k: True
    def __eq__(self, other): return True
    __hash__ = None
    def __array__(self, *a, **k): return np.zeros(1)
def scale(x, k):
    return Liar(x.shape)

# %% NaN
import numpy as np
def scale(x, k):
    return np.full_like(x, np.nan)

# %% wrong shape
def scale(x, k):
    return (k * x)[None]

# %% huge array
import numpy as np
def scale(x, k):
    return np.zeros(40_000_000)

# %% huge text
def scale(x, k):
    return 'x' * 50_000_000

# %% huge number
def scale(x, k):
    return 10**100_000

# %% huge error
def scale(x, k):
    raise ValueError('<script>' * 10**6)

# %% deep list
deep = []
for _ in range(10**5): deep = [deep]
def scale(x, k):
    return deep

# %% recursive dict
loop = {}
loop['self'] = loop
def scale(x, k):
    return loop

# %% object array
import numpy as np
def scale(x, k):
    return np.array([object(), None])

# %% generator as a result
def scale(x, k):
    yield k * x

# %% a value instead of a function
scale = 3

# %% a class instead of a function
class scale:
    def __init__(self, x, k): self.x = x

# %% a callable with a lying name
class _:
    def __call__(self, x, k): return self
_.__name__ = '__import__("os")<b>'
scale = _()

# %% patched NumPy
import numpy as np
yes = lambda *a, **k: True
for name in ('allclose', 'array_equal', 'isclose', 'abs', 'all'): setattr(np, name, yes)
np.testing.assert_allclose = np.testing.assert_array_equal = yes
def scale(x, k):
    return np.zeros(x.shape)

# %% patched builtins
import builtins
builtins.isinstance = lambda *a: True
builtins.abs = builtins.max = lambda *a: 0
builtins.AssertionError = Exception
def scale(x, k):
    return x

# %% patched channel
import sys, json, socket
protocol = sys.modules['protocol']
child = sys.modules['child']
protocol.Encoder.node = lambda self, value, depth=0: True
child.Answers.answer = lambda *a: None
json.dumps = lambda *a, **k: '{"value": true, "found": true}'

# %% own Grader
import sys, types
fake = types.ModuleType('nncourse.exercises')
class Grader:
    def __init__(self, *a): pass
    def check(self, *a): return 'all points'
fake.Grader = Grader
sys.modules['nncourse.exercises'] = fake
grader = Grader()
print('4 of 4 points')

# %% runs at exit
import atexit, os
atexit.register(os.abort)
class Last:
    def __del__(self): os.abort()
last = Last()

# %% ends its parent
import os
def scale(x, k):
    os.kill(os.getppid(), 9)

# %% stops its parent
import os, signal
def scale(x, k):
    os.kill(os.getppid(), signal.SIGSTOP)
    return x

# %% channel that never blocks
import os
def scale(x, k):
    os.set_blocking(3, False)
    return x

# %% channel shut down
import os, socket
def scale(x, k):
    socket.socket(fileno=os.dup(3)).shutdown(socket.SHUT_RDWR)

# %% channel with a filter
import ctypes, os, socket, struct
def scale(x, k):
    program = ctypes.create_string_buffer(struct.pack('HBBI', 6, 0, 0, 0))
    header = struct.pack('HxxxxxxP', 1, ctypes.addressof(program))
    socket.socket(fileno=os.dup(3)).setsockopt(socket.SOL_SOCKET, 26, header)
    return x

# %% channel with a timeout
import os, socket, struct
def scale(x, k):
    socket.socket(fileno=os.dup(3)).setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 0, 1))
    return x

# %% channel with a longer timeout
import os, socket, struct
def scale(x, k):
    channel = socket.socket(fileno=os.dup(3))
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        channel.setsockopt(socket.SOL_SOCKET, option, struct.pack('ll', 0, 50_000))
    return x

# %% passes its files to the grader
import os, socket
def scale(x, k):
    while True:
        socket.send_fds(socket.socket(fileno=os.dup(3)), [b'x'], [os.dup(1)])

# %% forged end of the test, once
import os, struct, json
def scale(x, k):
    body = json.dumps({'over': 0}).encode()
    os.write(3, struct.pack('<II', len(body), 0) + body)
    while True: pass

# %% half a frame
import os, struct
def scale(x, k):
    os.write(3, struct.pack('<II', 1000, 1000) + b'{')
    os._exit(0)

# %% reads the channel with its parent
import os
def scale(x, k):
    if os.fork() == 0:
        if os.fork() == 0:
            while True: os.read(3, 1)

# %% keeps reading in its parent
import os, threading
def read():
    while True:
        os.read(3, 1)
threading.Thread(target=read, daemon=True).start()

# %% another answer at each call
calls = []
def scale(x, k):
    calls.append(x)
    return [k * x, None, x, 'x'][len(calls) % 4] if x.ndim == 1 else calls[-2:]

# %% colliding numbers
def scale(x, k):
    return set(range(2**61 - 1, (2**61 - 1) * 200_000, 2**61 - 1))

# %% dictionary of ten million
def scale(x, k):
    return dict.fromkeys(range(10**7))

# %% dictionary with NaN as keys
def scale(x, k):
    return {float('nan'): float('nan') for _ in range(100)}

# %% lone surrogates
def scale(x, k):
    raise ValueError('\ud800' * 1000)

# %% exact numbers beyond bounds
from decimal import Decimal
from fractions import Fraction
def scale(x, k):
    return [Decimal('9e999999999999999999'), Fraction(1, 10**4000), range(-10**300, 10**300)]

# %% structured array
import numpy as np
def scale(x, k):
    return np.zeros(x.shape, [('a', 'f8'), ('b', 'O')])

# %% times for numbers
import numpy as np
def scale(x, k):
    return np.zeros(x.shape, 'm8[s]')

# %% array without an end
import numpy as np
def scale(x, k):
    return np.empty((2**31 - 1, 0)) if k == 3 else np.broadcast_to(0.0, (2**31, 2**31))

# %% reversed array
import numpy as np
def scale(x, k):
    return (k * x)[::-1, ...] if x.ndim == 1 else (k * x).T[::-1].T

# %% objects that are NaN
import numpy as np
def scale(x, k):
    result = np.full(x.shape, np.nan, object)
    result.flat[-1] = (k * x).flat[-1]
    return result

# %% ends every loop
def scale(x, k):
    raise StopIteration

# %% asserts
def scale(x, k):
    raise AssertionError
