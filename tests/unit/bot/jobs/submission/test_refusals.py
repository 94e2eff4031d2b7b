"""Recordings of pages are refused by the rules of the chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.jobs.submission import check_file, submit_file
from storage.database import Unit
from storage.errors import (
    EmptyFile,
    InvalidOption,
    NoAccess,
    NotMedia,
    QuotaUsedUp,
    TooLarge,
    TooManyJobs,
    UserError,
)
from storage.models import MEGABYTE, Account, Platform, Quota, Role
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.job_states import result
from tests.unit.bot.jobs.submission.submissions import PAGE, media_blobs


@pytest.mark.parametrize(
    ("quota", "content", "options", "refusal"),
    [
        (Quota(largest=1), b"RIFF" + bytes(MEGABYTE), "", TooLarge),
        (Quota(), b"", "", EmptyFile),
        (Quota(), b"%PDF-1.7 no sound", "", NotMedia),
        (Quota(), b"RIFF0000WAVE", "lang=klingonese", InvalidOption),
    ],
)
async def test_refused_file_is_not_kept(
    harness: BotHarness,
    sound: Path,
    quota: Quota,
    content: bytes,
    options: str,
    refusal: type[UserError],
) -> None:
    await harness.services.database.transact(lambda unit: unit.people.set_quota(ANNA, quota))
    await asyncio.to_thread(sound.write_bytes, content)
    with pytest.raises(refusal):
        await submit_file(harness.services, replace(PAGE, options=options), "talk.wav", sound)
    assert await media_blobs(harness) == []
    assert await harness.services.database.query(lambda unit: unit.jobs.count_unfinished(ANNA)) == 0
    assert harness.queue.notified == []


async def test_quota_of_jobs_and_minutes_is_that_of_the_chat(
    harness: BotHarness, sound: Path
) -> None:
    quota = Quota(jobs=1, minutes=1)
    await harness.services.database.transact(lambda unit: unit.people.set_quota(ANNA, quota))
    first = await submit_file(harness.services, PAGE, "talk.wav", sound)
    second = replace(PAGE, key="upload-2")
    with pytest.raises(TooManyJobs) as refused:
        await check_file(harness.services, second, "more.wav", 5)
    assert refused.value.values["names"] == "talk.wav"
    await check_file(harness.services, PAGE, "talk.wav", 5)  # the repeated upload may end
    assert (await submit_file(harness.services, PAGE, "talk.wav", sound)).id == first.id

    async def use_up(unit: Unit) -> None:
        claimed = await unit.jobs.claim(first.id, "worker")
        assert claimed is not None
        await unit.usage.set_seconds(claimed.id, 61.0)
        await unit.jobs.finish(first.id, claimed.attempt, result(harness))

    await harness.services.database.transact(use_up)
    with pytest.raises(QuotaUsedUp):
        await check_file(harness.services, second, "more.wav", 5)


async def test_blocked_and_unknown_accounts_are_refused(harness: BotHarness, sound: Path) -> None:
    await harness.services.database.transact(lambda unit: unit.people.set_role(ANNA, Role.BLOCKED))
    for account in (ANNA, Account(Platform.TELEGRAM, "nobody")):
        with pytest.raises(NoAccess):
            await submit_file(harness.services, replace(PAGE, account=account), "a.wav", sound)
    assert await media_blobs(harness) == []
