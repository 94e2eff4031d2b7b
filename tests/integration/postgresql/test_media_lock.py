from __future__ import annotations

import asyncio

from storage.database import Database

ONE, OTHER = "a" * 64, "b" * 64


async def test_decisions_about_one_media_are_serialized(database: Database) -> None:
    async def decide(sha256: str) -> None:
        async with database.begin() as unit:
            await unit.jobs.lock_media(sha256)

    async with database.begin() as unit:
        await unit.jobs.lock_media(ONE)
        second = asyncio.create_task(decide(ONE))
        await asyncio.wait_for(decide(OTHER), 10)
        await asyncio.sleep(0.2)
        assert not second.done()
    await asyncio.wait_for(second, 10)
