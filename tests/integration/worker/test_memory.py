"""A decoder that the kernel kills because no memory is left costs nobody their recording."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import psutil

from storage.models import Failure, JobState
from storage.repositories.jobs.leases import CRASHES_ALLOWED
from tests.integration.worker.worker_env import WorkerEnv


async def _kill_children(pid: int, env: WorkerEnv, job: str, crashes: int) -> None:
    """Kill the children of a worker until so many crashes of the job are counted."""
    async with asyncio.timeout(60):
        while (await env.get(job)).crashes < crashes:
            with suppress(psutil.NoSuchProcess):
                for child in psutil.Process(pid).children():
                    child.kill()
            await asyncio.sleep(0.01)


async def test_job_whose_decoder_was_killed_is_tried_again(worker_env: WorkerEnv) -> None:
    worker = await worker_env.start(WINDOW_SECONDS="0.01")
    job = await worker_env.add("1")
    await _kill_children(worker.pid, worker_env, job, 1)
    [ended] = await worker_env.ended(job, seconds=60)
    assert ended.state is JobState.DONE
    assert (ended.attempt, ended.crashes) == (2, 1)


async def test_job_whose_decoder_is_killed_each_time_fails(worker_env: WorkerEnv) -> None:
    worker = await worker_env.start(WINDOW_SECONDS="0.01")
    job = await worker_env.add("1")
    await _kill_children(worker.pid, worker_env, job, CRASHES_ALLOWED)
    [ended] = await worker_env.ended(job, seconds=60)
    assert ended.failure == Failure("kept_crashing")
    assert "out of memory, the job waits" in worker_env.log
