"""Shows a script the platform's folders: `/opt/ml` is its workspace, for it alone.

The system calls are made here: bubblewrap and unshare make the same ones, and would cost a process each.
"""

import os

from . import linux


def bind(source, target):
    libc = linux.libc()
    linux.checked(libc.mount(source.encode(), target.encode(), None, linux.MS_BIND | linux.MS_REC, None))


def isolate(network):
    """Root has its mounts for the asking; others get a user namespace in which they are allowed to mount."""
    uid, gid = os.getuid(), os.getgid()
    libc = linux.libc()
    wanted = linux.CLONE_NEWNS | (0 if network else linux.CLONE_NEWNET)
    if libc.unshare(wanted) != 0:
        linux.checked(libc.unshare(wanted | linux.CLONE_NEWUSER))
        for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
            with open(f"/proc/self/{name}", "w") as target:
                target.write(text)
    linux.checked(libc.mount(b"none", b"/", None, linux.MS_REC | linux.MS_PRIVATE, None))
    if not network:
        linux.raise_loopback()


def imitate(original, place):
    """Something to bind over: a folder for a folder, a file for anything else; a link is its own copy."""
    if os.path.islink(original):
        os.symlink(os.readlink(original), place)
    elif os.path.isdir(original):
        os.makedirs(place, exist_ok=True)
    else:
        open(place, "a").close()
    return not os.path.islink(original)


def make_parent(path, scratch):
    """Where `/opt/ml` does not exist, `/opt` becomes a folder of ours with all that it held bound into it."""
    parent, name = os.path.split(path)
    kept, made = os.path.join(scratch, "kept"), os.path.join(scratch, "made")
    os.makedirs(kept, exist_ok=True)
    os.makedirs(os.path.join(made, name), exist_ok=True)
    bind(parent, kept)
    bound = [one for one in os.listdir(kept) if imitate(os.path.join(kept, one), os.path.join(made, one))]
    bind(made, parent)
    for one in bound:
        bind(os.path.join(kept, one), os.path.join(parent, one))
    # a script that empties its workspace must not find the machine's `/opt` there
    linux.checked(linux.libc().umount2(kept.encode(), linux.MNT_DETACH))


def show(source, path, scratch):
    """Makes `path` show `source`, for this process and what it starts; it needs a namespace of its own."""
    if not os.path.isdir(path):
        make_parent(path, scratch)
    bind(source, path)
