"""Restoring a backup into empty storage, also one that an older version made.

Objects of the blob store come first, the rows that name them after: a restore that is interrupted
leaves an empty database, and can be started again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from storage.backup.archive import ArchiveReader
from storage.backup.create import Say
from storage.backup.portable_rows import IncompatibleRows, is_empty, load, tables_of
from storage.blobs import Blobs
from storage.database import Database
from storage.repositories.jobs.spoken_words import index_all
from storage.schema_version import (
    lock_version,
    migrate,
    newest_versions,
    set_version,
    stored_version,
)


class CanNotRestore(Exception):
    """The backup does not fit the storage. The text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Counts of what was restored."""

    rows: int
    objects: int


async def restore_backup(
    archive: ArchiveReader, url: str, blobs: Blobs, scratch: Path, say: Say
) -> Restored:
    """Restore a backup into the database at `url`, which is empty or new, and the blob store.

    The folder `scratch` has room for the largest object. Blocks the event loop. Raises
    CanNotRestore, BadSetting and OSError.
    """
    await _prepare(url, lambda connection: _check(connection, archive))
    objects = _restore_objects(archive, blobs, scratch, say)
    return Restored(await restore_rows(archive, url), objects)


async def restore_rows(archive: ArchiveReader, url: str) -> int:
    """Restore the rows of a backup in one transaction. Return their number. Errors as above."""
    count = 0

    def fill(connection: Connection) -> None:
        nonlocal count
        lock_version(connection)
        _check(connection, archive)
        set_version(connection, archive.manifest.revision)
        tables = tables_of(connection)
        unknown = {name.partition(".")[0] for name in archive.tables} - {it.name for it in tables}
        if unknown:
            raise CanNotRestore(f"the backup has unknown tables: {', '.join(sorted(unknown))}")
        try:
            count = sum(load(connection, it, archive.rows(it.name)) for it in tables)
        except (IncompatibleRows, ValueError) as error:
            raise CanNotRestore(f"the rows can't be read: {error}") from error
        migrate(connection)
        index_all(connection)

    await _prepare(url, fill)
    return count


async def _prepare(url: str, work: Callable[[Connection], None]) -> None:
    await (await Database.open(url, work)).close()


def _check(connection: Connection, archive: ArchiveReader) -> None:
    revision, known = archive.manifest.revision, newest_versions()
    if revision not in known:
        raise CanNotRestore(
            f"the backup was made by a newer mp4totext ({archive.manifest.version}): update first"
        )
    if stored_version(connection) is not None and not is_empty(connection):
        raise CanNotRestore(
            "the database is not empty, and a restore does not mix two of them:"
            " set DATABASE_URL (or DATA_DIR) to a new one"
        )


def _restore_objects(archive: ArchiveReader, blobs: Blobs, scratch: Path, say: Say) -> int:
    with TemporaryDirectory(prefix="restore-", dir=scratch) as folder:
        copy = Path(folder) / "object"
        for number, key in enumerate(archive.blobs, 1):
            archive.extract(key, copy)
            blobs.put_file(key, copy)
            if number % 1000 == 0:
                say(f"{number:,} of {len(archive.blobs):,} files")
    return len(archive.blobs)
