"""One PostgreSQL server for all tests, and a database for each."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.postgresql_server import PostgresqlServer, postgresql_server
from tests.unit.storage.conftest import blobs, database

__all__ = ["blobs", "database"]

_numbers = itertools.count(1)


@pytest.fixture(scope="package")
def server() -> Iterator[PostgresqlServer]:
    async def migrate(url: str) -> None:
        await (await Database.open(url)).close()

    with postgresql_server() as running:
        asyncio.run(migrate(running.create("migrated")))
        yield running


@pytest.fixture
def url(server: PostgresqlServer) -> str:
    return server.create(f"test{next(_numbers)}", "migrated")
