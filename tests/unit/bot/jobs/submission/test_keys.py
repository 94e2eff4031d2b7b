"""One key of a person is one job, however often it is sent."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.jobs.submission import submit_file
from storage.models import Platform
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.jobs.submission.submissions import PAGE, media_blobs


async def test_same_key_gives_the_same_job_and_stores_nothing_twice(
    harness: BotHarness, sound: Path, tmp_path: Path
) -> None:
    first = await submit_file(harness.services, PAGE, "talk.wav", sound)
    again = await submit_file(harness.services, PAGE, "talk.wav", sound)
    other = tmp_path / "other"
    await asyncio.to_thread(other.write_bytes, b"RIFF0000WAVEother bytes")
    with_other_bytes = await submit_file(harness.services, PAGE, "other.wav", other)
    assert first.id == again.id == with_other_bytes.id
    assert first.media.blob is not None
    assert await media_blobs(harness) == [first.media.blob.key]
    second = await submit_file(harness.services, replace(PAGE, key="upload-2"), "talk.wav", sound)
    assert second.id != first.id
    whole = await harness.services.database.query(lambda unit: unit.jobs.active(Platform.TELEGRAM))
    assert len(whole) == 2


async def test_key_of_somebody_else_gives_another_job(harness: BotHarness, sound: Path) -> None:
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(BEN, "en"))
    jobs = [
        await submit_file(harness.services, replace(PAGE, account=who), "talk.wav", sound)
        for who in (ANNA, BEN)
    ]
    assert jobs[0].id != jobs[1].id
    assert [job.account for job in jobs] == [ANNA, BEN]


async def test_two_requests_with_one_key_at_once_give_one_job(
    harness: BotHarness, sound: Path
) -> None:
    jobs = await asyncio.gather(
        *(submit_file(harness.services, PAGE, "talk.wav", sound) for _ in range(5))
    )
    assert len({job.id for job in jobs}) == 1
    used = await harness.services.database.query(lambda unit: unit.jobs.count_unfinished(ANNA))
    assert used == 1
