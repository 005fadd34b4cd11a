"""Runs one script in this process: the job comes as JSON on standard input, the answer goes to descriptor 3, or to a file."""

import _pipeproof  # noqa: I001: it sees what is loaded without us

import json
import os
import signal
import sys

from _pipeproof import linux
from _pipeproof.job import out_of_reach, perform

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
    if not sys.argv[1:]:
        os.close(3)
    ended, over = 0, False
    while True:
        try:
            pid, status = os.waitpid(-1, 0)
        except ChildProcessError:
            break
        if pid == script:
            ended, over = status, True
        if over:
            # whoever came to us just now may have started others
            end_all()
    if os.WIFEXITED(ended):
        os._exit(os.WEXITSTATUS(ended))
    number = os.WTERMSIG(ended)
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    # the first process of a container can not be killed from within
    os._exit(128 + number)


def answer_stream():
    """No descriptor reaches into a container, so its answer goes to the file that is named."""
    if sys.argv[1:]:
        return open(sys.argv[1], "w", encoding="utf-8")
    answer = os.fdopen(out_of_reach(3), "w", encoding="utf-8")
    os.close(3)
    return answer


def main():
    linux.adopt_orphans()
    pid = os.fork() if hasattr(os, "fork") else 0
    if pid:
        guard(pid)
    linux.die_with_parent()
    linux.adopt_orphans()
    answer = answer_stream()
    job = json.load(sys.stdin)
    if job.get("within"):
        # what the image sets belongs to the script's surroundings
        job["environment"] = {**os.environ, **job["environment"]}
    handle = os.open(os.devnull, os.O_RDONLY)
    os.dup2(handle, 0)
    os.close(handle)
    # what an interpreter does at its end is done
    os._exit(perform(job, answer))


if __name__ == "__main__":
    main()
