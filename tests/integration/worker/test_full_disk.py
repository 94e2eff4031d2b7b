"""A worker on a full disk: its jobs wait and are done when there is room."""

from __future__ import annotations

from pathlib import Path

from storage.models import JobState
from tests.integration.polling import until
from tests.integration.worker.worker_env import WorkerEnv

FULL = Path("/dev/full")
"""A device on which every write fails: https://man7.org/linux/man-pages/man4/full.4.html"""


async def test_job_waits_for_room_on_the_disk(worker_env: WorkerEnv) -> None:
    worker = await worker_env.start(JOURNAL=str(FULL))
    job = await worker_env.add("1")
    await until(lambda: "No space left on device" in worker_env.log)
    worker.kill()
    await worker.wait()
    now = await worker_env.get(job)
    assert (now.state, now.failure) != (JobState.FAILED, None)
    assert now.failure is None
    await worker_env.start(WINDOW_SECONDS="0.05")
    [ended] = await worker_env.ended(job)
    assert ended.state is JobState.DONE


async def test_job_returns_to_the_queue_on_a_full_disk(worker_env: WorkerEnv) -> None:
    await worker_env.start(JOURNAL=str(FULL))
    job = await worker_env.add("1")

    async def has_tried_twice() -> bool:
        now = await worker_env.get(job)
        return now.attempt >= 2

    await until(has_tried_twice, 60)
    now = await worker_env.get(job)
    assert (now.failure, now.crashes) == (None, 0)
    assert not list((worker_env.folder / "scratch").glob(f"*/{job}-1"))
