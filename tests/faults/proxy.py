"""A TCP proxy whose connections can be slowed down, cut, or left without an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal
from urllib.parse import urlsplit

from tests.e2e.harness.threaded_server import ThreadedServer

State = Literal["open", "slow", "cut", "silent"]
"""`slow` holds back each piece for DELAY, `cut` ends and refuses connections, `silent` accepts
them and passes nothing on until it is over."""
DELAY = 0.4
"""Seconds."""
_PIECE = 1 << 16


class Proxy(ThreadedServer):
    """Forwards a free port of the loopback interface to `target`: a URL with host and port, or the
    path of a Unix socket."""

    def __init__(self, target: str) -> None:
        super().__init__(f"proxy of {target}")
        self._target = target
        self._state: State = "open"
        self._speaks = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        """Return the HTTP URL of the proxy."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def is_(self, state: State) -> Iterator[None]:
        """Keep a state for the length of the block."""
        self._loop.call_soon_threadsafe(self._set, state)
        try:
            yield
        finally:
            self._loop.call_soon_threadsafe(self._set, "open")

    def cut(self) -> None:
        """End all connections; new ones are accepted."""
        self._loop.call_soon_threadsafe(self._abort_all)

    def _set(self, state: State) -> None:
        self._state = state
        if state == "silent":
            self._speaks.clear()
        else:
            self._speaks.set()
        if state == "cut":
            self._abort_all()

    async def _start(self) -> None:
        self._set("open")
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._set("cut")
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _abort_all(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            if self._state != "cut":
                await self._forward(reader, writer)
        except OSError:
            return  # the target is away: the connection ends, as without a proxy
        finally:
            writer.transport.abort()
            self._writers.discard(writer)
            self._tasks.discard(task)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await self._connect()
        self._writers.add(back)
        pumps = [
            asyncio.create_task(self._pump(reader, back)),
            asyncio.create_task(self._pump(there, writer)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            back.transport.abort()
            self._writers.discard(back)

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._target.startswith("/"):
            return await asyncio.open_unix_connection(self._target)
        address = urlsplit(self._target)
        return await asyncio.open_connection(address.hostname, address.port)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on pieces until one end closes. A closed end gets what was sent before."""
        while piece := await reader.read(_PIECE):
            await self._speaks.wait()
            if self._state == "slow":
                await asyncio.sleep(DELAY)
            writer.write(piece)
            await writer.drain()
        with suppress(OSError):
            writer.close()
            await writer.wait_closed()
