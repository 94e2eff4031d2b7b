"""Results by owner, newest first, only the last one of each chain."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from storage.models import Account, Job, JobState
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job


def done(number: int, account: Account = ANNA, again_of: str | None = None) -> Job:
    job = make_job(number, account)
    return replace(job, state=JobState.DONE, result=RESULT, finished=job.created, again_of=again_of)


async def test_history_lists_jobs_of_all_accounts_newest_first_in_pages(database: Database) -> None:
    await add(database, *(done(number) for number in range(1, 4)), done(9, BEN), make_job(8))
    async with database.read() as unit:
        assert [job.id for job in await unit.history.list_for((ANNA,), 2)] == [
            done(3).id,
            done(2).id,
        ]
        assert [job.id for job in await unit.history.list_for((ANNA,), 2, 2)] == [done(1).id]
        both = await unit.history.list_for((ANNA, BEN), 10)
        assert [job.id for job in both] == [done(9, BEN).id, *(done(n).id for n in (3, 2, 1))]


async def test_history_shows_only_the_latest_finished_redo(database: Database) -> None:
    root = done(1)
    failed = replace(done(5, again_of=root.id), state=JobState.FAILED, result=None)
    await add(database, root, done(2), done(3, again_of=root.id), done(4, again_of=root.id), failed)
    async with database.read() as unit:
        assert [job.id for job in await unit.history.list_for((ANNA,), 9)] == [
            done(4).id,
            done(2).id,
        ]
