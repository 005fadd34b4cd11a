"""Shows a script the platform's folders: `/opt/ml` is its workspace, for it alone."""

import os

from . import linux


def bind(source, target):
    libc = linux.libc()
    linux.checked(libc.mount(source.encode(), target.encode(), None, linux.MS_BIND | linux.MS_REC, None))


def own_namespace(network):
    """Root has its mounts for the asking; others get a user namespace in which they are root."""
    uid, gid = os.getuid(), os.getgid()
    libc = linux.libc()
    wanted = linux.CLONE_NEWNS | (0 if network else linux.CLONE_NEWNET)
    if libc.unshare(wanted) != 0:
        linux.checked(libc.unshare(wanted | linux.CLONE_NEWUSER))
        for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
            with open(f"/proc/self/{name}", "w") as target:
                target.write(text)
    linux.checked(libc.mount(b"none", b"/", None, linux.MS_REC | linux.MS_PRIVATE, None))


def make_parent(path, scratch):
    """Where `/opt/ml` does not exist, `/opt` becomes a folder of ours with all that it held bound into it."""
    parent = os.path.dirname(path)
    kept = os.path.join(scratch, "kept")
    made = os.path.join(scratch, "made")
    os.makedirs(os.path.join(made, os.path.basename(path)), exist_ok=True)
    if os.path.isdir(parent):
        os.makedirs(kept, exist_ok=True)
        bind(parent, kept)
        for name in os.listdir(kept):
            place = os.path.join(made, name)
            if os.path.isdir(os.path.join(kept, name)):
                os.makedirs(place, exist_ok=True)
            else:
                open(place, "a").close()
            bind(os.path.join(kept, name), place)
    bind(made, parent)


def mount(source, path, scratch, network=True):
    """Makes `path` show `source`, for this process and what it starts; raises OSError where that is not allowed."""
    own_namespace(network)
    if not os.path.isdir(path):
        make_parent(path, scratch)
    bind(source, path)
