"""Which modules a script imports, told from its text: the warm server loads them once for all."""

import ast
import importlib
import importlib.util
import os
import sys

# they start threads, take a GPU or a port, or break when forked
NEVER = {"tensorflow", "torch", "polars", "jax", "ray", "pyspark", "grpc", "grpcio"}


def names_in(path):
    try:
        with open(path, "rb") as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return []
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.append(node.module)
    return names


def local_file(name, folder):
    parts = os.path.join(folder, *name.split("."))
    for path in (parts + ".py", os.path.join(parts, "__init__.py")):
        if os.path.isfile(path):
            return path
    return None


def wanted(path, seen=None):
    """The modules of others that a script needs, through its own helpers too."""
    seen = set() if seen is None else seen
    if path in seen:
        return []
    seen.add(path)
    folder, found = os.path.dirname(path), []
    for name in names_in(path):
        own = local_file(name, folder) or local_file(name.split(".")[0], folder)
        found += wanted(own, seen) if own else [name]
    return found


def is_installed(name):
    """A package of the interpreter's own: never a file that happens to lie on the path."""
    try:
        found = importlib.util.find_spec(name.split(".")[0])
    except (ImportError, ValueError, AttributeError):
        return False
    origin = (found.origin or "") if found else ""
    return origin in ("built-in", "frozen") or origin.startswith((sys.prefix, sys.base_prefix, "/usr/lib", "/usr/local/lib"))


def preload(names):
    """Imports and nothing more: calling a library here could start threads that a fork loses."""
    for name in names:
        if name in sys.modules or name.split(".")[0] in NEVER or not is_installed(name):
            continue
        try:
            importlib.import_module(name)
        except BaseException:
            # the script will raise the same, where its user can see it
            continue


def thread_count():
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1
