"""Gauges of what the database holds: unfinished jobs, the queue, active people."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

from storage.database import Database
from storage.models import JobState
from storage.watch.catalogue import ACTIVE_ACCOUNTS, JOBS, LANES, LENGTHS, QUEUE_JOBS, QUEUE_WAIT
from storage.watch.readiness import Cached

QUEUE_SECONDS, PEOPLE_SECONDS = 5.0, 60.0
"""Seconds between two counts, however often somebody asks."""


class Figures:
    """Gauges of one database. While it does not answer, the gauges of jobs have no value.
    Recordings up to `short_seconds` count as short, as for workers with a lane."""

    def __init__(self, database: Database, short_seconds: float) -> None:
        self._database = database
        self._short_seconds = short_seconds
        self._queue = Cached(self._count_queue, QUEUE_SECONDS)
        self._people = Cached(self._count_people, PEOPLE_SECONDS)

    async def refresh(self) -> None:
        """Set the gauges."""
        if await self._queue():
            for gauge in (JOBS, QUEUE_JOBS, QUEUE_WAIT):
                gauge.clear()
        await self._people()

    async def _count_queue(self) -> str:
        async with self._database.read() as unit:
            kinds = await unit.statistics.queue(self._short_seconds)
        now, front, normal = datetime.now(UTC), *LANES
        short, long = LENGTHS
        jobs = dict.fromkeys(product((JobState.QUEUED, JobState.RUNNING), LENGTHS), 0)
        depth, waits = dict.fromkeys(LANES, 0), dict.fromkeys(LANES, 0.0)
        for kind in kinds:
            jobs[kind.state, short if kind.is_short else long] += kind.count
            if kind.state is JobState.QUEUED:
                lane = front if kind.is_first else normal
                depth[lane] += kind.count
                waits[lane] = max(waits[lane], (now - kind.oldest).total_seconds())
        for (state, length), count in jobs.items():
            JOBS.set(count, state, length)
        for lane in LANES:
            QUEUE_JOBS.set(depth[lane], lane)
            QUEUE_WAIT.set(waits[lane], lane)
        return ""

    async def _count_people(self) -> str:
        async with self._database.read() as unit:
            ACTIVE_ACCOUNTS.set(await unit.statistics.active_today(datetime.now(UTC)))
        return ""
