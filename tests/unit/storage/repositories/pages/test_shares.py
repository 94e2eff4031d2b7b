"""Links to results: found by their digest, until they expire, are revoked, or lose their result."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.database import Database
from storage.models import Account, Job, JobState, Share
from storage.repositories.pages.shares import MOST, SHORT_KEY
from storage.retention import forget_account, forget_older_than
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, blobs, make_job

__all__ = ["blobs"]

DAY = timedelta(days=1)


async def answer(
    database: Database, number: int = 1, root: str | None = None, account: Account = ANNA
) -> Job:
    job = replace(
        make_job(number, account), state=JobState.DONE, result=RESULT, again_of=root, finished=NOON
    )
    await add(database, job)
    return job


def link(job: Job, letter: str = "a", days: int = 1) -> Share:
    return Share(letter * 64, job.id, job.account, True, NOON, NOON + days * DAY)


async def store(database: Database, share: Share) -> bool:
    async with database.begin() as unit:
        return await unit.shares.add(share.job_id, share, NOON)


async def found(database: Database, letter: str = "a", days: float = 0) -> Share | None:
    async with database.read() as unit:
        return await unit.shares.find(letter * 64, NOON + days * DAY)


async def test_link_is_found_until_it_expires(database: Database) -> None:
    job = await answer(database)
    assert await store(database, link(job))
    assert await found(database) == link(job)
    assert await found(database, "b") is None
    assert await found(database, days=0.999) is not None
    assert await found(database, days=1) is None
    async with database.begin() as unit:
        await unit.shares.delete_expired(NOON + DAY)
        assert await unit.shares.find("a" * 64, NOON) is None


async def test_link_is_revoked_by_its_short_key_and_result(database: Database) -> None:
    job, other = await answer(database), await answer(database, 2)
    await store(database, link(job))
    async with database.begin() as unit:
        assert await unit.shares.revoke(other.id, "a" * SHORT_KEY) == 0
        assert await unit.shares.revoke(job.id, "a") == 0
        assert await unit.shares.revoke(job.id, "a" * SHORT_KEY) == 1
    assert await found(database) is None


async def test_result_has_only_so_many_links(database: Database) -> None:
    job = await answer(database)
    letters = "abcdefghijklmnopqrstuvwxyz"[:MOST]
    assert all([await store(database, link(job, each)) for each in letters])
    assert not await store(database, link(job, "z"))
    async with database.read() as unit:
        assert len(await unit.shares.list_for(job.id, NOON)) == MOST
        assert await unit.shares.list_for(job.id, NOON + DAY) == []


async def test_link_goes_with_the_newest_answer(database: Database, blobs) -> None:  # type: ignore[no-untyped-def]
    job = await answer(database)
    newer = await answer(database, 2, root=job.id)
    await store(database, link(job))
    async with database.begin() as unit:
        await unit.follow_answer(job.id, newer.id, None)
        await unit.jobs.delete_ended_before(NOON)
    assert (await found(database)) == replace(link(job), job_id=newer.id)
    async with database.begin() as unit:
        await unit.jobs.delete_chain(job.id)
    assert await found(database) is None


async def test_links_end_with_the_data_of_their_person(database: Database, blobs) -> None:  # type: ignore[no-untyped-def]
    mine, theirs = await answer(database), await answer(database, 2, account=BEN)
    await store(database, link(mine))
    await store(database, link(theirs, "b"))
    await forget_account(database, blobs, ANNA)
    assert await found(database) is None
    assert await found(database, "b") is not None
    async with database.begin() as unit:
        assert await unit.shares.end_for([BEN]) == 1
    assert await found(database, "b") is None


async def test_expired_results_have_no_links(database: Database, blobs) -> None:  # type: ignore[no-untyped-def]
    job = await answer(database)
    await store(database, link(job, days=90))
    await forget_older_than(database, blobs, days=1)
    assert await found(database) is None
