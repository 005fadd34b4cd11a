"""Packs what a training wrote, as the platform does before the next step gets it."""

import gzip
import os
import tarfile


def plain(info):
    """The same content is the same archive: no times, no users."""
    info.mtime = info.uid = info.gid = 0
    info.uname = info.gname = ""
    return info


def pack(folder, archive):
    with open(archive, "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as zipped:
        with tarfile.open(fileobj=zipped, mode="w") as target:
            for name in sorted(os.listdir(folder)):
                target.add(os.path.join(folder, name), arcname=name, filter=plain)
