"""Start a submission's Python where it can do no harm.

    python -I -S launcher.py '{"command": [...], "channel": 5, ...}'

Three processes: this one stays outside and waits; its child is the first process of new namespaces, builds
the file system that the submission sees, and waits too; the child's child gives up every privilege and
becomes the submission's Python. When any of them ends, or whoever started this one, the kernel ends all that
the submission started. Standard library only: it runs once a submission.
"""

import contextlib
import ctypes
import json
import os
import platform
import resource
import signal
import struct
import sys

LIBC = ctypes.PyDLL(None, use_errno=True)

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE, SYS_MOUNT_SETATTR = -100, 0x8000, 442
READ_ONLY, NO_SUID, NO_DEV = 1, 2, 4
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_SECUREBITS, PR_SET_NO_NEW_PRIVS = 28, 38
SECBIT_NO_SETUID_FIXUP = 1 << 2
SECCOMP_MODE_FILTER = 2

# Covered in the new mount namespace only: a folder that every Linux has, and that nothing here needs.
NEW_ROOT = "/sys"
# The user that a grader running as root gives to submissions, and how submissions see themselves.
OUTSIDE, INSIDE = 65534, 1000

# Which system calls fail: their numbers on x86-64 and on ARM64.
SYSTEM_CALLS = """
    ptrace 101 117, personality 135 92, pivot_root 155 41, adjtimex 159 171, chroot 161 51, acct 163 89,
    settimeofday 164 170, mount 165 40, umount2 166 39, swapon 167 224, swapoff 168 225, reboot 169 142,
    sethostname 170 161, setdomainname 171 162, init_module 175 105, delete_module 176 106,
    quotactl 179 60, syslog 103 116, setsid 112 157, setpriority 141 140, sched_setscheduler 144 119,
    sched_setaffinity 203 122, clock_settime 227 112, mbind 237 235, set_mempolicy 238 237,
    mq_open 240 180, kexec_load 246 104, add_key 248 217, request_key 249 218, keyctl 250 219,
    ioprio_set 251 30, migrate_pages 256 238, vmsplice 278 75, unshare 272 97, move_pages 279 239,
    perf_event_open 298 241, fanotify_init 300 262, name_to_handle_at 303 264, open_by_handle_at 304 265,
    clock_adjtime 305 266, setns 308 268, process_vm_readv 310 270, process_vm_writev 311 271,
    kcmp 312 272, finit_module 313 273, sched_setattr 314 274, memfd_create 319 279,
    kexec_file_load 320 294, bpf 321 280, userfaultfd 323 282, shmget 29 194, semget 64 190,
    msgget 68 186, io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427,
    open_tree 428 428, move_mount 429 429, fsopen 430 430, fsconfig 431 431, fsmount 432 432,
    fspick 433 433, pidfd_open 434 434, clone3 435 435, pidfd_getfd 438 438, process_madvise 440 440,
    mount_setattr 442 442, quotactl_fd 443 443, memfd_secret 447 447, modify_ldt 154 1000
"""
# Those that take flags, as their n-th argument: out-of-band data has had faults in the kernel, and no use.
MESSAGES = """
    sendto 44 206 3, sendmsg 46 211 2, sendmmsg 307 269 3, recvfrom 45 207 3, recvmsg 47 212 2,
    recvmmsg 299 243 3
"""
MSG_OOB = 1
UNKNOWN = 450  # calls from this number on, and x86's other ones, are newer than this list
MACHINES = {"x86_64": (0, 56, 41, 9, 0xC000003E), "aarch64": (1, 220, 198, 222, 0xC00000B7)}
MAP_SHARED, MAP_TYPE, MAP_ANONYMOUS = 0x01, 0x0F, 0x20  # memory that nobody's account shows is refused
ENOSYS, EPERM, AF_UNIX = 38, 1, 1


