"""Runs the user's script, as a function or as a program, and tells how it ended."""

import argparse
import importlib.util
import os
import runpy
import sys
import traceback
import types

OURS = os.path.dirname(os.path.realpath(__file__))
MOST_CAUSES, MOST_FRAMES, MOST_TEXT = 20, 100, 1_000_000
PARAMETERS = "input_paths, output_paths, environ_vars and job_args"


def frames_of(error):
    frames = [
        {"file": os.path.realpath(frame.filename), "line": frame.lineno, "name": frame.name}
        for frame in traceback.extract_tb(error.__traceback__)
        if os.path.exists(frame.filename) and not os.path.realpath(frame.filename).startswith(OURS)
    ]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append({"file": os.path.realpath(error.filename), "line": error.lineno or 1, "name": "<module>"})
    # of a recursion without end the first and the last tell
    return frames if len(frames) <= MOST_FRAMES else frames[: MOST_FRAMES // 2] + frames[-MOST_FRAMES // 2 :]


def name_of(error):
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def causes_of(error):
    """What led to it, nearest first, each once."""
    causes, seen = [], {id(error)}
    while True:
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if error is None or id(error) in seen or len(causes) == MOST_CAUSES:
            return causes
        seen.add(id(error))
        causes.append({"type": name_of(error), "message": text_of(error)})


def text_of(error):
    try:
        return str(error)[:MOST_TEXT]
    except BaseException:
        return "an error whose message can not be told"


def told(error):
    return {"type": name_of(error), "message": text_of(error), "frames": frames_of(error), "causes": causes_of(error)}


def show(error):
    """What an interpreter prints of it, where the script left something to print on."""
    try:
        traceback.print_exception(type(error), error, error.__traceback__)
    except BaseException:
        pass


def load(path):
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def complaint(main, kind, message):
    """What is wrong with `main` itself, at its first line."""
    code = getattr(main, "__code__", None)
    frames = [{"file": os.path.realpath(code.co_filename), "line": code.co_firstlineno, "name": code.co_name}] if code else []
    return {"error": {"type": kind, "message": message, "frames": frames, "causes": []}}


def unused(main, result):
    """Why none of the lines of `main` ran, where that is so."""
    if isinstance(result, types.CoroutineType):
        result.close()
        return "main is a coroutine that nobody awaits: make it a plain function, which may call asyncio.run"
    code = getattr(result, "gi_code", getattr(result, "ag_code", None))
    if code is not None and code is getattr(main, "__code__", None):
        return "main has a yield, so that calling it runs none of its lines: make it a plain function"
    return None


def call(job):
    """Imports the script and calls its `main`."""
    sys.argv = [job["script"]]
    # an interpreter that `multiprocessing` starts would run our own file
    sys.modules["__main__"] = types.ModuleType("__main__")
    main = getattr(load(job["script"]), "main", None)
    if not callable(main):
        return {"noMain": True}
    given = dict(job["inputs"]), dict(job["outputs"]), dict(job["env"]), argparse.Namespace(**job["args"])
    try:
        result = main(*given)
    except TypeError as error:
        if error.__traceback__.tb_next is not None:
            raise
        show(error)
        return {**complaint(main, "TypeError", f"{text_of(error)}: it is called with {PARAMETERS}"), "code": 1}
    if (reason := unused(main, result)) is not None:
        return complaint(main, "TypeError", reason)
    if isinstance(result, dict) and result.get("status") == "error":
        reason = result.get("message") or result.get("error") or "the script returned an error"
        return {"error": {"type": "status: error", "message": str(reason), "frames": [], "causes": []}}
    return {}


def entry(job):
    """Runs the script as a program."""
    sys.argv = [job["script"], *job["argv"]]
    runpy.run_path(job["script"], run_name="__main__")
    return {}


def ended_by(error):
    """`sys.exit`: a number is the exit code, of which the system keeps one byte; anything else is printed."""
    given, message = error.code, text_of(error)
    if given is None:
        return {}, 0
    if not isinstance(given, int):
        try:
            print(given, file=sys.stderr)
        except BaseException:
            pass
        code = 1
    else:
        code = given & 0xFF
        if given == 0:
            return {}, 0
        if code == 0:
            message += ", of which the system tells the last byte only: 0"
    return {"error": {**told(error), "type": "SystemExit", "message": message}}, code


def run(job):
    """What there is to tell, and the exit code."""
    sys.path[0:0] = [os.path.dirname(job["script"])]
    try:
        result = (entry if job.get("mode") == "entry" else call)(job)
        return result, result.pop("code", 0)
    except SystemExit as error:
        return ended_by(error)
    except BaseException as error:
        show(error)
        return {"error": told(error)}, 1
