"""A recording that kills its worker fails after three crashes, and alone."""

from __future__ import annotations

import asyncio
import signal

import pytest

from storage.models import Failure, JobState
from storage.tables.jobs import JobRow
from tests.integration.polling import until
from tests.integration.worker.test_durable import _has_source
from tests.integration.worker.worker_env import LEASE_AND_SWEEP, WorkerEnv
from tests.paths import DATA

RECORDINGS = ("jfk.flac", *(f"fleurs_en_00{number}.ogg" for number in range(3)))


async def test_recording_that_kills_every_worker_fails_after_three_crashes(
    worker_env: WorkerEnv,
) -> None:
    job = await worker_env.add("1")
    async with worker_env.database.begin() as unit:  # two workers have died on it already
        await unit.jobs._change(JobRow.id == job, crashes=2)
    crashing = await worker_env.start(DEADLY="1")
    assert await asyncio.wait_for(crashing.wait(), 60) == -signal.SIGKILL
    await worker_env.start()
    [ended] = await worker_env.ended(job, seconds=LEASE_AND_SWEEP + 60)
    assert ended.failure == Failure("kept_crashing")
    assert ended.crashes == 3
    await until(lambda: not _has_source(worker_env))


@pytest.mark.timeout(600)
async def test_recording_that_kills_workers_does_not_fail_the_jobs_beside_it(
    worker_env: WorkerEnv,
) -> None:
    deadly, *others = [
        await worker_env.add(str(number), DATA / "asr" / "en" / name)
        for number, name in enumerate(RECORDINGS)
    ]
    for _ in range(3):
        worker = await worker_env.start(DEADLY=deadly, WINDOWS="60", WINDOW_SECONDS="0.5")
        assert await asyncio.wait_for(worker.wait(), 120) == -signal.SIGKILL
    await worker_env.start(WINDOW_SECONDS="0.01")
    ended = await worker_env.ended(deadly, *others, seconds=180)
    assert ended[0].failure == Failure("kept_crashing")
    for job in ended[1:]:
        assert (job.state, job.failure) == (JobState.DONE, None)
        assert job.crashes <= 1, "it died beside the deadly job only"
