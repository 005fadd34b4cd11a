"""How `/opt/ml` appears to a script: in a file tree of its own, else by calls that are rewritten."""

import os
import sys

from . import linux


def isolated(job):
    """Tries a namespace; gives why there is none."""
    wanted = job.get("mount")
    if not linux.on_linux:
        return "this system has no namespaces"
    from . import tree

    try:
        tree.isolate(job.get("network") is not False)
        if wanted:
            tree.show(wanted["source"], wanted["path"], wanted["scratch"])
        # a change of rights may have undone it
        linux.die_with_parent()
        return None
    except OSError as error:
        return error.strerror


def show(job):
    """Tries the ways in the order that the job names them; gives how it went."""
    wanted, offline = job.get("mount"), job.get("network") is False
    ways = wanted["ways"] if wanted else ["namespace"]
    if shim := sys.modules.get(f"{__package__}.shim"):
        # of the job before, in the same process
        shim.remove()
    if not wanted and not offline:
        return {}
    refusal = isolated(job) if "namespace" in ways else "it was not asked for"
    if refusal is None:
        return {"mounted": "namespace"} if wanted else {}
    notes = [f"the network stayed on: {refusal}"] if offline else []
    if not wanted:
        return {"notes": notes}
    if "shim" not in ways:
        return {"refused": refusal}
    # what it changes takes longer to import than a script needs
    from . import shim

    shim.install(wanted["path"], os.path.realpath(wanted["source"]))
    shim.rewrite_job(job)
    return {"mounted": "shim", "notes": notes}
