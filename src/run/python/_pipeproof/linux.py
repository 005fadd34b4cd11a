"""What only Linux can do: tie lives together, and show a script another file tree."""

import os
import sys

PDEATHSIG, CHILD_SUBREAPER = 1, 36
CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWNET = 0x00020000, 0x10000000, 0x40000000
MS_BIND, MS_REC, MS_PRIVATE, MNT_DETACH = 4096, 16384, 1 << 18, 2
SIOCSIFFLAGS, IFF_UP = 0x8914, 1

on_linux = sys.platform == "linux"
_libc = None


def libc():
    """Loaded once: ctypes takes longer to import than a fork."""
    global _libc
    if _libc is None:
        import ctypes

        _libc = ctypes.CDLL(None, use_errno=True)
    return _libc


def checked(result):
    if result != 0:
        import ctypes

        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def die_with_parent(number=9):
    """A killed parent cannot end us, so the kernel does; a signal that is handled lets us end others first."""
    if on_linux:
        libc().prctl(PDEATHSIG, int(number), 0, 0, 0)


def adopt_orphans():
    """Grandchildren whose parent ends become our children, however they detached themselves."""
    if on_linux:
        libc().prctl(CHILD_SUBREAPER, 1, 0, 0, 0)


def raise_loopback():
    """A machine of its own still reaches itself."""
    import fcntl
    import socket
    import struct

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def tasks_of(pid):
    try:
        return os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []


def children_of(pid):
    """Those that any of its threads started."""
    found = []
    for task in tasks_of(pid):
        try:
            with open(f"/proc/{pid}/task/{task}/children") as source:
                found += [int(child) for child in source.read().split()]
        except OSError:
            continue
    return found


def descendants_of(pid):
    found = []
    for child in children_of(pid):
        found += [child, *descendants_of(child)]
    return found


def has_ended(pid):
    """A zombie runs no more: only nobody has asked how it ended."""
    try:
        with open(f"/proc/{pid}/stat") as source:
            return source.read().rsplit(")", 1)[1].split()[0] == "Z"
    except (OSError, IndexError):
        return True


def resident_mb(pid):
    try:
        with open(f"/proc/{pid}/statm") as source:
            return int(source.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1048576
    except (OSError, IndexError):
        return 0.0


def proportional_mb(pid):
    """Its share of what it has in common with others; its whole where the system does not tell."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as source:
            return next(int(line.split()[1]) for line in source if line.startswith("Pss:")) / 1024
    except (OSError, StopIteration, ValueError):
        return resident_mb(pid)


def bytes_moved():
    """What this process read and wrote, as the kernel counts it."""
    try:
        with open("/proc/self/io") as source:
            counts = dict(line.split(": ") for line in source.read().splitlines())
        return int(counts["rchar"]), int(counts["wchar"])
    except (OSError, KeyError, ValueError):
        return None, None
