"""Several people send the same recording while jobs on it end: no recording is lost."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from storage.blobs import Blobs
from storage.database import Database
from storage.models import Account, Platform
from storage.retention import forget_account, keep_media, release_media
from tests.unit.storage.conftest import RESULT, add, make_job


async def test_claimable_job_always_has_its_media(
    database: Database, url: str, blobs: Blobs, tmp_path: Path
) -> None:
    film = tmp_path / "film"
    film.write_bytes(b"the same recording")
    other = await Database.open(url)
    seen = 0

    async def person(number: int, rng: random.Random) -> None:
        nonlocal seen
        opened = (database, other)[number % 2]
        account = Account(Platform.TELEGRAM, f"{number}")
        for turn in range(4):
            job = make_job(turn, account, sha=None)
            await add(opened, job)
            assert await keep_media(opened, blobs, job.id, job.media, film)
            async with opened.begin() as unit:
                claimed = await unit.jobs.claim(job.id, "w")
            assert claimed is not None
            assert claimed.media.blob is not None
            await asyncio.sleep(rng.random() / 100)
            data = await asyncio.to_thread(blobs.get_bytes, claimed.media.blob.key)
            assert data == b"the same recording"
            seen += 1
            async with opened.begin() as unit:
                assert await unit.jobs.finish(job.id, claimed.attempt, RESULT)
            await release_media(opened, blobs, claimed)
            if rng.random() < 0.3:
                await forget_account(opened, blobs, account)

    await asyncio.gather(*(person(number, random.Random(number)) for number in range(6)))  # noqa: S311 - a test's dice
    assert seen == 24
    assert blobs.bytes_used() == 0, "the last job's end took the recording away"
    for number in range(6):
        await forget_account(other, blobs, Account(Platform.TELEGRAM, f"{number}"))
    await other.close()
