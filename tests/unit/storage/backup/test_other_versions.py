"""Backups of older versions are brought to this one, and newer ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from storage.backup.restore import CanNotRestore
from storage.blobs import Blobs
from storage.database import Database
from storage.pseudonyms import owner, place
from storage.schema_version import newest_versions, set_version
from storage.serialization import to_json
from tests.unit.storage.backup.archives import LINES, backup, restore, write
from tests.unit.storage.backup.conftest import Opener
from tests.unit.storage.backup.filled_tables import contents
from tests.unit.storage.conftest import ANNA, make_job


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
