from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.context.tasks import FirstCardGate


async def test_background_work_waits_for_first_cards() -> None:
    greetings, order = FirstCardGate(), list[str]()

    async def fetch() -> None:
        await greetings.wait_clear(60)
        order.append("bytes")

    with greetings.hold():
        fetching = asyncio.create_task(fetch())
        with greetings.hold():
            await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        order.append("card")
    await fetching
    assert order == ["card", "bytes"]


async def test_wait_for_first_cards_is_limited() -> None:
    greetings = FirstCardGate()
    with greetings.hold():
        async with asyncio.timeout(60):
            await greetings.wait_clear(0.01)


async def test_failed_card_opens_the_gate() -> None:
    greetings = FirstCardGate()
    with suppress(ValueError), greetings.hold():
        raise ValueError
    async with asyncio.timeout(60):
        await greetings.wait_clear(60)
