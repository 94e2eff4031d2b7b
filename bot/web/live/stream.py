"""Event streams of jobs: server-sent events, which browsers reconnect by themselves.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp

from bot.web.context import Web, web_of
from bot.web.live.cards import Card, ended_card
from bot.web.live.hub import LiveJobs
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, has_access, secret_of, visitor_of
from storage.models import Account, Job

QUIET_SECONDS = 15.0
"""Seconds without an event after which a comment keeps proxies from closing the stream."""
CHECK_SECONDS = 10.0
"""Seconds between looks whether the person still has access."""
_RETRY = "retry: 3000\n\n"
_MOST_KNOWN = 50


@dataclass(frozen=True, slots=True)
class Told:
    """Event as it is sent, "" for none; `is_last`: the stream ends with it."""

    event: str
    is_last: bool = False


Tell = Callable[[], Awaitable[Told]]


async def send_events(request: Request) -> ASGIApp:
    """Send the cards of the visitor's jobs, whenever they change. `?known=id,id` are jobs whose end
    the page wants to learn of, though it came before the stream."""
    web, visitor = web_of(request), await visitor_of(request)
    known = request.query_params.get("known", "").split(",")[:_MOST_KNOWN]
    cards = _Cards(web, visitor, {it for it in known if it})
    may_go_on = partial(has_access, web, secret_of(request), visitor.accounts)
    response = event_response(follow(web.live, visitor.accounts, cards.tell, may_go_on))
    refusal = pages_of(request).too_many(visitor.tongue, int(CHECK_SECONDS))
    return web.event_streams.limited(str(visitor.person.id), response, refusal)


def event_response(events: AsyncIterator[str]) -> StreamingResponse:
    """Return the response that sends these events."""
    headers = {"X-Accel-Buffering": "no"}  # nginx would keep events back
    return StreamingResponse(events, 200, headers, "text/event-stream")


async def follow(
    live: LiveJobs,
    accounts: Collection[Account],
    tell: Tell,
    may_go_on: Callable[[], Awaitable[bool]],
    told: Told = Told(""),
    last: str = "",
    *,
    always: bool = False,
) -> AsyncIterator[str]:
    """Yield `told`, then what `tell` returns whenever the jobs of these accounts may have changed,
    with `always` after each look at the rows, until the last event, the reader loses access, or the
    pages end. `last` is the event that the reader has already."""
    yield _RETRY
    quiet_since, before = time.monotonic(), live.snapshot
    checked = quiet_since - CHECK_SECONDS * random.random()  # noqa: S311 - not all at one moment
    with live.watching(accounts, always=always) as changed:
        while True:
            if told.event not in ("", last):
                yield told.event
                last, quiet_since = told.event, time.monotonic()
            elif time.monotonic() - quiet_since >= QUIET_SECONDS:
                yield ": \n\n"
                quiet_since = time.monotonic()
            if told.is_last or not live.is_open:
                return
            await _wait(changed, min(quiet_since + QUIET_SECONDS, checked + CHECK_SECONDS))
            if time.monotonic() - checked >= CHECK_SECONDS:
                checked = time.monotonic()
                if not await may_go_on():
                    return
            is_old = live.snapshot is before  # read when nobody watched, perhaps hours ago
            told = Told("") if is_old else await tell()


async def _wait(changed: asyncio.Event, until: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(max(0.0, until - time.monotonic())):
            await changed.wait()
    changed.clear()


class _Cards:
    """Cards of one stream. `shown` are the jobs that the page shows as unfinished."""

    def __init__(self, web: Web, visitor: Visitor, shown: set[str]) -> None:
        self._web, self._visitor, self._shown = web, visitor, shown
        self._ended: dict[str, Card] = {}

    async def tell(self) -> Told:
        """Return the cards as they are now."""
        accounts, t = self._visitor.accounts, self._visitor.tongue.t
        if not self._web.live.snapshot.accounts.issuperset(accounts):
            return Told("")  # it was read before this stream began
        cards = self._web.live.cards(accounts, t)
        now = {card.id for card in cards}
        for job_id in self._shown - now - self._ended.keys():
            job = await self._own(job_id)
            if job is None:
                self._shown = self._shown - {job_id}
            elif job.finished is not None:
                self._ended[job_id] = ended_card(job, t)
        self._shown = self._shown | now
        told = {"cards": list(map(asdict, cards)), "ended": list(map(asdict, self._ended.values()))}
        return Told(f"event: cards\ndata: {json.dumps(told, ensure_ascii=False)}\n\n")

    async def _own(self, job_id: str) -> Job | None:
        job = await self._web.query(lambda unit: unit.jobs.get(job_id))
        return job if job and job.account in self._visitor.accounts else None
