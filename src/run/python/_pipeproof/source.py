"""The text of a script as a tree, or why it has none."""

import ast


def place(error):
    return {"line": error.lineno or 1, "column": error.offset or 1}


def parsed(path):
    """The tree, else what is wrong with the file."""
    nowhere = {"line": 1, "column": 1}
    try:
        with open(path, "rb") as source:
            return ast.parse(source.read(), path), None
    except OSError as error:
        return None, {"kind": "missing", "reason": error.strerror or "it can not be read", **nowhere}
    except SyntaxError as error:
        message = error.msg or "invalid syntax"
        kind = "encoding" if "codec can't decode" in message or "encoding" in message else "syntax"
        return None, {"kind": kind, "reason": message, **place(error)}
    except (ValueError, UnicodeError) as error:
        return None, {"kind": "encoding", "reason": str(error), **nowhere}
    except (RecursionError, MemoryError):
        return None, {"kind": "deep", "reason": "too deeply nested", **nowhere}


def is_guard(node):
    """`if __name__ == "__main__":`, either way around."""
    if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare):
        return False
    sides = [node.test.left, *node.test.comparators]
    names = [side.id for side in sides if isinstance(side, ast.Name)]
    texts = [side.value for side in sides if isinstance(side, ast.Constant)]
    return names == ["__name__"] and texts == ["__main__"]


def guard_of(tree):
    return next((node for node in tree.body if is_guard(node)), None)
