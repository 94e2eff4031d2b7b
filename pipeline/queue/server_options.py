"""The command line of the embedded Valkey. It needs the standard library only."""

from __future__ import annotations

from pathlib import Path


def valkey_options(folder: Path, server_socket: Path) -> list[str]:
    """Return the arguments of a Valkey with a private socket, and all its files in `folder`."""
    fixed = (
        "--port 0 --unixsocketperm 700 --logfile valkey.log --loglevel warning --appendonly yes "
        "--shutdown-on-sigterm save --maxmemory 256mb --maxmemory-policy noeviction --daemonize no"
    )
    return [*fixed.split(), "--save", "", "--unixsocket", str(server_socket), "--dir", str(folder)]
