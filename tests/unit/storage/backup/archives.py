"""Backups that are made and restored in one call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from storage.backup.archive import ArchiveReader
from storage.backup.create import appearing_whole, create_backup
from storage.backup.restore import Restored, restore_backup
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Line

LINES = (Line(0.0, "Anna", "Der Frühling beginnt im März."),)


async def backup(database: Database, blobs: Blobs, path: Path) -> Path:
    with appearing_whole(path) as file:
        await create_backup(database, blobs, file, path.parent, "1.2.3", lambda _: None)
    return path


async def restore(path: Path, url: str, blobs: Blobs) -> Restored:
    with ArchiveReader.open(path) as archive:
        return await restore_backup(archive, url, blobs, path.parent, lambda _: None)


async def write(database: Database, work: Callable[[Connection], None]) -> None:
    async with database._write_engine.begin() as connection:
        await connection.run_sync(work)
