"""What a script brings into the process: its own modules go before all others, and go with it."""

import gc
import importlib
import itertools
import os
import sys

from . import STARTED


def beside(folder):
    """The names that can be imported from a folder."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    files = [name[:-3] for name in names if name.endswith(".py")]
    return files + [name for name in names if os.path.isfile(os.path.join(folder, name, "__init__.py"))]


def drop(name):
    for key in [key for key in sys.modules if key == name or key.startswith(name + ".")]:
        del sys.modules[key]


def make_way(job):
    """A file beside the script hides a module that we or other scripts have loaded, as it does in a process of its own."""
    path, limit, main = list(sys.path), sys.getrecursionlimit(), sys.modules["__main__"]
    for name in beside(os.path.dirname(job["script"])):
        if name in sys.modules and name not in STARTED and name not in sys.builtin_module_names:
            drop(name)
    return path, limit, main, next(reversed(sys.modules))


def forget(folder, last):
    """Its modules go with it, so that the next script of this process loads its own of that name."""
    start = os.path.join(folder, "")
    # to look at what was loaded before them would copy its memory, which costs a fork two milliseconds
    for name in list(itertools.takewhile(lambda name: name != last, reversed(sys.modules))):
        path = getattr(sys.modules[name], "__file__", None)
        if isinstance(path, str) and path.startswith(start) and "/site-packages/" not in path:
            del sys.modules[name]


def restore(before):
    """What a script sets for the whole process, and would otherwise disturb us or the next one."""
    path, limit, main, _ = before
    sys.path[:] = path
    sys.setrecursionlimit(limit)
    sys.modules["__main__"] = main
    gc.enable()
    importlib.invalidate_caches()
