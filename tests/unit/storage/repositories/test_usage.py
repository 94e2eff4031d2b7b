"""Usage is stored apart from the jobs, and is correct for every end of a job."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import UTC, datetime, timedelta

from storage import retention
from storage.blobs import Blobs
from storage.database import Database
from storage.models import AS_THEIR_ROLE, Account, Failure, Job, Options, Quota, Role, UsageEntry
from storage.quota_window import DAY, check_minutes
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim


async def used_seconds(database: Database, *accounts: Account) -> list[float]:
    async with database.read() as unit:
        return [use.seconds for use in await unit.usage.since(accounts or [ANNA], NOON)]


async def finish(database: Database, job: Job) -> bool:
    claimed = await claim(database, job)
    assert claimed
    async with database.begin() as unit:
        return await unit.jobs.finish(job.id, claimed.attempt, RESULT)


async def test_queued_job_counts_its_estimate_and_finished_job_its_length(
    database: Database,
) -> None:
    first, second, unknown = make_job(1), make_job(2), make_job(3, seconds=None)
    await add(database, first, second, unknown, make_job(1, BEN))
    assert await used_seconds(database) == [60, 60, 0]
    assert await finish(database, second)
    assert await used_seconds(database) == [60, 90, 0]
    assert await used_seconds(database, ANNA, BEN) == [60, 60, 90, 0]
    async with database.read() as unit:
        later = await unit.usage.since([ANNA], NOON + timedelta(minutes=1))
        assert [use.job for use in later] == [second.id, unknown.id]
        assert await unit.usage.find(first.id) == UsageEntry(first.id, first.created, 60)
        assert await unit.usage.find("unknown") is None


async def test_failed_cancelled_and_redone_jobs_use_no_quota(
    database: Database,
) -> None:
    failed, cancelled, refused, crashed, done = (make_job(number) for number in range(1, 6))
    again = dataclasses.replace(make_job(6), again_of=done.id)
    await add(database, failed, cancelled, refused, crashed, done, again)
    assert await used_seconds(database) == [60] * 5
    claimed = await claim(database, failed)
    async with database.begin() as unit:
        assert claimed
        assert not await unit.jobs.fail(failed.id, claimed.attempt + 1, Failure("x"))
        assert await unit.usage.find(failed.id), "only the latest attempt may end it"
        assert await unit.jobs.fail(failed.id, claimed.attempt, Failure("x"))
        assert await unit.jobs.cancel(cancelled.id)
        assert await unit.jobs.refuse(refused.id, Failure("x"))
        assert await unit.jobs.claim(crashed.id, "w")
        await unit.jobs._change(JobRow.id == crashed.id, crashes=2, lease_until=db_time(-1))
        assert await unit.jobs.recover_expired() == [crashed.id]
    assert await finish(database, again)
    assert await used_seconds(database) == [60]
    assert await finish(database, done)
    assert await used_seconds(database) == [90]


async def test_deleted_jobs_count_as_usage_for_a_day(database: Database, blobs: Blobs) -> None:
    one, two, running, other = make_job(1), make_job(2), make_job(3), make_job(1, BEN)
    await add(database, one, two, running, other)
    for job in (one, two):
        assert await finish(database, job)
    async with database.begin() as unit:
        await unit.jobs.delete_chain(one.id)
    assert await used_seconds(database) == [90, 90, 60]
    claimed = await claim(database, running)
    assert claimed
    await retention.forget_account(database, blobs, ANNA)
    assert await used_seconds(database) == [90, 90], "the running job is not counted"
    async with database.begin() as unit:
        assert not await unit.jobs.finish(running.id, claimed.attempt, RESULT)
        uses = await unit.usage.since([ANNA], NOON)
        assert {use.job for use in uses} == {None}
    await add(database, one)  # the same message once more
    async with database.begin() as unit:
        assert await unit.jobs.cancel(one.id)
    assert await used_seconds(database) == [90, 90], "a refund is limited to the counted usage"
    await retention.forget_older_than(database, blobs, 0)  # the jobs are old
    assert await used_seconds(database, ANNA, BEN) == []


async def test_usage_younger_than_a_day_is_kept(database: Database, blobs: Blobs) -> None:
    old, young = (
        dataclasses.replace(make_job(n), created=datetime.now(UTC) - DAY + timedelta(minutes=after))
        for n, after in enumerate((-1, 1))
    )
    await add(database, old, young)
    await retention.forget_older_than(database, blobs, 0)
    async with database.read() as unit:
        assert [use.job for use in await unit.usage.since([ANNA], NOON)] == [young.id]


async def test_worker_finishes_a_job_while_its_owner_deletes_it(
    database: Database, url: str, blobs: Blobs
) -> None:
    """Either the job ends first and counts, or it is deleted first and has no answer."""
    other = await Database.open(url)
    for number in range(12):
        account = Account(ANNA.platform, f"racer{number}")
        job = make_job(1, account)
        await add(database, job)
        claimed = await claim(database, job)
        assert claimed

        async def end(attempt: int = claimed.attempt, job: Job = job) -> bool:
            async with other.begin() as unit:
                return await unit.jobs.finish(job.id, attempt, RESULT)

        both = [end(), retention.forget_account(database, blobs, account)]
        done, _ = await asyncio.gather(*(both if number % 2 else reversed(both)))
        ours = done if isinstance(done, bool) else _
        assert await used_seconds(database, account) == ([90] if ours else [])
    await other.close()


async def test_concurrent_jobs_cannot_exceed_the_quota(database: Database, url: str) -> None:
    other = await Database.open(url)
    quota = Quota(minutes=1.5)

    async def send(opened: Database, number: int) -> bool:
        job = make_job(number)
        async with opened.begin() as unit:
            await unit.usage.lock([BEN, ANNA])
            uses = await unit.usage.since([ANNA, BEN], NOON)
            try:
                check_minutes(quota, uses, 60, NOON + timedelta(minutes=9))
            except Exception:  # noqa: BLE001 - refused
                return False
            return await unit.jobs.add(job)

    sent = await asyncio.gather(*(send((database, other)[n % 2], n) for n in range(1, 7)))
    assert sorted(sent) == [False] * 5 + [True]
    await other.close()


async def test_quota_override_is_stored_and_survives_forgetting(
    database: Database, blobs: Blobs
) -> None:
    async with database.begin() as unit:
        person = await unit.people.get_or_create(ANNA, "en")
        assert person.quota == AS_THEIR_ROLE
        await unit.people.set_quota(ANNA, Quota(minutes=10, jobs=0))
        await unit.people.set_role(ANNA, Role.ADMIN)
        await unit.people.set_options(ANNA, Options(hints=("mine",)))
        await unit.people.get_or_create(BEN, "en")
    await retention.forget_account(database, blobs, ANNA)
    async with database.begin() as unit:
        left = await unit.people.find(ANNA)
        assert left, "forgetting must keep the override"
        assert left.quota == Quota(minutes=10, jobs=0)
        assert (left.role, left.options) == (Role.USER, Options())
        await unit.people.set_quota(ANNA, AS_THEIR_ROLE)
    await retention.forget_account(database, blobs, ANNA)
    async with database.read() as unit:
        assert await unit.people.find(ANNA) is None


async def test_administrators_are_listed(database: Database) -> None:
    async with database.begin() as unit:
        for account in (ANNA, BEN):
            await unit.people.get_or_create(account, "en")
        assert await unit.people.administrators() == []
        await unit.people.set_role(BEN, Role.ADMIN)
        assert [it.accounts for it in await unit.people.administrators()] == [(BEN,)]
