"""Gauges of what the database holds: unfinished jobs, the queue, active people."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.database import Database
from storage.models import JobState
from storage.watch.catalogue import ACTIVE_ACCOUNTS, JOBS, LANES, QUEUE_JOBS, QUEUE_WAIT
from storage.watch.readiness import Cached

QUEUE_SECONDS, PEOPLE_SECONDS = 5.0, 60.0
"""Seconds between two counts, however often somebody asks."""


class Figures:
    """Gauges of one database. While it does not answer, the gauges of jobs have no value."""

    def __init__(self, database: Database) -> None:
        self._database = database
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
            rows = await unit.statistics.queue()
        now, front, normal = datetime.now(UTC), *LANES
        states = dict.fromkeys((JobState.QUEUED, JobState.RUNNING), 0)
        depth, waits = dict.fromkeys(LANES, 0), dict.fromkeys(LANES, 0.0)
        for state, is_first, count, oldest in rows:
            states[state] += count
            if state is JobState.QUEUED:
                lane = front if is_first else normal
                depth[lane] += count
                waits[lane] = max(0.0, (now - oldest).total_seconds())
        for state, count in states.items():
            JOBS.set(count, state)
        for lane in LANES:
            QUEUE_JOBS.set(depth[lane], lane)
            QUEUE_WAIT.set(waits[lane], lane)
        return ""

    async def _count_people(self) -> str:
        async with self._database.read() as unit:
            ACTIVE_ACCOUNTS.set(await unit.statistics.active_today(datetime.now(UTC)))
        return ""
