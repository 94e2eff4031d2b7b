from __future__ import annotations

import socket
import sys

import pytest

from storage.machine.dead_peers import GONE_SECONDS, notice_a_dead_peer


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have fewer options")
def test_connection_over_tcp_is_probed_and_given_up() -> None:
    with socket.socket() as connection:
        notice_a_dead_peer(connection)
        assert connection.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        given_up = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
        assert given_up == 1000 * GONE_SECONDS
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 10


def test_unix_socket_is_left_as_it_is() -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        notice_a_dead_peer(connection)
        assert connection.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 0
