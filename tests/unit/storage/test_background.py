"""Background tasks outlive their own errors."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from unittest.mock import Mock

import pytest

from storage import background
from storage.background import repeat, run_with_restarts
from storage.backoff import Backoff


async def stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_task_that_fails_or_ends_is_logged_and_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = Mock()
    monkeypatch.setattr(background, "log", log)
    starts = 0
    runs = asyncio.Event()

    async def work() -> None:
        nonlocal starts
        starts += 1
        if starts == 1:
            raise ZeroDivisionError
        if starts == 3:
            runs.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(run_with_restarts(work, "listener", Backoff(0.001, 0.01)))
    await asyncio.wait_for(runs.wait(), 60)
    assert not task.done()
    await stop(task)
    assert starts == 3
    assert [it.kwargs.get("task") for it in log.method_calls].count("listener") >= 3


async def test_pauses_between_restarts_grow_to_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    over = asyncio.Event()
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 5:
            over.set()
            await asyncio.Event().wait()
        await sleep(0)

    async def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(asyncio, "sleep", note)
    task = asyncio.create_task(run_with_restarts(fail, "loop", Backoff(1.0, 5.0)))
    await over.wait()
    await stop(task)
    assert pauses == [2.0, 4.0, 5.0, 5.0, 5.0]


async def test_repeated_work_goes_on_after_a_failure() -> None:
    times = 0
    wake = asyncio.Event()
    second = asyncio.Event()

    async def work() -> None:
        nonlocal times
        times += 1
        if times == 1:
            wake.set()
            raise ZeroDivisionError
        second.set()

    task = asyncio.create_task(repeat(work, 600, wake))
    await asyncio.wait_for(second.wait(), 60)
    await stop(task)
