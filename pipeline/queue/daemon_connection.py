"""A client's connection to the daemon of the embedded server: waiting, and a check of its owner."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import time
from pathlib import Path

from pipeline.queue.server_daemon import FAILED, READY
from storage.errors import BadSetting


async def wait_ready(connection: socket.socket, until: float, folder: Path) -> bool:
    """Wait until the daemon's server answers.

    Returns False, and closes the connection, when the daemon ended or the time is over. Raises
    BadSetting for a server that can't be started.
    """
    answer = b""
    try:
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                answer = await asyncio.get_running_loop().sock_recv(connection, 4096)
    finally:
        if not answer.startswith(READY):
            connection.close()
    if answer.startswith(FAILED):
        why = answer.removeprefix(FAILED).decode(errors="replace").strip()
        problem = f"the embedded queue does not start ({why}), see {folder}/valkey.log"
        raise BadSetting(why, setting="REDIS_URL", problem=problem)
    return answer.startswith(READY)


async def wait_closed(connection: socket.socket) -> None:
    """Wait until the other end closes."""
    with contextlib.suppress(OSError):
        while await asyncio.get_running_loop().sock_recv(connection, 4096):
            pass


def check_owner(folder: Path) -> None:
    """Raise BadSetting when the folder belongs to another user, who could read the queue."""
    found = folder.lstat()
    if found.st_uid != os.getuid():
        raise BadSetting(setting="DATA_DIR", problem=f"{folder} belongs to another user")
