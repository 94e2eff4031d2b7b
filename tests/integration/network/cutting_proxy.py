"""A connection on the way to a server that is cut after some bytes, again and again."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

_RESET = struct.pack("ii", 1, 0)
"""Linger of no seconds: the connection ends with a reset, as one that a network lost."""


class CuttingProxy:
    """Forwards connections. Each takes the next number of bytes, after which it is cut; None cuts
    none. Behind the last number nothing is cut."""

    def __init__(self, target: int, cuts: Iterable[int | None]) -> None:
        self.port = 0
        self.cut = 0
        self._target, self._cuts = target, iter(cuts)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward one connection."""
        left = next(self._cuts, None)
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        answers = asyncio.create_task(_copy(there, writer))
        try:
            while data := await reader.read(4096):
                if left is not None and len(data) > left:
                    back.write(data[:left])
                    await back.drain()
                    self.cut += 1
                    _reset(writer)
                    break
                left = left - len(data) if left is not None else None
                back.write(data)
                await back.drain()
        finally:
            back.close()
            writer.close()
            await asyncio.gather(answers, return_exceptions=True)


def _reset(writer: asyncio.StreamWriter) -> None:
    peer: socket.socket = writer.get_extra_info("socket")
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def cutting_proxy(
    listener: socket.socket, target: int, cuts: Iterable[int | None]
) -> AsyncIterator[CuttingProxy]:
    """Forward the connections of a socket to a port of this machine."""
    proxy = CuttingProxy(target, cuts)
    server = await asyncio.start_server(proxy.handle, sock=listener)
    async with server:
        yield proxy
