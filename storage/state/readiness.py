"""Checks of the parts that every process needs: the database and the blob store."""

from __future__ import annotations

import asyncio
import secrets
from functools import partial
from pathlib import Path

from storage.blobs import Blobs
from storage.config.folders import try_writing
from storage.database import Database
from storage.erasure.background import sqlite_path
from storage.watch.readiness import Cached, Check

WRITE_SECONDS = 10.0
"""Seconds between two files that are written to see whether a disk or the blob store takes them."""


def database_check(database: Database) -> Check:
    """Return a check that reads a row, and writes a file beside that of SQLite. It waits for no
    other writer. Whether a server's disk takes rows is seen by the transactions of the process."""
    path = sqlite_path(database.address)
    disk = Cached(partial(_try_disk, path), WRITE_SECONDS) if path else None

    async def check() -> str:
        async with database.read() as unit:
            await unit.service_flags.drained_since()
        return (await disk() if disk else "") or database.trouble

    return check


async def _try_disk(path: Path) -> str:
    await asyncio.to_thread(try_writing, path.parent)
    return ""


def blobs_check(blobs: Blobs) -> Check:
    """Return a check that writes, reads and deletes a file, at most every WRITE_SECONDS."""

    def round_trip() -> str:
        key, data = f"doctor/{secrets.token_hex(8)}", secrets.token_bytes(16)
        blobs.put_bytes(key, data)
        try:
            return "" if blobs.get_bytes(key) == data else "returns other bytes than were written"
        finally:
            blobs.delete(key)

    return Cached(lambda: asyncio.to_thread(round_trip), WRITE_SECONDS)
