"""Tags: given, taken off, renamed and deleted; they go with their result, and with its owner."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from storage.models import Account, Job, JobState, Tag, tag_key
from storage.repositories.pages.tags import MOST_OF_RESULT
from storage.retention import forget_account, forget_older_than
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, blobs, make_job

__all__ = ["blobs"]


async def answer(
    database: Database, number: int = 1, account: Account = ANNA, root: str | None = None
) -> Job:
    job = replace(
        make_job(number, account), state=JobState.DONE, result=RESULT, again_of=root, finished=NOON
    )
    await add(database, job)
    return job


async def give(database: Database, job: Job, *names: str) -> None:
    async with database.begin() as unit:
        for name in names:
            assert await unit.tags.add(job, name)


async def tags(database: Database, *accounts: Account) -> list[tuple[str, int]]:
    async with database.read() as unit:
        return [(tag.name, tag.results) for tag in await unit.tags.list_for(accounts or [ANNA])]


async def test_case_and_width_make_no_other_tag(database: Database) -> None:
    job = await answer(database)
    await give(database, job, "Work", "WORK", "ｗｏｒｋ", "Ärger")
    async with database.read() as unit:
        assert await unit.tags.list_for([ANNA]) == [
            Tag("work", "Work", 1),
            Tag("ärger", "Ärger", 1),
        ]
        assert await unit.tags.of_results([job.id, "none"]) == {job.id: ["Work", "Ärger"]}
    async with database.begin() as unit:
        await unit.tags.remove(job.id, "wORK")
    assert await tags(database) == [("Ärger", 1)]


async def test_result_has_only_so_many_tags(database: Database) -> None:
    job = await answer(database)
    await give(database, job, *(f"tag {number}" for number in range(MOST_OF_RESULT)))
    async with database.begin() as unit:
        assert not await unit.tags.add(job, "one more")
        assert await unit.tags.add(job, "TAG 1"), "it has that one"


async def test_renamed_tags_become_one_with_their_namesake(database: Database) -> None:
    first, second, foreign = [
        await answer(database, number, account)
        for number, account in ((1, ANNA), (2, ANNA), (3, BEN))
    ]
    await give(database, first, "old", "new")
    await give(database, second, "old")
    await give(database, foreign, "old")
    async with database.begin() as unit:
        await unit.tags.rename([ANNA], "old", "New")
    assert await tags(database) == [("New", 2)]
    assert await tags(database, BEN) == [("old", 1)]
    async with database.begin() as unit:
        await unit.tags.rename([ANNA], "new", "NEW")
        await unit.tags.rename([ANNA], "none", "nothing")
        await unit.tags.delete([BEN], "new")
    assert await tags(database) == [("NEW", 2)]
    async with database.begin() as unit:
        await unit.tags.delete([ANNA], "new")
    assert await tags(database, ANNA, BEN) == [("old", 1)]


async def test_tags_go_with_the_newest_answer(database: Database, blobs) -> None:  # type: ignore[no-untyped-def]
    job = await answer(database)
    await give(database, job, "work")
    newer = await answer(database, 2, root=job.id)
    async with database.begin() as unit:
        await unit.follow_answer(job.id, newer.id, None)
        await unit.jobs.delete_ended_before(NOON)
    assert await tags(database) == [("work", 1)]
    async with database.begin() as unit:
        await unit.jobs.delete_chain(job.id)
    assert await tags(database) == []


async def test_tags_end_with_the_data_of_their_person(database: Database, blobs) -> None:  # type: ignore[no-untyped-def]
    await give(database, await answer(database), "mine")
    await give(database, await answer(database, 2, BEN), "theirs")
    await forget_account(database, blobs, ANNA)
    assert await tags(database, ANNA, BEN) == [("theirs", 1)]
    await forget_older_than(database, blobs, days=1)
    assert await tags(database, BEN) == []


def test_key_fits_its_column() -> None:
    assert len(tag_key("ﷺ" * 40)) <= 120
    assert len(tag_key("ΐ" * 40)) <= 120
