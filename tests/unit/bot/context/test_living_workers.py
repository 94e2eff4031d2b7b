from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from bot.context.living_workers import ABSENT_SECONDS, LivingWorkers
from pipeline.queue.client import Queue, WorkerStatus
from storage.models import Job, JobState, Lack
from tests.unit.storage.conftest import make_job

WAITING = make_job()
RUNNING = replace(WAITING, state=JobState.RUNNING)
FETCHING = make_job(sha=None)
DONE = replace(WAITING, state=JobState.DONE)


@dataclass
class _Queue:
    """Workers that are told, and whether Redis answers."""

    found: list[WorkerStatus] = field(default_factory=list)
    is_connected: bool = True

    async def workers(self) -> list[WorkerStatus]:
        return self.found


class _Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def look(workers: LivingWorkers, queue: _Queue) -> None:
    """Let `follow` read the workers once."""
    following = asyncio.create_task(workers.follow(queue))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    following.cancel()


@pytest.mark.parametrize("job", [WAITING, RUNNING])
async def test_absence_of_all_workers_is_told_after_a_while(job: Job) -> None:
    time, queue = _Time(), _Queue()
    workers = LivingWorkers(time)
    await look(workers, queue)
    assert workers.lack(job) is None  # one may be on its way
    time.now += ABSENT_SECONDS
    await look(workers, queue)
    assert workers.lack(job) is Lack.WORKER
    queue.found = [WorkerStatus("lab-1", "cpu")]
    await look(workers, queue)
    assert workers.lack(job) is None


async def test_nothing_is_told_of_workers_while_the_queue_is_away() -> None:
    time, queue = _Time(), _Queue()
    workers = LivingWorkers(time)
    await look(workers, queue)
    queue.is_connected = False
    time.now += ABSENT_SECONDS
    await look(workers, queue)
    assert workers.lack(WAITING) is None
    queue.is_connected = True
    await look(workers, queue)
    assert workers.lack(WAITING) is None
    time.now += ABSENT_SECONDS
    assert workers.lack(WAITING) is Lack.WORKER


@pytest.mark.parametrize("job", [FETCHING, DONE])
async def test_job_that_needs_no_worker_now_lacks_none(job: Job) -> None:
    time = _Time()
    workers = LivingWorkers(time)
    await look(workers, _Queue())
    time.now += ABSENT_SECONDS
    assert workers.lack(job) is None


def test_queue_has_what_is_read_here() -> None:
    assert isinstance(Queue.is_connected, property)
    assert callable(Queue.workers)
