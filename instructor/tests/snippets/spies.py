# %% processes
import os

report(
    [
        attempt(os.listdir, "/proc"),
        attempt(open, "/proc/1/environ"),
        attempt(open, f"/proc/{os.getppid()}/mem", "rb"),
        attempt(open, "/proc/self/maps"),
    ]
)

# %% kill everything
import os, signal

found = []
for pid in range(2, 400):
    if pid != os.getpid():
        found.append(attempt(os.kill, pid, signal.SIGKILL))
attempt(os.kill, 1, signal.SIGKILL)
report(found)

# %% trace
report(
    [
        attempt(c, "ptrace", 16, 1, 0, 0),
        attempt(c, "ptrace", 0, 0, 0, 0),
        attempt(c, "process_vm_readv", 1, 0, 0, 0, 0, 0),
    ]
)

# %% mounts
report(
    [
        attempt(c, "mount", b"none", b"/tmp", b"tmpfs", 0, None),
        attempt(c, "mount", b"none", b"/tmp", b"proc", 0, None),
        attempt(c, "mount", None, b"/usr/lib", None, 32 | 4096, None),
        attempt(c, "umount2", b"/tmp", 2),
        attempt(c, "umount2", b"/", 2),
        attempt(c, "pivot_root", b".", b"."),
        attempt(c, "syscall", 442, -100, b"/", 0, bytes(32), 32),
        attempt(c, "syscall", 428, -100, b"/", 1),
    ]
)

# %% namespaces
report(
    [attempt(c, "unshare", flag) for flag in (0x10000000, 0x10020000, 0x20000, 0x40000000)]
    + [
        attempt(c, "syscall", 56, 0x10000000 | 17, 0, 0, 0, 0),
        attempt(c, "syscall", 435, bytes(88), 88),
        attempt(c, "setns", 0, 0),
        attempt(os.chroot, "/tmp"),
        attempt(os.setuid, 0),
        attempt(os.setgid, 0),
        attempt(os.setgroups, [0]),
    ]
)

# %% capabilities
head, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
c("capget", head, data)
report("DONE" if any(data) or os.getuid() == 0 or os.getgid() == 0 else "none")

# %% system calls
report(
    [
        attempt(c, "syscall", number, 0, 0, 0, 0, 0)
        for number in (248, 249, 250, 298, 319, 321, 323, 425, 434)
    ]
    + [attempt(os.setsid), attempt(os.sched_setaffinity, 0, {0}), attempt(os.memfd_create, "x")]
)

# %% network
import socket

report(
    [
        attempt(socket.create_connection, ("127.0.0.1", PORT), 1),
        attempt(socket.create_connection, ("1.1.1.1", 53), 1),
        attempt(socket.getaddrinfo, "example.org", 80),
        attempt(socket.socket, 16),
        attempt(socket.socket, 40),
        attempt(socket.socket, 17),
    ]
)

# %% sockets of the machine
import socket

plain = socket.socket(socket.AF_UNIX)
report(
    [
        attempt(plain.connect, "\0" + MARK),
        attempt(plain.connect, SOCKET),
        attempt(plain.connect, "/run/docker.sock"),
        attempt(plain.connect, "/dev/log"),
    ]
)

# %% writes
import os

places = [
    "/",
    "/dev",
    "/dev/shm",
    "/etc",
    "/root",
    "/home",
    "/sandbox/code",
    "/sandbox/course/nncourse",
    "/usr/lib",
    "/var/tmp",
    "/tmp/..",
    *FOLDERS,
    os.path.dirname(os.__file__),
]
import numpy

places.append(os.path.dirname(numpy.__file__))
report(
    [attempt(open, os.path.join(place, MARK), "w") for place in places]
    + [attempt(open, path, "a") for path in (os.__file__, numpy.__file__, "/sandbox/code/child.py")]
    + [
        attempt(os.remove, "/sandbox/code/child.py"),
        attempt(os.rename, "/sandbox/scratch", "/sandbox/other"),
        attempt(os.mkdir, "/new"),
    ]
)

