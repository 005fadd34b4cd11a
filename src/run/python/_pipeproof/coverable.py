"""What a file could run, told from its text: its statements, functions and branches, less what is marked to be left out."""

import ast
import re

from .source import parsed

LEFT_OUT = re.compile(r"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
# a `case` is there from 3.10 on
PLACED = (ast.stmt, ast.excepthandler, getattr(ast, "pattern", ast.stmt))


def span(nodes):
    """The lines of a block; none of one that is not there."""
    return range(nodes[0].lineno, nodes[-1].end_lineno + 1) if nodes else range(0)


def placed(node):
    """A `case` has no place of its own."""
    return node.pattern if hasattr(node, "pattern") and hasattr(node, "body") else node


def body_of(node):
    body = getattr(node, "cases", None) or getattr(node, "body", None)
    return [placed(each) for each in body] if isinstance(body, list) else []


def heads(node):
    """The lines of a statement without those of its block, each with the line that stands for it."""
    at = placed(node)
    for decorator in getattr(node, "decorator_list", []):
        for line in span([decorator]):
            yield line, decorator.lineno
    body = body_of(node)
    last = max(at.lineno, body[0].lineno - 1) if body else at.end_lineno
    for line in range(at.lineno, last + 1):
        yield line, at.lineno


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_constant(test):
    return isinstance(test, ast.Constant) or isinstance(test, ast.Name) and test.id == "__debug__"


def codes_in(code):
    yield code
    for each in code.co_consts:
        if hasattr(each, "co_code"):
            yield from codes_in(each)


def lines_in(code):
    """The lines that the interpreter knows of."""
    import dis

    return {line for each in codes_in(code) for _, line in dis.findlinestarts(each) if line}


class Coverable:
    """The parts of one file."""

    def __init__(self, tree, text, path):
        self.text = text.splitlines()
        self.nodes = [node for node in ast.walk(tree) if isinstance(placed(node), PLACED)]
        self.owner = {line: own for node in self.nodes for line, own in heads(node)}
        self.out = {line for node in self.nodes for line in self.left_out(node)}
        docs = {line for node in self.nodes if is_docstring(node) for line in span([node])}
        known = lines_in(compile(tree, path, "exec", dont_inherit=True))
        own = {self.owner[line] for line in known if line in self.owner}
        self.statements = sorted(own - self.out - docs)
        names = self.named(tree, "")
        self.functions = [each for each in names if each["line"] not in self.out]
        counted = own - self.out
        self.branches = [each for node in self.nodes for each in branches_of(node) if self.decides(each, counted)]

    def decides(self, branch, counted):
        """Whether both of its arms count."""
        return branch["line"] in counted and branch["other"] not in self.out and branch["inside"].start not in self.out

    def is_marked(self, lines):
        return any(LEFT_OUT.search(self.text[line - 1]) for line in lines if line <= len(self.text))

    def left_out(self, node):
        """A mark at the head of a block leaves out all of it."""
        marked = self.is_marked([line for line, _ in heads(node)])
        if marked:
            start = min(line for line, _ in heads(node))
            yield from range(start, (span(body_of(node)) or span([placed(node)])).stop)
            if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
                yield from span([node])
        after = getattr(node, "orelse", [])
        if after and self.is_marked(range(node.body[-1].end_lineno + 1, after[0].lineno)):
            yield from span(after)

    def named(self, node, prefix):
        """The functions below a node, by their whole names."""
        for child in ast.iter_child_nodes(node):
            inside = prefix
            if isinstance(child, FUNCTIONS + (ast.ClassDef,)):
                inside = f"{prefix}{child.name}."
            if isinstance(child, FUNCTIONS):
                first = min([child.lineno, *(each.lineno for each in child.decorator_list)])
                body = [each for each in child.body if not is_docstring(each)]
                lines = [line for line in span(body) if line > child.lineno]
                yield {"name": prefix + child.name, "line": child.lineno, "first": first, "end": child.end_lineno, "body": lines}
            yield from self.named(child, inside)


def branch(kind, node, body, other):
    """One arm leads into a block, the other one past it; within one line nobody can tell them apart."""
    line, inside = placed(node).lineno, span(body)
    if not inside or inside.start == line:
        return []
    return [{"kind": kind, "line": line, "inside": inside, "other": other.lineno if other else line}]


def first_of(nodes):
    return placed(nodes[0]) if nodes else None


def branches_of(node):
    if isinstance(node, (ast.If, ast.While)) and is_constant(node.test):
        return []
    if isinstance(node, (ast.If, *LOOPS)):
        return branch("if" if isinstance(node, ast.If) else "loop", node, node.body, first_of(node.orelse))
    if hasattr(node, "cases"):
        pairs = zip(node.cases, [*node.cases[1:], None])
        return [each for case, after in pairs for each in case_branch(case, after)]
    return []


def case_branch(case, after):
    takes_all = case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    return [] if takes_all else branch("case", case, case.body, placed(after) if after else None)


def coverable(path):
    """The parts of a file; none where it can not be read as Python."""
    tree, error = parsed(path)
    if error is not None:
        return None
    with open(path, "rb") as source:
        return Coverable(tree, source.read().decode("utf-8", "replace"), path)
