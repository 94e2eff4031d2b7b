"""Rows and blobs on a disk that the kernel shuts off while they are written: nothing is taken for a
bug, health checks name it, and the work goes on when the disk is mounted anew."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs
from storage.database import Database
from storage.database_errors.transient import TransientDatabaseError
from storage.erasure.background import erase_deleted
from storage.media_lock import lock_media
from storage.state.readiness import blobs_check, database_check
from storage.watch import readiness
from storage.watch.readiness import Readiness
from tests.integration.disk.real_disk import RealDisk, real_disk
from tests.unit.storage.conftest import add, make_job

OFF = "the disk is read-only"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[RealDisk]:
    with real_disk(tmp_path) as mounted:
        yield mounted


@pytest.fixture
async def database(disk: RealDisk) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{disk.folder}/mp4totext.db")
    yield opened
    await opened.close()


async def count(database: Database) -> int:
    async with database.read() as unit:
        return sum((await unit.jobs.counts()).values())


async def test_rows_are_written_when_the_disk_is_back(disk: RealDisk, database: Database) -> None:
    await add(database, make_job(1))
    disk.shut_off()
    for _ in range(2):  # the open connection, and a new one
        with pytest.raises(TransientDatabaseError):
            await add(database, make_job(2))
    together = await asyncio.gather(
        *(add(database, make_job(it)) for it in range(3, 6)), return_exceptions=True
    )
    assert all(isinstance(it, TransientDatabaseError) for it in together), together
    assert await count(database) == 1
    waiting = asyncio.create_task(database.transact(lambda unit: unit.jobs.add(make_job(6))))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    disk.mount_anew()
    async with asyncio.timeout(60):
        await waiting
    assert await count(database) == 2, "also those that read use the new disk"
    await erase_deleted(database.address)


async def test_blobs_and_their_locks_name_the_disk(disk: RealDisk) -> None:
    blobs = Blobs(disk.folder / "blobs")
    stored = blobs.put_bytes("doctor/one", b"1")
    disk.shut_off()
    for write in (lambda: blobs.put_bytes("doctor/two", b"2"), lambda: blobs.delete("doctor/one")):
        with pytest.raises(BlobStoreTrouble, match=OFF) as raised:
            write()
        assert str(disk.folder / "blobs") in raised.value.problem
    with pytest.raises(BlobStoreTrouble, match=OFF):
        async with lock_media(blobs, stored.sha256):
            pass
    disk.mount_anew()
    blobs.put_bytes("doctor/two", b"2")
    async with lock_media(blobs, stored.sha256):
        pass


async def test_health_names_the_disk_and_is_well_again(
    disk: RealDisk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "CHECK_SECONDS", 30.0)  # a busy disk is slow
    blobs = Blobs(disk.folder / "blobs")

    async def look() -> dict[str, str]:
        """Look without an outcome that is used again."""
        checks = {"database": database_check(database), "blobs": blobs_check(blobs)}
        return await Readiness(checks).parts()

    assert await look() == {"database": "", "blobs": ""}
    disk.shut_off()
    assert await look() == {"database": OFF, "blobs": OFF}
    disk.mount_anew()
    assert await look() == {"database": "", "blobs": ""}


async def test_read_only_rows_are_told_for_a_while(
    disk: RealDisk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.shut_off()
    with pytest.raises(TransientDatabaseError):
        await add(database, make_job(1))
    assert database.trouble
    monkeypatch.setattr("storage.database.TROUBLE_SECONDS", 0.0)
    assert not database.trouble
