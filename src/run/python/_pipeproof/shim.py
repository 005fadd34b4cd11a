"""Where the system allows no namespace, calls that name `/opt/ml` are led to the workspace.

It reaches what Python itself opens: `open`, `os`, and what stands on them (`pathlib`, `shutil`, `glob`, `tarfile`, `csv`,
`json`, pandas for text), and the words of a command that `subprocess` starts. It does not reach files that native code
opens by itself (sqlite3, pyarrow, h5py, a child that has the path in its own text), and `os.getcwd` and
`os.path.realpath` tell the real folder.
"""

import functools
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ONE = (
    "open stat lstat listdir scandir mkdir rmdir remove unlink access chdir chmod chown lchown truncate utime readlink "
    "statvfs mkfifo getxattr setxattr listxattr"
).split()
TWO = "rename replace link symlink".split()
NAMED = ("path", "file", "src", "dst", "top", "dir_fd")

current = None
installed = False
changes = {}
# an id is one object's only as long as that lives
originals = []


class Detour:
    """From a path as the platform has it to the folder that stands for it."""

    def __init__(self, path, source):
        self.path, self.source = path, source
        self.words = re.compile(re.escape(path) + r"(?![\w.-])")

    def of(self, value):
        plain = value.__fspath__() if isinstance(value, os.PathLike) else value
        if isinstance(plain, bytes):
            text = os.fsdecode(plain)
            changed = self.of(text)
            return value if changed is text else os.fsencode(changed)
        if isinstance(plain, str) and (plain == self.path or plain.startswith(self.path + "/")):
            return self.source + plain[len(self.path) :]
        return value

    def within(self, value):
        """The same for every path inside a text, a list or a dictionary."""
        if isinstance(value, str):
            return self.words.sub(lambda _: self.source, value)
        if isinstance(value, (list, tuple)):
            return type(value)(map(self.within, value))
        if isinstance(value, dict):
            return {name: self.within(item) for name, item in value.items()}
        return value


def led(function, count):
    """A function whose first arguments are paths."""

    @functools.wraps(function)
    def call(*args, **named):
        if current is not None:
            args = (*map(current.of, args[:count]), *args[count:])
            named = {name: current.of(item) if name in NAMED else item for name, item in named.items()}
        return function(*args, **named)

    return call


def patch(owner, name, count):
    original = getattr(owner, name, None)
    if original is None:
        return
    changed = led(original, count)
    changes[id(original)] = changed
    originals.append(original)
    setattr(owner, name, changed)
    for ability in (os.supports_dir_fd, os.supports_effective_ids, os.supports_fd, os.supports_follow_symlinks):
        if original in ability:
            ability.add(changed)


def changed_or_same(value):
    return changes.get(id(value), value)


def patch_copies():
    """Modules that were loaded before keep functions under names of their own, and as defaults."""
    for name, module in list(sys.modules.items()):
        if name in ("posix", "nt", "_io") or name.startswith(__package__):
            continue
        for key, value in list(getattr(module, "__dict__", {}).items()):
            if changed_or_same(value) is not value:
                setattr(module, key, changes[id(value)])
    for function in vars(getattr(tempfile, "_TemporaryFileCloser", object)).values():
        if getattr(function, "__defaults__", None):
            function.__defaults__ = tuple(map(changed_or_same, function.__defaults__))


def patch_pathlib():
    """Up to Python 3.9 it keeps functions of its own."""
    kept = getattr(pathlib, "_NormalAccessor", None)
    for name in (*ONE, *TWO):
        if kept is not None and name in vars(kept):
            setattr(kept, name, staticmethod(led(getattr(kept, name), 1 if name in ONE else 2)))


def patch_subprocess():
    original = subprocess.Popen.__init__

    @functools.wraps(original)
    def start(self, args, *rest, **named):
        if current is not None:
            args, named = current.within(args), current.within(named)
        original(self, args, *rest, **named)

    subprocess.Popen.__init__ = start


def install(path, source):
    """Leads the calls of this process there; they are changed once, for all its jobs."""
    global current, installed
    current = Detour(path, source)
    if installed:
        return
    installed = True
    for name in ONE:
        patch(os, name, 1)
    for name in TWO:
        patch(os, name, 2)
    patch(io, "open", 1)
    patch_copies()
    patch_pathlib()
    patch_subprocess()


def remove():
    global current
    current = None


def rewrite_job(job):
    """Paths in arguments and variables may be used by native code too."""
    for name in ("argv", "args", "env", "environment", "cwd"):
        job[name] = current.within(job[name])
