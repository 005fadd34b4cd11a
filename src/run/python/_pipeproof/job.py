"""One job in a process of its own: its surroundings, the script, and what it used."""

import json
import os
import random
import sys
import time

from . import linux, opened, script, ways

GRACE_SECONDS = 0.2


def redirect(job):
    """The script's output goes to files, so that nothing it writes can disturb us."""
    for path, number in ((os.devnull, 0), (job["stdout"], 1), (job["stderr"], 2)):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        handle = os.open(path, flags, 0o644)
        os.dup2(handle, number)
        os.close(handle)
    options = {"encoding": "utf-8", "errors": "backslashreplace", "buffering": 1}
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", closefd=False, **options)
    sys.stderr = open(2, "w", closefd=False, **options)


def surround(job):
    """Environment, folder and chance: what a fresh process would have."""
    os.environ.clear()
    os.environ.update(job["environment"])
    if hasattr(time, "tzset"):
        time.tzset()
    os.chdir(job["cwd"])
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def limit(job):
    """An allocation beyond the limit is a MemoryError in the script, where its line can be told."""
    megabytes = job.get("memoryMb")
    if not megabytes or not linux.on_linux:
        return
    import resource

    with open("/proc/self/statm") as source:
        data = int(source.read().split()[5]) * resource.getpagesize()
    most = data + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def pack_all(job, code):
    """The platform packs what a training that ended well left."""
    for wanted in job.get("pack") or []:
        if code == 0:
            from .pack import pack

            pack(wanted["folder"], wanted["archive"])


def end_descendants():
    """Ends what the script left running, and says what it was."""
    found = linux.descendants_of(os.getpid()) if linux.on_linux else []
    left = [pid for pid in found if not linux.has_ended(pid)]
    names = [name_of(pid) for pid in left]
    for pid in left:
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass
    return names


def name_of(pid):
    try:
        for _ in range(50):
            with open(f"/proc/{pid}/cmdline", "rb") as source:
                words = source.read().replace(b"\0", b" ").decode(errors="replace").strip()
            if words:
                return words[:200]
            # it is just becoming another program
            time.sleep(0.001)
        with open(f"/proc/{pid}/comm") as source:
            return source.read().strip()
    except OSError:
        return str(pid)


def usage():
    try:
        import resource
    except ImportError:
        return {}
    own = resource.getrusage(resource.RUSAGE_SELF)
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    read, written = linux.bytes_moved()
    return {
        "peakMemoryMb": max(own.ru_maxrss, below.ru_maxrss) / unit,
        "cpuSeconds": own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime,
        "bytesRead": read,
        "bytesWritten": written,
    }


def finish():
    """What a process does when it ends by itself; a thread that never ends is the time-out's."""
    import atexit
    import threading

    threading._shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def say(answer, result, code):
    answer.write(json.dumps(result) + "\n")
    answer.flush()
    return code


def perform(job, answer):
    """Runs the job, writes the answer as one line of JSON, and gives the exit code."""
    shown = ways.show(job)
    if "refused" in shown:
        return say(answer, shown, 1)
    surround(job)
    limit(job)
    opened.watch(job)
    result, code = script.run(job)
    finish()
    result.update(shown, **usage(), left=end_descendants(), exitCode=code, done=True)
    pack_all(job, code)
    return say(answer, result, code)
