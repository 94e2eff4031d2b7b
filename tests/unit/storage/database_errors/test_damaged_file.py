"""Work waits while the head of the database's file is overwritten, and nothing of it is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from storage.database import Database
from tests.unit.storage.conftest import ANNA, make_job


async def test_work_waits_until_the_file_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "rows.db"
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    await database.close()  # all of it is in the file, and no connection knows any of it
    head = path.read_bytes()[:16]
    with path.open("r+b") as file:
        file.write(b"1.0000")
    job = make_job(1, ANNA)
    writing = asyncio.create_task(database.transact(lambda unit: unit.jobs.add(job)))
    reading = asyncio.create_task(database.query(lambda unit: unit.jobs.get(job.id)))
    try:
        await asyncio.sleep(0.5)
        assert not writing.done()
        assert not reading.done()
        with path.open("r+b") as file:
            file.write(head)
        assert await asyncio.wait_for(writing, 30)
        await asyncio.wait_for(reading, 30)
        assert await database.query(lambda unit: unit.jobs.get(job.id)) == job
    finally:
        await database.close()
