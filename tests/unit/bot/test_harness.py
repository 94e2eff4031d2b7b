"""The harness of the bot's tests ends all tasks and loses no connection."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.database import Database
from tests.unit.bot.ended_tasks import end_tasks


@pytest.mark.parametrize("kind", ["read", "write"])
async def test_tasks_in_a_transaction_end_with_their_connections(tmp_path: Path, kind: str) -> None:
    """Cancelled with everything else, each third moment of a transaction lost its connection."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/x.db")
    pool = database._write_engine.pool
    assert isinstance(pool, AsyncAdaptedQueuePool)

    async def work() -> None:
        async with database.read() if kind == "read" else database.begin() as unit:
            await unit.jobs.get("x")

    for steps in range(90):
        tasks = [asyncio.create_task(work()) for _ in range(3)]
        for _ in range(steps):
            await asyncio.sleep(0)
        await end_tasks(database)
        assert all(task.done() for task in tasks)
        assert pool.checkedout() == 0
    await database.close()
