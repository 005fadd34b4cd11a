"""Runs one script in this process: the job comes as JSON on standard input, the answer goes to descriptor 3."""

import json
import os
import sys

from _pipeproof import linux
from _pipeproof.job import perform

# nothing of ours may hide a module of the user's
sys.path.pop(0)


def main():
    linux.die_with_parent()
    linux.adopt_orphans()
    answer = os.fdopen(3, "w", encoding="utf-8")
    os.set_inheritable(3, False)
    job = json.load(sys.stdin)
    handle = os.open(os.devnull, os.O_RDONLY)
    os.dup2(handle, 0)
    sys.exit(perform(job, answer))


if __name__ == "__main__":
    main()
