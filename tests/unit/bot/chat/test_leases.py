"""A process that may have lost its lease holds everything up until it is renewed."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.leases import Leases, running_seconds
from storage.models import Platform

TELEGRAM = Platform.TELEGRAM


class Clock:
    """A clock that stands still until somebody sets it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_platform_without_a_lease_is_never_held_up(clock: Clock) -> None:
    assert await Leases(clock).wait(Platform.CONSOLE, 0)


async def test_everything_waits_from_the_end_of_the_lease_to_its_renewal(clock: Clock) -> None:
    leases = Leases(clock)
    leases.hold(TELEGRAM, 105)
    leases.hold(Platform.DISCORD, 1000)
    assert leases.holds(TELEGRAM)
    clock.now = 105
    assert not leases.holds(TELEGRAM)
    assert leases.holds(Platform.DISCORD)
    assert not await leases.wait(TELEGRAM, 0.01)
    waiting = [asyncio.create_task(leases.wait(TELEGRAM)) for _ in range(3)]
    await asyncio.sleep(0.01)
    assert not any(each.done() for each in waiting)
    leases.hold(TELEGRAM, 110)
    async with asyncio.timeout(10):
        assert await asyncio.gather(*waiting) == [True] * 3


async def test_renewal_that_came_too_late_lets_nothing_go_on(clock: Clock) -> None:
    """The process stood still again between the renewal and the next step of who waits."""
    leases = Leases(clock)
    leases.hold(TELEGRAM, 100)
    waiting = asyncio.create_task(leases.wait(TELEGRAM))
    await asyncio.sleep(0.01)
    leases.hold(TELEGRAM, 105)
    clock.now = 106
    await asyncio.sleep(0.01)
    assert not waiting.done()
    leases.hold(TELEGRAM, 111)
    async with asyncio.timeout(10):
        assert await waiting


async def test_lost_lease_holds_everything_up_until_the_platform_is_forgotten(clock: Clock) -> None:
    leases = Leases(clock)
    leases.hold(TELEGRAM, 1000)
    leases.lose(TELEGRAM)
    assert not await leases.wait(TELEGRAM, 0.01)
    leases.forget(TELEGRAM)
    assert await leases.wait(TELEGRAM, 0)


def test_clock_moves() -> None:
    first = running_seconds()
    assert running_seconds() >= first > 0
