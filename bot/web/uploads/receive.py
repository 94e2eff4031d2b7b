"""Bytes of a request into parts of an upload, with a piece of them in memory.

What came before the connection was cut is kept, unless it has a checksum.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.requests import ClientDisconnect, Request

from bot import upload_checks
from bot.web.context import Web
from bot.web.uploads.protocol import Checksum, TusError
from pipeline.media.signatures import HEAD_BYTES
from storage.incoming.parts import MayStore, store_part
from storage.models import IncomingFile

PART = 8 << 20
"""Bytes of a part: what a killed process loses of each upload at most."""
_PIECE = 256 << 10
"""Bytes in memory before they are written."""
_IDLE_SECONDS = 30.0
"""Seconds without a byte after which a connection counts as cut."""


class Receiver:
    """Receives the rest of one upload, or a part of it."""

    def __init__(self, web: Web, file: IncomingFile, folder: Path, may_store: MayStore) -> None:
        self.file = file
        self._may_store = may_store
        self._web, self._path = web, folder / "part"
        self._written = 0

    async def receive(self, request: Request, expected: Checksum | None) -> None:
        """Take the bytes of a request in. Raises TusError, refusals of a file that is no recording,
        OSError and BlobStoreTrouble."""
        hasher = hashlib.new(expected.algorithm, usedforsecurity=False) if expected else None
        cut = False
        try:
            async for piece in _pieces(request):
                if self.file.received + self._written + len(piece) > self.file.size:
                    raise TusError(413, "The body is longer than the rest of the file.")
                if hasher:
                    hasher.update(piece)
                await asyncio.to_thread(self._write, piece)
                if self._written >= PART and expected is None:
                    await self._store()
        except (ClientDisconnect, TimeoutError):
            cut = True
        if expected and hasher and (cut or not expected.fits(hasher)):
            raise TusError(460, "The bytes do not have the checksum.")
        await self._store()
        if cut:
            raise TusError(408, "The connection was cut.")

    def _write(self, piece: bytes) -> None:
        with self._path.open("ab") as out:
            out.write(piece)
        self._written += len(piece)

    async def _store(self) -> None:
        """Make a part of what was written."""
        if not self._written:
            return
        if self.file.received == 0:
            head = await asyncio.to_thread(_head, self._path)
            if len(head) >= HEAD_BYTES or self._written == self.file.size:
                upload_checks.check_kind(head, self.file.name)
        services, now = self._web.services, self._web.clock()
        async with self._web.upload_stores:
            stored = await store_part(
                services.database, services.blobs, self.file, self._path, now, self._may_store
            )
        await asyncio.to_thread(self._path.unlink)
        self._written = 0
        if stored is None:
            raise TusError(
                409,
                "The session has ended, another request has sent these bytes, or they are gone.",
            )
        self.file = stored


@asynccontextmanager
async def receiving(web: Web, file: IncomingFile, may_store: MayStore) -> AsyncIterator[Receiver]:
    """Give the receiver of an upload a folder, which is removed at the end. `may_store` is asked
    with each part, since the session may end while the body comes. Raises TusError when
    another request of this process sends the same upload."""
    lock = web.services.upload_locks.of(("bytes", file.id))
    if lock.locked():
        raise TusError(423, "Another request sends this upload now.")
    async with lock:
        folder = await asyncio.to_thread(
            tempfile.TemporaryDirectory, dir=web.services.scratch, ignore_cleanup_errors=True
        )
        try:
            yield Receiver(web, file, Path(folder.name), may_store)
        finally:
            with suppress(OSError):
                folder.cleanup()


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in pieces. Raises ClientDisconnect and TimeoutError, after all that came."""
    waiting: list[bytes] = []
    length = 0
    stream = aiter(request.stream())
    problem: Exception | None = None
    while True:
        try:
            async with asyncio.timeout(_IDLE_SECONDS):
                piece = await anext(stream)
        except StopAsyncIteration:
            break
        except (ClientDisconnect, TimeoutError) as error:
            problem = error
            break
        waiting.append(piece)
        length += len(piece)
        if length >= _PIECE:
            yield b"".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield b"".join(waiting)
    if problem:
        raise problem


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)
