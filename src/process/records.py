"""Tells what objects of some classes a Python file makes: `records.py FILE CLASS…`, with the file's text as input.

The package of these classes is not needed. What a file says outright is read; any other is run, with stand-ins for all
that is not of the standard library, and without files, processes and network.
"""

import ast
import builtins
import json
import os
import pathlib
import sys
import types
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

FILE, CLASSES = sys.argv[1], sys.argv[2:]
PACKAGE = "_" + "._" * 15


class Failed(Exception):
    def __init__(self, reason, line=1, column=1):
        self.told = {"reason": reason, "line": line or 1, "column": column or 1}



def aliases_in(tree):
    """The names that the file gives to the classes."""
    imported = [alias for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    return {**{name: name for name in CLASSES}, **{one.asname: one.name for one in imported if one.asname and one.name in CLASSES}}


def class_of(node, aliases):
    """The class that a call makes an object of."""
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Attribute):
        return node.func.attr if node.func.attr in CLASSES else None
    return aliases.get(node.func.id) if isinstance(node.func, ast.Name) else None


def places_below(node, path):
    """Where each value of a call, a map or a list stands."""
    if isinstance(node, ast.Dict):
        inside = [(key.value, key, value) for key, value in zip(node.keys, node.values) if isinstance(key, ast.Constant)]
        return [place for key, at, value in inside for place in [place_of(at, [*path, str(key)]), *places_below(value, [*path, str(key)])]]
    if isinstance(node, (ast.List, ast.Tuple)):
        inside = enumerate(node.elts)
        return [place for index, value in inside for place in [place_of(value, [*path, index]), *places_below(value, [*path, index])]]
    return []


def place_of(node, path):
    return [path, node.lineno, node.col_offset + 1]


def places_in(call):
    given = [(one.arg, one) for one in call.keywords if one.arg is not None]
    # a keyword has a place of its own from Python 3.9 on
    return [place for name, one in given for place in [place_of(one, [name]), *places_below(one.value, [name])]]


def said_by(call, name, aliases):
    """An object all of whose arguments are written out."""
    if call.args or any(one.arg is None for one in call.keywords):
        return None
    try:
        values = {one.arg: ast.literal_eval(one.value) for one in call.keywords}
        keywords = {key: plain(value, [key], None) for key, value in values.items()}
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError, Unknowable):
        return None
    return {
        "class": class_of(call, aliases),
        "name": name,
        "line": call.lineno,
        "column": call.col_offset + 1,
        "arguments": [],
        "keywords": keywords,
        "unknown": [],
        "places": places_in(call),
    }


def assigned(statement):
    """The name and the value of `NAME = value`."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
    elif isinstance(statement, ast.AnnAssign):
        target = statement.target
    else:
        return None, statement.value if isinstance(statement, ast.Expr) else None
    return (target.id if isinstance(target, ast.Name) else None), statement.value


def said(tree, aliases):
    """All objects, if every one is made outright and left as it is."""
    made = [assigned(statement) for statement in tree.body]
    made = [(name, value) for name, value in made if class_of(value, aliases)]
    calls = [node for node in ast.walk(tree) if class_of(node, aliases)]
    names = {name for name, _ in made}
    used = any(isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load) for node in ast.walk(tree))
    if len(calls) != len(made) or len(names) != len(made) or used:
        return None
    records = [said_by(call, name, aliases) for name, call in made]
    return None if None in records else records


class Unknowable(TypeError):
    pass


def refuse(name):
    def refused(self, *_):
        raise Unknowable(f"`{title_of(self)}` comes from a module that is not run")

    refused.__name__ = name
    return refused


def title_of(stand_in):
    cls = stand_in if isinstance(stand_in, type) else type(stand_in)
    return cls.__dict__.get("_title", cls.__name__)


class StandInType(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return stand_in(f"{title_of(cls)}.{name}")

    # as in annotations
    def __getitem__(cls, _):
        return cls

    def __or__(cls, _):
        return cls

    __ror__ = __or__


class StandIn(metaclass=StandInType):
    """Whatever another module has: it can be named, called and derived from, but has no value."""

    def __new__(cls, *given, **_):
        # as a decorator it leaves what it decorates
        if len(given) == 1 and isinstance(given[0], (types.FunctionType, type)):
            return given[0]
        return super().__new__(cls)

    def __init__(self, *_, **__):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return stand_in(f"{title_of(self)}.{name}")()

    def __call__(self, *given, **_):
        return StandIn.__new__(StandIn, *given)


for each in "iter len bool str format int float index contains add radd mul truediv rtruediv fspath".split():
    for kind in (StandIn, StandInType):
        setattr(kind, f"__{each}__", refuse(each))


def stand_in(title):
    return StandInType(title.rsplit(".", 1)[-1], (StandIn,), {"_title": title})


RECORDS = []


def line_of_caller():
    """The innermost line of the file itself."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != FILE:
        frame = frame.f_back
    return frame.f_lineno if frame else 1


