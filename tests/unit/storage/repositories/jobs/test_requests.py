from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.models import (
    Address,
    Failure,
    Job,
    JobState,
    Media,
    MessageRef,
    Platform,
    Stage,
    job_id,
)
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job


async def get(database: Database, job: Job) -> Job:
    async with database.read() as unit:
        stored = await unit.jobs.get(job.id)
    assert stored is not None
    return stored


async def claim(database: Database, job: Job) -> int:
    async with database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "w1")
    assert claimed is not None
    return claimed.attempt


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


async def test_claim_marks_the_job_as_running_and_counts_the_attempt(database: Database) -> None:
    job = make_job()
    await add(database, job)
    async with database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "w1")
        assert claimed is not None
        assert (claimed.state, claimed.attempt) == (JobState.RUNNING, 1)
        assert claimed.started is not None
        assert abs(datetime.now(UTC) - claimed.started) < timedelta(seconds=5)
        assert await unit.jobs.claim(job.id, "w2") is None


async def test_job_without_media_cannot_be_claimed(database: Database) -> None:
    job = make_job(sha=None)
    await add(database, job)
    media = make_job().media
    async with database.begin() as unit:
        assert await unit.jobs.claim(job.id, "w1") is None
        assert await unit.jobs.unstarted(Platform.TELEGRAM) == [job.id]
        assert await unit.jobs.unstarted(Platform.CONSOLE) == []
        assert await unit.jobs.waiting() == []
        assert await unit.jobs.set_media(job.id, media)
        assert await unit.jobs.set_card(job.id, job.reply_to)
        assert await unit.jobs.unstarted(Platform.TELEGRAM) == []
        assert [waiting.media for waiting in await unit.jobs.waiting()] == [media]
        assert await unit.jobs.claim(job.id, "w1") is not None
        assert not await unit.jobs.set_media(job.id, media)


async def test_set_media_requires_a_blob(database: Database) -> None:
    async with database.begin() as unit:
        with pytest.raises(ValueError, match="without a blob"):
            await unit.jobs.set_media("x", Media("handle", "name"))


async def test_worker_updates_the_job_it_has_claimed(database: Database) -> None:
    job = make_job()
    await add(database, job)
    attempt = await claim(database, job)
    async with database.begin() as unit:
        assert await unit.jobs.renew(job.id, attempt)
        assert await unit.jobs.set_stage(job.id, attempt, Stage.SPEAKERS)
        assert await unit.jobs.finish(job.id, attempt, RESULT)
    done = await get(database, job)
    assert (done.state, done.stage, done.result) == (JobState.DONE, Stage.SPEAKERS, RESULT)
    assert done.finished is not None


@pytest.mark.parametrize("lost_by", ["cancel", "finish", "fail", "release", "again"])
async def test_worker_cannot_update_a_job_it_has_lost(database: Database, lost_by: str) -> None:
    job = make_job()
    await add(database, job)
    attempt = await claim(database, job)
    async with database.begin() as unit:
        if lost_by == "cancel":
            assert await unit.jobs.cancel(job.id)
        elif lost_by == "finish":
            assert await unit.jobs.finish(job.id, attempt, RESULT)
        elif lost_by == "fail":
            assert await unit.jobs.fail(job.id, attempt, Failure("corrupt"))
        else:
            assert await unit.jobs.release(job.id, attempt)
    if lost_by == "again":
        assert await claim(database, job) == attempt + 1
    before = await get(database, job)
    async with database.begin() as unit:
        assert not await unit.jobs.renew(job.id, attempt)
        assert not await unit.jobs.set_stage(job.id, attempt, Stage.FILES)
        assert not await unit.jobs.finish(job.id, attempt, RESULT)
        assert not await unit.jobs.fail(job.id, attempt, Failure("no_audio"))
        assert not await unit.jobs.release(job.id, attempt)
    assert await get(database, job) == before


async def test_released_job_does_not_count_as_crashed(database: Database) -> None:
    job = make_job()
    await add(database, job)
    for _ in range(5):
        attempt = await claim(database, job)
        async with database.begin() as unit:
            assert await unit.jobs.release(job.id, attempt)
    released = await get(database, job)
    assert (released.state, released.attempt, released.crashes) == (JobState.QUEUED, 5, 0)


async def test_refuse_ends_only_jobs_that_no_worker_has_claimed(database: Database) -> None:
    queued, running = make_job(1), make_job(2)
    await add(database, queued, running)
    await claim(database, running)
    async with database.begin() as unit:
        assert await unit.jobs.refuse(queued.id, Failure("too_large", {"limit": "20"}))
        assert not await unit.jobs.refuse(running.id, Failure("too_large"))
    refused = await get(database, queued)
    assert refused.state is JobState.FAILED
    assert refused.failure == Failure("too_large", {"limit": "20"})


