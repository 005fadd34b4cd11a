"""One job in a process of its own: its surroundings, the script, and what it used."""

import atexit
import gc
import io
import json
import os
import random
import sys
import threading
import time

from . import covered, linux, opened, own, script, ways

try:
    import resource
except ImportError:
    resource = None

GRACE_SECONDS = 0.1


def out_of_reach(number):
    """Its double with a high number: a script that makes itself a daemon closes what it finds from 3 on."""
    if resource is None:
        return os.dup(number)
    import fcntl

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 1000 if not 0 <= most <= 1010 else max(most - 10, 3))


def redirect(job):
    """The script's output goes to files, so that nothing it writes can disturb us."""
    for path, number in ((os.devnull, 0), (job["stdout"], 1), (job["stderr"], 2)):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        handle = os.open(path, flags, 0o644)
        if handle == number:
            # the script before had closed it
            os.set_inheritable(handle, True)
        else:
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
    with open("/proc/self/statm") as source:
        data = int(source.read().split()[5]) * resource.getpagesize()
    most = data + megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    # the next job of this process may need more
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def packer_for(job):
    """Loaded before the script, which may have a `tarfile.py` beside it."""
    if not job.get("pack"):
        return None
    from .pack import pack

    return pack


def pack_all(job, pack):
    """The platform packs what a training that ended well left."""
    for wanted in job.get("pack") or []:
        pack(wanted["folder"], wanted["archive"])


def living_descendants():
    found = linux.descendants_of(os.getpid()) if linux.on_linux else []
    return [pid for pid in found if not linux.has_ended(pid)]


def end_descendants():
    """Ends what the script left running, and says what it was; what is just ending was not left."""
    end = time.monotonic() + GRACE_SECONDS
    left = living_descendants()
    while left and time.monotonic() < end:
        time.sleep(0.005)
        left = living_descendants()
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
    if resource is None:
        return {}
    itself = resource.getrusage(resource.RUSAGE_SELF)
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    read, written = linux.bytes_moved()
    return {
        "peakMemoryMb": max(itself.ru_maxrss, below.ru_maxrss) / unit,
        "cpuSeconds": itself.ru_utime + itself.ru_stime + below.ru_utime + below.ru_stime,
        "bytesRead": read,
        "bytesWritten": written,
    }


def stop_helpers():
    """Helpers of `multiprocessing` end with the process that started them, which is going on."""
    for module, name in (("resource_tracker", "_resource_tracker"), ("forkserver", "_forkserver")):
        helper = getattr(sys.modules.get(f"multiprocessing.{module}"), name, None)
        stop = getattr(helper, "_stop", None)
        if stop is not None:
            stop()


def flush_files():
    """Files that were never closed get their rest; found together with their owner, a buffer may go before it is written."""
    for thing in gc.get_objects():
        if type(thing) in (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom):
            quietly(thing.flush)


def flush_streams():
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def quietly(act):
    """What goes wrong at the end of a process is printed and changes nothing."""
    try:
        act()
    except BaseException as error:
        if not isinstance(error, (SystemExit, AttributeError, OSError, ValueError)):
            script.show(error)


def finish(job, last):
    """What a process does when it ends by itself; a thread that never ends is the time-out's."""
    if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
        job["shut"] = True
        quietly(threading._shutdown)
    quietly(atexit._run_exitfuncs)
    own.forget(os.path.dirname(job["script"]), last)
    quietly(flush_files)
    quietly(gc.collect)
    quietly(flush_streams)
    quietly(stop_helpers)


def say(job, answer, result):
    text = json.dumps(result) + "\n"
    try:
        answer.write(text)
        answer.flush()
    except (OSError, ValueError):
        # the script closed all that it found
        if "answer" not in job:
            return
        with open(job["answer"], "w", encoding="utf-8") as target:
            target.write(text)


def perform(job, answer):
    """Runs the job, writes the answer as one line of JSON, and gives the exit code."""
    shown = ways.show(job)
    if "refused" in shown:
        say(job, answer, shown)
        return 1
    surround(job)
    limit(job)
    pack, pid, before = packer_for(job), os.getpid(), own.make_way(job)
    collection = covered.begin(job)
    opened.watch(job)
    result, code = script.run(job)
    finish(job, before[-1])
    collection.stop()
    if os.getpid() != pid:
        # a fork of the script's that went on to its end: nobody waits for what it has to tell
        os._exit(code)
    result.update(shown, **usage(), left=end_descendants(), exitCode=code, done=True)
    own.restore(before)
    # what a batch opens for its next job is none of this one's
    opened.end()
    if code == 0:
        pack_all(job, pack)
    say(job, answer, result)
    return code
