"""Writes down what a script touches beyond its workspace, as a compiler writes a depfile: a cached result stands on it."""

import json
import os
import sys
import threading

STDLIB = os.path.dirname(os.path.realpath(os.__file__))
OURS = os.path.dirname(os.path.realpath(__file__))
INSTALLED = ("/site-packages/", "/dist-packages/", "/lib-dynload/")
SYSTEM = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/share/", "/usr/lib/", "/lib/", "/lib64/")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"}
# they start interpreters that we do not see into
SPAWNERS = ("popen_spawn_posix", "popen_forkserver", "popen_loky_posix")
CHANGES = {"os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate", "os.utime"}
CHANGES |= {"os.chmod", "os.chown", "sqlite3.connect"}

current = None


def mount_points(mount):
    """What a script has for itself: its workspace, and what it sees of that as `/opt/ml`."""
    return [mount["path"], os.path.dirname(mount["source"])] if mount else []


class Watch:
    """The list of one job; kept in a file, so that forks of the script add to it too."""

    def __init__(self, job):
        self.list = job["touched"]
        self.project = job["project"]
        self.scripts = os.path.dirname(job["script"])
        mount = job.get("mount") or {}
        workspace = os.path.dirname(self.list)
        own = [workspace, os.path.realpath(workspace), *mount_points(mount)]
        self.own = tuple(path.rstrip("/") + "/" for path in own)
        self.apart = (STDLIB + "/", OURS + "/", *self.own, *SYSTEM)
        # what lies beside a training script is linked there
        self.code = [f"{path}/code" for path in (mount.get("path"), mount.get("source")) if path]
        self.known = set()
        self.busy = threading.local()

    def note(self, kind, text):
        if (kind, text) in self.known:
            return
        self.known.add((kind, text))
        line = json.dumps([kind, text]).encode() + b"\n"
        handle = os.open(self.list, os.O_WRONLY | os.O_APPEND)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)

    def path_of(self, name):
        """The path, where it is none of the workspace, the interpreter or the system."""
        if not isinstance(name, (str, bytes, os.PathLike)):
            return None
        path = os.path.abspath(os.fsdecode(name))
        if path in self.code:
            return self.scripts
        if path.startswith(self.own):
            # it may be a link to a file of the user
            path = os.path.realpath(path)
        if path.startswith(self.apart) or path + "/" in self.apart or any(part in path for part in INSTALLED):
            return None
        folder, file = os.path.split(path)
        if os.path.basename(folder) == "__pycache__" and file.endswith(".pyc"):
            # read in place of its source, and only while that is unchanged
            return os.path.join(os.path.dirname(folder), file.split(".")[0] + ".py")
        return path

    def opened(self, name, mode, flags):
        path = self.path_of(name)
        if path is None:
            return
        writes = flags & WRITES if mode is None else any(letter in mode for letter in "wax+")
        self.note("wrote" if writes else "read", path)

    def ran(self, event, args):
        # the environment names folders that the program need not look at
        said = [arg for arg in args if not hasattr(arg, "keys")]
        text = " ".join(map(str, said))
        for own in self.apart + (sys.prefix + "/",):
            text = text.replace(own, "")
        program = next((str(arg) for arg in said if isinstance(arg, (str, os.PathLike))), "")
        if self.project + "/" in text or os.path.basename(program).startswith("python"):
            self.note("ran", program or event)

    def imported(self, name):
        if name.rpartition(".")[2] in SPAWNERS:
            self.note("ran", "another interpreter")
        if "." not in name:
            self.note("import", name)

    def listed(self, name, by_import):
        path = None if by_import else self.path_of("." if name is None else name)
        if path is not None:
            self.note("list", path)

    def take(self, event, args):
        if event == "open":
            self.opened(*args)
        elif event == "import":
            self.imported(args[0])
        elif event in ("os.listdir", "os.scandir"):
            # 0 is here, 1 the hook, 2 what raised the event
            self.listed(args[0], "importlib" in sys._getframe(2).f_code.co_filename)
        elif event == "socket.connect":
            if isinstance(args[1], tuple):
                self.note("met", str(args[1][0]))
        elif event in PROGRAMS:
            self.ran(event, args)
        elif event in CHANGES:
            for path in map(self.path_of, args[:2]):
                if path is not None:
                    self.note("wrote", path)


WATCHED = {"open", "import", "os.listdir", "os.scandir", "socket.connect"} | PROGRAMS | CHANGES


def hook(event, args):
    watch = current
    if event not in WATCHED or watch is None or getattr(watch.busy, "now", False):
        return
    watch.busy.now = True
    try:
        watch.take(event, args)
    except Exception:
        # what can not be told must not be trusted: without its list the run is not kept
        try:
            os.unlink(watch.list)
        except OSError:
            pass
    finally:
        watch.busy.now = False


hooked = False


def end():
    """What is opened from here on is nobody's."""
    global current
    current = None


def watch(job):
    """Begins the list of a job; a hook can not be taken back, so there is one for all jobs of a process."""
    global current, hooked
    if not job.get("touched"):
        end()
        return
    with open(job["touched"], "w"):
        pass
    current = Watch(job)
    # what depends on the order of a set is the same for all forks of one interpreter
    current.note("seed", str(hash("pipeproof")))
    if not hooked:
        sys.addaudithook(hook)
        hooked = True
