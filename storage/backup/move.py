"""Moving all rows to another database, from SQLite to PostgreSQL or back. The blobs stay."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, select

from storage.backup.archive import ArchiveReader, ArchiveWriter
from storage.backup.create import write_rows
from storage.backup.restore import CanNotRestore, restore_rows
from storage.database import Database
from storage.models import JobState
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from storage.tables.service import PlatformLeaseRow


async def move_rows(database: Database, target: str, scratch: Path, version: str) -> int:
    """Copy all rows to the empty database at `target`. Return their number.

    The folder `scratch` has room for the packed rows. Blocks the event loop. What a running service
    wrote meanwhile would be lost: raises CanNotRestore while a bot or a worker uses the database.
    Raises BadSetting.
    """
    await database.read_snapshot(_check_stopped)
    with TemporaryDirectory(prefix="move-", dir=scratch) as folder:
        path = Path(folder) / "rows.tar"
        with path.open("wb") as file:
            archive = ArchiveWriter(file, scratch)
            await write_rows(database, archive, version)
            archive.close()
        with ArchiveReader.open(path) as rows:
            return await restore_rows(rows, target)


def _check_stopped(connection: Connection) -> None:
    bots = select(PlatformLeaseRow.platform).where(PlatformLeaseRow.lease_until > db_time())
    jobs = select(JobRow.id).where(JobRow.state == JobState.RUNNING, JobRow.lease_until > db_time())
    if connection.execute(bots).first() or connection.execute(jobs).first():
        raise CanNotRestore("the service is running: stop its bots and workers first")
