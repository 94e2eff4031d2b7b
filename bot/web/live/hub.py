"""Progress of jobs for all who watch: the rows are read once for everybody, every second at most.

Progress comes as events of the queue, which may be lost; the rows are the truth. While nobody
watches, rows are read only to forget the progress of ended jobs: it has their words.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.web.live.cards import Card, Snapshot, running_card
from bot.web.live.watchers import Watcher, Watchers
from storage import logs
from storage.background import run_with_restarts
from storage.database import Unit
from storage.models import Account, JobState, Progress, Stage

READ_SECONDS = 1.0
"""Seconds between two looks at the rows while somebody watches."""
FORGET_SECONDS = 20.0
"""Seconds between two looks for progress of ended jobs while nobody watches."""
_WOKEN_AT_ONCE = 10
"""Streams whose cards are written in one turn of the event loop: about 2 ms."""
_PAUSE = 50.0
"""Times that reading the places took, until they are read again: 2 % of the time at most."""

log = logs.get(__name__)


class LiveJobs:
    """Unfinished jobs of the accounts that are watched. `clock` returns monotonic seconds."""

    def __init__(self, services: Services, clock: Callable[[], float] = time.monotonic) -> None:
        self._services, self._clock = services, clock
        self._watchers = Watchers(services.workers.lack)
        self._somebody = asyncio.Event()
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
                (self._keep_forgetting, "progress of ended jobs"),
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
    def watching(
        self, accounts: Collection[Account], *, always: bool = False
    ) -> Iterator[asyncio.Event]:
        """Watch the jobs of accounts for the length of the block. The event is set when something
        may have changed; with `always` after each look at the rows."""
        watcher = Watcher(frozenset(accounts), always)
        self._watchers.add(watcher)
        self._somebody.set()
        try:
            yield watcher.changed
        finally:
            self._watchers.remove(watcher)
            if not self._watchers:
                self._somebody.clear()

    def close(self) -> None:
        """Let all who watch know that the pages end."""
        self.is_open = False
        for watcher in self._watchers:
            watcher.changed.set()

    async def read(self, accounts: Collection[Account]) -> Snapshot:
        """Read the unfinished jobs of accounts now."""
        factors = await self._services.factors.get(self._services.database)
        return await self._services.database.query(partial(self._load, accounts, factors))

    def cards(
        self, accounts: Collection[Account], t: Translator, snapshot: Snapshot | None = None
    ) -> list[Card]:
        """Return the cards of the unfinished jobs of accounts, newest first."""
        read = snapshot or self.snapshot
        return [
            running_card(job, read, self._hints.get(job.id), self._services, t)
            for job in read.of(accounts)
        ]

    def progress(self, job_id: str) -> Progress | None:
        """Return the newest progress of a running job, if it is known."""
        return self._hints.get(job_id)

    async def _wake(self) -> None:
        """Wake those whom the last look concerns, some at a time: pages are served in between."""
        concerned = self._watchers.concerned(self.snapshot, self._hints)
        for number, watcher in enumerate(concerned, 1):
            watcher.changed.set()
            if number % _WOKEN_AT_ONCE == 0:
                await asyncio.sleep(0)

    async def _listen(self) -> None:
        async for event in self._services.queue.events():
            if isinstance(event, Progress):  # the end is read from the rows
                self._hints[event.job] = event

    async def _keep_reading(self) -> None:
        while True:
            await self._somebody.wait()
            try:
                self.snapshot = await self.read(self._watchers.accounts)
                await self._forget_ended()
            except Exception:
                log.exception("jobs of the pages not read, trying again")
            else:
                await self._wake()
            await asyncio.sleep(READ_SECONDS)

    async def _keep_forgetting(self) -> None:
        """Forget the progress of ended jobs also while nobody watches: it has words, which must not
        stay in memory behind a deletion, and there is one for each job."""
        while True:
            await asyncio.sleep(FORGET_SECONDS)
            if not self._watchers:
                self.snapshot = Snapshot()  # that of those who watched last
                self._watchers.forget()
                if self._hints:
                    await self._forget_ended()

    async def _forget_ended(self) -> None:
        """Forget the progress of jobs whose end was told to nobody. A job that ended since the rows
        were read keeps it, else its card would fall back to the start before it shows the end."""
        running = await self._services.database.query(lambda unit: unit.jobs.running_ids())
        for job_id in self._hints.keys() - running - self.snapshot.jobs.keys():
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
