"""The disk of a folder: free space, detection of network file systems, and errors of a disk that is
full, read-only or broken."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_FULL = "no space left on the disk"
_READ_ONLY = "the disk is read-only"
_BROKEN = "the disk gives errors of input and output"
_MOVED = "the file of the database was moved or deleted"
_UNWRITABLE = "the file of the database can't be written"
_UNOPENED = "a file of the database can't be opened"
_DAMAGED = "the file of the database is damaged: restore a backup"
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _BROKEN,
    errno.ENXIO: _BROKEN,  # the device is gone
    errno.ENODEV: _BROKEN,
    errno.ESTALE: _BROKEN,  # of a network file system
    errno.EUCLEAN: _BROKEN,  # the file system is damaged
}
"""https://man7.org/linux/man-pages/man3/errno.3.html"""
_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_IOERR: _BROKEN,
    sqlite3.SQLITE_CANTOPEN: _UNOPENED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,  # its head was overwritten, so nothing can be read
    sqlite3.SQLITE_READONLY_DBMOVED: _MOVED,
}
"""By extended code, else by primary code. https://www.sqlite.org/rescode.html"""
_PRIMARY_CODE = 0xFF
_RUST_ERROR = re.compile(r"\(os error (\d+)\)")
"""Number of an operating system's error in the texts of Rust's standard library, which obstore
raises: https://doc.rust-lang.org/std/io/struct.Error.html"""
_BY_STATE = {"53100": _FULL, "58030": _BROKEN}
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|ceph|glusterfs|lustre|gpfs|ocfs2|beegfs"
    r"|fuse\.(?:sshfs|s3fs|rclone|glusterfs|davfs|gcsfuse|goofys|cephfs|juicefs)"
)
"""File systems over a network. https://docs.kernel.org/filesystems/proc.html"""
_OF_HOST = re.compile(r"9p|virtiofs|vboxsf|fuse\.(?:osxfs|grpcfuse)")
"""Folders of the host in a virtual machine, such as those of Docker Desktop and WSL."""


def free_bytes(folder: Path) -> int:
    """Return the bytes that this user may still write to the folder's disk. Raises OSError."""
    return shutil.disk_usage(_existing(folder)).free


def disk_trouble(error: BaseException) -> str:
    """Return what an error, or one that caused it, says about a disk, also that of the database: it
    is full, read-only or broken. An operator has to act, or it passes; "" for other errors."""
    cause: BaseException | None = error
    while cause is not None:
        if words := _words(cause):
            return words
        cause = cause.__cause__ or cause.__context__
    return ""


def is_out_of_space(error: BaseException) -> bool:
    """Return whether an error says that a disk or a quota is full."""
    return disk_trouble(error) == _FULL


def _words(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _BY_SQLITE_CODE.get(code) or _BY_SQLITE_CODE.get(code & _PRIMARY_CODE, "")
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return _BY_STATE.get(state, "")
    named = _RUST_ERROR.search(str(error))
    number = int(named[1]) if named else error.errno if isinstance(error, OSError) else None
    words = _BY_NUMBER.get(number or 0, "")
    return "" if words == _BROKEN and _is_of_media(error) else words


def _is_of_media(error: BaseException) -> bool:
    """Return whether FFmpeg raised an error. It gives EIO for damaged recordings, too."""
    return type(error).__module__.partition(".")[0] == "av"


def remote_kind(folder: Path, mounts: Path = _MOUNTS) -> str:
    """Return the type of a network file system, or of a host's folder in a virtual machine; "" for
    a local or unknown one. `folder` may be a file: a link, or mounted alone."""
    target = _existing(folder).resolve()
    best, kind = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # not Linux
        return ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda it: chr(int(it[1], 8)), fields[4]))
        if target.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), right.split()[0]
    return kind if _REMOTE.fullmatch(kind) or is_of_host(kind) else ""


def is_of_host(kind: str) -> bool:
    """Return whether a type of file system is that of a host's folder in a virtual machine: one
    kernel uses it, as a rule."""
    return _OF_HOST.fullmatch(kind) is not None


def _existing(folder: Path) -> Path:
    """Return the folder, or its closest existing parent."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 links are followed later
    return next((it for it in (folder, *folder.parents) if it.exists()), folder)
