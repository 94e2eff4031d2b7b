"""The doctor compares DATABASE_POOL with the connections that a real server has."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg
import pytest

from bot.app.config import Settings
from bot.doctor.context import DoctorContext
from bot.doctor.database import connections
from bot.doctor.finding import Finding, Level
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.postgresql.room import BESIDE_THE_POOL, find_room
from storage.settings import StorageSettings
from tests.postgresql_server import PostgresqlServer


async def check(url: str, pool: int) -> list[Finding]:
    storage = StorageSettings(database_url=url, database_pool=pool)
    context = DoctorContext(Settings(BotSettings(), PipelineSettings(), storage))
    return [it async for it in connections(context)]


@asynccontextmanager
async def administrator(server: PostgresqlServer, name: str = "postgres") -> AsyncIterator[Any]:
    """Yield a connection of the user who may do everything."""
    connection = await asyncpg.connect(host=server.folder, user="postgres", database=name)
    try:
        yield connection
    finally:
        await connection.close()


async def run(server: PostgresqlServer, statement: str) -> None:
    async with administrator(server) as admin:
        await admin.execute(statement)


async def test_server_of_usual_size_is_enough_for_five_processes(
    url: str, server: PostgresqlServer
) -> None:
    async with administrator(server) as admin:
        most = int(await admin.fetchval("SHOW max_connections"))
        most -= int(await admin.fetchval("SHOW superuser_reserved_connections"))
    room = await find_room(url)
    assert room.most == most
    (finding,) = await check(url, 15)
    assert finding.level is Level.OK
    assert f"PostgreSQL has {room.most}, " in finding.says
    assert f"enough for {room.most // (15 + BESIDE_THE_POOL)} processes" in finding.says


async def test_pool_too_large_for_three_processes_is_named_with_one_that_fits(url: str) -> None:
    room = await find_room(url)
    (finding,) = await check(url, room.most // 2)
    assert finding.level is Level.CAREFUL
    assert "too few for a bot, its pages and a worker" in finding.says
    found = re.search(r"set DATABASE_POOL=(\d+)", finding.todo)
    assert found
    (mended,) = await check(url, int(found[1]))
    assert mended.level is Level.OK
    assert "enough for 3 processes" in mended.says


@pytest.mark.parametrize("limited", ["DATABASE", "USER"])
async def test_limit_of_user_or_database_counts(
    url: str, server: PostgresqlServer, limited: str
) -> None:
    name = url.partition("@/")[2].partition("?")[0]
    await run(server, f"CREATE USER small_{name}")
    limit = {"DATABASE": f'DATABASE "{name}"', "USER": f"USER small_{name}"}[limited]
    await run(server, f"ALTER {limit} CONNECTION LIMIT 8")
    (finding,) = await check(url.replace("postgres@", f"small_{name}@"), 15)
    assert finding.level is Level.CAREFUL
    assert "PostgreSQL has 8, " in finding.says
    # Eight for three processes: less than a pool and what is beside it.
    assert "DATABASE_POOL=" not in finding.todo
    assert "max_connections" in finding.todo


async def test_server_that_is_nearly_full_is_named(url: str, server: PostgresqlServer) -> None:
    name = url.partition("@/")[2].partition("?")[0]
    await run(server, f'ALTER DATABASE "{name}" CONNECTION LIMIT 20')
    async with AsyncExitStack() as others:
        for _ in range(18):
            await others.enter_async_context(administrator(server, name))
        (finding,) = await check(url, 2)
    assert finding.level is Level.CAREFUL
    assert "nearly none is left" in finding.says


async def test_pooler_shares_its_own(url: str) -> None:
    (finding,) = await check(f"{url}&pgbouncer=true", 15)
    assert finding.level is Level.OK
    assert "max_client_conn" in finding.says


async def test_sqlite_has_no_connections_to_count() -> None:
    assert await check("sqlite:////nowhere/rows.db", 15) == []
