"""Notifications a second through the queue, beside arq alone on the same Valkey server."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from arq.connections import ArqRedis
from arq.worker import Worker, func
from redis.asyncio import BlockingConnectionPool

from benchmarks.table import Row
from pipeline.queue.client import Queue, pack
from pipeline.queue.embedded_server import EmbeddedServer
from pipeline.worker.listener import QueueListener

COUNT, AT_ONCE, RUNS = 2000, 16, 5
POLL, READ = 0.005, 500
Enqueue = Callable[[int], Awaitable[object]]


class Arrivals:
    """Names that have arrived, until there are COUNT."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self.complete = asyncio.Event()

    async def add(self, name: str) -> None:
        """Add a name."""
        self._names.add(name)
        if len(self._names) == COUNT:
            self.complete.set()


async def _rate(enqueue: Enqueue, arrivals: Arrivals) -> float:
    numbers = iter(range(COUNT))

    async def send() -> None:
        for number in numbers:
            await enqueue(number)

    began = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    await arrivals.complete.wait()
    return COUNT / (time.perf_counter() - began)


async def ours(url: str, run: int) -> float:
    """Return the notifications a second of the queue and its listener."""
    sender, receiver, arrivals = await Queue.open(url), await Queue.open(url), Arrivals()
    listener = QueueListener(receiver, arrivals.add)
    loops = [asyncio.create_task(each()) for each in (listener.run, listener.follow)]
    await asyncio.sleep(0.5)
    found = await _rate(lambda number: sender.notify(f"{run}-{number}", 0), arrivals)
    for task in loops:
        task.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    await sender.close()
    await receiver.close()
    return found


async def bare(url: str, run: int) -> float:
    """Return the jobs a second of arq, written in the same way, with settings at which it is fast:
    with its defaults it reads 50 jobs every half second."""

    def redis() -> ArqRedis:
        pool = BlockingConnectionPool.from_url(url, max_connections=16)
        return ArqRedis(
            pool, job_serializer=pack, job_deserializer=json.loads, default_queue_name="bare"
        )

    sender, receiver, arrivals = redis(), redis(), Arrivals()

    async def take(ctx: dict[Any, Any], *names: Any, **_options: Any) -> None:  # noqa: ARG001
        await arrivals.add(str(names[0]))

    worker = Worker(
        [func(take, name="take")],
        queue_name="bare",
        redis_pool=receiver,
        handle_signals=False,
        keep_result=0,
        max_jobs=AT_ONCE,
        poll_delay=POLL,
        queue_read_limit=READ,
        job_serializer=pack,
        job_deserializer=json.loads,
        log_results=False,
    )
    loop = asyncio.create_task(worker.async_run())
    await asyncio.sleep(0.5)
    names = (f"{run}-{number}" for number in range(COUNT))
    found = await _rate(
        lambda _: sender.enqueue_job("take", name := next(names), _job_id=name), arrivals
    )
    await _end(loop)
    await asyncio.gather(loop, *worker.tasks.values(), return_exceptions=True)
    await sender.aclose()
    await receiver.aclose()
    return found


async def _end(task: asyncio.Task[None]) -> None:
    while not task.done():  # redis-py loses a cancellation at times
        task.cancel()
        await asyncio.wait([task], timeout=0.1)


async def measure(folder: Path) -> tuple[float, float]:
    """Return the medians of both, run in turn."""
    async with EmbeddedServer(folder / "queue") as url:
        found = [(await ours(url, run), await bare(url, run)) for run in range(RUNS)]
    return statistics.median(it for it, _ in found), statistics.median(it for _, it in found)


def rows(folder: Path) -> Iterator[Row]:
    """Yield the row about notifications."""
    queue, arq = asyncio.run(measure(folder))
    yield Row(
        f"{COUNT} notifications to one worker",
        f"{queue:.0f} a second; arq alone {arq:.0f} ({queue / arq:.2f} times)",
        "at least 0.80 times",
    )
