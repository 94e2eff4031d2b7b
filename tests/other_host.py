"""Another host: a network namespace behind a virtual cable that can be cut, slowed and made lossy.

Nothing but its programs' network is apart. Only root may make one.
https://man7.org/linux/man-pages/man8/ip-netns.8.html
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import pytest

_RULES = """
table inet {cable} {{
    chain arriving {{
        type filter hook input priority 0
        iifname {end} {what}
    }}
}}
"""
"""Packets are dropped where they arrive: a sender would be told of what is dropped at its end."""


_numbers = count()


@dataclass(frozen=True)
class OtherHost:
    """`here` is this host's address on the cable, `there` the other one's; `prefix` starts a
    command over there."""

    name: str
    cable: str
    here: str
    there: str

    @property
    def prefix(self) -> tuple[str, ...]:
        return ("ip", "netns", "exec", self.name)

    @property
    def option(self) -> str:
        """Return the option that puts a container of podman there."""
        return f"ns:/run/netns/{self.name}"

    def cut(self) -> None:
        """Let nothing through, without a word to either end."""
        self._filter("drop")

    def loses(self, percent: int) -> None:
        """Lose some packets, both ways."""
        self._filter(f"numgen random mod 100 < {percent} drop")

    def heal(self) -> None:
        """Let everything through again."""
        for prefix, _ in self._ends:
            table = (*prefix, "nft", "delete", "table", "inet", self.cable)
            subprocess.run(table, check=False, stderr=subprocess.DEVNULL)

    def slow(self, kilobits: int) -> None:
        """Carry at most so much a second, both ways. https://man7.org/linux/man-pages/man8/tc-tbf.8.html"""
        for prefix, end in self._ends:
            shape = ("tbf", "rate", f"{kilobits}kbit", "burst", "16kb", "latency", "400ms")
            _run(*prefix, "tc", "qdisc", "replace", "dev", end, "root", *shape)

    @property
    def _ends(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return ((), self.cable), (self.prefix, "eth0")

    def _filter(self, what: str) -> None:
        self.heal()
        for prefix, end in self._ends:
            rules = _RULES.format(cable=self.cable, end=end, what=what)
            subprocess.run([*prefix, "nft", "-f", "-"], input=rules, text=True, check=True)


@contextmanager
def other_host() -> Iterator[OtherHost]:
    """Make a host for the length of the block; what still runs there then has no network. Skips the
    test where only others may make one."""
    if os.geteuid() or not all(shutil.which(tool) for tool in ("ip", "tc", "nft")):
        pytest.skip("needs root, iproute2 and nftables")
    # Another one each time: the kernel takes a cable away some time after its namespace.
    number = (16 * os.getpid() + next(_numbers)) % 47_000
    name, cable = f"other-{number}", f"cable{number}"
    network = f"10.{64 + number // 250}.{number % 250}"
    if subprocess.run(["ip", "netns", "add", name], check=False).returncode:
        pytest.skip("this machine makes no network namespaces")
    host = OtherHost(name, cable, f"{network}.1", f"{network}.2")
    try:
        try:
            _connect(host, network)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"this kernel makes no cable that can be cut: {error}")
        yield host
    finally:
        host.heal()
        _run("ip", "netns", "del", name)  # and the cable with it


def _connect(host: OtherHost, network: str) -> None:
    """Lay the cable, and try all that is done to it."""
    name, cable = host.name, host.cable
    _run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name)
    _run("ip", "addr", "add", f"{host.here}/24", "dev", cable)
    _run("ip", "link", "set", cable, "up")
    _run("ip", "-n", name, "addr", "add", f"{host.there}/24", "dev", "eth0")
    for end in ("lo", "eth0"):
        _run("ip", "-n", name, "link", "set", end, "up")
    host.slow(1_000_000)
    host.loses(1)
    host.heal()


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
