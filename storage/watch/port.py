"""A small HTTP server for pages that machines read: only GET, one request a connection, no bodies.

Built on https://h11.readthedocs.io like Telegram's webhook. Whoever connects has five seconds from
the connection to the last byte of the answer. When all places are taken, the oldest connection
makes room: a health check is answered within milliseconds, so slow clients can't keep it out.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import h11

from storage import logs
from storage.errors import BadSetting

log = logs.get(__name__)

EXCHANGE_SECONDS = 5.0
"""Seconds for a whole exchange, the wait for the request included."""
MOST_CONNECTIONS = 32
LARGEST_HEAD = 8192
"""Bytes of a request's line and headers."""
_READ = 4096


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its status, its body and the body's type."""

    status: int
    body: bytes
    kind: str = "text/plain; charset=utf-8"


Page = Callable[[], Awaitable[Answer]]


def json_answer(status: int, value: object) -> Answer:
    """Return an answer with a JSON body of one line."""
    return Answer(status, json.dumps(value).encode() + b"\n", "application/json")


class WatchServer:
    """Serves pages by their paths."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = {path.encode(): page for path, page in pages.items()}
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve a new connection."""
        if len(self._connections) >= MOST_CONNECTIONS:
            oldest = next(iter(self._connections))
            self._connections.pop(oldest).transport.abort()
            oldest.cancel()
        task = asyncio.create_task(self._serve(reader, writer))
        self._connections[task] = writer
        task.add_done_callback(lambda done: self._connections.pop(done, None))

    async def close(self) -> None:
        """End all connections."""
        tasks = list(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        http = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST_HEAD)
        try:
            async with asyncio.timeout(EXCHANGE_SECONDS):
                answer = await self._answer(http, reader)
                if answer is None:
                    return
                headers = [
                    ("Content-Type", answer.kind),
                    ("Content-Length", str(len(answer.body))),
                    ("Cache-Control", "no-store"),
                    ("Connection", "close"),
                    *([("Allow", "GET")] if answer.status == 405 else []),
                ]
                head = http.send(h11.Response(status_code=answer.status, headers=headers))
                writer.write((head or b"") + answer.body)
                await writer.drain()
                writer.close()
                await writer.wait_closed()
        except (h11.ProtocolError, OSError, TimeoutError) as error:
            log.debug("a connection of the watch port failed", problem=type(error).__name__)
        finally:
            writer.transport.abort()  # sent bytes are out; a client that reads nothing keeps none

    async def _answer(self, http: h11.Connection, reader: asyncio.StreamReader) -> Answer | None:
        """Return the answer to the request; None when there is none."""
        try:
            while (event := http.next_event()) is h11.NEED_DATA:
                http.receive_data(await reader.read(_READ))
        except h11.RemoteProtocolError as error:
            return _error(error.error_status_hint)
        if not isinstance(event, h11.Request):
            return None
        page = self._pages.get(event.target.partition(b"?")[0])
        if status := _refusal(event, page):
            return _error(status)
        try:
            return await page() if page else None
        except Exception:
            log.exception("a page of the watch port failed")
            return _error(500)


def _refusal(request: h11.Request, page: Page | None) -> int:
    """Return the status that refuses a request; 0 when it is answered."""
    headers = dict(request.headers)
    has_body = b"transfer-encoding" in headers or headers.get(b"content-length", b"0") != b"0"
    return 405 if request.method != b"GET" else 413 if has_body else 404 if page is None else 0


def _error(status: int) -> Answer:
    return json_answer(status, {"status": "refused", "code": status})


@asynccontextmanager
async def watch_port(listen: str, pages: Mapping[str, Page]) -> AsyncIterator[None]:
    """Serve pages at `listen` (`host:port`, "" for nowhere) for the length of the block. Raises
    BadSetting."""
    if not listen:
        yield
        return
    host, _, port = listen.rpartition(":")
    server = WatchServer(pages)
    try:
        listener = await asyncio.start_server(server.accept, host.strip("[]"), int(port))
    except (OSError, ValueError, OverflowError) as error:
        problem = f"{listen} can't be listened on: {error}"
        raise BadSetting(setting="WATCH_LISTEN", problem=problem) from None
    log.info("health checks are served", listen=listen)
    try:
        yield
    finally:
        listener.close()
        await server.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(listener.wait_closed(), 1.0)
