"""Workers stop in time, whatever they wait for, and leave no files."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from bot.app.worker_process import GRACE
from pipeline.queue.server_locks import daemon_lock, try_lock
from storage.models import JobState
from tests.integration.polling import until
from tests.integration.worker.worker_env import WorkerEnv, done_once


async def test_sigterm_releases_the_job_and_the_next_worker_resumes_it(
    worker_env: WorkerEnv,
) -> None:
    first = await worker_env.start(WINDOW_SECONDS="0.4")
    job = await worker_env.add("1")
    await worker_env.running(job, windows=2)
    first.terminate()
    assert await asyncio.wait_for(first.wait(), 10) == 0
    assert (await worker_env.get(job)).state is JobState.QUEUED
    await worker_env.start()
    [ended] = await worker_env.ended(job, seconds=60)
    assert done_once(ended)
    assert (ended.attempt, ended.crashes) == (2, 0)
    assert set(worker_env.done_windows().values()) == {1}


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_worker_with_blocked_work_stops_in_time(
    worker_env: WorkerEnv, word: signal.Signals
) -> None:
    """The work hangs as in an uninterruptible native call: the job is released before the end."""
    worker = await worker_env.start(STUCK="1")
    job = await worker_env.add("1")
    await worker_env.running(job)
    worker.send_signal(word)
    worker.send_signal(word)  # a second Ctrl-C also ends cleanly
    assert await asyncio.wait_for(worker.wait(), GRACE) == 0
    left = await worker_env.get(job)
    assert (left.state, left.attempt, left.crashes) == (JobState.QUEUED, 1, 0)
    assert list((worker_env.folder / "scratch").iterdir()) == []
    assert "exiting while attempts still run" in worker_env.log


async def test_worker_stops_in_time_while_the_database_is_locked(worker_env: WorkerEnv) -> None:
    """Another process locks the database: no job can be released, and the lease expires."""
    worker = await worker_env.start(STUCK="1")
    job = await worker_env.add("1")
    await worker_env.running(job)
    with closing(sqlite3.connect(worker_env.folder / "mp4totext.db", timeout=60)) as rows:
        rows.execute("BEGIN IMMEDIATE")
        worker.terminate()
        assert await asyncio.wait_for(worker.wait(), GRACE) == 0
    assert list((worker_env.folder / "scratch").iterdir()) == []
    assert "threads still run, forcing the exit" in worker_env.log


async def test_worker_stops_in_time_while_it_starts(worker_env: WorkerEnv) -> None:
    """Its queue is locked by a process that does not answer; it would wait for a minute."""
    queue = worker_env.folder / "queue"
    queue.mkdir()
    with daemon_lock(queue).open("a") as held:
        assert try_lock(held.fileno())
        worker = await worker_env.start(REDIS_URL="")
        await until(lambda: "the worker is starting" in worker_env.log)
        worker.terminate()
        assert await asyncio.wait_for(worker.wait(), GRACE) == 0
    assert not list((worker_env.folder / "scratch").glob("*"))


async def test_scratch_folders_of_killed_workers_are_removed(worker_env: WorkerEnv) -> None:
    await worker_env.start()
    scratch = worker_env.folder / "scratch"
    await until(lambda: len(list(scratch.glob("*.lock"))) == 1)
    (scratch / "killed").mkdir()
    (scratch / "killed.lock").touch()
    (scratch / "older").mkdir()
    mark = scratch / "killed.killed"
    await until(lambda: mark.exists() and len(list(scratch.iterdir())) == 3)
    a_while_ago = time.time() - 61
    os.utime(mark, (a_while_ago, a_while_ago))
    await until(lambda: len(list(scratch.iterdir())) == 2)