# %% writes of the grader's files
import os
import sys


def others(folder):
    """What stands there but for the way to Python's packages, as to a .venv in the course's folder."""
    names = [n for n in os.listdir(folder) if not any(p.startswith(f"{folder}/{n}/") for p in sys.path)]
    if not names:
        raise FileNotFoundError
    return names


report([attempt(others, folder) for folder in FOLDERS])

# %% search for tests
import os

found = []
for folder, folders, files in os.walk("/"):
    folders[:] = [f for f in folders if f != "site-packages" and not folder.startswith("/usr/lib/")]
    for name in files:
        path = os.path.join(folder, name)
        if (
            name in ("master.md", "q1.py", "hints.yml")
            or "instructor" in path
            or name.endswith(".ipynb")
        ):
            found.append(path)
        if (
            not path.startswith("/usr")
            and "/lib/python" not in path
            and name.endswith((".py", ".md", ".json", ".yml"))
        ):
            if "".join(SEED) in open(path, errors="replace").read():
                found.append(path)
found = [path for path in found if "/exercises/" not in path]
report(["DONE", *found] if found else "nothing")

# %% what it was started with
import os, sys, json

text = json.dumps([dict(os.environ), sys.argv, sys.path, sys.orig_argv])
report(["DONE" for word in ("instructor", "grader", "q1.py", "test_hidden") if word in text])

# %% open files
import os

report(
    [
        (fd, "DONE")
        for fd in range(256)
        if fd not in (0, 1, 2, 3) and not attempt(os.fstat, fd).startswith("OSError")
    ]
)

# %% devices
import os

report(
    [
        attempt(os.open, "/dev/" + name, os.O_RDONLY)
        for name in ("mem", "kmsg", "tty", "vda", "sda", "ptmx", "fuse", "kvm")
    ]
    + [attempt(os.mknod, "/tmp/disk", 0o60666, os.makedev(8, 0))]
)

# %% objects in memory
import gc, inspect, sys


def look():
    secret = "".join(SEED)
    found = [o for o in gc.get_objects() if type(o) in (list, dict, tuple) and secret in repr(o)]
    found += [f for f in inspect.stack() if "instructor" in f.filename]
    return found + [m for m in sys.modules if "instructor" in m or "grade" in m]


found = look()
report(["DONE", found] if found else "nothing")

# %% limits
import resource

report(
    [
        attempt(resource.setrlimit, getattr(resource, name), (-1, -1))
        for name in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE")
    ]
)

# %% memory on no account
import mmap

page = ctypes.create_string_buffer(4096)
pages = (ctypes.c_size_t * 2)(ctypes.addressof(page), 4096)
report(
    [
        attempt(c, "vmsplice", os.pipe()[1], pages, 1, 2),
        attempt(mmap.mmap, -1, 2**20),
        attempt(open, "/dev/zero"),
        attempt(open, "/dev/shm/x", "w"),
        attempt(c, "syscall", 29, 1, 2**20, 0o1600),
        attempt(c, "syscall", 447, 0),
        attempt(c, "syscall", 457, 0, 0, 0, 0),
        attempt(c, "syscall", 0x40000000 + 39),
    ]
)

# %% sends what the kernel reads out of order
import os, socket, struct

mine, other = socket.socketpair()
channel = socket.socket(fileno=os.dup(3))
report(
    [
        attempt(mine.send, b"x", socket.MSG_OOB),
        attempt(channel.send, b"x", socket.MSG_OOB),
        attempt(mine.sendmsg, [b"x"], [], socket.MSG_OOB),
        attempt(other.recv, 1, socket.MSG_OOB),
        attempt(other.recvmsg, 1, 0, socket.MSG_OOB),
        attempt(c, "syscall", 154, 0, None, 0) if os.uname().machine == "x86_64" else "",
    ]
)
