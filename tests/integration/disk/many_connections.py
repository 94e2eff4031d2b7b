"""A process that reads and writes by many connections while its disk fails and is back. Prints what
it found: `python -m tests.integration.disk.many_connections FOLDER`, below `FailingDisk`."""

from __future__ import annotations

import asyncio
import errno
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database
from storage.database_errors.transient import TransientDatabaseError
from tests.unit.storage.conftest import add, make_job

READERS = 4
ROUNDS = 5
PATIENCE = 30.0


@contextmanager
def _failing(number: int) -> Iterator[None]:
    """Let the disk of this process fail for the length of the block."""
    failure = Path(os.environ["CHAOS_DISK"])
    for value in (number, 0):
        with failure.open("r+b") as file:
            file.write(struct.pack("=q", value))
        if value:
            yield


async def _read(database: Database) -> None:
    async with database.read() as unit:
        await unit.jobs.counts()
        await asyncio.sleep(0.01)  # as many connections as readers


async def _read_all(database: Database) -> None:
    await asyncio.gather(*(_read(database) for _ in range(READERS)))


async def _fails(database: Database) -> bool:
    try:
        await add(database, make_job(1))
    except TransientDatabaseError:
        return True
    return False


async def _run(folder: Path) -> int:
    database = await Database.open(f"sqlite+aiosqlite:///{folder}/rows.db")
    for number in range(ROUNDS):
        await _read_all(database)
        with _failing(errno.EROFS if number % 2 else errno.EIO):
            for _ in range(3):
                assert await _fails(database)
                await _read_all(database)
        async with asyncio.timeout(PATIENCE):
            await database.transact(lambda unit, it=number: unit.jobs.add(make_job(it + 10)))  # type: ignore[misc]
    async with database.read() as unit:
        written = sum((await unit.jobs.counts()).values())
    await database.close()
    return written


if __name__ == "__main__":
    sys.stdout.write(f"{asyncio.run(_run(Path(sys.argv[1])))}\n")
