"""A network namespace with loopback and no exit, in which the kernel counts the attempts of any
program to leave it."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.telegram_server import TelegramServer

_CLONE_NEWNET = 0x40000000
_HOLDER = """
import ctypes, fcntl, os, socket, struct, sys
if ctypes.CDLL(None, use_errno=True).unshare(0x40000000):
    sys.exit(os.strerror(ctypes.get_errno()))
with socket.socket() as any:  # ip link set lo up: SIOCSIFFLAGS, IFF_UP | IFF_RUNNING
    fcntl.ioctl(any, 0x8914, struct.pack("16sh22x", b"lo", 0x41))
print("up", flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Network:
    """A network namespace, held by a process."""

    pid: int

    @property
    def option(self) -> str:
        """Return the option for podman."""
        return f"ns:/proc/{self.pid}/ns/net"

    @property
    def prefix(self) -> tuple[str, ...]:
        """Return the command prefix that runs a command in the namespace."""
        return ("nsenter", f"--net=/proc/{self.pid}/ns/net")

    def enter(self) -> None:
        """Move the calling thread into the namespace. Raises OSError."""
        kernel = ctypes.CDLL(None, use_errno=True)
        with Path(f"/proc/{self.pid}/ns/net").open("rb") as namespace:
            if kernel.setns(namespace.fileno(), _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")

    def connection_attempts(self) -> int:
        """Return the number of attempts to reach another machine: packets and connections without a
        route, and names looked up at a resolver on this machine."""
        counts: dict[str, str] = {}
        lines = Path(f"/proc/{self.pid}/net/snmp").read_text().splitlines()
        for names, values in zip(lines[::2], lines[1::2], strict=True):
            kind, *named = names.split()
            counts |= zip((f"{kind}{name}" for name in named), values.split()[1:], strict=True)
        for line in Path(f"/proc/{self.pid}/net/snmp6").read_text().splitlines():
            name, value = line.split()
            counts[name] = value
        counters = ("Ip:OutNoRoutes", "Ip6OutNoRoutes", "Udp:NoPorts", "Udp6NoPorts")
        return sum(int(counts.get(name, 0)) for name in counters)


@contextmanager
def network() -> Iterator[Network]:
    """Create a namespace without a route. Raises OSError where the kernel permits none."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stderr
        try:
            if holder.stdout.readline() != "up\n":
                raise OSError(f"no network namespace: {holder.stderr.read()}")
            yield Network(holder.pid)
        finally:
            holder.stdin.close()


class TelegramInside(TelegramServer):
    """A Bot API server that listens inside a network."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    async def _start(self) -> None:
        self._network.enter()  # only this thread
        await super()._start()
