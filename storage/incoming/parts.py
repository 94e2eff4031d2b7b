"""Files that come in parts: the bytes of each part are stored before the row that names it.

Parts are objects of the blob store, so any process that shares it may take the next one. A crash
loses at most the part on its way: the client asks how many bytes are there. An object without a row
is deleted with its upload, an upload that nobody continues after AGE.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.models import IncomingFile

MayStore = Callable[[Unit], Awaitable[bool]]
AGE = timedelta(days=1)
"""Time without a new part after which an upload is removed."""
_PREFIX = "incoming/"
_PIECE = 1 << 20  # bytes in memory
_BATCH = 500  # ids in one query


def new_upload_id() -> str:
    """Return the id of a new upload: 128 random bits."""
    return secrets.token_hex(16)


async def store_part(
    database: Database,
    blobs: Blobs,
    file: IncomingFile,
    path: Path,
    now: datetime,
    may_store: MayStore,
) -> IncomingFile | None:
    """Store the bytes at `path` as the next part, and return the upload with them. Returns None
    when another request was first, the upload is gone, or `may_store` refuses in the transaction.
    Raises OSError, BlobStoreTrouble."""
    key = f"{_folder(file.id)}{file.received:016d}-{secrets.token_hex(8)}"
    blob = await asyncio.to_thread(blobs.put_file, key, path)
    end, expires = file.received + blob.size, now + AGE

    async def append(unit: Unit) -> bool:
        return await may_store(unit) and await _append(file, end, key, expires, unit)

    if await database.transact(append):
        return replace(file, received=end, expires=expires)
    await asyncio.to_thread(blobs.delete, key)
    return None


async def _append(file: IncomingFile, end: int, key: str, expires: datetime, unit: Unit) -> bool:
    if await unit.uploads.append(file.id, file.received, end, key, expires):
        return True
    return key in await unit.uploads.parts(file.id)  # committed before, without a confirmation


async def join_parts(database: Database, blobs: Blobs, file: IncomingFile, into: Path) -> None:
    """Write all parts to a new file, one after the other. Raises KeyError when one is gone,
    OSError, BlobStoreTrouble."""
    keys = await database.query(lambda unit: unit.uploads.parts(file.id))
    await asyncio.to_thread(_write, blobs, keys, into)


def _write(blobs: Blobs, keys: list[str], into: Path) -> None:
    with into.open("xb") as file:
        for key in keys:
            at = 0
            size = blobs.size(key)
            if size is None:
                raise KeyError(key)
            while at < size:
                piece = blobs.get_range(key, at, min(_PIECE, size - at))
                file.write(piece)
                at += len(piece)


async def end_upload(database: Database, blobs: Blobs, file: IncomingFile, job_id: str) -> None:
    """Note the job of an upload, and delete its parts."""
    await database.transact(lambda unit: unit.uploads.set_job(file.id, job_id))
    await asyncio.to_thread(blobs.delete, _folder(file.id))


async def remove_upload(database: Database, blobs: Blobs, upload_id: str) -> None:
    """Delete an upload and its parts."""
    await database.transact(lambda unit: unit.uploads.remove(upload_id))
    await asyncio.to_thread(blobs.delete, _folder(upload_id))


def delete_parts(blobs: Blobs, upload_ids: Collection[str]) -> None:
    """Delete the parts of uploads whose rows are deleted. Blocks."""
    for upload_id in upload_ids:
        blobs.delete(_folder(upload_id))


async def remove_expired(database: Database, blobs: Blobs, now: datetime) -> None:
    """Delete expired uploads, and parts whose upload is gone."""
    await database.transact(partial(_delete_expired, now))
    keys = await asyncio.to_thread(blobs.keys, _PREFIX)
    stored = sorted({key.split("/")[1] for key in keys})
    for batch in (stored[at : at + _BATCH] for at in range(0, len(stored), _BATCH)):
        known = await database.query(partial(_known, batch))
        for upload_id in set(batch) - known:
            await asyncio.to_thread(blobs.delete, _folder(upload_id))


async def _known(ids: Collection[str], unit: Unit) -> set[str]:
    return await unit.uploads.known(ids)


async def _delete_expired(now: datetime, unit: Unit) -> None:
    await unit.uploads.delete_expired(now)


def _folder(upload_id: str) -> str:
    return f"{_PREFIX}{upload_id}/"
