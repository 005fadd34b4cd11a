"""Follows what a script is given through its text, and notes what is read of it."""

import ast
import os

from .calls import Calls
from .expressions import Expressions
from .modules import local_file
from .source import guard_of, parsed
from .statements import Statements
from .value import NOTHING, Function, Value, either

GIVEN = ("input", "output", "env", "arg")
MOST_CONTEXTS, DEEPEST, MOST_FILES = 3000, 12, 200


class Scope:
    """Names and what is known of them, within those of the scope around."""

    def __init__(self, outer=None):
        self.values, self.outer = {}, outer

    def get(self, name):
        if name in self.values or self.outer is None:
            return self.values.get(name, NOTHING)
        return self.outer.get(name)

    def add(self, name, value):
        self.values[name] = either(self.values.get(name, NOTHING), value)


class Module:
    def __init__(self, path, tree):
        self.path, self.tree, self.scope, self.folder = path, tree, Scope(), os.path.dirname(path)


class Reader(Statements, Expressions, Calls):
    def __init__(self, path, tree):
        self.notes, self.modules, self.contexts, self.attributes = {}, {path: Module(path, tree)}, {}, {}
        self.root = self.module = self.modules[path]
        self.phase, self.depth = "module", 0
        # how sure it is that a line runs, and whether what fails there is caught
        self.branches = self.caught = 0
        self.quiet = self.soft = self.writes = 0
        # a test that stands before the end of the script, and what the function at hand returns
        self.refused = self.denied = False
        self.returned = NOTHING

    def told(self):
        guard = guard_of(self.root.tree)
        self.body([node for node in self.root.tree.body if node is not guard], self.root.scope)
        self.phase = "main"
        main = self.root.scope.get("main")
        for ref in main.refs:
            if isinstance(ref, Function):
                names = [argument.arg for argument in ref.node.args.posonlyargs + ref.node.args.args]
                given = {name: Value(kinds=frozenset([kind])) for name, kind in zip(names, GIVEN)}
                self.follow(ref, given)
        self.phase = "guard"
        if guard is not None:
            self.body(guard.body, self.root.scope)
        return {"files": sorted(self.modules), "notes": list(self.notes.values())}

    def note(self, what, node, **facts):
        """One thing that is worth telling, once for a line and a phase."""
        if self.quiet:
            return
        found = {"what": what, "phase": self.phase, "file": self.module.path, "line": node.lineno, **facts}
        self.notes[repr(sorted((key, repr(value)) for key, value in found.items()))] = found

    def read(self, kind, names, node, how, default=None):
        """A name is asked for: `demanded` where its lack is an error, else `optional` or `tested`."""
        if how == "demanded" and self.caught:
            how = "optional"
        for name in sorted(name for name in names if "\0" not in name):
            self.note("read", node, kind=kind, name=name, how=how, sure=self.branches == 0, default=default)

    def reads(self, value, key, node, how, default=None):
        """A name of what is given is asked for, if that is what a value is."""
        for kind in sorted(value.kinds & set(GIVEN)):
            if key.texts and not key.open:
                self.read(kind, key.texts, node, how, default)
            else:
                self.computed(kind, node)

    def computed(self, kind, node):
        self.note("computed", node, kind=kind, text=short(node))

    def escapes(self, value, node):
        """It goes where it can not be followed: all of it may be read there."""
        for kind in sorted(value.kinds & set(GIVEN)):
            self.computed(kind, node)
        for ref in value.refs:
            self.reach(ref)
        for _, entry in value.entries:
            self.escapes(entry, node)

    def reach(self, ref):
        """A function or a class that is mentioned may be called, nobody knows with what."""
        self.branches += 1
        if isinstance(ref, Function):
            self.follow(ref, {})
        else:
            self.construct(ref, [], {})
        self.branches -= 1

    def follow(self, ref, given):
        """Looks at a function once for each way in which it is called; tells what it returns."""
        key = (id(ref.node), self.phase, self.branches > 0, self.caught > 0, tuple(sorted(given.items())))
        if key in self.contexts:
            return self.contexts[key]
        if self.quiet:
            return NOTHING
        if self.depth >= DEEPEST or len(self.contexts) > MOST_CONTEXTS:
            for value in given.values():
                self.escapes(value._replace(refs=(), entries=()), ref.node)
            return NOTHING
        self.contexts[key] = NOTHING
        before = self.module, self.depth, self.returned, self.refused, self.denied
        self.module, self.depth, self.returned, self.refused, self.denied = ref.module, self.depth + 1, NOTHING, False, False
        scope = Scope(ref.scope)
        self.bind(ref, given, scope)
        self.body(ref.node.body, scope)
        self.contexts[key] = self.returned
        self.module, self.depth, self.returned, self.refused, self.denied = before
        return self.contexts[key]

    def bind(self, ref, given, scope):
        arguments = ref.node.args
        positional = arguments.posonlyargs + arguments.args
        defaults = dict(zip([each.arg for each in reversed(positional)], reversed(arguments.defaults)))
        defaults.update({each.arg: value for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults) if value})
        for argument in positional + arguments.kwonlyargs:
            name = argument.arg
            known = given.get(name)
            if known is None and name in defaults:
                known = self.quietly(defaults[name], ref.scope)
            scope.values[name] = known or NOTHING
        for argument in (arguments.vararg, arguments.kwarg):
            if argument is not None:
                scope.values[argument.arg] = NOTHING

    def construct(self, ref, arguments, named):
        """An object is made: its methods may all be called."""
        made = Value(instances=(ref,))
        methods = [node for node in ref.node.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        methods.sort(key=lambda node: node.name != "__init__")
        for node in methods:
            method = Function(node, ref.module, ref.scope, ref)
            names = [argument.arg for argument in node.args.posonlyargs + node.args.args]
            given = {names[0]: made} if names else {}
            if node.name == "__init__":
                given = {**dict(zip(names, [made, *arguments])), **named}
            else:
                self.branches += 1
            self.follow(method, given)
            if node.name != "__init__":
                self.branches -= 1
        return made

    def imported(self, path):
        """A module of the script's own, looked at as far as its import runs it."""
        if path in self.modules:
            return self.modules[path]
        tree, error = (None, True) if len(self.modules) >= MOST_FILES else parsed(path)
        module = self.modules[path] = Module(path, tree)
        if error is None:
            before, self.module = self.module, module
            guard = guard_of(tree)
            self.body([node for node in tree.body if node is not guard], module.scope)
            self.module = before
        return module

    def module_named(self, name, level):
        folder = self.module.folder if level else self.root.folder
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        if not name:
            return os.path.join(folder, "__init__.py") if level else None
        return local_file(name, folder) or local_file(name, self.module.folder)


def short(node):
    """The code of a place, on one line that is not too long."""
    try:
        text = " ".join(ast.unparse(node).split())
    except (RecursionError, ValueError, AttributeError):
        return "code"
    return text if len(text) <= 60 else text[:57] + "..."
