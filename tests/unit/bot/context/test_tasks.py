from __future__ import annotations

import asyncio
from contextlib import ExitStack, suppress

import pytest

from bot.context import tasks
from bot.context.tasks import MANY, Gate, UpdateGate


async def test_background_work_waits_for_first_cards() -> None:
    greetings, order = Gate(), list[str]()

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
    greetings = Gate()
    with greetings.hold():
        async with asyncio.timeout(60):
            await greetings.wait_clear(0.01)


async def test_failed_card_opens_the_gate() -> None:
    greetings = Gate()
    with suppress(ValueError), greetings.hold():
        raise ValueError
    async with asyncio.timeout(60):
        await greetings.wait_clear(60)


@pytest.mark.parametrize(("count", "stays_closed"), [(MANY - 1, False), (MANY, True)])
async def test_gate_stays_closed_behind_many_updates_until_more_come(
    monkeypatch: pytest.MonkeyPatch, count: int, stays_closed: bool
) -> None:
    monkeypatch.setattr(tasks, "LINGER", 0.02)
    updates = UpdateGate()
    with ExitStack() as held:
        for _ in range(count):
            held.enter_context(updates.hold())
    assert updates.is_clear is not stays_closed
    with updates.hold():  # a few that follow
        await asyncio.sleep(0.04)
        assert not updates.is_clear
    assert updates.is_clear


@pytest.mark.parametrize(("count", "stays_closed"), [(8, False), (12, True)])
async def test_gate_stays_closed_while_updates_come_fast_one_by_one(
    monkeypatch: pytest.MonkeyPatch, count: int, stays_closed: bool
) -> None:
    monkeypatch.setattr(tasks, "A_SECOND", 10)
    updates = UpdateGate()
    for _ in range(count):
        with updates.hold():
            pass
    assert updates.is_clear is not stays_closed


async def test_gate_opens_again_when_updates_come_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    now = loop.time()
    monkeypatch.setattr(tasks, "A_SECOND", 10)
    monkeypatch.setattr(loop, "time", lambda: now)
    updates = UpdateGate()
    for _ in range(50):
        now += 0.2
        with updates.hold():
            pass
        assert updates.is_clear


async def test_gate_opens_when_no_more_updates_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "LINGER", 0.02)
    updates = UpdateGate()
    with ExitStack() as held:
        for _ in range(MANY):
            held.enter_context(updates.hold())
    async with asyncio.timeout(60):
        await updates.wait_clear(60)
