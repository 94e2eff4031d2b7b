"""Backup and restore where blobs are in a bucket: from a folder, into one, while people go on."""

from __future__ import annotations

import asyncio
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from storage.backup.archive import ArchiveReader
from storage.blob_store.bucket import PIECE
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blob_upkeep.verify import verify_blobs
from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.models import Blob
from tests.cutting_proxy import cutting_proxy
from tests.object_server import ObjectServer
from tests.unit.storage.backup.archives import backup, restore, write
from tests.unit.storage.backup.conftest import Opener
from tests.unit.storage.backup.filled_tables import contents, fill
from tests.unit.storage.conftest import add, make_job

HOURS = 24.0
CUT = 100_000
"""Bytes behind which a connection breaks: a download goes on where it was, ten times."""
OBJECTS = {
    "media/aa/source": os.urandom(1024) * (2 * PIECE // 1024) + b"the third piece",
    "media/aa/checkpoints/transcript-1.json": b"{}",
    "media/aa/run": b"",
    "users/aa/job/result": b"",
}


@pytest.fixture
def places(moto: ObjectServer, tmp_path: Path) -> dict[str, Blobs]:
    access = [moto.access(tmp_path / f"locks{number}") for number in range(2)]
    buckets = [Blobs.open(each.url, each) for each in access]
    return {
        "folder": Blobs.open(f"file://{tmp_path}/places/folder"),
        "bucket": buckets[0],
        "other bucket": buckets[1],
    }


@pytest.mark.parametrize(
    ("old", "new"), [("folder", "bucket"), ("bucket", "folder"), ("bucket", "other bucket")]
)
async def test_rows_and_blobs_come_back_in_another_place(
    database: Database, places: dict[str, Blobs], target: str, tmp_path: Path, restored: Opener,
    old: str, new: str,
) -> None:  # fmt: skip
    await write(database, fill)
    for key, data in OBJECTS.items():
        places[old].put_bytes(key, data)
    before = await contents(database)
    path = await backup(database, places[old], tmp_path / "all.tar")
    done = await restore(path, target, places[new])
    assert done.objects == len(OBJECTS)
    assert await contents(await restored()) == before
    found = {key: places[new].get_bytes(key) for kind in ("media/", "users/")
             for key in places[new].keys(kind)}  # fmt: skip
    assert found == OBJECTS


async def test_backup_while_people_send_has_the_blobs_of_all_its_rows(
    database: Database, url: str, places: dict[str, Blobs], target: str, tmp_path: Path,
    restored: Opener,
) -> None:  # fmt: skip
    bucket, enough, stop = places["bucket"], Event(), Event()

    async def send() -> int:
        """Store recordings and their jobs, as the bot does. Return their number."""
        other, number = await Database.open(url), 0
        while not stop.is_set():
            number += 1
            data = b"%d" % number
            sha256 = hashlib.sha256(data).hexdigest()
            job = make_job(number, sha=sha256)
            bucket.put_bytes(source_key(sha256), data)
            blob = Blob(source_key(sha256), sha256, len(data))
            await add(other, replace(job, media=replace(job.media, blob=blob)))
            if number >= 20:
                enough.set()
        await other.close()
        return number

    sending = asyncio.create_task(asyncio.to_thread(asyncio.run, send()))
    assert await asyncio.to_thread(enough.wait, 60)
    path = await backup(database, bucket, tmp_path / "all.tar")
    stop.set()
    sent = await sending
    await restore(path, target, places["folder"])
    report = await verify_blobs(await restored(), places["folder"], HOURS)
    assert 20 <= report.jobs <= sent
    assert report.missing == []


async def test_bucket_that_fails_in_the_middle_leaves_no_file(
    database: Database, moto: ObjectServer, tmp_path: Path
) -> None:
    with cutting_proxy(moto.endpoint) as proxy:
        access = moto.access(tmp_path / "locks", endpoint=proxy.endpoint, patience=0.5)
        bucket = Blobs.open(access.url, access)
        for key, data in OBJECTS.items():
            bucket.put_bytes(key, data)
        proxy.after, proxy.cuts = CUT, 1000
        with pytest.raises(BlobStoreTrouble) as raised:
            await backup(database, bucket, tmp_path / "all.tar")
    assert raised.value.code == "unreachable"
    assert proxy.was_cut > 0
    left = await asyncio.to_thread(lambda: {path.name for path in tmp_path.iterdir()})
    assert not {name for name in left if name.startswith(("all.tar", "backup-"))}


async def test_bucket_that_fails_during_a_restore_leaves_an_empty_database(
    database: Database, places: dict[str, Blobs], moto: ObjectServer, target: str, tmp_path: Path,
    restored: Opener,
) -> None:  # fmt: skip
    await write(database, fill)
    for key, data in OBJECTS.items():
        places["folder"].put_bytes(key, data)
    before = await contents(database)
    path = await backup(database, places["folder"], tmp_path / "all.tar")
    with cutting_proxy(moto.endpoint) as proxy:
        access = moto.access(tmp_path / "locks", endpoint=proxy.endpoint, patience=0.5)
        bucket = Blobs.open(access.url, access)
        proxy.after, proxy.cuts = CUT, 1000
        with pytest.raises(BlobStoreTrouble):
            await restore(path, target, bucket)
        proxy.cuts = 0
        again = await restore(path, target, bucket)
    assert again.objects == len(OBJECTS)
    assert await contents(await restored()) == before
    assert moto.uploads() == []


async def test_backup_of_a_bucket_is_whole(
    database: Database, places: dict[str, Blobs], tmp_path: Path
) -> None:
    for key, data in OBJECTS.items():
        places["bucket"].put_bytes(key, data)
    path = await backup(database, places["bucket"], tmp_path / "all.tar")
    with ArchiveReader.open(path) as archive:
        assert archive.blobs.keys() == OBJECTS.keys()
