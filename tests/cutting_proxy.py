"""A TCP proxy that cuts connections in the middle of a transfer, or lets none through."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class CuttingProxy:
    """Forwards to `target`. The next `cuts` connections that carry more than `after` bytes in one
    direction are cut there. With `is_away` all are refused."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        assert parts.hostname
        assert parts.port
        self._target = (parts.hostname, parts.port)
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.after = 3_000_000
        self.cuts = 0
        self.was_cut = 0
        self._is_away = False
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def is_away(self) -> bool:
        return self._is_away

    @is_away.setter
    def is_away(self, away: bool) -> None:
        self._is_away = away
        if away:
            self.close_connections()

    def close_connections(self) -> None:
        for each in list(self._open):
            _close(each)

    def close(self) -> None:
        self._listener.close()
        self.close_connections()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._is_away:
                _close(client)
                continue
            try:
                server = socket.create_connection(self._target, timeout=30)
            except OSError:
                _close(client)
                continue
            self._open |= {client, server}
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._forward, args=(source, sink), daemon=True).start()

    def _forward(self, source: socket.socket, sink: socket.socket) -> None:
        carried = 0
        with suppress(OSError):
            while data := source.recv(65536):
                carried += len(data)
                if carried > self.after and self._take_cut():
                    break
                sink.sendall(data)
        for each in (source, sink):
            _close(each)
            self._open.discard(each)

    def _take_cut(self) -> bool:
        with self._lock:
            if self.cuts <= 0:
                return False
            self.cuts -= 1
            self.was_cut += 1
            return True


def _close(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


@contextmanager
def cutting_proxy(target: str) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(target)
    try:
        yield proxy
    finally:
        proxy.close()