def call(name, *args):
    """A function of the C library, as an OSError where it fails."""
    ctypes.set_errno(0)
    pointers = [arg.encode() if isinstance(arg, str) else arg for arg in args]
    result = getattr(LIBC, name)(*pointers)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def mount(source, target, kind, flags, data=""):
    call("mount", source, target, kind, ctypes.c_ulong(flags), data)


def set_attributes(path, attributes, recursive=True):
    """Make a mount, and what is mounted below it, read-only and the like."""
    wanted = struct.pack("QQQQ", attributes, 0, 0, 0)
    flags = AT_RECURSIVE if recursive else 0
    size = ctypes.c_size_t(len(wanted))
    call("syscall", ctypes.c_long(SYS_MOUNT_SETATTR), AT_FDCWD, path, flags, wanted, size)


def write(path, text, folder=None):
    file = os.open(path, os.O_WRONLY, dir_fd=folder)
    try:
        os.write(file, text.encode())
    finally:
        os.close(file)


# --- Outside


def outside(config):
    """Start the first process of the namespaces, wait for it, and end it on SIGTERM."""
    call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
    machine = MACHINES[platform.machine()]
    reading, writing = os.pipe()
    child = call(
        "syscall", ctypes.c_long(machine[1]), ctypes.c_ulong(NAMESPACES | signal.SIGCHLD), 0, 0, 0, 0
    )
    if child == 0:
        os.close(writing)
        first(config, reading)
    signal.signal(signal.SIGTERM, lambda *_: end(child))
    os.close(config["channel"])
    try:
        for kind, own in (("uid", os.getuid()), ("gid", os.getgid())):
            if os.getuid() != 0 and kind == "gid":
                write(f"/proc/{child}/setgroups", "deny")
            more = f"\n{INSIDE} {OUTSIDE} 1" if os.getuid() == 0 else ""
            write(f"/proc/{child}/{kind}_map", f"0 {own} 1{more}")
        os.write(writing, b"1" if os.getuid() == 0 else b"2")
    finally:
        os.close(writing)
        os.close(reading)
        os.waitpid(child, 0)


def end(process):
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


# --- The first process in the namespaces


def first(config, reading):
    """Build the file system, start the submission's process, wait until it ends; its end ends all."""
    call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    started_as = os.read(reading, 1)
    os.close(reading)
    try:
        if not started_as:
            raise OSError("the user ids could not be mapped")
        user = INSIDE if started_as == b"1" else 0
        processes = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        write("/proc/self/oom_score_adj", "1000")
        call("prctl", PR_SET_DUMPABLE, 0)
        build(config, user)
        if (child := os.fork()) == 0:
            submission(config, user, processes)
        os.close(config["channel"])
        os.close(processes)
        while os.wait()[0] != child:
            pass  # an orphan
    except BaseException as error:
        complain(error)
    os._exit(0)


def build(config, user):
    with contextlib.suppress(
        OSError
    ):  # in a container it may be out of reach: the system calls are refused anyhow
        write("/proc/sys/user/max_user_namespaces", "1")
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    mount("tmpfs", NEW_ROOT, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,nr_inodes=4096,mode=755")
    for source, target in config["links"]:
        os.symlink(source, NEW_ROOT + target)
    for source, target in config["shown"]:
        show(source, target, READ_ONLY | NO_SUID | NO_DEV)
    for device in ("null", "random", "urandom"):
        show(f"/dev/{device}", f"/dev/{device}", READ_ONLY | NO_SUID)
    scratch = NEW_ROOT + config["scratch"]
    os.makedirs(scratch)
    size = f"size={config['scratch_size']},nr_inodes=10000,mode=700,uid={user},gid={user}"
    mount("tmpfs", scratch, "tmpfs", MS_NOSUID | MS_NODEV, size)
    if not os.path.exists(NEW_ROOT + "/tmp"):
        os.symlink(config["scratch"], NEW_ROOT + "/tmp")
    for source in config["copied"]:
        copy(source, os.path.join(scratch, os.path.basename(source)), user)
    set_attributes(NEW_ROOT, READ_ONLY, recursive=False)
    call("sethostname", "sandbox", ctypes.c_size_t(7))
    os.chdir(NEW_ROOT)
    call("pivot_root", ".", ".")
    call("umount2", ".", MNT_DETACH)
    os.chdir(config["scratch"])


def show(source, target, attributes):
    """Let a file or folder be seen at `target`."""
    target = NEW_ROOT + target
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o444))
    mount(source, target, None, MS_BIND | MS_REC)
    set_attributes(target, attributes)