async def test_ended_job_is_undelivered_until_marked_delivered(database: Database) -> None:
    first, second, waiting = make_job(1), make_job(2), make_job(3)
    await add(database, first, second, waiting)
    async with database.begin() as unit:
        assert not await unit.jobs.mark_delivered(first.id)
        assert await unit.jobs.cancel(second.id)
        assert not await unit.jobs.cancel(second.id)
    attempt = await claim(database, first)
    async with database.begin() as unit:
        assert await unit.jobs.finish(first.id, attempt, RESULT)
    async with database.begin() as unit:
        assert set(await unit.jobs.undelivered(Platform.TELEGRAM)) == {first.id, second.id}
        assert await unit.jobs.undelivered(Platform.CONSOLE) == []
        assert await unit.jobs.mark_delivered(first.id)
        assert not await unit.jobs.mark_delivered(first.id)
        assert await unit.jobs.undelivered(Platform.TELEGRAM) == [second.id]


async def test_queue_is_ordered_and_position_counts_waiting_jobs(database: Database) -> None:
    jobs = [make_job(number) for number in range(4)]
    await add(database, *jobs)
    async with database.begin() as unit:
        assert [job.id for job in await unit.jobs.waiting()] == [job.id for job in jobs]
        assert [await unit.jobs.position(job.id) for job in jobs] == [0, 1, 2, 3]
        await unit.jobs.claim(jobs[3].id, "w")
        assert [await unit.jobs.position(job.id) for job in jobs] == [1, 2, 3, 0]
        await unit.jobs.cancel(jobs[0].id)
        assert [await unit.jobs.position(job.id) for job in jobs] == [0, 1, 2, 0]
        assert await unit.jobs.position("unknown") == 0
        assert await unit.jobs.positions() == {jobs[1].id: 1, jobs[2].id: 2}
        for platform in (None, Platform.TELEGRAM):
            assert [job.id for job in await unit.jobs.running(platform)] == [jobs[3].id]
        assert await unit.jobs.running(Platform.CONSOLE) == []
        assert await unit.jobs.running_ids() == {jobs[3].id}
        ids = [jobs[2].id, "unknown", jobs[0].id]
        found = await unit.jobs.several(Platform.TELEGRAM, ids)
        assert [job.id for job in found] == [jobs[0].id, jobs[2].id]
        assert await unit.jobs.several(Platform.CONSOLE, ids) == []


async def test_moved_job_is_claimed_first(database: Database) -> None:
    jobs = [make_job(number) for number in range(4)]
    await add(database, *jobs)
    first, second, third, last = (job.id for job in jobs)
    async with database.begin() as unit:
        assert await unit.jobs.move_to_front(last)
        assert await unit.jobs.position(last) == 0
        assert await unit.jobs.move_to_front(third)
        assert [job.id for job in await unit.jobs.waiting()] == [third, last, first, second]
        assert [job.id for job in await unit.jobs.waiting(2, skip=1)] == [last, first]
        places = {third: 0, last: 1, first: 2, second: 3}
        assert await unit.jobs.positions() == places
        assert {job: await unit.jobs.position(job) for job in places} == places
        taken = [await unit.jobs.claim_next("w", exclude=[last]) for _ in range(4)]
        assert [job.id for job in taken if job] == [third, first, second]
        assert not await unit.jobs.move_to_front(third)
        assert not await unit.jobs.move_to_front("unknown")
        assert await unit.jobs.release(third, 1)
        assert [job.id for job in await unit.jobs.waiting()] == [third, last]


async def test_new_job_queues_behind_moved_jobs_in_order_of_creation(database: Database) -> None:
    async with database.begin() as unit:
        for number in (3, 2):
            await unit.jobs.add(make_job(number))
        await unit.jobs.move_to_front(make_job(3).id)
        await unit.jobs.add(make_job(1, BEN))
        numbers = [job.reply_to.message for job in await unit.jobs.waiting()]
    assert numbers == ["3", "1", "2"]


async def test_ended_job_does_not_count_as_unfinished(database: Database) -> None:
    done, failed, queued, other = make_job(1), make_job(2), make_job(3), make_job(1, BEN)
    await add(database, done, failed, queued, other)
    attempts = [await claim(database, job) for job in (done, failed)]
    async with database.begin() as unit:
        assert await unit.jobs.count_unfinished(ANNA) == 3
        await unit.jobs.finish(done.id, attempts[0], RESULT)
        await unit.jobs.fail(failed.id, attempts[1], Failure("corrupt"))
        assert await unit.jobs.count_unfinished(ANNA) == 1


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
