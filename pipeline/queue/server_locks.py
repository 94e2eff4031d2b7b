"""What the embedded server, its keeper and its users know each other by: two locks and a socket."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import time
from pathlib import Path

_LOOK_EVERY = 0.05


def keeper_lock(folder: Path) -> Path:
    """The lock of the keeper of this folder, with its process id."""
    return folder / "valkey.lock"


def door_path(server_socket: Path) -> Path:
    """Where the keeper of this server hears who uses it."""
    return server_socket.with_name("keeper.sock")


def life_path(folder: Path) -> Path:
    """The lock that the Valkey of this folder holds while it lives, with its process id."""
    return folder / "server.lock"


def try_lock(descriptor: int) -> bool:
    """Take an exclusive lock, which every process that inherits the descriptor shares."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def sign(descriptor: int, process: int | None) -> None:
    """Write into a locked file which process holds it, and in which room of process ids."""
    os.ftruncate(descriptor, 0)
    if process is not None:
        os.pwrite(descriptor, f"{process} {_room()}".encode(), 0)


def signed(path: Path) -> int | None:
    """The process that holds a lock; None when none is named, or one of another container or
    machine, whose process ids mean nothing here."""
    with contextlib.suppress(OSError, ValueError):
        number, _, room = path.read_text().partition(" ")
        return int(number) if room == _room() else None
    return None


def _room() -> str:
    """What tells one space of process ids from another."""
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):  # only Linux has them
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text().strip())
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts)


def locked_within(descriptor: int, seconds: float) -> bool:
    """Try again and again to take a lock."""
    until = time.monotonic() + seconds
    while not (locked := try_lock(descriptor)) and time.monotonic() < until:
        time.sleep(_LOOK_EVERY)
    return locked


def say(server_socket: Path, line: bytes) -> bytes:
    """What a Valkey answers to a line, https://valkey.io/topics/protocol/#inline-commands; nothing
    when none does within half a second."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as to:
        to.settimeout(0.5)
        to.connect(str(server_socket))
        to.sendall(line)
        return to.recv(100)
    return b""


def is_over(user: socket.socket) -> bool:
    """Whether the other end was closed."""
    try:
        return not user.recv(4096)
    except BlockingIOError:
        return False
    except OSError:
        return True


def send(user: socket.socket, word: bytes) -> None:
    """Tell a user, if there is one still."""
    with contextlib.suppress(OSError):
        user.send(word)
