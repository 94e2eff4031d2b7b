from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import Connection, Table, text

from storage.backup import create
from storage.backup.archive import ArchiveReader
from storage.backup.create import appearing_whole, create_backup
from storage.backup.move import move_rows
from storage.backup.portable_rows import dump, tables_of
from storage.backup.restore import CanNotRestore, Restored, restore_backup
from storage.blobs import Blobs
from storage.database import Database
from storage.errors import BadSetting
from storage.models import Account, JobState, Line, Platform
from storage.pseudonyms import owner, place
from storage.schema_version import newest_versions, set_version
from storage.serialization import to_json
from tests.unit.storage.backup.conftest import Opener
from tests.unit.storage.backup.filled_tables import FEW, MANY, contents, fill
from tests.unit.storage.conftest import ANNA, add, make_job
from tests.unit.storage.plans import run

LINES = (Line(0.0, "Anna", "Der Frühling beginnt im März."),)


async def backup(database: Database, blobs: Blobs, path: Path) -> Path:
    with appearing_whole(path) as file:
        await create_backup(database, blobs, file, path.parent, "1.2.3", lambda _: None)
    return path


async def restore(path: Path, url: str, blobs: Blobs) -> Restored:
    with ArchiveReader.open(path) as archive:
        return await restore_backup(archive, url, blobs, path.parent, lambda _: None)


async def write(database: Database, work: Callable[[Connection], None]) -> None:
    async with database._write_engine.begin() as connection:
        await connection.run_sync(work)


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


async def test_backup_is_a_tar_that_sha256sum_understands(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    blobs.put_bytes("media/aa/source", b"sound")
    path = await backup(database, blobs, tmp_path / "all.tar")
    for line in (["tar", "-xf", str(path)], ["sha256sum", "--check", "--quiet", "SHA256SUMS"]):
        done = await asyncio.to_thread(subprocess.run, line, cwd=tmp_path, check=False)
        assert done.returncode == 0
    assert json.loads((tmp_path / "manifest.json").read_text())["version"] == "1.2.3"


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


@pytest.mark.parametrize("revision", ["0008", "0014", "0018"])
async def test_backup_of_an_older_version_is_brought_to_this_one(
    revision: str,
    url: str,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    restored: Opener,
) -> None:
    old = await Database.open(url, lambda connection: set_version(connection, revision))
    await write(old, fill_readable)
    path = await backup(old, blobs, tmp_path / "old.tar")
    await old.close()
    await restore(path, target, other_blobs)
    again = await restored()
    async with again.read() as unit:
        (found,) = await unit.transcripts.search([ANNA], "frühling", 5)
    assert found.job.id == make_job().id
    current = await Database.open(url)
    assert await contents(again) == await contents(current)
    await current.close()


def fill_readable(connection: Connection) -> None:
    """Insert a job and its transcript as the first versions wrote them."""
    job = make_job()
    values = {
        "id": job.id,
        "reply_to": to_json(job.reply_to),
        "media": to_json(job.media),
        "owner": owner(ANNA),
        "place": place(ANNA.platform, ANNA.id),
        "marks": '[[0.0, "Anna"]]',
        "text": LINES[0].text,
    }
    connection.execute(
        text(
            "INSERT INTO jobs (id, platform, account, reply_to, media, options, locale, state,"
            " attempt, crashes, created) VALUES (:id, 'telegram', '1', :reply_to, :media, '{}',"
            " 'en', 'done', 1, 0, '2026-01-01 12:00:00.000000')"
        ),
        values,
    )
    connection.execute(
        text(
            "INSERT INTO transcripts (id, job_id, owner, place, text, marks)"
            " VALUES (1, :id, :owner, :place, :text, :marks)"
        ),
        values,
    )


async def test_backup_of_a_newer_version_is_refused_in_words(
    database: Database,
    blobs: Blobs,
    other_blobs: Blobs,
    target: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = await backup(database, blobs, tmp_path / "all.tar")
    older = newest_versions()[:-1]
    monkeypatch.setattr("storage.backup.restore.newest_versions", lambda: older)
    with pytest.raises(CanNotRestore, match=r"newer mp4totext \(1\.2\.3\): update first"):
        await restore(path, target, other_blobs)


async def test_database_with_rows_is_left_alone(
    database: Database, url: str, blobs: Blobs, other_blobs: Blobs, tmp_path: Path
) -> None:
    await add(database, make_job())
    blobs.put_bytes("media/aa/source", b"sound")
    path = await backup(database, blobs, tmp_path / "all.tar")
    with pytest.raises(CanNotRestore, match="set DATABASE_URL"):
        await restore(path, url, other_blobs)
    assert other_blobs.keys("media/") == []


async def test_empty_database_of_another_version_takes_an_old_backup(
    database: Database, blobs: Blobs, other_blobs: Blobs, target: str, tmp_path: Path
) -> None:
    older = newest_versions()[-2]
    old_url = target.replace("test.db", "old.db")
    old = await Database.open(old_url, lambda connection: set_version(connection, older))
    path = await backup(old, blobs, tmp_path / "old.tar")
    await old.close()
    await (await Database.open(target)).close()
    assert (await restore(path, target, other_blobs)).rows == 0


async def test_media_that_expires_meanwhile_is_left_out(
    database: Database, blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put_bytes("media/aa/source", b"sound")
    keys = blobs.keys
    monkeypatch.setattr(blobs, "keys", lambda prefix: [*keys(prefix), f"{prefix}bb/gone"])
    file = io.BytesIO()
    saved = await create_backup(database, blobs, file, tmp_path, "1", lambda _: None)
    assert (saved.objects, saved.gone) == (1, 2)


async def test_rows_are_of_one_moment_though_people_go_on(
    database: Database, url: str, blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(database, make_job(1))
    wrote: list[str] = []

    async def send_another() -> None:
        other = await Database.open(url)
        await add(other, make_job(2))
        await other.close()

    def dump_while_people_write(connection: Connection, table: Table) -> Iterator[str]:
        if not wrote:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(asyncio.run, send_another()).result()
        wrote.append(table.name)
        return dump(connection, table)

    monkeypatch.setattr(create, "dump", dump_while_people_write)
    path = await backup(database, blobs, tmp_path / "all.tar")
    with ArchiveReader.open(path) as archive:
        assert len(list(archive.rows("jobs"))) == 1 + 1
    assert len((await contents(database))["jobs"]) == 1 + 2


async def test_backup_that_fails_leaves_no_file(
    database: Database, blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put_bytes("media/aa/source", b"sound")
    monkeypatch.setattr(blobs, "get_object", Mock(side_effect=OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space left"):
        await backup(database, blobs, tmp_path / "all.tar")
    assert not (tmp_path / "all.tar").exists()
    assert not (tmp_path / "all.tar.part").exists()


async def test_backup_never_replaces_a_file(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    (tmp_path / "all.tar").write_text("yesterday's")
    with pytest.raises(FileExistsError):
        await backup(database, blobs, tmp_path / "all.tar")
    assert (tmp_path / "all.tar").read_text() == "yesterday's"


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


async def test_backup_signs_nobody_in(database: Database) -> None:
    """Somebody may sign a browser out after the backup."""
    names = await run(database, lambda connection: [it.name for it in tables_of(connection)])
    assert "people" in names
    assert not {"web_sessions", "api_tokens"} & set(names)
