"""Runs one script in this process: the job comes as JSON on standard input, the answer goes to descriptor 3."""

import json
import os
import signal
import sys

from _pipeproof import linux
from _pipeproof.job import perform

# nothing of ours may hide a module of the user's
sys.path.pop(0)


def end_all(*_):
    for pid in linux.descendants_of(os.getpid()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def guard(script):
    """Waits for the script and ends all that it started, however they detached themselves; ends as the script did."""
    if linux.on_linux:
        signal.signal(signal.SIGTERM, end_all)
        linux.die_with_parent(signal.SIGTERM)
    os.close(3)
    ended = 0
    while True:
        try:
            pid, status = os.waitpid(-1, 0)
        except ChildProcessError:
            break
        if pid == script:
            ended = status
            end_all()
    if os.WIFEXITED(ended):
        os._exit(os.WEXITSTATUS(ended))
    number = os.WTERMSIG(ended)
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def main():
    linux.adopt_orphans()
    pid = os.fork() if hasattr(os, "fork") else 0
    if pid:
        guard(pid)
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
