"""The heartbeat: a thread of its own that keeps the leases of this worker's jobs."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Self

from storage import logs
from storage.database import Database
from storage.repositories.job_leases import LEASE_SECONDS

BEAT_SECONDS = 3.0
RETRY_SECONDS = 1.0

log = logs.get(__name__)


@dataclass(slots=True)
class _Held:
    attempt: int
    stop: threading.Event
    beaten: float = field(default_factory=time.monotonic)


class Heartbeat:
    """`with Heartbeat(database_url)`: beats for every job that is held, and sets the stop flag of
    one that was cancelled, that another worker has taken, or whose lease could not be renewed.

    It has a thread, an event loop and a database connection of its own, so that nothing that keeps
    the worker busy can make its jobs look dead.
    """

    def __init__(self, database_url: str, every: float = BEAT_SECONDS) -> None:
        self._url = database_url
        self._every = every
        self._held: dict[str, _Held] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._main, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(timeout=1)

    def hold(self, job_id: str, attempt: int, stop: threading.Event) -> None:
        """Beat for this job from now on."""
        with self._lock:
            self._held[job_id] = _Held(attempt, stop)

    def release(self, job_id: str) -> None:
        """Beat for it no more."""
        with self._lock:
            self._held.pop(job_id, None)

    def _main(self) -> None:
        while not self._ended.is_set():
            try:
                asyncio.run(self._beat_on())
            except Exception:
                log.exception("the heartbeat stumbled, starting it again")
                self._stop_those_overdue()
                self._ended.wait(RETRY_SECONDS)

    async def _beat_on(self) -> None:
        database = await Database.open(self._url)
        try:
            while not self._ended.is_set():
                for job_id, held in self._snapshot():
                    await self._beat(database, job_id, held)
                # Waiting without the loop is meant: nothing else runs on it.
                self._ended.wait(self._every)
        finally:
            await database.close()

    async def _beat(self, database: Database, job_id: str, held: _Held) -> None:
        asked = time.monotonic()
        async with database.begin() as unit:
            ours = await unit.jobs.renew(job_id, held.attempt)
        if ours:
            held.beaten = asked
        else:
            held.stop.set()
            with self._lock:
                if self._held.get(job_id) is held:  # and not a newer attempt of our own
                    del self._held[job_id]

    def _stop_those_overdue(self) -> None:
        """Whose lease has run out may be another worker's by now."""
        for job_id, held in self._snapshot():
            if time.monotonic() - held.beaten > LEASE_SECONDS:
                log.warning("could not renew a lease, leaving the job", job=job_id)
                held.stop.set()

    def _snapshot(self) -> list[tuple[str, _Held]]:
        with self._lock:
            return list(self._held.items())
