"""Changes of administrators to the queue, with real workers."""

from __future__ import annotations

import asyncio

from storage.models import JobState
from tests.integration.polling import until
from tests.integration.worker.worker_env import WorkerEnv


async def drain(worker_env: WorkerEnv, *, on: bool) -> None:
    async with worker_env.database.begin() as unit:
        assert await (unit.service_flags.drain() if on else unit.service_flags.resume())


async def test_job_moved_to_the_front_is_claimed_next(worker_env: WorkerEnv) -> None:
    await worker_env.start(WINDOWS="3", WINDOW_SECONDS="0.2", JOBS_AT_ONCE="1")
    first = await worker_env.add("0")
    await worker_env.running(first)
    second, third, last = [await worker_env.add(str(number)) for number in (1, 2, 3)]
    async with worker_env.database.begin() as unit:
        assert await unit.jobs.move_to_front(last)
    ended = await worker_env.ended(first, second, third, last)
    started = {job.id: job.started for job in ended if job.started}
    assert sorted(started, key=started.__getitem__) == [first, last, second, third]


async def test_drained_workers_finish_running_jobs_and_start_none(worker_env: WorkerEnv) -> None:
    worker = await worker_env.start(WINDOWS="3", WINDOW_SECONDS="0.3", JOBS_AT_ONCE="1")
    runs, waits = await worker_env.add("0"), await worker_env.add("1")
    await worker_env.running(runs)
    await drain(worker_env, on=True)
    [ended] = await worker_env.ended(runs)
    assert ended.state is JobState.DONE
    worker.terminate()
    assert await asyncio.wait_for(worker.wait(), 20) == 0
    await worker_env.start()  # the new version
    new = await worker_env.add("2")
    await until(lambda: worker_env.log.count("the worker is up") == 2)
    await until(lambda: "claiming no new jobs" in worker_env.log.split("the worker is up")[2])
    await asyncio.sleep(0.5)  # its subscription to notifications is open since then
    assert [(await worker_env.get(job)).state for job in (waits, new)] == [JobState.QUEUED] * 2
    await drain(worker_env, on=False)
    await worker_env.queue.notify(waits, 0)
    done = await worker_env.ended(waits, new)
    assert all((job.state, job.attempt) == (JobState.DONE, 1) for job in done)
