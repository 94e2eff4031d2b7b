"""What administrators do to the queue, and that real workers heed it."""

from __future__ import annotations

import asyncio

from storage.models import JobState
from tests.integration.polling import until
from tests.integration.worker_env import Workplace


async def drain(workplace: Workplace, *, on: bool) -> None:
    async with workplace.database.begin() as unit:
        assert await (unit.service_flags.drain() if on else unit.service_flags.go_on())


async def test_what_is_moved_to_the_front_is_worked_on_next(workplace: Workplace) -> None:
    await workplace.start(WINDOWS="3", WINDOW_SECONDS="0.2", JOBS_AT_ONCE="1")
    first = await workplace.add("0")
    await workplace.running(first)
    second, third, last = [await workplace.add(str(number)) for number in (1, 2, 3)]
    async with workplace.database.begin() as unit:
        assert await unit.jobs.to_front(last)
    ended = await workplace.ended(first, second, third, last)
    begun = {job.id: job.started for job in ended if job.started}
    assert sorted(begun, key=begun.__getitem__) == [first, last, second, third]


async def test_drained_workers_finish_what_runs_and_begin_nothing(workplace: Workplace) -> None:
    worker = await workplace.start(WINDOWS="3", WINDOW_SECONDS="0.3", JOBS_AT_ONCE="1")
    runs, waits = await workplace.add("0"), await workplace.add("1")
    await workplace.running(runs)
    await drain(workplace, on=True)
    [ended] = await workplace.ended(runs)
    assert ended.state is JobState.DONE
    worker.terminate()
    assert await asyncio.wait_for(worker.wait(), 20) == 0
    await workplace.start()  # the new version
    new = await workplace.add("2")
    await until(lambda: workplace.log.count("the worker is up") == 2, 30)
    await until(lambda: "nothing new is begun" in workplace.log.split("the worker is up")[2], 10)
    await asyncio.sleep(0.5)  # its ear for the bell is open since
    assert [(await workplace.get(job)).state for job in (waits, new)] == [JobState.QUEUED] * 2
    await drain(workplace, on=False)
    await workplace.queue.notify(waits, 0)
    done = await workplace.ended(waits, new)
    assert all((job.state, job.attempt) == (JobState.DONE, 1) for job in done)
