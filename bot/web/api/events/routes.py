"""Event streams of jobs, on the same rows and limits as those of the pages."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Header
from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.bodies import RATE_HEADERS, Sent, errors
from bot.web.api.callers import caller_of, has_access
from bot.web.api.events.jobs import ToldJobs, deleted, event_of, moment_of, show_live_job
from bot.web.api.problems import Problem
from bot.web.api.reading import JobId
from bot.web.api.shown_jobs import own_job, shown_job
from bot.web.context import web_of
from bot.web.live.stream import CHECK_SECONDS, Tell, Told, event_response, follow
from storage.database import Unit

router = APIRouter(tags=["jobs"])

LastEventId = Annotated[
    str | None, Header(max_length=200, description="`id` of the last event, of a broken stream.")
]


_DATA = {"type": "string", "contentMediaType": "application/json"}


def _event(name: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "event": {"const": name},
            "data": {**_DATA, "contentSchema": data},
        },
        "required": ["id", "event", "data"],
    }


_EVENT = {
    "oneOf": [
        _event("job", {"$ref": "#/components/schemas/Job"}),
        _event(
            "deleted",
            {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        ),
    ]
}
"""Schema of each event: before OpenAPI 3.2, `schema` describes those, not the stream."""


def _events(description: str) -> dict[str, Any]:
    return {
        "description": f"Server-sent events: {description} Lines that begin with `:` keep the "
        "connection open.",
        "content": {"text/event-stream": {"schema": _EVENT}},
        "headers": RATE_HEADERS,
    }


_ONE = _events(
    "`job`, whose data is the job as JSON (schema `Job`), at once and whenever it changes, until "
    "it has ended; `deleted`, with its `id`, when it is no longer kept."
)
_ALL = _events(
    "`job`, whose data is a job as JSON (schema `Job`): all unfinished ones at once, and each "
    "whenever it changes, until its end; `deleted`, with its `id`, when it is no longer kept."
)
_OVER = {"description": "The job has ended, and `Last-Event-ID` is of its end."}


@router.get(
    "/jobs/{job}/events",
    response_class=Response,
    responses={200: _ONE, 204: _OVER, **errors(404, 422)},
)
async def job_events(request: Request, job: JobId, last_event_id: LastEventId = None) -> Response:
    """Send the job as an event whenever it changes, until it has ended. A stream that goes on
    behind `Last-Event-ID` begins with the next change."""
    first = await web_of(request).query(partial(_read, request, job))
    is_known = first.event.startswith(f"id: {last_event_id}\n")
    if is_known and first.is_last:
        return Response(status_code=204)  # with which the standard ends reconnecting
    return _stream(request, partial(_tell, request, job), first, first.event if is_known else "")


@router.get("/events", response_class=Response, responses={200: _ALL, **errors(422)})
async def all_events(request: Request, last_event_id: LastEventId = None) -> Response:
    """Send all jobs of the person whenever they change. A stream that goes on behind
    `Last-Event-ID` begins also with those that have ended since, at most 100."""
    jobs = ToldJobs(request)
    first = await jobs.first(moment_of(last_event_id))
    return _stream(request, jobs.tell, first, "", always=True)  # it looks for short jobs itself


def _stream(
    request: Request, tell: Tell, first: Told, last: str, *, always: bool = False
) -> Response:
    """Return a stream, or the refusal for whom too many are open."""
    web, caller = web_of(request), caller_of(request)
    may_go_on = partial(has_access, request)
    accounts = caller.person.accounts
    stream = follow(web.live, accounts, tell, may_go_on, first, last, always=always)
    headers = {"Retry-After": str(int(CHECK_SECONDS))}
    busy = Problem(429, "too_many_requests", caller.tongue.t("web-busy"), headers).response()
    person = str(caller.person.id)
    return Sent(web.event_streams.limited(person, event_response(stream), busy))


async def _read(request: Request, job_id: str, unit: Unit) -> Told:
    """Return a job of the caller. Raises Problem."""
    job = await own_job(request, unit, job_id)
    event = event_of(await shown_job(request, unit, job))
    return Told(event.text(_digest(event.data)), is_last=job.finished is not None)


async def _tell(request: Request, job_id: str) -> Told:
    """Return the job as it is now: of the rows that were read for all who watch, if it is there."""
    web = web_of(request)
    snapshot = web.live.snapshot
    if (known := snapshot.jobs.get(job_id)) is not None:
        event = event_of(show_live_job(request, snapshot, known))
        return Told(event.text(_digest(event.data)))
    try:
        return await web.query(partial(_read, request, job_id))
    except Problem:
        gone = deleted(job_id)
        return Told(gone.text(_digest(gone.data)), is_last=True)


def _digest(data: str) -> str:
    return hashlib.sha256(data.encode("utf-8", "replace")).hexdigest()[:16]
