"""The listener and the embedded server with a real Valkey."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import AsyncMock

import pytest

from pipeline.queue.client import CANCELS, EVENTS, NOTIFIED, Queue, WorkerStatus
from pipeline.queue.embedded_server import EmbeddedServer, is_answering
from pipeline.worker.listener import QueueListener
from storage.models import Ended, Progress, Stage
from tests.integration.polling import until


@contextlib.asynccontextmanager
async def listening(queue: Queue) -> AsyncIterator[tuple[QueueListener, list[str]]]:
    """Run a listener. Yield the listener and the received job ids."""
    notifications: list[str] = []

    async def claim(job_id: str) -> None:
        notifications.append(job_id)
        if job_id == "bug":
            raise RuntimeError("a claim that fails must not end the listener")

    listener = QueueListener(queue, claim)
    task = asyncio.create_task(listener.run())
    try:
        yield listener, notifications
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_notification_arrives_once_also_after_a_failed_claim(queue: Queue) -> None:
    async with listening(queue) as (listener, notifications):
        listener.accept(wanted=False)
        assert await queue.notify("bug", 0)
        assert await queue.notify("a", 0)
        assert await queue.notify("a", 0)
        await asyncio.sleep(0.3)
        assert notifications == []
        listener.accept(wanted=True)
        await until(lambda: len(notifications) == 2)
        assert await queue.notify("a", 1)
        await until(lambda: len(notifications) == 3)
    # Notifications of one millisecond are unordered.
    assert sorted(notifications[:2]) == ["a", "bug"]
    assert notifications[2:] == ["a"]
    left = await queue.redis.keys("arq:*")
    assert [key for key in left if b"job" in key or b"result" in key] == []


@pytest.mark.parametrize("what", ["workers", "cancels", "listener"])
async def test_cancelled_task_ends_wherever_it_is_in_a_call(queue: Queue, what: str) -> None:
    """redis-py goes on after a cancellation in its first steps; the service would never stop."""

    async def ask() -> None:
        while True:
            if what == "cancels":
                async for _ in queue.cancels():
                    pass
            if what == "listener":
                await QueueListener(queue, AsyncMock()).run()
            await queue.workers()
            await asyncio.sleep(60)

    for steps in range(40):
        task = asyncio.create_task(ask())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        _, working = await asyncio.wait([task], timeout=10)
        assert not working, f"it works on after a cancellation at step {steps}"
        assert task.cancelled()


async def test_cancelled_task_may_clean_up(queue: Queue) -> None:
    said = asyncio.Event()

    async def serve() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            assert await queue.ping()
            said.set()

    task = asyncio.create_task(serve())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert said.is_set()


async def test_events_and_cancellations_arrive(queue: Queue) -> None:
    progress = Progress(job="a", stage=Stage.TRANSCRIPT, fraction=0.5, left=3.0, newest="hé")
    events, cancels = queue.events(), queue.cancels()
    first = asyncio.ensure_future(anext(events))
    word = asyncio.ensure_future(anext(cancels))
    await _subscribed(queue, EVENTS, CANCELS)
    await queue.redis.publish(EVENTS, b'{"progress": 7}')  # foreign messages are skipped
    await queue.publish(progress)
    assert await asyncio.wait_for(first, 5) == progress
    await queue.publish(Ended("a"))
    assert await asyncio.wait_for(anext(events), 5) == Ended("a")
    await queue.cancel("a")
    assert await asyncio.wait_for(word, 5) == "a"
    await events.aclose()
    await cancels.aclose()


async def test_notification_is_received_before_the_next_poll(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.worker.listener.POLL_SECONDS", 600.0)
    async with listening(queue) as (listener, notifications):
        await asyncio.sleep(0.3)  # the first poll is over
        following = asyncio.create_task(listener.follow())
        await _subscribed(queue, NOTIFIED)
        listener.accept(wanted=False)
        assert await queue.notify("while busy", 0)
        await asyncio.sleep(0.3)
        listener.accept(wanted=True)
        assert await queue.notify("bug", 0)
        assert await queue.notify("a", 0)
        assert await queue.notify("a", 0)
        await until(lambda: notifications[-1:] == ["a"])
        following.cancel()
    assert notifications == ["bug", "a"]


async def _subscribed(queue: Queue, *channels: str) -> None:
    async def all_are() -> bool:
        return all(count for _, count in await queue.redis.pubsub_numsub(*channels))

    await until(all_are)


async def test_worker_status_is_listed_and_expires(queue: Queue) -> None:
    status = WorkerStatus(id="w1", device="cpu", running=("a",), seen=1.0)
    await queue.publish_status(status)
    assert await queue.workers() == [status]
    assert 0 < await queue.redis.ttl("mp4totext:workers:w1") <= 15
    await queue.redis.delete("mp4totext:workers:w1")
    assert await queue.workers() == []
    assert not await queue.redis.exists("mp4totext:workers")


async def test_queue_calls_do_not_raise_while_redis_is_down(tmp_path: Path) -> None:
    queue = await Queue.open(f"unix://{tmp_path}/nobody.sock")
    assert not await queue.ping()
    assert not await queue.notify("a", 0)
    await queue.cancel("a")
    await queue.publish(Ended("a"))
    await queue.publish_status(WorkerStatus("w", "cpu"))
    assert await queue.workers() == []
    await queue.close()


async def test_notifications_and_events_continue_after_valkey_was_killed(
    server: EmbeddedServer, queue: Queue
) -> None:
    events = queue.events()
    async with listening(queue) as (_, notifications):
        assert await queue.notify("before", 0)
        await until(lambda: notifications == ["before"])
        next_event = asyncio.ensure_future(anext(events))
        await _subscribed(queue, EVENTS)
        assert server.pid
        killed = server.pid
        os.kill(killed, signal.SIGKILL)
        await until(lambda: server.pid not in (None, killed))
        await until(lambda: queue.notify("after", 0))
        await until(lambda: notifications == ["before", "after"])
        await _subscribed(queue, EVENTS)
        await queue.publish(Ended("after"))
        assert await asyncio.wait_for(next_event, 5) == Ended("after")
    await events.aclose()


async def test_notification_survives_a_clean_stop(tmp_path: Path) -> None:
    for turn in range(2):
        async with EmbeddedServer(tmp_path) as url:
            queue = await Queue.open(url)
            if turn == 0:
                assert await queue.notify("kept", 0)
            else:
                async with listening(queue) as (_, notifications):
                    await until(lambda: notifications == ["kept"])
            await queue.close()
        assert not await is_answering(url)
