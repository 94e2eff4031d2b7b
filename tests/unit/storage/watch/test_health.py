"""Loops that stop moving, parts that are stuck, and connections."""

import asyncio

import pytest

from storage.background import repeat
from storage.database_errors.transient import TransientDatabaseError, retry_transient
from storage.watch.health import HEALTH, Health


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_loop_that_stops_moving_is_named_with_its_seconds(clock: Clock) -> None:
    health = Health(clock)
    with health.loop("sweep", 10):
        clock.now = 10
        assert health.stuck() == {}
        clock.now = 25
        assert health.stuck() == {"sweep": "has not moved for 25 s"}
    assert health.stuck() == {}


def test_moves_and_named_pauses_keep_a_loop_alive(clock: Clock) -> None:
    health = Health(clock)
    with health.loop("polling", 10) as loop:
        clock.now = 9
        loop.moved()
        clock.now = 18
        assert health.stuck() == {}
        loop.moved(pause=300)
        clock.now = 300
        assert health.stuck() == {}
        clock.now = 329
        assert "polling" in health.stuck()


def test_stuck_loop_is_found_beside_another_of_the_same_name(clock: Clock) -> None:
    health = Health(clock)
    with health.loop("outbox", 10), health.loop("outbox", 10) as second:
        clock.now = 20
        second.moved()
        assert "outbox" in health.stuck()


def test_probe_is_asked_while_its_part_is_used(clock: Clock) -> None:
    health = Health(clock)
    with health.probe("recognizer", lambda: "no thread decodes"):
        assert health.stuck() == {"recognizer": "no thread decodes"}
    assert health.stuck() == {}


def test_connection_is_unknown_until_it_is_set(clock: Clock) -> None:
    health = Health(clock)
    assert health.connection("telegram") == "is not connected yet"
    health.set_connection("telegram")
    assert health.connection("telegram") == ""
    health.set_connection("telegram", "polling gets no answer")
    assert health.connection("telegram") == "polling gets no answer"


async def test_loop_that_waits_for_the_database_is_not_stuck() -> None:
    tries = 0

    async def action() -> None:
        nonlocal tries
        tries += 1
        if tries < 6:
            raise TransientDatabaseError("away")

    with HEALTH.loop("sweep of the test", 0.04):
        await retry_transient(action)  # takes longer than the loop may stand still
        assert tries == 6
        assert "sweep of the test" not in HEALTH.stuck()
        await asyncio.sleep(0.01)
    assert "sweep of the test" not in HEALTH.stuck()


async def test_repeated_work_moves_its_loop_and_hung_work_does_not() -> None:
    hung = asyncio.Event()
    turns = 0

    async def work() -> None:
        nonlocal turns
        turns += 1
        if turns == 3:
            await hung.wait()

    async def run() -> None:
        with HEALTH.loop("loop of the test", 0.1):
            await repeat(work, 0.08)

    task = asyncio.create_task(run())
    await asyncio.sleep(0.15)
    assert "loop of the test" not in HEALTH.stuck()
    await asyncio.sleep(0.4)
    assert "loop of the test" in HEALTH.stuck()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
