"""A process opens no more connections than DATABASE_POOL, and everybody gets a turn."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from storage.database import Database
from storage.models import Platform
from tests.postgresql_server import PostgresqlServer

AT_ONCE = 40


async def opened(server: PostgresqlServer, url: str) -> int:
    """Return the connections to a database."""
    asking = await asyncpg.connect(host=server.folder, user="postgres", database="postgres")
    name = url.partition("@/")[2].partition("?")[0]
    found = await asking.fetchval("SELECT count(*) FROM pg_stat_activity WHERE datname = $1", name)
    await asking.close()
    return int(found)


@pytest.mark.parametrize("pool", [2, 7])
async def test_transactions_beyond_the_pool_wait_for_their_turn(
    url: str, server: PostgresqlServer, pool: int
) -> None:
    database = await Database.open(url, pool=pool)
    inside, most, done = 0, 0, 0

    async def work(number: int) -> None:
        nonlocal inside, most, done
        async with database.begin() if number % 2 else database.read() as unit:
            inside += 1
            most = max(most, inside)
            await unit.service_flags.holder(Platform.TELEGRAM)
            await asyncio.sleep(0.05)
            inside -= 1
        done += 1

    working = [asyncio.create_task(work(number)) for number in range(AT_ONCE)]
    seen = 0
    while not all(task.done() for task in working):
        seen = max(seen, await opened(server, url))
    await asyncio.gather(*working)
    await database.close()
    assert (most, done) == (pool, AT_ONCE)
    assert 0 < seen <= pool
