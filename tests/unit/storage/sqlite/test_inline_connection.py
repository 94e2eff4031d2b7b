"""Steps that were cancelled: nothing else touches the connection until their thread is done."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    yield opened
    await opened.close()


@pytest.mark.parametrize("whole_queue", [False, True])
async def test_writer_can_be_cancelled_while_it_waits_for_the_lock(
    database: Database, tmp_path: Path, whole_queue: bool
) -> None:
    """Closing the cursor in the event loop, while its thread used it, crashed the process."""

    async def write() -> None:
        async with database.begin() as unit:
            await unit.service_flags.drain()

    with closing(
        sqlite3.connect(
            tmp_path / "rows.db", isolation_level=None, timeout=20, check_same_thread=False
        )
    ) as other:
        for _ in range(20):
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            tasks = [asyncio.create_task(write())]
            await asyncio.sleep(0.01)  # its BEGIN waits in the thread
            if whole_queue:
                tasks += [it for it in asyncio.all_tasks() if "_serve" in repr(it.get_coro())]
                assert len(tasks) == 2
            for task in tasks:
                task.cancel()
            await asyncio.sleep(0.01)
            await asyncio.to_thread(other.execute, "COMMIT")
            await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(20):
        await write()
