"""The queue: positions, jobs that are moved to its front, and jobs that have left it."""

from __future__ import annotations

from storage.database import Database
from storage.models import (
    Failure,
    Platform,
)
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job
from tests.unit.storage.repositories.jobs.stored_jobs import claim


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
