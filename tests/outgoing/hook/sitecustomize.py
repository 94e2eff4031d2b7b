"""Records the network peers of this process; see `tests.outgoing`."""

from __future__ import annotations

import ipaddress
import os
import sys

_EVENTS = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
)
_RECORD = os.environ.get("OUTGOING_RECORD", "")


def _is_here(host: str) -> bool:
    """Return whether a host is this machine: loopback, its name, or any of its addresses."""
    if host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS:
        return
    # (socket, address) for events that send, (host, …) for lookups.
    target = arguments[0] if event.startswith("socket.get") else arguments[1]
    host = target[0] if isinstance(target, tuple) else target
    if host is None or (isinstance(target, str | bytes) and not event.startswith("socket.get")):
        return  # the path of a Unix socket, a connected socket, the own address of a local server
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    if not _is_here(name):
        with open(_RECORD, "a", encoding="utf-8") as record:  # noqa: PTH123 pathlib is not here yet
            record.write(f"{event} {name} by {' '.join(sys.orig_argv)[:200]}\n")


if _RECORD:
    sys.addaudithook(_note)
