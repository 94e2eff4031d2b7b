"""Rows move to another database while nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.backup.move import move_rows
from storage.backup.restore import CanNotRestore
from storage.database import Database
from storage.models import Platform
from tests.unit.storage.backup.archives import write
from tests.unit.storage.backup.conftest import Opener
from tests.unit.storage.backup.filled_tables import FEW, MANY, contents, fill
from tests.unit.storage.conftest import add, make_job


async def test_rows_move_to_another_database_while_nothing_runs(
    database: Database, target: str, restored: Opener, tmp_path: Path
) -> None:
    await write(database, fill)
    before = await contents(database)
    assert await move_rows(database, target, tmp_path, "1") == MANY + FEW * (len(before) - 1)
    assert await contents(await restored()) == before


@pytest.mark.parametrize("part", ["bot", "worker"])
async def test_rows_of_a_running_service_do_not_move(
    part: str, database: Database, target: str, tmp_path: Path
) -> None:
    await add(database, make_job())
    async with database.begin() as unit:
        if part == "bot":
            assert await unit.service_flags.hold_platform(Platform.TELEGRAM, "this", 15)
        else:
            assert await unit.jobs.claim(make_job().id, "worker")
    with pytest.raises(CanNotRestore, match="stop its bots and workers"):
        await move_rows(database, target, tmp_path, "1")
