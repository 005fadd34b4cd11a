"""The expressions of a script: what is known of their values."""

import ast

from .value import NOTHING, Value, either, joined

ROOTS = ("/opt/ml", "/tmp")

# begins what stands for the folder of a port
MARK = "\0"


def is_path(text):
    return any(text == root or text.startswith(root + "/") for root in ROOTS) and not any(map(str.isspace, text))


class Expressions:
    def value(self, node, scope, used=True):
        """What is known of an expression; a path is told where it is used, not where it gets its name."""
        handle = getattr(self, "of_" + type(node).__name__, None)
        if handle is not None:
            found = handle(node, scope)
        else:
            found = NOTHING
            for child in ast.iter_child_nodes(node):
                self.child(child, scope)
        if used:
            self.use(found, node)
        return found

    def use(self, found, node):
        for text in sorted(found.texts):
            if text.startswith(MARK):
                kind, name = text[1:].split(MARK, 1)
                name, _, path = name.partition("/")
                self.note("file", node, kind=kind, name=name, path=path, open=found.open)
            elif is_path(text):
                cut = min([text.find(mark) for mark in "{%*?[" if mark in text], default=-1)
                whole = text if cut < 0 else text[:cut]
                open_ended, soft = found.open or cut >= 0, found.soft or self.soft > 0
                self.note("path", node, path=whole, text=text, open=open_ended, soft=soft, writes=self.writes > 0)

    def quietly(self, node, scope):
        """The value alone: what is read on the way is told elsewhere."""
        self.quiet += 1
        found = self.value(node, scope, used=False)
        self.quiet -= 1
        return found

    def softly(self, node, scope):
        """A value that is used only where another is missing."""
        self.soft += 1
        found = self.value(node, scope)
        self.soft -= 1
        return found._replace(soft=True) if found.texts else found

    def maybe(self, node, scope, used=False):
        self.branches += 1
        found = self.value(node, scope, used)
        self.branches -= 1
        return found

    def of_Constant(self, node, scope):
        return Value(texts=frozenset([node.value])) if isinstance(node.value, str) else NOTHING

    def of_Name(self, node, scope):
        return scope.get(node.id) if isinstance(node.ctx, ast.Load) else NOTHING

    def of_NamedExpr(self, node, scope):
        found = self.value(node.value, scope)
        self.assign(node.target, found, scope, node)
        return found

    def of_Await(self, node, scope):
        return self.value(node.value, scope, used=False)

    def of_Attribute(self, node, scope):
        owner = self.value(node.value, scope)
        if "arg" in owner.kinds:
            self.read("arg", [node.attr], node, "demanded")
            return NOTHING
        if owner.module is not None:
            return owner.module.scope.get(node.attr)
        if owner.instances:
            return self.of_instance(owner.instances, node.attr)
        if owner.dotted:
            dotted = f"{owner.dotted}.{node.attr}"
            return Value(kinds=frozenset(["env"])) if dotted == "os.environ" else Value(dotted=dotted)
        return NOTHING

    def of_instance(self, instances, name):
        found = NOTHING
        for instance in instances:
            found = either(found, self.attributes.get((id(instance.node), name), NOTHING))
        return found

    def of_Subscript(self, node, scope):
        owner, key = self.value(node.value, scope, used=False), self.value(node.slice, scope)
        if not isinstance(node.ctx, ast.Load):
            return NOTHING
        self.reads(self.environment(owner), key, node, "demanded")
        return self.entry(owner, key)

    def entry(self, owner, key):
        entries = dict(owner.entries)
        found = NOTHING
        for name in key.texts:
            found = either(found, entries.get(name, NOTHING))
        folders = owner.kinds & {"input", "output"}
        if folders and not key.open:
            found = either(found, Value(texts=frozenset(f"{MARK}{kind}{MARK}{name}" for kind in folders for name in key.texts)))
        return found

    def environment(self, value):
        """`from os import environ` is the environment too."""
        return Value(kinds=frozenset(["env"])) if value.dotted == "os.environ" else value

    def of_BoolOp(self, node, scope):
        first, *others = node.values
        # of `a or b` each alone is enough
        refused, self.refused = self.refused, self.refused and isinstance(node.op, ast.Or)
        found = self.value(first, scope, used=False)
        for other in others:
            more = self.softly(other, scope) if isinstance(other, ast.Constant) else self.maybe(other, scope)
            found = either(found, more)
        self.refused = refused
        return found

    def of_UnaryOp(self, node, scope):
        self.denied = isinstance(node.op, ast.Not)
        self.value(node.operand, scope)
        self.denied = False
        return NOTHING

    def of_IfExp(self, node, scope):
        self.value(node.test, scope)
        return either(self.maybe(node.body, scope), self.maybe(node.orelse, scope))

    def of_BinOp(self, node, scope):
        left, right = self.value(node.left, scope, used=False), self.value(node.right, scope, used=False)
        kinds = (left.kinds | right.kinds) if isinstance(node.op, ast.BitOr) else frozenset()
        if isinstance(node.op, (ast.Add, ast.Div)) and left.texts:
            return joined([left, right], "/" if isinstance(node.op, ast.Div) else "")
        self.use(left, node)
        self.use(right, node)
        return Value(kinds=kinds)

    def of_JoinedStr(self, node, scope):
        parts = []
        for part in node.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            parts.append(self.value(inner, scope, used=False))
        return joined(parts, "")

    def of_Dict(self, node, scope):
        kinds, entries = frozenset(), {}
        for key, item in zip(node.keys, node.values):
            found = self.value(item, scope, used=False)
            if key is None:
                kinds |= self.environment(found).kinds
                entries.update(dict(found.entries))
                continue
            for name in self.value(key, scope).texts or [None]:
                if name is None:
                    self.escapes(found, node)
                    self.use(found, item)
                else:
                    entries[name] = found
        if kinds:
            for name in entries:
                for kind in sorted(kinds):
                    self.note("set", node, kind=kind, name=name)
        return Value(kinds=kinds, entries=tuple(entries.items()), items=frozenset(entries))

    def of_List(self, node, scope):
        items = frozenset()
        for each in node.elts:
            found = self.value(each, scope, used=not isinstance(each, ast.Constant))
            items |= found.texts
            self.escapes(found, node)
        return Value(items=items)

    of_Tuple = of_Set = of_List

    def of_Compare(self, node, scope):
        left = self.value(node.left, scope)
        for operator, side in zip(node.ops, node.comparators):
            right = self.environment(self.value(side, scope, used=False))
            if isinstance(operator, (ast.In, ast.NotIn)):
                refused = isinstance(operator, ast.NotIn) and self.refused and not self.denied
                self.reads(right, left, node, "demanded" if refused else "tested")
            left = right
        return NOTHING

    def of_Lambda(self, node, scope):
        inner = type(scope)(scope)
        for argument in node.args.args:
            inner.values[argument.arg] = NOTHING
        self.maybe(node.body, inner, used=True)
        return NOTHING

    def of_ListComp(self, node, scope):
        inner = type(scope)(scope)
        conditions = 0
        for part in node.generators:
            self.loop(part.target, self.value(part.iter, inner, used=False), inner, part.iter)
            for test in part.ifs:
                self.value(test, inner)
                conditions = 1
        self.branches += conditions
        fields = [getattr(node, field, None) for field in ("elt", "key", "value")]
        results = [self.value(each, inner) for each in fields if each is not None]
        self.branches -= conditions
        return Value(items=results[0].texts)

    of_SetComp = of_GeneratorExp = of_DictComp = of_ListComp
