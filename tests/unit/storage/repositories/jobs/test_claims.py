"""Workers claim jobs, update those that they have, and lose them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.models import (
    Failure,
    JobState,
    Platform,
    Stage,
)
from tests.unit.storage.conftest import RESULT, add, make_job
from tests.unit.storage.repositories.jobs.stored_jobs import claim, get


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
