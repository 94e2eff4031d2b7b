"""Jobs as they are added: identities, media, cards, lists of an account, and albums."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.models import (
    Address,
    JobState,
    Media,
    MessageRef,
    Platform,
    job_id,
)
from tests.unit.storage.conftest import ANNA, BEN, add, make_job
from tests.unit.storage.repositories.jobs.stored_jobs import get


async def test_stored_job_equals_the_added_job(database: Database) -> None:
    job = make_job()
    await add(database, job)
    assert await get(database, job) == job


async def test_duplicate_job_is_not_added(database: Database) -> None:
    await add(database, make_job())
    async with database.begin() as unit:
        assert not await unit.jobs.add(make_job())
        assert (await unit.jobs.counts())[JobState.QUEUED] == 1


async def test_failed_transaction_is_rolled_back(database: Database) -> None:
    async def crash() -> None:
        async with database.begin() as unit:
            assert await unit.received_updates.add(Platform.TELEGRAM, "7")
            assert await unit.jobs.add(make_job())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await crash()
    async with database.begin() as unit:
        assert await unit.received_updates.add(Platform.TELEGRAM, "7")
        assert await unit.jobs.get(make_job().id) is None


async def test_update_id_is_stored_once_for_each_platform(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.received_updates.add(Platform.TELEGRAM, "7")
        assert not await unit.received_updates.add(Platform.TELEGRAM, "7")
        assert await unit.received_updates.add(Platform.DISCORD, "7")


async def test_update_id_is_stored_once_for_each_bot(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.received_updates.add(Platform.TELEGRAM, "7", "42")
        assert not await unit.received_updates.add(Platform.TELEGRAM, "7", "42")
        assert await unit.received_updates.add(Platform.TELEGRAM, "7", "43")
        # Stored by a version that did not know the bot, and redelivered after its update.
        assert await unit.received_updates.add(Platform.TELEGRAM, "8")
        assert not await unit.received_updates.add(Platform.TELEGRAM, "8", "42")


async def test_set_media_requires_a_blob(database: Database) -> None:
    async with database.begin() as unit:
        with pytest.raises(ValueError, match="without a blob"):
            await unit.jobs.set_media("x", Media("handle", "name"))


async def test_jobs_of_an_account_are_listed_newest_first(database: Database) -> None:
    jobs = [make_job(number) for number in range(5)]
    await add(database, *jobs, make_job(9, BEN))
    async with database.read() as unit:
        listed = await unit.jobs.list_for(ANNA, limit=2)
        assert [job.id for job in listed] == [jobs[4].id, jobs[3].id]
        assert len(await unit.jobs.with_media("a" * 64)) == 6
        assert await unit.jobs.with_media("b" * 64) == []


async def test_last_message_of_each_chat_is_found(database: Database) -> None:
    now = datetime.now(UTC)
    jobs = make_job(1), make_job(2), make_job(3, BEN), make_job(4, BEN)
    for job, age in zip(jobs, (30, 20, 10, 24 * 60), strict=True):
        await add(database, dataclasses.replace(job, created=now - timedelta(minutes=age)))
    async with database.read() as unit:
        last = unit.jobs.last_messages
        found = await last(ANNA.platform, days=1, limit=100, before=now)
        assert [it.message for it in found] == ["3", "2"]
        earlier = await last(ANNA.platform, days=1, limit=100, before=now - timedelta(minutes=25))
        assert [it.message for it in earlier] == ["3", "1"]  # the first one of Ben, who is new
        assert await last(Platform.DISCORD, days=1, limit=100, before=now) == []
        assert len(await last(ANNA.platform, days=1, limit=1, before=now)) == 1


async def test_card_reference_is_stored(database: Database) -> None:
    job = make_job()
    await add(database, job)
    card = MessageRef(Address(Platform.TELEGRAM, "1", "thread"), "17")
    async with database.begin() as unit:
        assert await unit.jobs.set_card(job.id, card)
        assert not await unit.jobs.set_card("unknown", card)
        late = dataclasses.replace(card, message="18")  # of a bot that stood still
        assert not await unit.jobs.set_card(job.id, late)
        await unit.jobs.share_card([job.id], late)
    assert await get(database, job) == dataclasses.replace(job, card=card)


def test_job_ids_are_stable_and_unambiguous() -> None:
    expected = job_id(Platform.TELEGRAM, "-100", "7")
    assert expected == job_id(Platform.TELEGRAM, "-100", "7")
    assert len(expected) == 24
    others = {
        job_id(Platform.DISCORD, "-100", "7"),
        job_id(Platform.TELEGRAM, "-1", "007"),
        job_id(Platform.TELEGRAM, "-100,7", ""),
        job_id(Platform.TELEGRAM, "-100", "7", "42"),
        job_id(Platform.TELEGRAM, "-100", "7", "43"),
    }
    assert len(others | {expected}) == 6


async def test_joined_job_takes_the_recordings_of_others_and_their_minutes(
    database: Database,
) -> None:
    first, second, third = (make_job(number, sha=None) for number in (1, 2, 3))
    for job in (first, second, third):
        await add(database, job)
    parts = (first.media, second.media)
    joined = dataclasses.replace(second, media=Media("joined", "a + 1", seconds=120.0, parts=parts))
    async with database.begin() as unit:
        await unit.jobs.lock_album("album")
        assert await unit.jobs.join(joined, [first.id])
    async with database.begin() as unit:
        assert await unit.jobs.get(second.id) == joined
        assert await unit.jobs.get(first.id) is None
        assert await unit.jobs.get(third.id) == third
        uses = await unit.usage.since([ANNA], first.created - timedelta(hours=1))
        assert [(use.job, use.seconds) for use in uses] == [(second.id, 120.0), (third.id, 60.0)]
        assert await unit.jobs.cancel(third.id)
        assert not await unit.jobs.join(dataclasses.replace(third, media=joined.media), [second.id])
        assert await unit.jobs.get(second.id) == joined
