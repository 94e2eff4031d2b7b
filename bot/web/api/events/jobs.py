"""Jobs of a person as one event stream tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from bot.web.api import schemas
from bot.web.api.callers import caller_of
from bot.web.api.shown_jobs import show_job
from bot.web.context import web_of
from bot.web.live.cards import Snapshot
from bot.web.live.stream import Told
from storage.models import Account, Job, JobState

MOST_ENDED = 100
"""Jobs that ended while a program was away, or between two looks."""
_SLACK = timedelta(minutes=1)
"""Clocks of hosts differ, and a transaction is seen after its moment. A job may be told twice."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """Event of a job: its name and its data as JSON."""

    name: str
    data: str

    def text(self, event_id: str) -> str:
        """Return the event as it is sent."""
        return f"id: {event_id}\nevent: {self.name}\ndata: {self.data}\n\n"


def event_of(job: schemas.Job) -> Event:
    """Return the event with the state of a job."""
    return Event("job", job.model_dump_json())


def deleted(job_id: str) -> Event:
    """Return the event of a job that is no longer kept."""
    return Event("deleted", f'{{"id":"{job_id}"}}')


def show_live_job(request: Request, snapshot: Snapshot, job: Job) -> schemas.Job:
    """Return an unfinished job of the rows that were read for all who watch."""
    waits = job.state is JobState.QUEUED and job.media.blob is not None
    return show_job(request, job, snapshot.ahead.get(job.id) if waits else None)


class ToldJobs:
    """Unfinished jobs of the caller by id, as the stream has told them last, and the ids of those
    whose end needs no telling."""

    def __init__(self, request: Request) -> None:
        self._request, self._web = request, web_of(request)
        self._accounts: frozenset[Account] = frozenset(caller_of(request).person.accounts)
        self._told: dict[str, schemas.Job] = {}
        self._over: set[str] = set()
        self._stale = self._web.live.snapshot

    async def first(self, since: datetime | None) -> Told:
        """Return the jobs that ended since a moment, and all unfinished ones. An id alone, without
        data, is no event, but what a program that comes back names."""
        now, accounts = self._web.clock(), list(self._accounts)
        self._over = {job.id for job in await self._short(now)}
        snapshot = await self._web.live.read(accounts)
        ended: list[Job] = []
        if since is not None:
            moment = since - _SLACK
            ended = await self._web.query(
                lambda unit: unit.history.ended_since(accounts, moment, MOST_ENDED)
            )
        self._over |= {job.id for job in ended}
        events = [event_of(show_job(self._request, job)) for job in ended]
        told = _told([*events, *self._changed(snapshot)], now)
        return told if told.event else Told(f"id: {_id(now)}\n\n")

    async def tell(self) -> Told:
        """Return what has changed."""
        now, snapshot = self._web.clock(), self._web.live.snapshot
        is_of_others = not snapshot.accounts.issuperset(self._accounts)
        if snapshot is self._stale or is_of_others:  # it was read before this stream began
            return Told("")
        over = [job for job in self._told if job not in snapshot.jobs]
        ended = [await self._end_of(job) for job in over]
        short = [job for job in await self._short(now) if job.id not in self._over]
        self._over |= {job.id for job in short}
        events = [event_of(show_job(self._request, job)) for job in short]
        return _told([*(it for it in ended if it), *events, *self._changed(snapshot)], now)

    async def _short(self, now: datetime) -> list[Job]:
        """Return new jobs that have ended and were not told as unfinished: one of a moment begins
        and ends between two looks."""
        accounts, moment = list(self._accounts), now - _SLACK
        new = await self._web.query(
            lambda unit: unit.history.created_since(accounts, moment, MOST_ENDED)
        )
        return [job for job in new if job.finished is not None and job.id not in self._told]

    async def _end_of(self, job_id: str) -> Event | None:
        """Return the end of a job that was told; None while it has none."""
        job = await self._web.query(lambda unit: unit.jobs.get(job_id))
        is_own = job is not None and job.account in self._accounts
        if job is not None and is_own and job.finished is None:
            return None
        del self._told[job_id]
        self._over.add(job_id)
        return event_of(show_job(self._request, job)) if job and is_own else deleted(job_id)

    def _changed(self, snapshot: Snapshot) -> Iterable[Event]:
        """Yield the unfinished jobs that are not as they were told, oldest first."""
        for job in reversed(snapshot.of(self._accounts)):
            if job.id in self._over:
                continue
            shown = show_live_job(self._request, snapshot, job)
            if self._told.get(job.id) != shown:
                self._told[job.id] = shown
                yield event_of(shown)


def moment_of(event_id: str | None) -> datetime | None:
    """Return the moment of an id of a stream; None for what is none."""
    if event_id is None or not (event_id.isdecimal() and event_id.isascii() and len(event_id) < 14):
        return None
    return _EPOCH + timedelta(milliseconds=int(event_id))


def _id(moment: datetime) -> str:
    return str((moment - _EPOCH) // timedelta(milliseconds=1))


def _told(events: Iterable[Event], now: datetime) -> Told:
    return Told("".join([event.text(_id(now)) for event in events]))
