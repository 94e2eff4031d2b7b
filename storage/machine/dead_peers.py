"""TCP connections whose other end is gone without a word: a host without power, a cut cable, a
router that forgot an idle connection.

Without these options what is sent waits for 15 minutes, and what is awaited for ever.
https://man7.org/linux/man-pages/man7/tcp.7.html
"""

from __future__ import annotations

import socket

GONE_SECONDS = 10
"""Seconds without an acknowledgement after which the other end is gone."""
IDLE, BETWEEN, PROBES = 10, 3, 3
"""Seconds without traffic before the first probe, seconds between probes, and their number."""
_OPTIONS = {
    "TCP_KEEPIDLE": IDLE,
    "TCP_KEEPINTVL": BETWEEN,
    "TCP_KEEPCNT": PROBES,
    "TCP_USER_TIMEOUT": 1000 * GONE_SECONDS,
}
TCP_OPTIONS = {
    getattr(socket, name): value for name, value in _OPTIONS.items() if hasattr(socket, name)
}
"""Options of a connection that this system has, beside SO_KEEPALIVE."""


def notice_a_dead_peer(connection: socket.socket) -> None:
    """Let a connection end some 15 s after its other end is gone. A Unix socket needs nothing."""
    if connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in TCP_OPTIONS.items():
        connection.setsockopt(socket.IPPROTO_TCP, option, value)
