"""Checks of folders in settings: access for this process, and advice when it is missing."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from storage.config.problem import Problem

_ALTERNATIVE = "or name another folder"
_OWN_NAMES = frozenset({"blobs", "cache", "models", "queue", "scratch"})


def check_writable(setting: str, folder: Path) -> Problem | None:
    """Return the reason why the folder can't be written to; None when it can.

    A missing folder is created.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try_writing(folder)
        for path in sorted(filter(_is_own, folder.iterdir())):
            if not os.access(path, os.W_OK | (os.X_OK if path.is_dir() else 0)):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    except OSError as error:
        return Problem(setting, _explain(folder, error))
    return None


def try_writing(folder: Path) -> None:
    """Write a nameless file. Raises OSError when the disk does not take it. Blocks."""
    with tempfile.TemporaryFile(dir=folder, prefix=".writable-") as probe:
        probe.write(bytes(4096))
        probe.flush()
        os.fsync(probe.fileno())  # a full disk may only be found here


def _is_own(path: Path) -> bool:
    """Return whether mp4totext made it. Other files, such as a disk's lost+found, are ignored."""
    name = path.name
    return name in _OWN_NAMES or name.startswith("mp4totext.db") or name.endswith(".lock")


def check_readable(setting: str, folder: Path) -> Problem | None:
    """Return the reason why the folder can't be read; None when it can."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        reasons = {
            errno.ENOENT: f"there is no folder {folder}",
            errno.ENOTDIR: f"{folder} is a file; name its folder",
        }
        message = reasons.get(error.errno or 0) or _explain(folder, error)
        return Problem(setting, message)
    return None


def _explain(folder: Path, error: OSError) -> str:
    """Return a message with the mistake and advice."""
    place = Path(error.filename) if isinstance(error.filename, str) else folder
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return _explain_denied(folder, _closest_existing(place))
        case errno.EEXIST | errno.ENOTDIR:
            return (
                f"{_file_in_the_way(folder)} is a file, not a folder; move it away, {_ALTERNATIVE}"
            )
        case errno.EROFS:
            return f"{folder} is on a read-only file system; mount it writable, {_ALTERNATIVE}"
        case errno.ENOSPC | errno.EDQUOT:
            return f"no space is left where {folder} is; free some, {_ALTERNATIVE}"
        case _:
            return f"{folder} can't be used: {error.strerror or error}; {_ALTERNATIVE[3:]}"


def _explain_denied(folder: Path, place: Path) -> str:
    """Return a message with the owner of the folder, the user of this process, and advice."""
    status, user = place.stat(), os.geteuid()
    mode = f"{status.st_mode & 0o777:o}"
    owner = f"{place} belongs to user {status.st_uid} (mode {mode}), and mp4totext"
    if status.st_uid == user:
        advice = f"chmod -R u+rwX {place}, {_ALTERNATIVE}"
        return f"{owner} runs as that user, but may not write there: {advice}"
    if _in_container():
        volume = f"give the volume to it (docker run --user 0 … chown -R {user} {folder})"
        return f"{owner} runs as user {user}: {volume}, {_ALTERNATIVE}"
    target = folder if folder.exists() else place
    return f"{owner} runs as user {user}: sudo chown -R {user} {target}, {_ALTERNATIVE}"


def _closest_existing(place: Path) -> Path:
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
