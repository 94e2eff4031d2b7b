"""Lock files and control socket of the embedded server, shared with its daemon and clients."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import time
from pathlib import Path

_POLL_SECONDS = 0.05


def daemon_lock(folder: Path) -> Path:
    """Return the lock file of this folder's daemon; it holds the daemon's process id."""
    return folder / "valkey.lock"


def control_socket(server_socket: Path) -> Path:
    """Return the socket at which the daemon of this server accepts clients."""
    return server_socket.with_name("keeper.sock")


def server_lock(folder: Path) -> Path:
    """Return the lock file that this folder's Valkey holds while it runs, with its process id."""
    return folder / "server.lock"


def try_lock(descriptor: int) -> bool:
    """Try to take an exclusive lock. Processes that inherit the descriptor share it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def write_owner(descriptor: int, process: int | None) -> None:
    """Write into a locked file the id and the namespace of the process that holds it."""
    os.ftruncate(descriptor, 0)
    if process is not None:
        os.pwrite(descriptor, f"{process} {_process_namespace()}".encode(), 0)


def read_owner(path: Path) -> int | None:
    """Return the id of the process that holds a lock.

    Returns None when the file names none, or one of another container or machine, whose process
    ids are different.
    """
    with contextlib.suppress(OSError, ValueError):
        number, _, namespace = path.read_text().partition(" ")
        return int(number) if namespace == _process_namespace() else None
    return None


def _process_namespace() -> str:
    """Return a text that identifies the namespace of process ids: host, boot and pid namespace."""
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):  # only Linux has them
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text().strip())
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts)


def lock_within(descriptor: int, seconds: float) -> bool:
    """Try to take a lock until it succeeds or the time is over. Return whether it succeeded."""
    until = time.monotonic() + seconds
    while not (locked := try_lock(descriptor)) and time.monotonic() < until:
        time.sleep(_POLL_SECONDS)
    return locked


def ask_server(server_socket: Path, command: bytes) -> bytes:
    """Send an inline command to Valkey and return its answer; empty when none comes within 0.5 s.

    https://valkey.io/topics/protocol/#inline-commands
    """
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(0.5)
        connection.connect(str(server_socket))
        connection.sendall(command)
        return connection.recv(100)
    return b""


def is_closed(client: socket.socket) -> bool:
    """Return whether the other end closed the connection."""
    try:
        return not client.recv(4096)
    except BlockingIOError:
        return False
    except OSError:
        return True


def send(client: socket.socket, message: bytes) -> None:
    """Send a message to a client; ignored when it has gone."""
    with contextlib.suppress(OSError):
        client.send(message)
