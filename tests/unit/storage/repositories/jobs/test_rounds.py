"""People take turns in the queue, whatever the number of recordings that one of them sends."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.database import Database
from storage.models import Account, Job, Platform
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job

CARL = Account(Platform.DISCORD, ANNA.id)


def sent(number: int, by: Account) -> Job:
    """Return a job that was sent as the `number`th."""
    first = make_job(number)
    moment = first.created + timedelta(seconds=number)
    return replace(first, id=f"{number:032}", account=by, created=moment)


async def send(database: Database, *people: Account, first: int = 0) -> None:
    for number, by in enumerate(people, first):
        await add(database, sent(number, by))


async def next_one(database: Database) -> tuple[int, int]:
    """Claim a job. Return its number and its attempt."""
    async with database.begin() as unit:
        job = await unit.jobs.claim_next("w")
    assert job is not None
    return int(job.id), job.attempt


async def numbers(database: Database, count: int) -> list[int]:
    return [(await next_one(database))[0] for _ in range(count)]


async def test_one_job_after_many_of_somebody_else_is_the_next_one(database: Database) -> None:
    await send(database, *[ANNA] * 5)
    assert await numbers(database, 1) == [0]
    await send(database, BEN, first=5)
    assert await numbers(database, 5) == [1, 5, 2, 3, 4]


async def test_people_take_turns(database: Database) -> None:
    await send(database, ANNA, ANNA, ANNA, BEN, BEN, CARL)
    assert await numbers(database, 6) == [0, 3, 5, 1, 4, 2]


async def test_later_jobs_of_a_person_wait_until_everybody_had_one(database: Database) -> None:
    await send(database, ANNA, ANNA)
    for number in range(2, 8):  # somebody new comes each time that a job is claimed
        claimed = await next_one(database)
        assert claimed[0] < number
        await send(database, Account(Platform.TELEGRAM, f"new {number}"), first=number)
        if claimed[0] == 1:
            break
    else:
        pytest.fail("the second job of a person waits while new people come")


async def test_places_follow_the_turns(database: Database) -> None:
    await send(database, ANNA, ANNA, ANNA, BEN)
    async with database.begin() as unit:
        places = await unit.jobs.positions()
        assert [await unit.jobs.position(f"{number:032}") for number in range(4)] == [0, 2, 3, 1]
        waiting = [int(job.id) for job in await unit.jobs.waiting()]
    assert [places[f"{number:032}"] for number in range(4)] == [0, 2, 3, 1]
    assert waiting == [0, 3, 1, 2]


async def test_place_of_the_only_job_of_a_person_never_gets_worse(database: Database) -> None:
    await send(database, ANNA, ANNA, BEN)
    places = []
    for number in range(3, 8):
        async with database.read() as unit:
            places.append(await unit.jobs.position(f"{2:032}"))
        await send(database, Account(Platform.TELEGRAM, f"new {number}"), first=number)
    assert places == [1] * 5


async def test_front_comes_before_all_rounds(database: Database) -> None:
    await send(database, ANNA, ANNA, ANNA, BEN)
    async with database.begin() as unit:
        assert await unit.jobs.move_to_front(f"{2:032}")
    assert await numbers(database, 4) == [2, 0, 3, 1]


async def test_job_that_a_worker_gives_back_keeps_its_round(database: Database) -> None:
    await send(database, ANNA, BEN, ANNA)
    number, attempt = await next_one(database)
    async with database.begin() as unit:
        assert await unit.jobs.release(f"{number:032}", attempt)
    assert await numbers(database, 3) == [0, 1, 2]


@pytest.mark.parametrize("seed", range(8))
async def test_nobody_is_two_jobs_behind_others_while_they_wait(
    database: Database, seed: int
) -> None:
    """Some people send and workers claim and finish, in any order: while one waits, nobody gets
    more than two jobs more than that one."""
    chance = random.Random(seed)  # noqa: S311
    people = [Account(Platform.TELEGRAM, name) for name in "abc"]
    waiting: list[Account] = []
    senders: list[Account] = []
    ahead: dict[Account, Counter[Account]] = {}
    """For each person who waits: the jobs that others got more, since the wait began."""
    while len(senders) < 60 or waiting:
        if len(senders) < 60 and (not waiting or chance.random() < 0.6):
            by = chance.choices(people, (8, 2, 1))[0]
            await send(database, by, first=len(senders))
            if by not in waiting:
                ahead[by] = Counter()
            senders.append(by)
            waiting.append(by)
            continue
        number, attempt = await next_one(database)
        by = senders[number]
        waiting.remove(by)
        for person in set(waiting) - {by}:
            ahead[person][by] += 1
            assert ahead[person][by] <= 2, (person, by)
        for other in ahead[by]:
            ahead[by][other] = max(0, ahead[by][other] - 1)
        if chance.random() < 0.5:
            async with database.begin() as unit:
                assert await unit.jobs.finish(f"{number:032}", attempt, RESULT)
