"""A worker process is restarted when it dies, and stopped with SIGTERM."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from bot.app import worker_process
from bot.app.worker_process import keep_running
from storage.backoff import Backoff


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110  another process can't set our event
            await asyncio.sleep(0.05)


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def _lives(number: int) -> bool:
    """Return whether the process runs. A zombie that nobody collects does not count."""
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def test_dead_process_is_started_again(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    program = "import os; print(os.environ['NAME'], file=open(os.environ['DIARY'], 'a'))"
    task = asyncio.create_task(
        keep_running([sys.executable, "-c", program], {"DIARY": str(diary), "NAME": "worker"})
    )
    await until(lambda: len(lines(diary)) >= 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert set(lines(diary)) == {"worker"}


async def test_process_that_could_not_be_started_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = tmp_path / "diary"
    start, tries = asyncio.create_subprocess_exec, []

    async def fork(*command: str, **settings: Any) -> asyncio.subprocess.Process:
        tries.append(command)
        if len(tries) == 1:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return await start(*command, **settings)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", fork)
    monkeypatch.setattr(worker_process, "_BACKOFF", Backoff(0.01, 0.1))
    program = "import os; print('up', file=open(os.environ['DIARY'], 'a'))"
    task = asyncio.create_task(keep_running([sys.executable, "-c", program], {"DIARY": str(diary)}))
    await until(lambda: "up" in lines(diary))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("stubborn", [False, True])
async def test_process_is_terminated_and_then_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stubborn: bool
) -> None:
    monkeypatch.setattr(worker_process, "GRACE", 1.0)
    diary = tmp_path / "diary"
    leave = "" if stubborn else "; sys.exit(0)"
    program = f"""
import os, signal, sys, time
def told(*_): print("told", file=open(os.environ["DIARY"], "a"), flush=True){leave}
signal.signal(signal.SIGTERM, told)
print("up", file=open(os.environ["DIARY"], "a"), flush=True)
while True: time.sleep(0.1)
"""
    task = asyncio.create_task(keep_running([sys.executable, "-c", program], {"DIARY": str(diary)}))
    await until(lambda: lines(diary) == ["up"])
    task.cancel()
    async with asyncio.timeout(10):
        await asyncio.gather(task, return_exceptions=True)
    assert lines(diary) == ["up", "told"]


async def test_process_that_hangs_after_its_parent_died_is_killed(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    child = """
import os, signal, time
from bot.app import worker_process
worker_process.GRACE = 1.0
signal.signal(signal.SIGTERM, signal.SIG_IGN)
worker_process.exit_with_parent(int(os.environ["PARENT"]))
print(os.getpid(), file=open(os.environ["DIARY"], "a"), flush=True)
while True: time.sleep(0.1)
"""
    parent = f"""
import os, subprocess, sys, time
os.environ["PARENT"] = str(os.getpid())
subprocess.Popen([sys.executable, "-c", {child!r}])
time.sleep(600)
"""
    dies = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        parent,
        env={**os.environ, "DIARY": str(diary)},
    )
    await until(lambda: len(lines(diary)) == 1)
    dies.kill()
    await dies.wait()
    (number,) = lines(diary)
    await until(lambda: not _lives(int(number)))
