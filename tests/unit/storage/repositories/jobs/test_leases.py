from __future__ import annotations

import asyncio

import pytest

from storage.database import Database
from storage.models import Failure, Job, JobState
from storage.repositories.jobs import leases
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from tests.unit.storage.conftest import RESULT, add, make_job


async def get(database: Database, job: Job) -> Job:
    async with database.read() as unit:
        stored = await unit.jobs.get(job.id)
    assert stored is not None
    return stored


async def claim(database: Database, job: Job, worker: str = "w") -> Job | None:
    async with database.begin() as unit:
        return await unit.jobs.claim(job.id, worker)


async def recover_expired(database: Database) -> list[str]:
    async with database.begin() as unit:
        return await unit.jobs.recover_expired()


async def test_concurrent_claims_have_one_winner(database: Database, url: str) -> None:
    job = make_job()
    await add(database, job)
    other = await Database.open(url)
    claims = await asyncio.gather(
        *(claim((database, other)[number % 2], job, f"w{number}") for number in range(12))
    )
    await other.close()
    assert sum(claimed is not None for claimed in claims) == 1
    assert (await get(database, job)).attempt == 1


async def test_concurrent_claim_next_takes_each_job_once(database: Database, url: str) -> None:
    jobs = [make_job(number) for number in range(6)]
    await add(database, *jobs)
    other = await Database.open(url)

    async def take(number: int) -> list[str]:
        taken = []
        for _ in jobs:
            async with (database, other)[number % 2].begin() as unit:
                if job := await unit.jobs.claim_next(f"w{number}"):
                    taken.append(job.id)
        return taken

    each = await asyncio.gather(*(take(number) for number in range(4)))
    await other.close()
    assert sorted(job for taken in each for job in taken) == sorted(job.id for job in jobs)


async def test_valid_lease_is_not_recovered(database: Database) -> None:
    job = make_job()
    await add(database, job)
    await claim(database, job)
    assert await recover_expired(database) == []
    assert (await get(database, job)).state is JobState.RUNNING


async def test_lease_expires_by_the_clock_of_the_database(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "LEASE_SECONDS", 0.05)
    job = make_job()
    await add(database, job)
    await claim(database, job)
    await asyncio.sleep(0.1)
    assert await recover_expired(database) == [job.id]


async def test_third_crash_fails_the_job(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1)
    job = make_job()
    await add(database, job)
    for crashes in (1, 2):
        assert await claim(database, job) is not None
        assert await recover_expired(database) == [job.id]
        again = await get(database, job)
        assert (again.state, again.crashes, again.attempt) == (JobState.QUEUED, crashes, crashes)
    assert await claim(database, job) is not None
    assert await recover_expired(database) == [job.id]
    failed = await get(database, job)
    assert (failed.state, failed.crashes) == (JobState.FAILED, 3)
    assert failed.failure == Failure("kept_crashing")
    assert failed.finished is not None
    assert await recover_expired(database) == []


async def test_job_that_its_worker_loses_counts_a_crash(database: Database) -> None:
    job = make_job()
    await add(database, job)
    for number in (1, 2, 3):
        assert await claim(database, job) is not None
        async with database.begin() as unit:
            assert not await unit.jobs.lose(job.id, number + 1), "another attempt"
            assert await unit.jobs.lose(job.id, number)
        lost = await get(database, job)
        assert (lost.state is JobState.FAILED, lost.crashes) == (number == 3, number)
    assert lost.failure == Failure("kept_crashing")


async def test_concurrent_recoveries_requeue_the_job_once(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job()
    await add(database, job)
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1)
    await claim(database, job)
    other = await Database.open(url)
    touched = await asyncio.gather(recover_expired(database), recover_expired(other))
    await other.close()
    assert sorted(touched) == [[], [job.id]]
    assert (await get(database, job)).crashes == 1


async def test_worker_with_an_expired_lease_cannot_update_its_job(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job()
    await add(database, job)
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1)
    sleeper = await claim(database, job)
    await recover_expired(database)
    monkeypatch.setattr(leases, "LEASE_SECONDS", 10)
    second = await claim(database, job)
    assert sleeper is not None
    assert second is not None
    async with database.begin() as unit:
        assert not await unit.jobs.renew(job.id, sleeper.attempt)
        assert not await unit.jobs.finish(job.id, sleeper.attempt, RESULT)
        assert await unit.jobs.finish(job.id, second.attempt, RESULT)


