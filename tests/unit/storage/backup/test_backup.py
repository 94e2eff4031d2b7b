"""The file of a backup: whole or not there, of one moment, and without anybody's sessions."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import Connection, Table

from storage.backup import create
from storage.backup.archive import ArchiveReader
from storage.backup.create import create_backup
from storage.backup.portable_rows import dump, tables_of
from storage.blobs import Blobs
from storage.database import Database
from tests.unit.storage.backup.archives import backup
from tests.unit.storage.backup.filled_tables import contents
from tests.unit.storage.conftest import add, make_job
from tests.unit.storage.plans import run


async def test_backup_is_a_tar_that_sha256sum_understands(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    blobs.put_bytes("media/aa/source", b"sound")
    path = await backup(database, blobs, tmp_path / "all.tar")
    for line in (["tar", "-xf", str(path)], ["sha256sum", "--check", "--quiet", "SHA256SUMS"]):
        done = await asyncio.to_thread(subprocess.run, line, cwd=tmp_path, check=False)
        assert done.returncode == 0
    assert json.loads((tmp_path / "manifest.json").read_text())["version"] == "1.2.3"


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


async def test_backup_signs_nobody_in(database: Database) -> None:
    """Somebody may sign a browser out after the backup."""
    names = await run(database, lambda connection: [it.name for it in tables_of(connection)])
    assert "people" in names
    assert not {"web_sessions", "api_tokens", "webhooks", "webhook_deliveries"} & set(names)
