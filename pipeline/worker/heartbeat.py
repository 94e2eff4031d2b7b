"""The heartbeat: a separate thread that renews the leases of this worker's jobs."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Self

from storage import logs
from storage.database import Database
from storage.repositories.jobs.leases import LEASE_SECONDS
from storage.watch.catalogue import LEASES_LOST
from storage.watch.health import HEALTH, Loop

RENEW_SECONDS = 3.0
RETRY_SECONDS = 1.0

log = logs.get(__name__)


@dataclass(slots=True)
class _Lease:
    attempt: int
    stop: threading.Event
    renewed: float = field(default_factory=time.monotonic)


class Heartbeat:
    """Renews the lease of every job that is held: `with Heartbeat(database_url)`.

    Sets the stop flag of a job that was cancelled, that another worker has claimed, or whose lease
    could not be renewed in time. Has its own thread, event loop and database connection, so that a
    busy worker does not lose its leases.
    """

    def __init__(self, database_url: str, every: float = RENEW_SECONDS) -> None:
        self._url = database_url
        self._every = every
        self._leases: dict[str, _Lease] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._main, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        self._thread.join(timeout=1)

    def hold(self, job_id: str, attempt: int, stop: threading.Event) -> None:
        """Renew the lease of this job from now on."""
        with self._lock:
            self._leases[job_id] = _Lease(attempt, stop)

    def release(self, job_id: str) -> None:
        """Stop renewing the lease of this job."""
        with self._lock:
            self._leases.pop(job_id, None)

    def _main(self) -> None:
        with HEALTH.loop("heartbeat") as loop:
            while not self._closed.is_set():
                try:
                    asyncio.run(self._renew_until_closed(loop))
                except Exception:
                    log.exception("heartbeat failed, restarting")
                    self._stop_expired()
                    loop.moved(RETRY_SECONDS)
                    self._closed.wait(RETRY_SECONDS)

    async def _renew_until_closed(self, loop: Loop) -> None:
        database = await Database.open(self._url, pool=1)
        try:
            while not self._closed.is_set():
                loop.moved(self._every)
                for job_id, lease in self._snapshot():
                    await self._renew(database, job_id, lease)
                # Blocks the loop on purpose: nothing else runs on it.
                self._closed.wait(self._every)
        finally:
            await database.close()

    async def _renew(self, database: Database, job_id: str, lease: _Lease) -> None:
        started = time.monotonic()
        async with database.begin() as unit:
            renewed = await unit.jobs.renew(job_id, lease.attempt)
        if renewed:
            lease.renewed = started
        else:
            lease.stop.set()
            with self._lock:
                if self._leases.get(job_id) is lease:  # and not a newer attempt of this worker
                    del self._leases[job_id]

    def _stop_expired(self) -> None:
        """Stop the jobs whose lease has run out: another worker may have claimed them."""
        for job_id, lease in self._snapshot():
            if time.monotonic() - lease.renewed > LEASE_SECONDS:
                log.warning("lease not renewed in time, stopping the job", job=job_id)
                LEASES_LOST.add(1, "owner")
                lease.stop.set()

    def _snapshot(self) -> list[tuple[str, _Lease]]:
        with self._lock:
            return list(self._leases.items())
