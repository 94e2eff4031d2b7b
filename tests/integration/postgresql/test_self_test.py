"""The self-test writes a row to a real server and rolls back."""

from __future__ import annotations

import asyncpg
import pytest

from storage.database import Database
from storage.errors import BadSetting
from storage.self_test import try_rows
from tests.postgresql_server import PostgresqlServer


async def test_self_test_writes_a_row_and_rolls_back(url: str) -> None:
    assert (await try_rows(url)).state == "ready"
    rows = await Database.open(url)
    async with rows.read() as unit:
        assert await unit.service_flags.drained_since() is None
    await rows.close()


@pytest.fixture
def empty(server: PostgresqlServer) -> str:
    return server.create("empty_for_the_trial")


async def test_self_test_creates_no_tables(empty: str, server: PostgresqlServer) -> None:
    assert (await try_rows(empty)).state == "new"
    connection = await asyncpg.connect(
        host=server.folder, user="postgres", database="empty_for_the_trial"
    )
    tables = await connection.fetch("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    assert tables == []


async def test_missing_database_is_reported(url: str) -> None:
    with pytest.raises(BadSetting) as exc_info:
        await try_rows(url.replace("/test", "/nowhere"))
    assert "there is no database nowhere" in exc_info.value.values["problem"]
