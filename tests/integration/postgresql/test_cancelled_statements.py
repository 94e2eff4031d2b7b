from __future__ import annotations

import asyncio

from sqlalchemy import text

from storage.database import Database
from tests.unit.storage.conftest import add, make_job


async def test_cancelled_statement_is_stopped_and_leaves_no_lock(database: Database) -> None:
    """The server stops it at once: nobody waits for the end of its statement, as on SQLite."""
    await add(database, make_job(0))

    async def write() -> None:
        async with database.begin() as unit:
            await unit.jobs.cancel(make_job(0).id)  # locks the row
            await unit.jobs._connection.execute(text("SELECT pg_sleep(600)"))

    async def count_sleepers() -> int:
        async with database.read() as unit:
            found = await unit.jobs._connection.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity "
                    "WHERE state = 'active' AND query LIKE '%pg_sleep(600)' "
                    "AND datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
            return int(found or 0)

    for _ in range(20):
        task = asyncio.create_task(write())
        async with asyncio.timeout(60):
            while not await count_sleepers():  # noqa: ASYNC110 - the server tells nobody
                await asyncio.sleep(0.01)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()
            while await count_sleepers():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    async with asyncio.timeout(60), database.begin() as unit:
        assert await unit.jobs.cancel(make_job(0).id)
