"""Progress of jobs for all who watch: the rows are read once for everybody, every second at most.

Progress comes as events of the queue, which may be lost; the rows are the truth. While nobody
watches, no row is read.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.web.live.cards import Card, Snapshot, running_card
from storage import logs
from storage.background import run_with_restarts
from storage.database import Unit
from storage.models import Account, JobState, Progress, Stage

READ_SECONDS = 1.0
"""Seconds between two looks at the rows while somebody watches."""
_PAUSE = 50.0
"""Times that reading the places took, until they are read again: 2 % of the time at most."""

log = logs.get(__name__)


class LiveJobs:
    """Unfinished jobs of the accounts that are watched. `clock` returns monotonic seconds."""

    def __init__(self, services: Services, clock: Callable[[], float] = time.monotonic) -> None:
        self._services, self._clock = services, clock
        self._watched: Counter[Account] = Counter()
        self._somebody = asyncio.Event()
        self._changed: set[asyncio.Event] = set()
        self._hints: dict[str, Progress] = {}
        self._places: Mapping[str, int] = {}
        self._places_after = 0.0
        self.snapshot = Snapshot()
        self.is_open = True

    async def run(self) -> None:
        """Follow progress and rows until cancelled."""
        follow = partial(self._services.workers.follow, self._services.queue)
        loops = [
            asyncio.create_task(run_with_restarts(work, name))
            for work, name in (
                (self._listen, "live progress"),
                (self._keep_reading, "live jobs"),
                (follow, "workers of the pages"),
            )
        ]
        try:
            await asyncio.gather(*loops)
        finally:
            for task in loops:
                task.cancel()
            await asyncio.gather(*loops, return_exceptions=True)

    @contextmanager
    def watching(self, accounts: Collection[Account]) -> Iterator[asyncio.Event]:
        """Watch the jobs of accounts for the length of the block. The event is set when something
        may have changed."""
        changed = asyncio.Event()
        self._watched.update(accounts)
        self._changed.add(changed)
        self._somebody.set()
        try:
            yield changed
        finally:
            self._changed.discard(changed)
            self._watched.subtract(accounts)
            self._watched += Counter()  # without those whom nobody watches
            if not self._changed:
                self._somebody.clear()

    def close(self) -> None:
        """Let all who watch know that the pages end."""
        self.is_open = False
        self._wake()

    async def read(self, accounts: Collection[Account]) -> Snapshot:
        """Read the unfinished jobs of accounts now."""
        factors = await self._services.factors.get(self._services.database)
        return await self._services.database.query(partial(self._load, accounts, factors))

    def cards(
        self, accounts: Collection[Account], t: Translator, snapshot: Snapshot | None = None
    ) -> list[Card]:
        """Return the cards of the unfinished jobs of accounts, newest first."""
        read = snapshot or self.snapshot
        jobs = [job for job in read.jobs.values() if job.account in accounts]
        jobs.sort(key=lambda job: (job.created, job.id), reverse=True)
        return [running_card(job, read, self._hints.get(job.id), self._services, t) for job in jobs]

    def progress(self, job_id: str) -> Progress | None:
        """Return the newest progress of a running job, if it is known."""
        return self._hints.get(job_id)

    def _wake(self) -> None:
        for changed in self._changed:
            changed.set()

    async def _listen(self) -> None:
        async for event in self._services.queue.events():
            if isinstance(event, Progress):  # the end is read from the rows
                self._hints[event.job] = event

    async def _keep_reading(self) -> None:
        while True:
            await self._somebody.wait()
            try:
                self.snapshot = await self.read(list(self._watched))
            except Exception:
                log.exception("jobs of the pages not read, trying again")
            else:
                await self._forget_ended()
            self._wake()
            await asyncio.sleep(READ_SECONDS)

    async def _forget_ended(self) -> None:
        """Forget the progress of jobs whose end was told to nobody."""
        running = await self._services.database.query(lambda unit: unit.jobs.running_ids())
        for job_id in self._hints.keys() - running:
            del self._hints[job_id]

    async def _load(
        self, accounts: Collection[Account], factors: Mapping[Stage, float], unit: Unit
    ) -> Snapshot:
        jobs = {job.id: job for job in await unit.jobs.unfinished_of(accounts)}
        if any(job.state is JobState.QUEUED for job in jobs.values()):
            await self._read_places(unit)
        drained = bool(jobs) and await unit.service_flags.drained_since() is not None
        return Snapshot(jobs, self._places, factors, drained, frozenset(accounts))

    async def _read_places(self, unit: Unit) -> None:
        began = self._clock()
        if began < self._places_after:
            return
        self._places = await unit.jobs.positions()
        now = self._clock()
        self._places_after = now + _PAUSE * (now - began)
