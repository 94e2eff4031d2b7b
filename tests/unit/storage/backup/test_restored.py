"""A restored service has every row and blob, and finds its transcripts."""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from storage.backup.restore import CanNotRestore, Restored
from storage.blobs import Blobs
from storage.database import Database
from storage.errors import BadSetting
from storage.models import Account, JobState, Platform
from tests.unit.storage.backup.archives import LINES, backup, restore, write
from tests.unit.storage.backup.conftest import Opener
from tests.unit.storage.backup.filled_tables import FEW, MANY, contents, fill
from tests.unit.storage.conftest import ANNA, add, make_job


async def test_every_value_of_every_table_comes_back(
    database: Database,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    restored: Opener,
) -> None:
    await write(database, fill)
    before = await contents(database)
    assert {"jobs", "people", "transcripts", "voices", "sends", "inbox"} <= before.keys()
    assert len(before["inbox"]) == 1 + MANY
    path = await backup(database, blobs, tmp_path / "all.tar")
    done = await restore(path, target, other_blobs)
    assert done == Restored(MANY + FEW * (len(before) - 1), 0)
    assert await contents(await restored()) == before


async def test_every_blob_comes_back_and_is_not_readable_by_others(
    database: Database, blobs: Blobs, other_blobs: Blobs, target: str, tmp_path: Path
) -> None:
    big = os.urandom(5_000_001)
    blobs.put_bytes("media/aa/source", big)
    blobs.put_bytes("users/aa/job/result", b"")
    path = await backup(database, blobs, tmp_path / "all.tar")
    assert path.stat().st_mode & 0o777 == 0o600
    assert (await restore(path, target, other_blobs)).objects == 2
    assert other_blobs.get_bytes("media/aa/source") == big
    assert other_blobs.get_bytes("users/aa/job/result") == b""


async def test_nothing_is_written_to_the_small_tmp_of_a_container(
    database: Database,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await add(database, make_job())
    blobs.put_bytes("media/aa/source", b"sound")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    path = await backup(database, blobs, tmp_path / "all.tar")
    assert (await restore(path, target, other_blobs)).objects == 1
    left = {it.name for it in await asyncio.to_thread(lambda: list(tmp_path.iterdir()))}
    assert not [name for name in left if name.startswith(("backup-", "restore-"))]


async def test_restored_transcripts_are_found_and_new_rows_get_new_numbers(
    database: Database,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    restored: Opener,
) -> None:
    job = replace(make_job(), state=JobState.DONE)
    await add(database, job)
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "de")
        await unit.transcripts.save(job, LINES)
    await restore(await backup(database, blobs, tmp_path / "all.tar"), target, other_blobs)
    again = await restored()
    async with again.begin() as unit:
        (found,) = await unit.transcripts.search([ANNA], "fruhling marz", 5)
        assert found.lines == LINES
        await unit.people.get_or_create(Account(Platform.DISCORD, "9"), "en")
        anna = await unit.people.find(ANNA)
        ben = await unit.people.find(Account(Platform.DISCORD, "9"))
    assert anna
    assert ben
    assert anna != ben


async def test_database_with_rows_is_left_alone(
    database: Database, url: str, blobs: Blobs, other_blobs: Blobs, tmp_path: Path
) -> None:
    await add(database, make_job())
    blobs.put_bytes("media/aa/source", b"sound")
    path = await backup(database, blobs, tmp_path / "all.tar")
    with pytest.raises(CanNotRestore, match="set DATABASE_URL"):
        await restore(path, url, other_blobs)
    assert other_blobs.keys("media/") == []


async def test_restore_that_fails_can_be_started_again(
    database: Database,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await add(database, make_job())
    blobs.put_bytes("media/aa/source", b"sound")
    path = await backup(database, blobs, tmp_path / "all.tar")
    with monkeypatch.context() as patch:
        patch.setattr("storage.backup.restore.index_all", Mock(side_effect=OSError(28, "full")))
        with pytest.raises(BadSetting, match="full"):
            await restore(path, target, other_blobs)
    assert (await restore(path, target, other_blobs)).rows == 2  # the job and its seconds
