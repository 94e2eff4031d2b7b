"""Making a backup while the service runs.

Rows are those of one moment. Objects of the blob store are stored before a row names them, so the
objects of all rows are there when they are copied afterwards; one that was deleted meanwhile, with
its row, is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Connection

from storage.backup.archive import FORMAT, ArchiveWriter, Manifest
from storage.backup.portable_rows import dump, tables_of
from storage.blobs import Blobs
from storage.database import Database
from storage.schema_version import stored_version

Say = Callable[[str], None]
PREFIXES = ("media/", "users/")
"""Of all objects: recordings with what was made of them, and which job uses what."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Counts of what is in a backup. `gone` objects were deleted while it was made."""

    rows: int
    objects: int
    bytes: int
    gone: int


@contextmanager
def appearing_whole(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that nobody else may read, and that appears under its name when it is whole.

    Raises FileExistsError when the name is taken.
    """
    if path.exists():
        raise FileExistsError(17, "There is a file of this name already", str(path))
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


async def write_rows(database: Database, archive: ArchiveWriter, version: str) -> int:
    """Write the manifest and all rows. Return the number of rows. Blocks the event loop.

    `version` is that of the running program.
    """

    def write(connection: Connection) -> int:
        made = datetime.now(UTC).isoformat(timespec="seconds")
        revision = stored_version(connection) or ""
        dialect = connection.dialect.name
        archive.add_manifest(Manifest(FORMAT, version, revision, dialect, made))
        tables = tables_of(connection)
        return sum(archive.add_rows(table.name, dump(connection, table)) for table in tables)

    return await database.read_snapshot(write)


async def create_backup(
    database: Database, blobs: Blobs, file: IO[bytes], scratch: Path, version: str, say: Say
) -> Saved:
    """Write a backup of all rows and objects to a file, which may be a pipe. Blocks the event loop.

    The folder `scratch` has room for the largest object. `say` is told what is going on. Raises
    OSError.
    """
    archive = ArchiveWriter(file, scratch)
    rows = await write_rows(database, archive, version)
    say(f"{rows:,} rows")
    objects, size, gone = _write_objects(blobs, archive, scratch, say)
    archive.close()
    return Saved(rows, objects, size, gone)


def _write_objects(
    blobs: Blobs, archive: ArchiveWriter, scratch: Path, say: Say
) -> tuple[int, int, int]:
    objects = size = gone = 0
    keys = sorted(key for prefix in PREFIXES for key in blobs.keys(prefix))
    with TemporaryDirectory(prefix="backup-", dir=scratch) as folder:
        copy = Path(folder) / "object"
        for number, key in enumerate(keys, 1):
            try:
                blobs.get_object(key, copy)
            except KeyError:
                gone += 1
                continue
            size += archive.add_blob(key, copy)
            objects += 1
            with suppress(ZeroDivisionError):
                if number % (len(keys) // 10) == 0:
                    say(f"{number:,} of {len(keys):,} files, {size / 1e6:,.0f} MB")
    return objects, size, gone
