"""Checks of folders in settings: access for this process, and advice when it is missing."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from storage.config.problem import Problem

_OTHER = "or name another folder"
_OURS = frozenset({"blobs", "models", "queue", "scratch"})


def unwritable(setting: str, folder: Path) -> Problem | None:
    """Return the reason why the folder can't be written to; None when it can.

    A missing folder is created.
    """
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
    """Return whether mp4totext made it. Other files, such as a disk's lost+found, are ignored."""
    name = path.name
    return name in _OURS or name.startswith("mp4totext.db") or name.endswith(".lock")


def unreadable(setting: str, folder: Path) -> Problem | None:
    """Return the reason why the folder can't be read; None when it can."""
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
    """Return a message with the mistake and advice."""
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
    """Return a message with the owner of the folder, the user of this process, and advice."""
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
    """Return the closest existing folder: the one that denies access."""
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
