"""The warm server: loads the scripts' modules once, then forks for every request."""

import gc
import hmac
import json
import os
import selectors
import signal
import socket
import sys
import threading
import time

from . import PROTOCOL, covered, linux, modules
from .job import out_of_reach, perform

# a variable of the job, so that such a server is one of its own
STALL_SECONDS = float(os.environ.get("PIPEPROOF_STALL_SECONDS") or 10)
FUTEX = {"x86_64": "202", "aarch64": "98"}.get(os.uname().machine, "?") if hasattr(os, "uname") else "?"


class Running:
    """A request whose child is at work."""

    def __init__(self, pid, request, loaded_mb):
        self.pid = pid
        self.loaded_mb = loaded_mb
        self.memory_mb = request.get("memoryMb")
        self.deadline = time.monotonic() + request.get("timeoutMs", 3_600_000) / 1000
        self.reason = None
        self.cpu = None
        self.progress = time.monotonic()

    def end(self, reason=None):
        self.reason = self.reason or reason
        for number in (self.pid, *linux.descendants_of(self.pid)):
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def watch(self):
        """Ends a child that outgrows its limit, or that waits for a thread which the fork did not bring along."""
        tree = (self.pid, *linux.descendants_of(self.pid))
        if self.memory_mb and self.outgrew(tree):
            return self.end("memory")
        if time.monotonic() > self.deadline:
            return self.end("timeout")
        cpu = sum(map(cpu_ticks, tree))
        if cpu != self.cpu or not all(map(waits_for_ever, tree)):
            self.cpu, self.progress = cpu, time.monotonic()
        elif time.monotonic() - self.progress > STALL_SECONDS:
            self.end("stalled")


    def outgrew(self, tree):
        """Whether it uses more than its limit beside what was loaded for it; pages that it shares count once."""
        most = self.memory_mb + self.loaded_mb
        return sum(map(linux.resident_mb, tree)) > most and sum(map(linux.proportional_mb, tree)) > most


def cpu_ticks(pid):
    try:
        with open(f"/proc/{pid}/stat") as source:
            fields = source.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return 0


def waits_for_ever(pid):
    """Whether each of its threads waits for another one, and none of them for a time, a file or a socket."""
    for task in linux.tasks_of(pid):
        try:
            with open(f"/proc/{pid}/task/{task}/syscall") as source:
                words = source.read().split()
        except OSError:
            return False
        # the fourth argument is how long it waits
        if len(words) < 5 or words[0] != FUTEX or int(words[4], 16) != 0:
            return False
    return True


