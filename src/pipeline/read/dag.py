"""Tells the graphs that a Python file builds: `dag.py FILE`, with the file's text as input.

Whatever comes from `cursus` is a stand-in, so that package is not needed; other modules are those of this interpreter.
The file may read, and may neither write nor start or reach anything.
"""

import ast
import importlib.abc
import importlib.machinery
import json
import os
import re
import signal
import sys
import types

FILE = sys.argv[1]
PACKAGE = "cursus" + "._" * 15
SECONDS = 8


def line_of_caller():
    """The innermost line of the file itself."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != FILE:
        frame = frame.f_back
    return frame.f_lineno if frame else 1


def demand_name(node):
    if not isinstance(node, str) or node == "":
        raise TypeError(f"a node is named by a text, not by {node!r}")


class PipelineDAG:
    def __init__(self, nodes=None, edges=None, **others):
        # past what notes that more is set
        self.__dict__.update(nodes=[], edges=[], adj_list={}, reverse_adj={}, _lines={}, _line=line_of_caller())
        for name in others:
            self._lose(name)
        edges = list(edges or [])
        if isinstance(nodes, str) or any(isinstance(edge, str) for edge in edges):
            raise TypeError("nodes are a list of texts, and edges one of pairs")
        for node in nodes or []:
            self.add_node(node)
        for source, target in edges:
            self.add_edge(source, target)

    def _lose(self, name):
        self.__dict__.setdefault("_lost", []).append([name, line_of_caller()])

    def __setattr__(self, name, value):
        if name not in self.__dict__:
            self._lose(name)
        self.__dict__[name] = value

    def add_node(self, node):
        demand_name(node)
        if node in self.adj_list:
            return
        self.nodes.append(node)
        self._lines[node] = line_of_caller()
        self.adj_list[node] = []
        self.reverse_adj[node] = []

    def add_edge(self, source, target):
        self.add_node(source)
        self.add_node(target)
        if target in self.adj_list[source]:
            return
        self.edges.append((source, target))
        self._lines[source, target] = line_of_caller()
        self.adj_list[source].append(target)
        self.reverse_adj[target].append(source)

    def get_dependencies(self, node):
        return list(self.reverse_adj[node])

    def topological_sort(self):
        done = []
        while len(done) < len(self.nodes):
            ready = [node for node in self.nodes if node not in done and set(self.reverse_adj[node]) <= set(done)]
            if not ready:
                raise ValueError("the nodes form a circle")
            done += ready
        return done


class StandIn:
    """Whatever else `cursus` has: it can be named, called and derived from, but has no value."""

    def __init__(self, *_, **__):
        pass

    def __init_subclass__(cls, **_):
        pass

    def __call__(self, *given, **_):
        # as a decorator it leaves what it decorates
        return given[0] if len(given) == 1 and isinstance(given[0], (types.FunctionType, type)) else StandIn()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()


class StandInModule(types.ModuleType):
    __path__ = []
    __all__ = ["PipelineDAG"]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return PipelineDAG if name == "PipelineDAG" else type(name, (StandIn,), {})


class Cursus(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] == "cursus":
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module):
        pass


FORBIDDEN = (
    "subprocess. os.system os.exec os.fork os.posix_spawn os.spawn os.remove os.rename os.mkdir os.rmdir os.chmod os.chown "
    "os.link os.symlink os.truncate os.kill shutil. socket. pty. webbrowser. ftplib. smtplib. urllib. http."
).split()
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def forbid(event, given):
    if event == "open" and not isinstance(given[0], int) and given[2] & WRITES:
        raise PermissionError(f"it writes `{os.fsdecode(given[0])}`, and may only build a graph")
    if event.startswith(tuple(FORBIDDEN)):
        raise PermissionError(f"it asks for `{event}`, and may only build a graph")


class TooLong(BaseException):
    pass


def stop(*_):
    raise TooLong(f"no end after {SECONDS} s")


def returns_graph(function):
    named = re.fullmatch(r"(create|build|make|get|define)_(\w+_)?(dag|pipeline)", function.name)
    return named or (function.returns is not None and "PipelineDAG" in ast.unparse(function.returns))


def makers_in(tree):
    """Functions that give a graph, and whether they can be called as they are."""
    makers = [node for node in tree.body if isinstance(node, ast.FunctionDef) and returns_graph(node)]
    return [(maker.name, required(maker.args)) for maker in makers]


def required(given):
    positional = given.posonlyargs + given.args
    left = positional[: len(positional) - len(given.defaults)]
    return [one.arg for one in left] + [
        one.arg for one, default in zip(given.kwonlyargs, given.kw_defaults) if default is None
    ]


def told(name, dag):
    for node in dag.nodes:
        demand_name(node)
    for edge in dag.edges:
        if len(edge) != 2 or not set(edge) <= set(dag.nodes):
            raise ValueError(f"an edge is between two nodes, which {edge!r} is not")
    return {
        "name": name,
        "line": dag._line,
        "nodes": [[node, dag._lines.get(node, dag._line)] for node in dict.fromkeys(dag.nodes)],
        "edges": [[*edge, dag._lines.get(edge, dag._line)] for edge in dict.fromkeys(map(tuple, dag.edges))],
        "lost": dag.__dict__.get("_lost", []),
    }


def graphs_in(tree):
    module = types.ModuleType(os.path.basename(FILE).rsplit(".", 1)[0])
    module.__dict__.update(__file__=FILE, __package__=PACKAGE)
    sys.modules[module.__name__] = module
    exec(compile(tree, FILE, "exec"), module.__dict__)
    found = {id(value): (name, value) for name, value in module.__dict__.items() if isinstance(value, PipelineDAG)}
    if found:
        return {"graphs": [told(*one) for one in found.values()]}
    makers = makers_in(tree)
    made = [(name, module.__dict__[name]()) for name, wants in makers if not wants]
    graphs = [told(name, dag) for name, dag in made if isinstance(dag, PipelineDAG)]
    return {"graphs": graphs, "wanting": [[name, wants] for name, wants in makers if wants]}


def line_in(error):
    """The innermost line of the file in a traceback."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        lines += [trace.tb_lineno] if trace.tb_frame.f_code.co_filename == FILE else []
        trace = trace.tb_next
    return lines[-1] if lines else 1


def answer(source):
    try:
        tree = ast.parse(source, FILE)
        return graphs_in(tree)
    except SyntaxError as error:
        inside = error.filename == FILE
        where = {"line": error.lineno or 1, "column": error.offset or 1} if inside else {"line": line_in(error)}
        return {"error": {"reason": f"SyntaxError: {error.msg}", "column": 1, **where}}
    except TooLong as error:
        return {"error": {"reason": str(error), "line": line_in(error), "column": 1}}
    except BaseException as error:
        kind = type(error).__name__
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        reason = " ".join(f"{kind}: {error}".split()) if str(error) else kind
        return {"error": {"reason": reason, "line": line_in(error), "column": 1, "missing": missing}}


def main():
    source = sys.stdin.buffer.read()
    # what the file prints must not get between the lines of the answer
    channel = os.dup(1)
    os.dup2(2, 1)
    # modules that lie beside the file are its own
    sys.path[0] = os.path.dirname(FILE)
    sys.meta_path.insert(0, Cursus())
    sys.dont_write_bytecode = True
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, stop)
        signal.alarm(SECONDS)
    sys.addaudithook(forbid)
    text = json.dumps(answer(source)).encode()
    while text:
        text = text[os.write(channel, text) :]
    # whatever the file left running ends here
    os._exit(0)


main()
