"""An HTTP proxy with a password, in a thread of its own: CONNECT, and absolute addresses.

Names that end with `.test` are this machine, so that emulated servers lie behind it. Requests are
recorded. https://www.rfc-editor.org/rfc/rfc9110#CONNECT
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import threading
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

_PROOF = b"Basic " + base64.b64encode(b"user:s%cret")


@dataclass
class ProxyServer:
    """`with ProxyServer() as proxy`: `proxy.url` is the address for the operator."""

    went: list[str] = field(default_factory=list)
    """Forwarded requests, as `METHOD host:port/path`."""
    strangers: int = 0
    """Number of requests without the password."""

    def __post_init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def to(self, name: str) -> list[str]:
        """Return the requests to a host."""
        return [line for line in self.went if line.split(" ")[1].startswith(name)]

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://user:s%25cret@127.0.0.1:{self.port}"

    async def _stop(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0.1)  # closed connections are released by the loop

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await self._pass(reader, writer)
        writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
        method, target, version = line.split(b" ")
        headers = {name.lower(): value for name, _, value in (it.partition(b": ") for it in fields)}
        if headers.get(b"proxy-authorization") != _PROOF:
            self.strangers += 1
            writer.write(
                b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                b"Content-Length: 0\r\nConnection: close\r\n\r\n"
            )
            return
        tunnel = method == b"CONNECT"
        destination = urlsplit(f"//{target.decode()}" if tunnel else target.decode())
        assert destination.hostname
        self.went.append(f"{method.decode()} {destination.netloc}{destination.path}")
        host = "127.0.0.1" if destination.hostname.endswith(".test") else destination.hostname
        if host != "127.0.0.1":  # the tests contact only this machine
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            return
        their_reader, their_writer = await asyncio.open_connection(host, destination.port or 80)
        if tunnel:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = destination.path + (f"?{destination.query}" if destination.query else "")
            their_writer.write(_request(method, path or "/", version, fields, headers))
        try:
            await asyncio.gather(_copy(reader, their_writer), _copy(their_reader, writer))
        finally:
            their_writer.close()


def _request(
    method: bytes, path: str, version: bytes, fields: list[bytes], headers: dict[bytes, bytes]
) -> bytes:
    """Return the request for the server; a connection carries one request, or a WebSocket."""
    keeps = b"upgrade" in headers
    passed = [
        it
        for it in fields
        if not it.lower().startswith(b"proxy-")
        and (keeps or not it.lower().startswith(b"connection:"))
    ]
    if not keeps:
        passed.append(b"Connection: close")
    return b"\r\n".join([b" ".join([method, path.encode(), version]), *passed, b"", b""])


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while block := await reader.read(65_536):
            writer.write(block)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()
