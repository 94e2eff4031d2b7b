"""Confinement of a child process that opens hostile media: limits, no network, no other file.

The child calls it once, after its imports. Locks that the kernel does not support are left out; the
allow-lists of formats and protocols protect in any case.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import site
import struct
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# <linux/sched.h>, <linux/prctl.h>
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38

# <linux/landlock.h>; the numbers are the same on every architecture.
# https://docs.kernel.org/userspace-api/landlock.html
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_FILE, _TRUNCATE = 1 << 5, 1 << 8, 1 << 14
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""Number of file rights in each version of Landlock; 5 and later have 16."""
_PACKAGE_FOLDERS = ("site-packages", "dist-packages")
_NETWORK_RIGHTS = 0b11  # bind and connect, from version 4 on


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a child: bytes of address space, seconds of processor, bytes of one file."""

    memory: int
    processor: int
    file_size: int
    open_files: int = 64


def confine(limits: Limits, readable: Sequence[Path], writable: Sequence[Path] = ()) -> None:
    """Confine this process: it may read `readable` files, and write inside `writable` folders.

    Open files stay usable. Must be called while there is only one thread.
    """
    if sys.platform == "linux":  # other systems have none of these
        kernel = ctypes.CDLL(None, use_errno=True)
        kernel.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        kernel.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
        _deny_other_files(kernel, readable, writable)
    for kind, limit in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _limit(kind, limit)


def _limit(kind: int, limit: int) -> None:
    """Set one limit, or keep a lower one. macOS refuses any limit of the address space, because
    its system libraries take hundreds of gigabytes.

    A second of processor is left between the soft limit, which ends a process with SIGXCPU, and the
    hard one, which ends it with SIGKILL: so does the kernel when a container has no memory left.
    https://man7.org/linux/man-pages/man2/getrlimit.2.html
    """
    _, hard = resource.getrlimit(kind)
    highest = limit + 1 if kind == resource.RLIMIT_CPU else limit
    if hard != resource.RLIM_INFINITY:
        limit, highest = min(limit, hard), min(highest, hard)
    try:
        resource.setrlimit(kind, (limit, highest))
    except (OSError, ValueError):
        if sys.platform == "linux":
            raise


def _deny_other_files(
    kernel: ctypes.CDLL, readable: Sequence[Path], writable: Sequence[Path]
) -> None:
    """Deny opening any other file from now on, with Landlock."""
    version = kernel.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    if version < 1:
        return
    every = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    attributes = struct.pack("=Q", every)
    if version >= 4:
        attributes += struct.pack("=Q", _NETWORK_RIGHTS)
    rules = kernel.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    for path in readable:
        _allow(kernel, rules, path, _READ_FILE)
    writing = _READ_FILE | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
    for path in writable:
        _allow(kernel, rules, path, writing & every)
    for folder in _code_folders():
        _allow(kernel, rules, folder, _READ_FILE | _READ_FOLDER)
    if kernel.syscall(_RESTRICT_SELF, rules, 0) != 0:
        raise OSError(ctypes.get_errno(), "landlock_restrict_self")
    os.close(rules)


def _code_folders() -> set[Path]:
    """Return the folders that stay readable: PyAV imports modules at their first use.

    Not all of `sys.path`: the folder of the program may contain an .env.
    """
    names = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    names += [name for name in sys.path if Path(name).name in _PACKAGE_FOLDERS]
    decoder = sys.modules.get("av")  # it may be elsewhere: pip install --target
    if decoder is not None and decoder.__file__:
        names.append(str(Path(decoder.__file__).parent))
    return {Path(name) for name in [*names, *site.getsitepackages()] if Path(name).is_dir()}


def _allow(kernel: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """Add one rule: `rights` at `path` and below it."""
    at = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if kernel.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, at), 0) != 0:
            raise OSError(ctypes.get_errno(), f"landlock_add_rule {path}")
    finally:
        os.close(at)
