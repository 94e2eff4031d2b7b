from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.context.tasks import FirstCardGate


async def test_other_work_lets_first_cards_pass() -> None:
    greetings, seen = FirstCardGate(), list[str]()

    async def fetch() -> None:
        await greetings.wait_clear(60)
        seen.append("bytes")

    with greetings.hold():
        fetching = asyncio.create_task(fetch())
        with greetings.hold():
            await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        seen.append("card")
    await fetching
    assert seen == ["card", "bytes"]


async def test_but_not_for_ever() -> None:
    greetings = FirstCardGate()
    with greetings.hold():
        async with asyncio.timeout(60):
            await greetings.wait_clear(0.01)


async def test_a_card_that_fails_holds_nothing_up() -> None:
    greetings = FirstCardGate()
    with suppress(ValueError), greetings.hold():
        raise ValueError
    async with asyncio.timeout(60):
        await greetings.wait_clear(60)
