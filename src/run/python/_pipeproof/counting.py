"""What all runs together covered of files: for each its statements, functions and branches, with the runs that came there."""

import contextlib
import json
import os
import sys
import tempfile

from .coverable import coverable
from .covered import library


def most(counts):
    return max(counts, default=0)


class Ran:
    """How many runs came to each line of a file, and from which to which."""

    def __init__(self, lines, pairs, owner):
        self.pairs, self.counts = [], {}
        for line, count in lines:
            own = owner.get(line, line)
            self.counts[own] = max(self.counts.get(own, 0), count)
        for before, after, count in pairs:
            self.pairs.append((owner.get(before, before), owner.get(after, after), count))

    def into(self, line, inside):
        return most(count for before, after, count in self.pairs if before == line and after in inside)

    def past(self, line, inside):
        others = (count for before, after, count in self.pairs if before == line != after and after not in inside)
        return most(others)

    def along(self, line, target):
        exact = (count for before, after, count in self.pairs if before == line and (after == target or after < 0 > target))
        return most(exact)

    def function(self, first, body):
        entered = (count for before, _, count in self.pairs if before == -first)
        return most([*entered, *(self.counts.get(line, 0) for line in body)])


def functions(parts, ran, left_out=frozenset()):
    return [
        {"name": each["name"], "line": each["line"], "end": each["end"], "count": ran.function(each["first"], each["body"])}
        for each in parts.functions
        if each["line"] not in left_out
    ]


def by_ourselves(parts, ran):
    return {
        "lines": [[line, ran.counts.get(line, 0)] for line in parts.statements],
        "functions": functions(parts, ran),
        "branches": [
            {
                "kind": each["kind"],
                "line": each["line"],
                "arms": [
                    [each["inside"].start, ran.into(each["line"], each["inside"])],
                    [each["other"], ran.past(each["line"], each["inside"])],
                ],
            }
            for each in parts.branches
        ],
    }


def by_library(parts, ran, told):
    """What coverage.py says of a file, in the same words; its functions are ours."""
    left_out = set(told["excluded_lines"])
    lines = [[line, max(1, ran.counts.get(line, 0))] for line in told["executed_lines"] if line not in left_out]
    lines += [[line, 0] for line in told["missing_lines"]]
    arms = {}
    for line, target in told.get("executed_branches", []):
        arms.setdefault(line, []).append([target, max(1, ran.along(line, target))])
    for line, target in told.get("missing_branches", []):
        arms.setdefault(line, []).append([target, 0])
    return {
        "lines": sorted(lines),
        "functions": functions(parts, ran, left_out),
        "branches": [
            {"kind": "branch", "line": line, "arms": [[target if target > 0 else line, count] for target, count in sorted(each)]}
            for line, each in sorted(arms.items())
        ],
    }


def asked(coverage, files):
    """The report of coverage.py, which knows the project's own configuration of it."""
    made = coverage.Coverage(data_file=None, branch=True)
    left_out = [*(made.get_option("run:omit") or []), *(made.get_option("report:omit") or [])]
    data = made.get_data()
    # it takes a line that was come to from nowhere for the first of a function
    data.add_arcs({path: [(a or -1, b) for a, b, _ in ran["pairs"] if b] for path, ran in files.items()})
    data.touch_files(files)
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        try:
            made.json_report(morfs=list(files), outfile=report, ignore_errors=True, omit=left_out)
        except coverage.CoverageException:
            # all of them are left out
            return {}
        with open(report, encoding="utf-8") as source:
            return {os.path.realpath(path): told for path, told in json.load(source)["files"].items()}


def counted(files, builtin):
    coverage = None if builtin else library()
    # it prints where it saved what
    with contextlib.redirect_stdout(sys.stderr):
        reports = None if coverage is None else asked(coverage, files)
    told = {}
    for path, ran in files.items():
        parts = coverable(path)
        if parts is None or reports is not None and path not in reports:
            continue
        known = Ran(ran["lines"], ran["pairs"], parts.owner)
        told[path] = by_ourselves(parts, known) if reports is None else by_library(parts, known, reports[path])
    return told


def main(request):
    with open(request, encoding="utf-8") as source:
        asked_for = json.load(source)
    os.chdir(asked_for["root"])
    print(json.dumps(counted(asked_for["files"], asked_for["builtin"])))
