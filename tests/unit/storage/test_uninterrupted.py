"""Work that a cancelled task finishes first."""

from __future__ import annotations

import asyncio

import pytest

from storage.uninterrupted import uninterrupted


async def test_cancelled_task_ends_after_its_work() -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), []

    async def work() -> None:
        begun.set()
        await may_end.wait()
        ended.append("work")

    async def caller() -> None:
        try:
            await uninterrupted(work())
        finally:
            ended.append("caller")

    task = asyncio.create_task(caller())
    await begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    assert not ended
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == ["work", "caller"]


async def test_result_and_error_reach_the_caller() -> None:
    async def fail() -> None:
        raise LookupError

    assert await uninterrupted(asyncio.sleep(0, "result")) == "result"
    with pytest.raises(LookupError):
        await uninterrupted(fail())


async def test_error_of_work_does_not_replace_the_cancellation() -> None:
    begun = asyncio.Event()

    async def fail() -> None:
        begun.set()
        await asyncio.sleep(0.01)
        raise LookupError

    task = asyncio.create_task(uninterrupted(fail()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
