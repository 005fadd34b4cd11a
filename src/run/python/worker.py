"""Runs one script for pipeproof: the job comes as JSON on standard input, the answer goes as JSON to descriptor 3."""

import argparse
import importlib.util
import json
import os
import sys
import traceback

answer = os.fdopen(3, "w", encoding="utf-8")
os.set_inheritable(3, False)


def die_with_parent():
    """A killed test runner can not end us, so Linux does."""
    if sys.platform != "linux":
        return
    try:
        import ctypes

        ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def peak_memory_mb():
    try:
        import resource
    except ImportError:
        return None
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def frames_of(error):
    frames = [
        {"file": os.path.realpath(frame.filename), "line": frame.lineno, "name": frame.name}
        for frame in traceback.extract_tb(error.__traceback__)
        if os.path.exists(frame.filename) and os.path.realpath(frame.filename) != os.path.realpath(__file__)
    ]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append({"file": os.path.realpath(error.filename), "line": error.lineno or 1, "name": "<module>"})
    return frames


def told(error):
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else kind.__module__ + "." + kind.__name__
    return {"type": name, "message": str(error), "frames": frames_of(error)}


def load(path):
    folder = os.path.dirname(path)
    sys.path[0] = folder
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def call(job):
    sys.argv = [job["script"]]
    main = getattr(load(job["script"]), "main", None)
    if not callable(main):
        return {"noMain": True}
    result = main(job["inputs"], job["outputs"], job["env"], argparse.Namespace(**job["args"]))
    if isinstance(result, dict) and result.get("status") == "error":
        reason = result.get("message") or result.get("error") or "the script returned an error"
        return {"error": {"type": "status: error", "message": str(reason), "frames": []}}
    return {}


def run(job):
    try:
        return call(job), 0
    except SystemExit as error:
        if error.code is None or error.code == 0:
            return {}, 0
        code = error.code if isinstance(error.code, int) else 1
        return {"error": {"type": "SystemExit", "message": str(error.code), "frames": frames_of(error)}}, code
    except BaseException as error:
        traceback.print_exc()
        return {"error": told(error)}, 1


def main():
    die_with_parent()
    job = json.load(sys.stdin)
    sys.stdin = open(os.devnull)
    os.dup2(sys.stdin.fileno(), 0)
    result, code = run(job)
    result["peakMemoryMb"] = peak_memory_mb()
    result["done"] = True
    json.dump(result, answer)
    answer.flush()
    sys.exit(code)


main()