def copy(source, target, user):
    with open(source, "rb") as file:
        data = file.read()
    with open(target, "wb") as file:
        file.write(data)
    os.chown(target, user, user)


# --- The submission's process


def submission(config, user, processes):
    """Give up every privilege and become Python."""
    try:
        if user:
            call("prctl", PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP)
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
        call("prctl", PR_SET_DUMPABLE, 1)
        call("unshare", CLONE_NEWUSER)
        write("self/setgroups", "deny", processes)
        write("self/uid_map", f"{INSIDE} {user} 1", processes)
        write("self/gid_map", f"{INSIDE} {user} 1", processes)
        for capability in range(64):
            if LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == -1:
                break
        limit(config)
        call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        refuse_system_calls()
        become(config)
    except BaseException as error:
        complain(error)
    os._exit(1)


def limit(config):
    for name, value in config["limits"].items():
        number = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(number)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (value, value))


def refuse_system_calls():
    """A filter in the kernel, inherited by every process of the submission."""
    column, clone, socket, mmap, architecture = MACHINES[platform.machine()]
    load, keep_bits, jump_equal, jump_from, jump_bits, give = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
    allow, kill, fail = 0x7FFF0000, 0x80000000, 0x00050000
    program = [(load, 0, 0, 4), (jump_equal, 1, 0, architecture), (give, 0, 0, kill), (load, 0, 0, 0)]
    program += [(jump_from, 0, 1, UNKNOWN), (give, 0, 0, fail | ENOSYS)]
    for entry in SYSTEM_CALLS.split(","):
        name, *numbers = entry.split()
        error = ENOSYS if name == "clone3" else EPERM  # the C library then takes clone, which shows its flags
        program += [(jump_equal, 0, 1, int(numbers[column])), (give, 0, 0, fail | error)]
    namespaces = NAMESPACES | 0x02000080  # and those of control groups and time
    program += [(jump_equal, 0, 4, clone), (load, 0, 0, 16), (jump_bits, 0, 1, namespaces)]
    program += [(give, 0, 0, fail | EPERM), (give, 0, 0, allow)]
    program += [(jump_equal, 0, 4, socket), (load, 0, 0, 16), (jump_equal, 1, 0, AF_UNIX)]
    program += [(give, 0, 0, fail | EPERM), (give, 0, 0, allow)]
    for entry in MESSAGES.split(","):
        _, *numbers, argument = entry.split()
        program += [(jump_equal, 0, 4, int(numbers[column])), (load, 0, 0, 16 + 8 * int(argument))]
        program += [(jump_bits, 0, 1, MSG_OOB), (give, 0, 0, fail | EPERM), (give, 0, 0, allow)]
    program += [(jump_equal, 0, 4, mmap), (load, 0, 0, 40), (keep_bits, 0, 0, MAP_TYPE | MAP_ANONYMOUS)]
    program += [
        (jump_equal, 0, 1, MAP_SHARED | MAP_ANONYMOUS),
        (give, 0, 0, fail | EPERM),
        (give, 0, 0, allow),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header)


def become(config):
    channel = os.dup2(config["channel"], 3, inheritable=True) if config["channel"] != 3 else 3
    os.set_inheritable(channel, True)
    os.closerange(4, 4096)
    os.execve(config["command"][0], config["command"], config["environment"])


def complain(error):
    os.write(2, f"{type(error).__name__}: {error}\n".encode())


if __name__ == "__main__":
    config = json.loads(sys.argv[1])
    try:
        if config["alone"]:
            outside(config)
        else:
            limit(config)
            become(config)
    except BaseException as error:
        complain(error)