class Recorded:
    """Keeps with what it was made; what is called on it changes nothing."""

    def __init__(self, *given, **named):
        self.__dict__.update(named)
        self.__dict__["_record"] = {"class": recorded_class(type(self)), "line": line_of_caller(), "given": list(given), "named": named}
        RECORDS.append(self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


def recorded_class(cls):
    return next(one.__name__ for one in cls.__mro__ if one.__name__ in CLASSES)


KNOWN = {name: type(name, (Recorded,), {}) for name in CLASSES}


class StandInModule(types.ModuleType):
    __path__ = []
    __all__ = CLASSES

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return KNOWN.get(name) or stand_in(f"{self.__name__.lstrip('._')}.{name}")


class Anything(MetaPathFinder, Loader):
    """Finds every module that the standard library has not."""

    def find_spec(self, name, path, target=None):
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module):
        pass


FORBIDDEN = (
    "subprocess. os.system os.exec os.fork os.posix_spawn os.spawn os.remove os.rename os.mkdir os.rmdir os.chmod os.chown "
    "os.link os.symlink os.truncate os.kill os.utime shutil. socket. ctypes. signal. pty. webbrowser. ftplib. smtplib. "
    "urllib. http. sqlite3. mmap. fcntl. resource."
).split()


def forbid(event, given):
    if event == "open":
        path = given[0]
        if isinstance(path, int) or os.path.abspath(os.fsdecode(path)).startswith(LIBRARIES):
            return
        raise PermissionError(f"it opens `{os.fsdecode(path)}`, and is run without files")
    if event.startswith(tuple(FORBIDDEN)):
        raise PermissionError(f"it asks for `{event}`, and is run by itself")


LIBRARIES = tuple({os.path.abspath(path) + os.sep for path in [*sys.path, os.path.dirname(os.__file__)] if path})


def plain(value, path, unknown):
    """A value as JSON has it; what has none is told under its path."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return [plain(item, [*path, index], unknown) for index, item in enumerate(items)]
    if isinstance(value, dict):
        return {str(key): plain(item, [*path, str(key)], unknown) for key, item in value.items()}
    if isinstance(value, pathlib.PurePath):
        return str(value)
    if unknown is None:
        raise Unknowable
    unknown.append([path, title_of(value) if isinstance(value, (StandIn, StandInType)) else type(value).__name__])
    return None


def told(made, names, calls):
    record = made._record
    call = next((node for node in calls if node.lineno <= record["line"] <= (node.end_lineno or node.lineno)), None)
    unknown = []
    return {
        "class": record["class"],
        "name": names.get(id(made)),
        "line": record["line"],
        "column": call.col_offset + 1 if call else 1,
        "arguments": plain(record["given"], ["arguments"], unknown),
        "keywords": {key: plain(made.__dict__[key], [key], unknown) for key in record["named"]},
        "unknown": unknown,
        "places": places_in(call) if call else [],
    }


def makers_in(tree, aliases):
    """Functions without arguments that make such an object."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and len(node.args.defaults) == len(node.args.args)
        and all(default is not None for default in node.args.kw_defaults)
        and any(class_of(inner, aliases) for inner in ast.walk(node))
    ]


def run(tree, aliases):
    sys.meta_path.append(Anything())
    module = types.ModuleType(os.path.basename(FILE).rsplit(".", 1)[0])
    module.__dict__.update(__file__=FILE, __package__=PACKAGE, __builtins__=builtins)
    code = compile(tree, FILE, "exec")
    sys.addaudithook(forbid)
    exec(code, module.__dict__)
    names = {id(value): name for name, value in module.__dict__.items() if isinstance(value, Recorded)}
    if not RECORDS:
        for name in makers_in(tree, aliases):
            made = module.__dict__[name]()
            names.update({id(made): name} if isinstance(made, Recorded) else {})
    calls = [node for node in ast.walk(tree) if class_of(node, aliases)]
    return [told(made, names, calls) for made in RECORDS]


def line_in(error):
    """The innermost line of the file in a traceback."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        lines += [trace.tb_lineno] if trace.tb_frame.f_code.co_filename == FILE else []
        trace = trace.tb_next
    return lines[-1] if lines else 1


def records(source):
    try:
        tree = ast.parse(source, FILE)
        aliases = aliases_in(tree)
        found = said(tree, aliases)
        return found if found is not None else run(tree, aliases)
    except SyntaxError as error:
        raise Failed(error.msg or "invalid syntax", error.lineno, error.offset)
    except RecursionError as error:
        raise Failed("it is too deeply nested", line_in(error))
    except MemoryError:
        raise Failed("it takes too much memory")
    except BaseException as error:
        name = type(error).__name__
        told_of = str(error) if isinstance(error, Unknowable) else f"{name}: {error}" if str(error) else name
        raise Failed(told_of, line_in(error))


def main():
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        told_of = {"records": records(sys.stdin.buffer.read())}
        text = json.dumps(told_of)
    except Failed as error:
        text = json.dumps({"error": error.told})
    except (ValueError, RecursionError) as error:
        text = json.dumps({"error": {"reason": str(error), "line": 1, "column": 1}})
    answer.write(text)
    answer.flush()
    # whatever the file left running ends here
    os._exit(0)


main()
