from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from bot.courier import Courier
from storage import database
from storage.database import Database
from tests.unit.bot.deliveries import (
    Clock,
)
from tests.unit.bot.fakes import House


@pytest.fixture(scope="package", autouse=True)
def _no_power_cuts() -> Iterator[None]:
    """Nobody waits for the disk: what a commit survives is tested with the database itself."""

    def quickly(connection: Any, record: object) -> None:
        set_up(connection, record)
        connection.execute("PRAGMA synchronous = OFF")

    set_up = database._set_up_sqlite
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_set_up_sqlite", quickly)
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database: migrating takes longer than most tests, so it is done once."""
    path = tmp_path_factory.mktemp("rows") / "rows.db"

    async def migrate() -> None:
        await (await Database.open(f"sqlite+aiosqlite:///{path}")).close()

    asyncio.run(migrate())
    return path


@pytest.fixture
async def house(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    await asyncio.to_thread(copyfile, migrated, tmp_path / "rows.db")
    house = await House.build(tmp_path)
    yield house
    await house.desk.errands.close()
    await house.desk.database.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def courier(house: House, clock: Clock) -> Courier:
    return Courier(house.desk, house.chat, clock)
