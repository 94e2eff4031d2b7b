"""Turns of people."""

from __future__ import annotations

import asyncio

import pytest

from bot.web.turns import MOST_WAITING, Turns
from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site


async def test_who_asks_for_many_keeps_others_waiting_for_one() -> None:
    turns, served, running = Turns(), [], 0

    async def take(person: str) -> None:
        nonlocal running
        async with turns.turn(person):
            running += 1
            assert running == 1
            await asyncio.sleep(0)
            served.append(person)
            running -= 1

    await asyncio.gather(*map(take, "aaaabc"))
    assert "".join(served) == "abcaaa"


async def test_turn_of_one_who_is_gone_goes_on_to_the_next() -> None:
    turns = Turns()
    async with turns.turn("a"):
        gone = asyncio.create_task(turns.turn("b").__aenter__())
        await asyncio.sleep(0)
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
    async with asyncio.timeout(1), turns.turn("b"):
        assert not turns.is_full("b")


async def test_results_of_one_person_do_not_hold_up_those_of_others(site: Site) -> None:
    mine, theirs = await store(site.harness), await store(site.harness, 2, BEN)
    async with site.signed_in() as many, site.signed_in(BEN) as other:
        async with site.web.turns.turn("somebody"):
            asked = [
                asyncio.create_task(many.get(f"/result/{mine.id}")) for _ in range(MOST_WAITING + 1)
            ]
            done, _ = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED, timeout=20)
            (refused,) = done
            assert refused.result().status_code == 429
            last = asyncio.create_task(other.get(f"/result/{theirs.id}"))
            await asyncio.sleep(0.5)
        assert (await last).status_code == 200
        assert sum(not each.done() for each in asked) >= MOST_WAITING - 3
        statuses = [answer.status_code for answer in await asyncio.gather(*asked)]
    assert sorted(statuses) == [200] * MOST_WAITING + [429]
