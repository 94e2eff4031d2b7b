"""A web server with scripted faults; raw sockets, so that it can lie."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class HostileServer:
    """Responses by path, and the received requests."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def says(self, path: str, head: str, body: bytes = b"") -> None:
        """Answer with these header lines and this body, even if they contradict."""

        async def answer(writer: asyncio.StreamWriter) -> None:
            writer.write(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
            await writer.drain()

        self.answers[path] = answer

    def has(self, path: str, body: bytes, more: str = "") -> None:
        """Answer correctly."""
        self.says(path, f"HTTP/1.1 200 OK\nContent-Length: {len(body)}{more}", body)

    def leads(self, path: str, to: str, status: int = 302) -> None:
        """Answer with a redirect."""
        self.says(path, f"HTTP/1.1 {status} Found\nLocation: {to}\nContent-Length: 0")

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection with one answer."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(head)
            path = head.split(" ", 2)[1].partition("?")[0]
            await self.answers[path](writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client may leave at any time
        finally:
            writer.close()


@asynccontextmanager
async def serving(
    host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> AsyncIterator[HostileServer]:
    """Run a server at an address of this machine, until the block ends."""
    it = HostileServer()
    server = await asyncio.start_server(it.serve, host, port, ssl=tls)
    it.port = server.sockets[0].getsockname()[1]
    try:
        yield it
    finally:
        server.close()