class Server:
    def __init__(self, config):
        self.config = config
        self.leases = set()
        self.buffers = {}
        self.running = {}
        self.waiting = []
        self.had_lease = False
        self.loaded = 0
        self.idle_since = time.monotonic()
        self.selector = selectors.DefaultSelector()
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def open(self):
        path = self.config["socket"]
        temporary = f"{path}.{os.getpid()}"
        self.listener.bind(temporary)
        self.listener.listen(64)
        self.listener.setblocking(False)
        self.selector.register(self.listener, selectors.EVENT_READ, self.accept)
        self.selector.register(sys.stdin, selectors.EVENT_READ, self.starter_gone)
        self.wake_read, self.wake_write = os.pipe()
        os.set_blocking(self.wake_write, False)
        os.set_blocking(self.wake_read, False)
        signal.set_wakeup_fd(self.wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.selector.register(self.wake_read, selectors.EVENT_READ, self.child_ended)
        # whoever can connect finds it complete
        os.rename(temporary, path)

    def accept(self, _):
        connection, _ = self.listener.accept()
        connection.setblocking(False)
        self.buffers[connection] = b""
        self.selector.register(connection, selectors.EVENT_READ, self.read)

    def starter_gone(self, _):
        """Who started us ended before anybody came."""
        if os.read(0, 4096) == b"":
            self.selector.unregister(sys.stdin)
            if not self.had_lease:
                sys.exit(0)

    def read(self, connection):
        try:
            data = connection.recv(1 << 20)
        except ConnectionError:
            data = b""
        if not data:
            return self.drop(connection)
        self.buffers[connection] += data
        while connection in self.buffers and b"\n" in self.buffers[connection]:
            line, self.buffers[connection] = self.buffers[connection].split(b"\n", 1)
            self.take(connection, line)

    def take(self, connection, line):
        try:
            request = json.loads(line)
        except ValueError:
            return self.drop(connection)
        if not hmac.compare_digest(str(request.get("token")), self.config["token"]):
            return self.drop(connection)
        if request.get("lease"):
            self.had_lease = True
            self.leases.add(connection)
            return self.send(connection, {"protocol": PROTOCOL, "pid": os.getpid(), "threads": modules.thread_count()})
        if "end" in request:
            if connection in self.running:
                self.running[connection].end(request["end"])
            return None
        self.waiting.append((connection, request))
        return self.start_waiting()

    def drop(self, connection):
        """A client that goes takes its job with it."""
        self.leases.discard(connection)
        self.buffers.pop(connection, None)
        self.waiting = [item for item in self.waiting if item[0] is not connection]
        if connection in self.running:
            self.running[connection].end("cancelled")
        self.selector.unregister(connection)
        connection.close()
        self.idle_since = time.monotonic()

    def send(self, connection, message):
        try:
            connection.setblocking(True)
            connection.sendall(json.dumps(message).encode() + b"\n")
            connection.setblocking(False)
        except OSError:
            pass

    def start_waiting(self):
        while self.waiting and len(self.running) < self.config["parallel"]:
            connection, request = self.waiting.pop(0)
            modules.preload([name for job in request["jobs"] for name in modules.wanted(job["script"])])
            if any(job.get("coverage") for job in request["jobs"]):
                covered.prepare()
            if len(sys.modules) != self.loaded:
                # a fork need not look through them when it ends, which would copy them all
                self.loaded = len(sys.modules)
                gc.freeze()
            pid = os.fork()
            if pid == 0:
                self.become(connection, request)
            self.running[connection] = Running(pid, request, linux.resident_mb(os.getpid()))

    def become(self, connection, request):
        """The child: nothing of the server's but its loaded modules; never returns."""
        code = 1
        try:
            linux.die_with_parent()
            linux.adopt_orphans()
            os.setsid()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self.listener.close()
            self.selector.close()
            os.close(self.wake_read)
            os.close(self.wake_write)
            for other in self.buffers:
                if other is not connection:
                    other.close()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            answer = out_of_reach(connection.fileno())
            os.set_blocking(answer, True)
            connection.close()
            code = perform_all(request["jobs"], os.fdopen(answer, "w", encoding="utf-8"))
        finally:
            os._exit(code)

    def child_ended(self, _):
        try:
            os.read(self.wake_read, 4096)
        except BlockingIOError:
            pass
        while True:
            try:
                pid, status, used = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            self.report(pid, status, used)
        self.end_orphans()
        self.start_waiting()

    def report(self, pid, status, used):
        connection = next((key for key, running in self.running.items() if running.pid == pid), None)
        if connection is None:
            return
        running = self.running.pop(connection)
        self.idle_since = time.monotonic()
        ended = {"reason": running.reason, "peakMemoryMb": used.ru_maxrss / 1024, "cpuSeconds": used.ru_utime + used.ru_stime}
        if os.WIFSIGNALED(status):
            ended["signal"] = signal.Signals(os.WTERMSIG(status)).name
        else:
            ended["exitCode"] = os.WEXITSTATUS(status)
        self.send(connection, {"ended": ended})

    def end_orphans(self):
        """A living job keeps its orphans: those that come to us lost theirs with a job that died."""
        jobs = {running.pid for running in self.running.values()}
        for pid in linux.children_of(os.getpid()):
            if pid not in jobs:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass

    def is_done(self):
        if self.leases or self.running or self.waiting:
            return False
        return self.had_lease and time.monotonic() - self.idle_since > self.config["lingerSeconds"]

    def serve(self):
        self.open()
        while not self.is_done():
            for key, _ in self.selector.select(0.1):
                key.data(key.fileobj)
            for running in list(self.running.values()):
                running.watch()


def perform_all(jobs, answer):
    """One after the other: what the first leaves in this process, the next finds."""
    from .job import redirect

    code = 0
    for job in jobs:
        redirect(job)
        code = perform(job, answer)
        if threading.active_count() > 1 or job.get("shut"):
            # what goes on in this process would disturb the next one, and what was shut stays so
            break
    return code


def end_all(*_):
    for pid in linux.descendants_of(os.getpid()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def end_with_all(*_):
    """Our guard was killed: we do its work, until nobody comes to us any more."""
    try:
        while True:
            end_all()
            os.waitpid(-1, 0)
    except ChildProcessError:
        os._exit(1)


def guard(server):
    """Waits for the server and then ends whatever it and its jobs left, however it ended."""
    over = False
    while True:
        try:
            pid, _ = os.waitpid(-1, 0)
        except ChildProcessError:
            return
        over = over or pid == server
        if over:
            # whoever came to us just now may have started others
            end_all()


def clear(config):
    """Removes what a server leaves, but a log that says something, unless another has its place already."""
    try:
        with open(config["tokenFile"]) as kept:
            if kept.read() != config["token"]:
                return
        os.unlink(config["socket"])
        os.unlink(config["tokenFile"])
        if os.path.getsize(config["log"]) == 0:
            os.unlink(config["log"])
    except OSError:
        pass


def main():
    config = json.loads(sys.stdin.readline())
    linux.adopt_orphans()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pid = os.fork()
    if pid:
        guard(pid)
        clear(config)
        return
    signal.signal(signal.SIGTERM, end_with_all)
    linux.die_with_parent(signal.SIGTERM)
    linux.adopt_orphans()
    Server(config).serve()
