"""The disk of a folder: free space, errors of a full one, and detection of network file systems."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NUMBERS = (errno.ENOSPC, errno.EDQUOT)
_RUST_ERROR = re.compile(r"\(os error (\d+)\)")
"""Number of an operating system's error in the texts of Rust's standard library, which obstore
raises: https://doc.rust-lang.org/std/io/struct.Error.html"""
_DISK_FULL = "53100"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|gpfs|ocfs2|beegfs|virtiofs|vboxsf"
    r"|fuse\.(?:sshfs|s3fs|rclone|glusterfs|davfs|gcsfuse|goofys|cephfs|juicefs|osxfs|grpcfuse)"
)
"""File systems over a network or from a host. https://docs.kernel.org/filesystems/proc.html"""


def free_bytes(folder: Path) -> int:
    """Return the bytes that this user may still write to the folder's disk. Raises OSError."""
    return shutil.disk_usage(_existing(folder)).free


def is_out_of_space(error: BaseException) -> bool:
    """Return whether an error, or one that caused it, says that a disk or a quota is full, also
    that of the database."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in _NUMBERS:
            return True
        named = _RUST_ERROR.search(str(cause))
        if named and int(named[1]) in _NUMBERS:
            return True
        if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(cause, "sqlstate", None) == _DISK_FULL:
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def remote_kind(folder: Path, mounts: Path = _MOUNTS) -> str:
    """Return the type of a network file system; "" for a local or unknown one."""
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
    return kind if _REMOTE.fullmatch(kind) else ""


def _existing(folder: Path) -> Path:
    """Return the folder, or its closest existing parent."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 links are followed later
    return next((it for it in (folder, *folder.parents) if it.exists()), folder)
