"""Folders that settings name: whether this process can write into them, and what to do if not."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from storage.config.problem import Problem

_OTHER = "or name another folder"
_OURS = frozenset({"blobs", "models", "queue", "scratch"})


def unwritable(setting: str, folder: Path) -> Problem | None:
    """Why nothing can be kept in the folder, which is made if it is not there; None: it can."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder, prefix=".writable-") as probe:
            probe.write(bytes(4096))
            probe.flush()
            os.fsync(probe.fileno())  # a full disk may only be found here
        for path in sorted(filter(_is_ours, folder.iterdir())):
            if not os.access(path, os.W_OK | (os.X_OK if path.is_dir() else 0)):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    except OSError as error:
        return Problem(setting, _says(folder, error))
    return None


def _is_ours(path: Path) -> bool:
    """Whether we made it: a disk's lost+found and the like are nobody's business."""
    name = path.name
    return name in _OURS or name.startswith("mp4totext.db") or name.endswith(".lock")


def unreadable(setting: str, folder: Path) -> Problem | None:
    """Why nothing can be read from the folder; None: it can."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        reasons = {
            errno.ENOENT: f"there is no folder {folder}",
            errno.ENOTDIR: f"{folder} is a file; name its folder",
        }
        says = reasons.get(error.errno or 0) or _says(folder, error)
        return Problem(setting, says)
    return None


def _says(folder: Path, error: OSError) -> str:
    """What is wrong and what to do."""
    place = Path(error.filename) if isinstance(error.filename, str) else folder
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return _foreign(folder, _closest(place))
        case errno.EEXIST | errno.ENOTDIR:
            return f"{_file_in_the_way(folder)} is a file, not a folder; move it away, {_OTHER}"
        case errno.EROFS:
            return f"{folder} is on a read-only file system; mount it writable, {_OTHER}"
        case errno.ENOSPC | errno.EDQUOT:
            return f"no space is left where {folder} is; free some, {_OTHER}"
        case _:
            return f"{folder} can't be used: {error.strerror or error}; {_OTHER[3:]}"


def _foreign(folder: Path, place: Path) -> str:
    """Who may write there, who we are, and how to change it."""
    found, us = place.stat(), os.geteuid()
    who = f"{place} belongs to user {found.st_uid} (mode {found.st_mode & 0o777:o}), and mp4totext"
    if found.st_uid == us:
        return f"{who} runs as that user, but may not write there: chmod -R u+rwX {place}, {_OTHER}"
    if _in_container():
        volume = f"give the volume to it (docker run --user 0 … chown -R {us} {folder})"
        return f"{who} runs as user {us}: {volume}, {_OTHER}"
    what = folder if folder.exists() else place
    return f"{who} runs as user {us}: sudo chown -R {us} {what}, {_OTHER}"


def _closest(place: Path) -> Path:
    """The folder that is there and that forbids it."""
    while True:
        try:
            place.stat()
        except OSError:
            place = place.parent
        else:
            return place


def _file_in_the_way(folder: Path) -> Path:
    return next((it for it in (folder, *folder.parents) if it.is_file()), folder)


def _in_container() -> bool:
    return Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()
