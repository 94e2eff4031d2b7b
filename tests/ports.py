"""Ports of servers that tests start."""

from __future__ import annotations

import socket
import subprocess
import time


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_open(
    address: str, port: int, process: subprocess.Popen[bytes], seconds: float
) -> None:
    """Wait until a server takes connections. Raises RuntimeError when it has ended, or is late."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((address, port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start: {process.args!r}")
