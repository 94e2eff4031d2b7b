"""The event stream of a person's jobs: server-sent events, which browsers reconnect by themselves.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.context import Web, web_of
from bot.web.live.cards import Card, ended_card
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, has_access, secret_of, visitor_of
from storage.models import Job

MOST = 6
"""Streams of one person at once."""
QUIET_SECONDS = 15.0
"""Seconds without an event after which a comment keeps proxies from closing the stream."""
CHECK_SECONDS = 10.0
"""Seconds between looks whether the person still has access."""
_RETRY = "retry: 3000\n\n"
_MOST_KNOWN = 50
_streams: Counter[int] = Counter()


async def send_events(request: Request) -> Response:
    """Send the cards of the visitor's jobs, whenever they change. `?known=id,id` are jobs whose end
    the page wants to learn of, though it came before the stream."""
    visitor = await visitor_of(request)
    if _streams[visitor.person.id] >= MOST:
        return pages_of(request).too_many(visitor.tongue, int(CHECK_SECONDS))
    known = request.query_params.get("known", "").split(",")[:_MOST_KNOWN]
    stream = _Stream(web_of(request), visitor, secret_of(request), {it for it in known if it})
    headers = {"X-Accel-Buffering": "no"}  # nginx would keep events back
    return StreamingResponse(stream.events(), 200, headers, "text/event-stream")


class _Stream:
    """One stream. `shown` are the jobs that the page shows as unfinished."""

    def __init__(self, web: Web, visitor: Visitor, secret: str, shown: set[str]) -> None:
        self._web, self._visitor, self._secret = web, visitor, secret
        self._shown = shown
        self._ended: dict[str, Card] = {}
        self._checked = time.monotonic()

    async def events(self) -> AsyncIterator[str]:
        """Yield events until the browser goes, the person loses access, or the pages end."""
        live, person = self._web.live, self._visitor.person.id
        _streams[person] += 1
        try:
            yield _RETRY
            last, quiet_since = "", time.monotonic()
            with live.watching(self._visitor.accounts) as changed:
                while live.is_open and await self._may_go_on():
                    await self._wait(changed)
                    if not live.snapshot.accounts.issuperset(self._visitor.accounts):
                        continue  # it was read before this stream began
                    told = await self._told()
                    if told != last:
                        yield f"event: cards\ndata: {told}\n\n"
                        last, quiet_since = told, time.monotonic()
                    elif time.monotonic() - quiet_since >= QUIET_SECONDS:
                        yield ": \n\n"
                        quiet_since = time.monotonic()
        finally:
            _streams[person] -= 1
            if not _streams[person]:
                del _streams[person]

    async def _wait(self, changed: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(QUIET_SECONDS):
                await changed.wait()
        changed.clear()

    async def _may_go_on(self) -> bool:
        now = time.monotonic()
        if now - self._checked < CHECK_SECONDS:
            return True
        self._checked = now
        return await has_access(self._web, self._secret)

    async def _told(self) -> str:
        accounts, t = self._visitor.accounts, self._visitor.tongue.t
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
        return json.dumps(told, ensure_ascii=False)

    async def _own(self, job_id: str) -> Job | None:
        job = await self._web.query(lambda unit: unit.jobs.get(job_id))
        return job if job and job.account in self._visitor.accounts else None
