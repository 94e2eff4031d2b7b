"""Child process that reports which locks work: `python -m pipeline.media.confined.sandbox_probe`.

It confines itself like every child that opens media, and then tries forbidden operations.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.media.confined.child_protocol import ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import confine

_PR_GET_NO_NEW_PRIVS = 39
_CREATE_RULESET = 444


@dataclass(frozen=True, slots=True)
class Locks:
    """Locks of a child.

    `connected`: it can reach a server. `namespace`: it has a network of its own. `files`: other
    files can't be opened. `landlock`: the kernel's version of it, 0 without. `seccomp`: a filter is
    active, for example that of the container. `limits`: those of memory, time and size are active.
    """

    connected: bool
    namespace: bool
    files: bool
    privileges: bool
    landlock: int
    seccomp: bool
    limits: bool


def probe(request: dict[str, Any], _channel: ParentChannel) -> Locks:
    """Confine this process and test the locks.

    `mine` may be read, `other` may not. No process listens at `port`, so a connection refused by
    the machine has passed the lock.
    """
    seccomp = _seccomp()
    outside = _network()
    confine(request["limits"], [Path(request["mine"])])
    inside = _network()
    return Locks(
        connected=not (own_namespace := outside != inside) and _can_connect(request["port"]),
        namespace=own_namespace,
        files=not _can_open(request["other"]),
        privileges=_prctl_flag(_PR_GET_NO_NEW_PRIVS),
        landlock=_landlock(),
        seccomp=seccomp,
        limits=resource.getrlimit(resource.RLIMIT_AS)[1] == request["limits"].memory,
    )


def _network() -> str:
    try:
        return str(Path("/proc/self/ns/net").readlink())
    except OSError:
        return ""


def _can_connect(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError as error:  # refused by the machine itself: the lock let it through
        return error.errno in (errno.ECONNREFUSED, errno.ETIMEDOUT)


def _can_open(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


def _prctl_flag(question: int) -> bool:
    return sys.platform == "linux" and int(ctypes.CDLL(None).prctl(question, 0, 0, 0, 0)) == 1


def _landlock() -> int:
    if sys.platform != "linux":
        return 0
    return max(0, int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, 0, 1)))


def _seccomp() -> bool:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return any(it.split()[1:] == ["2"] for it in lines.splitlines() if it.startswith("Seccomp:"))


if __name__ == "__main__":
    run_and_answer(lambda request, channel: asdict(probe(request, channel)))