async def test_worker_renews_an_expired_lease_that_was_not_recovered(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A suspended machine: the lease ran out, and the first to wake is its holder.
    job = make_job()
    await add(database, job)
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1)
    claimed = await claim(database, job)
    assert claimed is not None
    monkeypatch.setattr(leases, "LEASE_SECONDS", 10)
    async with database.begin() as unit:
        assert await unit.jobs.renew(job.id, claimed.attempt)
    assert await recover_expired(database) == []


async def crash(database: Database, job: Job, worker: str, spared: tuple[str, ...] = ()) -> Job:
    """Let this worker claim the job and lose its lease. Return the job after the recovery."""
    assert await claim(database, job, worker) is not None
    async with database.begin() as unit:
        await unit.jobs._change(JobRow.id == job.id, lease_until=db_time(-1))
        assert await unit.jobs.recover_expired(spared) == [job.id]
    return await get(database, job)


async def test_progress_between_two_crashes_starts_the_count_again(database: Database) -> None:
    job = make_job()
    await add(database, job)
    assert (await crash(database, job, "w1")).crashes == 1
    assert (await crash(database, job, "w2")).crashes == 2
    taken = await claim(database, job)
    assert taken is not None
    async with database.begin() as unit:
        assert await unit.jobs.mark_progressed(job.id, taken.attempt)
        assert await unit.jobs.release(job.id, taken.attempt)
    for crashes in (1, 2):
        again = await crash(database, job, "w3")
        assert (again.state, again.crashes) == (JobState.QUEUED, crashes)
    assert (await crash(database, job, "w4")).failure == Failure("kept_crashing")


async def test_lost_lease_of_a_worker_that_did_not_crash_is_not_counted(
    database: Database,
) -> None:
    job = make_job()
    await add(database, job)
    for _ in range(4):
        again = await crash(database, job, "stopped", spared=("stopped",))
        assert (again.state, again.crashes) == (JobState.QUEUED, 0)
    assert (await crash(database, job, "dead", spared=("stopped",))).crashes == 1


async def test_crash_is_forgiven_when_its_worker_is_found_without_one(database: Database) -> None:
    """Another machine took the job over, and could not know."""
    job, other, over = make_job(1), make_job(2), make_job(3)
    await add(database, job, other, over)
    await crash(database, job, "stopped")
    await crash(database, other, "dead")
    async with database.begin() as unit:
        assert await unit.jobs.cancel(over.id)
        assert await unit.jobs.workers_of_lost_jobs() == {"stopped", "dead"}
        for _ in range(2):
            await unit.jobs.forgive_crashes({"stopped"})
    assert (await get(database, job)).crashes == 0
    assert (await get(database, other)).crashes == 1
    async with database.begin() as unit:
        assert await unit.jobs.workers_of_lost_jobs() == {"dead"}


async def test_job_with_a_crash_waits_for_an_idle_worker_and_holds_later_ones(
    database: Database,
) -> None:
    crashed, later = make_job(1), make_job(2)
    await add(database, crashed, later)
    await crash(database, crashed, "dead")
    async with database.begin() as unit:
        assert await unit.jobs.claim_next("busy", busy=True) is None
        taken = await unit.jobs.claim_next("idle")
        assert taken is not None
        assert (taken.id, taken.crashes) == (crashed.id, 1)
        following = await unit.jobs.claim_next("busy", busy=True)
        assert following is not None
        assert following.id == later.id


async def test_leases_of_a_killed_worker_end_at_once(database: Database) -> None:
    first, second = make_job(1), make_job(2)
    await add(database, first, second)
    assert await claim(database, first, "killed")
    assert await claim(database, second, "alive")
    async with database.begin() as unit:
        await unit.jobs.end_leases({"killed", "unknown"})
    assert await recover_expired(database) == [first.id]
    assert (await get(database, first)).crashes == 1
    assert (await get(database, second)).state is JobState.RUNNING
