"""The calls of a script: those that read a name, those that hand on what it is given, and its own functions."""

import ast

from .value import NOTHING, Class, Function, Value, either, joined

# they look at what they get as a whole, and no name of it matters
HARMLESS = {"print", "len", "bool", "str", "repr", "type", "isinstance", "id", "callable", "format", "json.dumps"}
LOGS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
COPIES = {"dict", "copy.copy", "copy.deepcopy", "types.MappingProxyType", "typing.cast", "vars"}
PATHS = {"os.path.join", "os.path.abspath", "os.path.normpath", "pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath"}


def literal(node):
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def text_of(node):
    """A default as text, where it is written out."""
    found = literal(node)
    return str(found) if isinstance(found, (str, int, float, bool)) else None


def is_writing(node):
    """Whether a call makes what it is given a path of."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "open":
        modes = [literal(each) for each in [*node.args[1:2], *(each.value for each in node.keywords if each.arg == "mode")]]
        return any(isinstance(mode, str) and set(mode) & set("wax") for mode in modes)
    return name.startswith(("to_", "save", "write", "mkdir", "makedirs", "dump"))


class Calls:
    def of_Call(self, node, scope):
        writes = is_writing(node)
        self.writes += writes
        found = self.called(node, scope)
        self.writes -= writes
        return found

    def called(self, node, scope):
        callee = node.func
        if isinstance(callee, ast.Attribute):
            owner = self.environment(self.quietly(callee.value, scope))
            if owner.kinds:
                self.value(callee.value, scope)
                return self.method(owner, callee.attr, node, scope)
            if owner.instances:
                self.value(callee.value, scope)
                return self.own_method(owner, callee.attr, node, scope)
        found = self.value(callee, scope, used=False)
        name = found.dotted or (callee.id if isinstance(callee, ast.Name) and found == NOTHING else "")
        if name in ("getattr", "hasattr", "setattr"):
            return self.attribute(name, node, scope)
        if name in ("os.getenv", "os.environ.get"):
            return self.get(Value(kinds=frozenset(["env"])), node, scope)
        if name.endswith("argparse.ArgumentParser"):
            return self.parser(node, scope)
        if name in PATHS:
            return joined([self.value(each, scope, used=False) for each in node.args], "/")
        if name in COPIES and node.args:
            return self.copy(node, scope)
        arguments, named = self.arguments(node, scope, used=not found.refs)
        if found.refs:
            return self.call_own(found, arguments, named, node)
        if name not in HARMLESS and getattr(callee, "attr", None) not in LOGS:
            for value in [*arguments, *named.values()]:
                self.escapes(value, node)
        return NOTHING

    def arguments(self, node, scope, used):
        positional = []
        for each in node.args:
            found = self.value(each.value if isinstance(each, ast.Starred) else each, scope, used)
            if isinstance(each, ast.Starred):
                self.escapes(found, node)
            positional.append(self.environment(found))
        named = {}
        for each in node.keywords:
            found = self.environment(self.value(each.value, scope, used))
            if each.arg is None:
                # `**environ_vars`
                self.escapes(found, node)
            else:
                named[each.arg] = found
        return positional, named

    def call_own(self, callee, arguments, named, node):
        found = NOTHING
        for ref in callee.refs:
            if isinstance(ref, Class):
                found = either(found, self.construct(ref, arguments, named))
                continue
            names = [each.arg for each in ref.node.args.posonlyargs + ref.node.args.args]
            for value in arguments[len(names) :]:
                self.escapes(value, node)
            self.mounts(ref, arguments, named, node)
            known = {*names, *(each.arg for each in ref.node.args.kwonlyargs)}
            for name, value in named.items():
                if name not in known:
                    self.escapes(value, node)
            found = either(found, self.follow(ref, {**dict(zip(names, arguments)), **named}))
        return found

    def mounts(self, ref, arguments, named, node):
        """Which folder the script itself gives to a name when it calls its `main`."""
        if self.phase != "guard" or ref.node.name != "main":
            return
        names = [each.arg for each in ref.node.args.posonlyargs + ref.node.args.args]
        given = [named.get(name, arguments[index] if index < len(arguments) else NOTHING) for index, name in enumerate(names)]
        for side, value in zip(("input", "output"), given):
            for name, entry in value.entries:
                for path in sorted(entry.texts)[:1]:
                    self.note("mount", node, kind=side, name=name, path=path, open=entry.open)

    def own_method(self, owner, name, node, scope):
        arguments, named = self.arguments(node, scope, used=True)
        found = self.of_instance(owner.instances, name)
        for instance in owner.instances:
            for method in instance.node.body:
                if isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)) and method.name == name:
                    ref = Function(method, instance.module, instance.scope, instance)
                    names = [each.arg for each in method.args.posonlyargs + method.args.args]
                    given = dict(zip(names, [Value(instances=(instance,)), *arguments]))
                    found = either(found, self.follow(ref, {**given, **named}))
        return found

    def copy(self, node, scope):
        arguments, named = self.arguments(node, scope, used=True)
        for name in named:
            for kind in sorted(arguments[0].kinds):
                self.note("set", node, kind=kind, name=name)
        return arguments[-1]

    def attribute(self, name, node, scope):
        if len(node.args) < 2:
            return NOTHING
        owner, key = self.value(node.args[0], scope, used=False), self.value(node.args[1], scope)
        default = node.args[2] if len(node.args) > 2 else None
        if default is not None:
            self.softly(default, scope)
        if "arg" not in owner.kinds:
            return NOTHING
        if name == "setattr":
            for text in sorted(key.texts):
                self.note("set", node, kind="arg", name=text)
            return NOTHING
        how = "demanded" if name == "getattr" and default is None else "optional" if name == "getattr" else "tested"
        if name == "hasattr" and self.refused and self.denied:
            how = "demanded"
        self.reads(Value(kinds=frozenset(["arg"])), key, node, how, default and text_of(default))
        return NOTHING

    def get(self, owner, node, scope, how="optional"):
        """`.get(name, default)` and its like."""
        key = self.value(node.args[0], scope) if node.args else NOTHING
        second = node.args[1] if len(node.args) > 1 else next((each.value for each in node.keywords), None)
        fallback = self.softly(second, scope) if second is not None else NOTHING
        self.reads(owner, key, node, how if second is None else "optional", second and text_of(second))
        return either(fallback, self.entry(owner, key))

    def method(self, owner, name, node, scope):
        if "parser" in owner.kinds:
            return self.of_parser(owner, name, node, scope)
        if name == "get":
            refused = self.refused and self.denied and len(node.args) == 1
            return self.get(owner, node, scope, "demanded" if refused else "optional")
        if name in ("pop", "__getitem__"):
            return self.get(owner, node, scope, "demanded")
        if name == "setdefault":
            key = self.value(node.args[0], scope) if node.args else NOTHING
            for kind in sorted(owner.kinds):
                for text in sorted(key.texts):
                    self.note("set", node, kind=kind, name=text)
            return self.get(owner, node, scope)
        arguments, named = self.arguments(node, scope, used=True)
        if name == "copy":
            return owner
        for value in [*arguments, *named.values()]:
            self.escapes(value, node)
        if name == "update":
            for text in {*(arguments[0].items if arguments else ()), *named}:
                for kind in sorted(owner.kinds):
                    self.note("set", node, kind=kind, name=text)
        else:
            self.escapes(owner, node)
        return NOTHING

    def parser(self, node, scope):
        self.arguments(node, scope, used=True)
        for each in node.keywords:
            if each.arg in ("parents", "prefix_chars", "fromfile_prefix_chars", "argument_default"):
                self.note("options", node, sure=False)
        return Value(kinds=frozenset(["parser"]))

    def of_parser(self, owner, name, node, scope):
        if name == "add_argument":
            self.option(node, scope)
            return NOTHING
        self.arguments(node, scope, used=True)
        if name in ("add_argument_group", "add_mutually_exclusive_group"):
            return owner
        if name in ("parse_args", "parse_intermixed_args"):
            # arguments of its own are not those of the command line
            self.note("parse", node, strict=True) if not node.args and not node.keywords else None
            return Value(kinds=frozenset(["parsed"]))
        if name.startswith("parse_known"):
            self.note("parse", node, strict=False)
        elif name in ("add_subparsers", "set_defaults"):
            self.note("options", node, sure=False)
        return NOTHING

    def option(self, node, scope):
        names = [literal(each) for each in node.args]
        given = {each.arg: each.value for each in node.keywords}
        if "default" in given:
            self.softly(given["default"], scope)
        if None in given or not all(isinstance(name, str) for name in names) or not names:
            self.note("options", node, sure=False)
            return
        action = literal(given["action"]) if "action" in given else None
        facts = {
            "names": names,
            "required": bool(literal(given["required"])) if "required" in given else False,
            "choices": self.choices(given.get("choices"), scope),
            "default": text_of(given["default"]) if "default" in given else None,
            "type": given["type"].id if isinstance(given.get("type"), ast.Name) else None,
            "nargs": text_of(given["nargs"]) if "nargs" in given else None,
            "action": action if isinstance(action, str) else "other" if "action" in given else None,
        }
        self.note("option", node, **facts)

    def choices(self, node, scope):
        found = literal(node) if node is not None else None
        if isinstance(found, (list, tuple)):
            return [str(each) for each in found]
        named = self.quietly(node, scope).items if node is not None else None
        return sorted(named) if named else None
