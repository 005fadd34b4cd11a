"""What scripts read of what they are given, told from their texts: nothing of them is imported or run."""

import ast
import json
import os
import sys

from .reading import Reader
from .source import guard_of, parsed

LIMIT = 4000


def named_in(target):
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def mains_in(body):
    """What may be called `main` at the top of a file, within its conditions too."""
    found = []
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found += [node] if node.name == "main" else []
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.asname or alias.name.split(".")[0] for alias in node.names]
            found += [node] if "main" in names or "*" in names else []
        elif isinstance(node, ast.Assign):
            found += [node] if any("main" in named_in(target) for target in node.targets) else []
        else:
            for field in ("body", "orelse", "finalbody"):
                found += mains_in(getattr(node, field, None) or [])
            for handler in getattr(node, "handlers", []):
                found += mains_in(handler.body)
    return found


def own_nodes(function):
    """The nodes of a function without those of the functions in it."""
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += ast.iter_child_nodes(node)


def signature_of(node):
    given = node.args
    positional = [argument.arg for argument in given.posonlyargs + given.args]
    demanded = [argument.arg for argument, default in zip(given.kwonlyargs, given.kw_defaults) if default is None]
    yields = any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in own_nodes(node))
    kind = "async" if isinstance(node, ast.AsyncFunctionDef) else "generator" if yields else "function"
    return {
        "line": node.lineno,
        "kind": kind,
        "parameters": positional,
        "required": len(positional) - len(given.defaults),
        "more": given.vararg is not None,
        "keywords": demanded,
        "decorated": bool(node.decorator_list),
    }


def main_of(tree):
    """Its signature; `None` where there is none, nothing but its line where it comes from elsewhere."""
    found = mains_in(tree.body)
    if not found:
        return None
    last = found[-1]
    if len(found) == 1 and isinstance(last, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return signature_of(last)
    return {"line": last.lineno}


DECLARES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


def does_something(tree):
    """Whether running the file does more than to declare."""
    return any(
        not isinstance(node, DECLARES) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in tree.body
    )


def looked(path):
    tree, error = parsed(path)
    if error is not None:
        return {"error": error, "files": [path]}
    reader = Reader(path, tree)
    told = {"main": main_of(tree), "runs": does_something(tree), "guard": getattr(guard_of(tree), "lineno", None)}
    try:
        return {**told, **reader.told()}
    except RecursionError:
        return {"error": {"kind": "deep", "line": 1, "column": 1, "reason": "too deeply nested"}, "files": [path]}


def main(paths):
    sys.setrecursionlimit(LIMIT)
    print(json.dumps({path: looked(os.path.abspath(path)) for path in paths}))
