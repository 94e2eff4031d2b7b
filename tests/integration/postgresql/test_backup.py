"""The tests of SQLite on PostgreSQL, and the way from one to the other."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from storage.backup.move import move_rows
from storage.database import Database
from tests.postgresql_server import PostgresqlServer
from tests.unit.storage.backup.archives import write
from tests.unit.storage.backup.conftest import Opener, other_blobs, restored
from tests.unit.storage.backup.filled_tables import contents, fill
from tests.unit.storage.backup.test_backup import *  # noqa: F403
from tests.unit.storage.backup.test_bucket import *  # noqa: F403
from tests.unit.storage.backup.test_bucket import places
from tests.unit.storage.backup.test_move import *  # noqa: F403
from tests.unit.storage.backup.test_other_versions import *  # noqa: F403
from tests.unit.storage.backup.test_restored import *  # noqa: F403
from tests.unit.storage.conftest import moto

__all__ = ["moto", "other_blobs", "places", "restored"]
_numbers = itertools.count(1)


@pytest.fixture
def target(server: PostgresqlServer) -> str:
    return server.create(f"restored{next(_numbers)}", "migrated")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/moved.db"


async def test_rows_move_from_sqlite_and_back(
    sqlite_url: str, target: str, restored: Opener, tmp_path: Path
) -> None:
    old = await Database.open(sqlite_url)
    await write(old, fill)
    before = await contents(old)
    await move_rows(old, target, tmp_path, "1")
    await old.close()
    moved = await restored()
    assert await contents(moved) == before
    back = f"sqlite+aiosqlite:///{tmp_path}/back.db"
    await move_rows(moved, back, tmp_path, "1")
    again = await Database.open(back)
    assert await contents(again) == before
    await again.close()
