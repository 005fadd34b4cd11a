"""Runs the user's script, as a function or as a program, and tells how it ended."""

import argparse
import importlib.util
import os
import runpy
import sys
import traceback

OURS = os.path.dirname(os.path.realpath(__file__))


def frames_of(error):
    frames = [
        {"file": os.path.realpath(frame.filename), "line": frame.lineno, "name": frame.name}
        for frame in traceback.extract_tb(error.__traceback__)
        if os.path.exists(frame.filename) and not os.path.realpath(frame.filename).startswith(OURS)
    ]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append({"file": os.path.realpath(error.filename), "line": error.lineno or 1, "name": "<module>"})
    return frames


def name_of(error):
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def causes_of(error):
    """What led to it, nearest first, each once."""
    causes, seen = [], {id(error)}
    while True:
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if error is None or id(error) in seen:
            return causes
        seen.add(id(error))
        causes.append({"type": name_of(error), "message": text_of(error)})


def text_of(error):
    try:
        return str(error)
    except Exception:
        return "an error whose message can not be told"


def told(error):
    return {"type": name_of(error), "message": text_of(error), "frames": frames_of(error), "causes": causes_of(error)}


def load(path):
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def call(job):
    """Imports the script and calls its `main`."""
    sys.argv = [job["script"]]
    main = getattr(load(job["script"]), "main", None)
    if not callable(main):
        return {"noMain": True}
    result = main(dict(job["inputs"]), dict(job["outputs"]), dict(job["env"]), argparse.Namespace(**job["args"]))
    if isinstance(result, dict) and result.get("status") == "error":
        reason = result.get("message") or result.get("error") or "the script returned an error"
        return {"error": {"type": "status: error", "message": str(reason), "frames": [], "causes": []}}
    return {}


def entry(job):
    """Runs the script as a program."""
    sys.argv = [job["script"], *job["argv"]]
    runpy.run_path(job["script"], run_name="__main__")
    return {}


def run(job):
    """What there is to tell, and the exit code."""
    sys.path[0:0] = [os.path.dirname(job["script"])]
    try:
        return (entry if job.get("mode") == "entry" else call)(job), 0
    except SystemExit as error:
        if error.code is None or error.code == 0:
            return {}, 0
        code = error.code if isinstance(error.code, int) else 1
        if not isinstance(error.code, int):
            print(error.code, file=sys.stderr)
        return {"error": {**told(error), "type": "SystemExit", "message": text_of(error)}}, code
    except BaseException as error:
        traceback.print_exc()
        return {"error": told(error)}, 1
