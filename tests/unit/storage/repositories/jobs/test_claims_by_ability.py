"""A worker claims only what it may run, in the order of the queue, and reads little for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from storage.database import Database
from storage.models import ALL_JOBS, Abilities, Job, Lane, Options
from tests.unit.storage.conftest import add, make_job

ENGLISH = Abilities(languages=("en",))
SHORT, LONG = Abilities(lane=Lane.SHORT), Abilities(lane=Lane.LONG)


def job(number: int, seconds: float | None = 60, **options: object) -> Job:
    return replace(make_job(number, seconds=seconds), options=Options(**options))  # type: ignore[arg-type]


async def claimed(
    database: Database, abilities: Abilities = ALL_JOBS, left: Collection[str] = ()
) -> list[str]:
    """Claim all that a worker may run. Return the messages of the jobs."""
    taken = list[str]()
    while True:
        async with database.begin() as unit:
            found = await unit.jobs.claim_next("w", abilities=abilities, left=left)
        if found is None:
            return taken
        taken.append(found.reply_to.message)


async def test_job_in_another_language_blocks_nobody_and_starts_elsewhere(
    database: Database,
) -> None:
    await add(
        database,
        job(1, language="de"),
        job(2, language="en"),
        job(3),
        job(4, language="de,en"),
        job(5, language="de,fr"),
    )
    assert await claimed(database, ENGLISH) == ["2", "3", "4"]
    assert await claimed(database) == ["1", "5"]


async def test_lanes_divide_the_recordings_by_their_length(database: Database) -> None:
    lengths = [4000.0, 300.0, 300.1, None, 5.0]
    await add(database, *(job(number, length) for number, length in enumerate(lengths, 1)))
    assert await claimed(database, SHORT) == ["2", "5"]
    assert await claimed(database, LONG) == ["1", "3", "4"]


async def test_each_recording_is_in_one_lane(database: Database) -> None:
    await add(database, *(job(number, 10.0 * number) for number in range(1, 60)))
    first, second = await claimed(database, SHORT), await claimed(database, LONG)
    assert (len(first), len(second)) == (30, 29)


async def test_wishes_are_left_to_others(database: Database) -> None:
    await add(
        database,
        job(1, speech=True),
        job(2, speech=True, language="de"),
        job(3, speech=True, language="fr"),
        job(4, careful=True),
        job(5, language="de"),
    )
    assert await claimed(database, left=("voice", "voice:de", "careful")) == ["3", "5"]
    assert await claimed(database, left=("voice", "voice:*")) == ["4"]
    assert await claimed(database) == ["1", "2"]


async def test_changed_options_change_what_a_job_needs(database: Database) -> None:
    waiting = job(1, language="de")
    await add(database, waiting)
    assert await claimed(database, ENGLISH) == []
    async with database.begin() as unit:
        assert await unit.jobs.set_options(waiting.id, Options(language="en"))
    assert await claimed(database, ENGLISH) == ["1"]


async def test_front_comes_first_in_each_lane(database: Database) -> None:
    await add(database, job(1), job(2, 4000), job(3), job(4, 4000))
    async with database.begin() as unit:
        assert await unit.jobs.move_to_front(job(3).id)
        assert await unit.jobs.move_to_front(job(4).id)
    assert await claimed(database, SHORT) == ["3", "1"]
    assert await claimed(database, LONG) == ["4", "2"]
