"""The statements of a script, in their order."""

import ast

from .value import NOTHING, Class, Function, Value, either

CATCHES = {"KeyError", "LookupError", "AttributeError", "Exception", "BaseException"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def ends(body):
    """Whether a block ends the script: it raises, or exits."""
    last = body[-1]
    if isinstance(last, ast.Raise):
        return True
    call = last.value if isinstance(last, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func) in ("sys.exit", "exit", "quit", "os._exit")


def catches(handler):
    """Whether the lack of a name may be caught, and the script goes on."""
    kinds = handler.type
    if ends(handler.body):
        return False
    named = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    return kinds is None or any(getattr(each, "id", getattr(each, "attr", None)) in CATCHES for each in named)


class Statements:
    def body(self, statements, scope):
        """First the names, so that a function may speak of what stands below it."""
        for node in statements:
            if isinstance(node, FUNCTIONS):
                scope.values[node.name] = Value(refs=(Function(node, self.module, scope, None),))
            elif isinstance(node, ast.ClassDef):
                scope.values[node.name] = Value(refs=(Class(node, self.module, scope),))
        for node in statements:
            self.statement(node, scope)

    def statement(self, node, scope):
        handle = getattr(self, "on_" + type(node).__name__, None)
        if handle is not None:
            handle(node, scope)
            return
        for child in ast.iter_child_nodes(node):
            self.child(child, scope)

    def child(self, node, scope):
        if isinstance(node, ast.stmt):
            self.statement(node, scope)
        elif isinstance(node, ast.expr):
            self.value(node, scope)
        else:
            for inner in ast.iter_child_nodes(node):
                self.child(inner, scope)

    def branch(self, statements, scope):
        self.branches += 1
        self.body(statements, scope)
        self.branches -= 1

    def on_FunctionDef(self, node, scope):
        for decorator in node.decorator_list:
            self.value(decorator, scope)
        if node.decorator_list:
            # whoever decorates it may call it
            self.escapes(scope.get(node.name), node)

    on_AsyncFunctionDef = on_FunctionDef

    def on_ClassDef(self, node, scope):
        for each in [*node.decorator_list, *node.bases]:
            self.value(each, scope)
        for child in node.body:
            if not isinstance(child, FUNCTIONS):
                self.statement(child, type(scope)(scope))

    def on_Expr(self, node, scope):
        if not isinstance(node.value, ast.Constant):
            self.value(node.value, scope)

    def on_Return(self, node, scope):
        if node.value is not None:
            found = self.value(node.value, scope, used=False)
            self.returned = either(self.returned, found)

    def on_Assign(self, node, scope):
        found = self.value(node.value, scope, used=False)
        for target in node.targets:
            self.assign(target, found, scope, node)

    def on_AnnAssign(self, node, scope):
        if node.value is not None:
            self.assign(node.target, self.value(node.value, scope, used=False), scope, node)

    def on_AugAssign(self, node, scope):
        self.value(node.value, scope)
        self.value(node.target, scope)

    def on_NamedExpr(self, node, scope):
        self.assign(node.target, self.value(node.value, scope), scope, node)

    def assign(self, target, found, scope, node):
        if isinstance(target, ast.Name):
            scope.add(target.id, found)
        elif isinstance(target, ast.Attribute):
            owner = self.value(target.value, scope, used=False)
            for instance in owner.instances:
                key = (id(instance.node), target.attr)
                self.attributes[key] = either(self.attributes.get(key, NOTHING), found)
            if "arg" in owner.kinds:
                self.note("set", node, kind="arg", name=target.attr)
            elif not owner.instances:
                self.escapes(found, node)
        elif isinstance(target, ast.Subscript):
            self.assign_item(target, found, scope, node)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, NOTHING, scope, node)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for each in target.elts:
                self.assign(each, NOTHING, scope, node)
            self.escapes(found, node)

    def assign_item(self, target, found, scope, node):
        owner, key = self.value(target.value, scope, used=False), self.value(target.slice, scope)
        for kind in sorted(owner.kinds):
            for name in sorted(key.texts):
                self.note("set", node, kind=kind, name=name)
        self.escapes(found, node)

    def on_For(self, node, scope):
        over = self.value(node.iter, scope, used=False)
        self.loop(node.target, over, scope, node.iter)
        self.body(node.body, scope)
        self.branch(node.orelse, scope)

    on_AsyncFor = on_For

    def loop(self, target, over, scope, node):
        self.escapes(over._replace(refs=()), node)
        self.assign(target, Value(texts=over.items) if isinstance(target, ast.Name) else NOTHING, scope, node)

    def on_While(self, node, scope):
        self.value(node.test, scope)
        self.branch(node.body + node.orelse, scope)

    def on_If(self, node, scope):
        self.refused = ends(node.body)
        self.value(node.test, scope)
        self.refused = False
        self.branch(node.body, scope)
        self.branch(node.orelse, scope)

    def on_Match(self, node, scope):
        self.value(node.subject, scope)
        for case in node.cases:
            self.branch(case.body, scope)

    def on_Try(self, node, scope):
        caught = any(catches(handler) for handler in node.handlers)
        self.caught += caught
        self.body(node.body, scope)
        self.caught -= caught
        for handler in node.handlers:
            self.branch(handler.body, scope)
        self.branch(node.orelse, scope)
        self.body(node.finalbody, scope)

    on_TryStar = on_Try

    def on_With(self, node, scope):
        for item in node.items:
            found = self.value(item.context_expr, scope)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, found, scope, node)
        self.body(node.body, scope)

    on_AsyncWith = on_With

    def on_Import(self, node, scope):
        for alias in node.names:
            path = self.module_named(alias.name, 0)
            module = self.imported(path) if path else None
            # `import a.b` binds `a`
            dotted = alias.name if alias.asname else alias.name.split(".")[0]
            scope.add(alias.asname or dotted, Value(dotted=dotted, module=module if alias.asname or dotted == alias.name else None))

    def on_ImportFrom(self, node, scope):
        path = self.module_named(node.module, node.level)
        module = self.imported(path) if path else None
        for alias in node.names:
            if module is None:
                found = Value(dotted=f"{node.module}.{alias.name}")
            elif alias.name == "*":
                scope.values.update(module.scope.values)
                continue
            else:
                found = module.scope.get(alias.name)
                inner = self.module_named(f"{node.module}.{alias.name}" if node.module else alias.name, node.level)
                if found == NOTHING and inner:
                    found = Value(module=self.imported(inner))
            scope.add(alias.asname or alias.name, found)
