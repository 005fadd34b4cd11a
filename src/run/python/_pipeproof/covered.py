"""Writes down what of the project a script runs: pairs of a line and the one that came after it.

A pair says `0` where one of its lines is not known, and the negative first line of a function for its begin or end.
"""

import json
import os
import sys
import warnings

from . import opened, tracing
from .modules import is_installed

APART = ("/site-packages/", "/dist-packages/", "/node_modules/", "/.pipeproof/")


def library():
    """coverage.py, where this interpreter has it: never a file of that name beside a script."""
    if "coverage" not in sys.modules and not is_installed("coverage"):
        return None
    try:
        import coverage
    except Exception:
        return None
    return coverage if hasattr(coverage, "Coverage") else None


def prepare():
    """Loads once what every fork of the warm server would load."""
    library()
    if hasattr(sys, "monitoring"):
        import dis  # noqa: F401


class ByLibrary:
    """Its own files stay unwritten: what it says goes with what the others say."""

    def __init__(self, coverage, root):
        omitted = [f"*{part}*" for part in APART]
        inside = [os.path.join(root, "*")]
        # which lines count is asked where the results of all runs are together
        self.made = coverage.Coverage(data_file=None, config_file=False, branch=True, include=inside, omit=omitted)

    def start(self):
        self.made.start()

    def stop(self):
        self.made.stop()

    def pairs(self):
        data = self.made.get_data()
        return {path: data.arcs(path) or [] for path in data.measured_files()}


def project_path(root):
    """Gives the path of a file of the project, and nothing for others; each is looked at once."""
    known = {}

    def path_of(name):
        if name not in known:
            path = os.path.realpath(name)
            is_own = not name.startswith("<") and path.startswith(os.path.join(root, ""))
            apart = any(part in path for part in APART) or path.startswith(opened.STDLIB + "/")
            known[name] = path if is_own and not apart else None
        return known[name]

    return path_of


class Collection:
    """The pairs of one job; a fork of its script writes a file of its own."""

    def __init__(self, wanted):
        coverage = None if wanted.get("builtin") else library()
        root = os.path.realpath(wanted["root"])
        self.file, self.pid, self.leave = wanted["file"], os.getpid(), os._exit
        self.tracer = tracing.best(project_path(root)) if coverage is None else ByLibrary(coverage, root)

    def start(self):
        os._exit = self.exit
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.tracer.start()

    def exit(self, code):
        """What ends here, as the children of `multiprocessing` do, says before what it ran."""
        self.stop()
        self.leave(code)

    def stop(self):
        os._exit = self.leave
        # what follows is not the script's
        opened.current = None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.tracer.stop()
                self.write(self.tracer.pairs())
        except Exception:
            # a run is worth more than what it says here
            pass

    def write(self, pairs):
        path = self.file if os.getpid() == self.pid else f"{self.file}.{os.getpid()}"
        with open(path, "w", encoding="utf-8") as target:
            json.dump({name: sorted(each) for name, each in pairs.items() if each}, target)


class Nothing:
    """Where nobody asks."""

    def stop(self):
        pass


def begin(job):
    if not job.get("coverage"):
        return Nothing()
    try:
        collection = Collection(job["coverage"])
        collection.start()
    except Exception:
        return Nothing()
    return collection
