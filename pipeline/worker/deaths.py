"""Causes of lost leases: a crash of the worker counts against its jobs, other causes do not.

A lease also runs out while the process is stopped, the database is away or the machine is down.
The id of a worker therefore names its machine and the machine's boot.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.run.scratch import is_in_use

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html"""
_DIGITS = 8


def new_worker_id() -> str:
    """Return a new id of this process: `host-boot-pid-random`."""
    return f"{socket.gethostname()}-{boot_id()}-{os.getpid()}-{secrets.token_hex(3)}"


@cache
def boot_id() -> str:
    """Return a short id of the machine's current boot, "" when the system has none.

    https://www.freedesktop.org/software/systemd/man/latest/sd_id128_get_boot.html; macOS has it as
    a value of sysctl.
    """
    try:
        found = _BOOT_ID.read_text()
    except OSError:
        found = _sysctl("kern.bootsessionuuid")
    return "".join(filter(str.isalnum, found)).lower()[:_DIGITS]


def workers_without_crash(workers: Iterable[str], scratch: Path) -> set[str]:
    """Return the workers that lost their leases for another cause than a crash.

    These still run on this machine (their folders in `scratch` are locked), or ended with it.
    """
    return {each for each in workers if is_in_use(scratch / each) or _ended_with_machine(each)}


def _ended_with_machine(worker: str) -> bool:
    """Return whether this machine was started again since the worker ran on it."""
    host, *process = worker.rsplit("-", 3)
    if len(process) != 3 or host != socket.gethostname():
        return False
    then, now = process[0], boot_id()
    return bool(then and now) and then != now


def _sysctl(name: str) -> str:
    command = ["/usr/sbin/sysctl", "-n", name]
    try:
        return subprocess.run(  # noqa: S603 - a fixed command
            command, capture_output=True, text=True, timeout=5, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
