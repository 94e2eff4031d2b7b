"""Routes that show the service to administrators: figures, queue, failures, the audit log."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.admin import queries
from bot.admin.stats import load_overview
from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.operator import schemas
from bot.web.api.operator.context import facts_of
from bot.web.api.operator.shown import shown_job, shown_worker
from bot.web.api.reading import CURSOR, Limit, cursor_of, read_cursor
from bot.web.context import web_of
from storage.database import Unit
from storage.models import AuditEntry, Job, JobState

router = APIRouter(prefix="/operator", tags=["operator"])

_OK = {"headers": RATE_HEADERS}
_MOST_DAYS = 366
_MOST_LISTED = 100_000
_COUNT_SECONDS = 2.0
"""Seconds for counting the stored bytes."""


@router.get("/stats", response_model=schemas.Stats, responses={200: _OK, **errors(304, 422)})
async def operator_stats(
    request: Request, days: Annotated[int, Query(ge=1, le=_MOST_DAYS)] = 30
) -> Response:
    """Return the figures of the last days, as `/stats`."""
    web = web_of(request)
    services = web.services
    folder = services.storage.data_dir
    found = await load_overview(
        web.database, services.queue, web.blobs, folder, days, _COUNT_SECONDS
    )
    figures = found.statistics
    shown = schemas.Stats(
        people=figures.people,
        active=figures.active,
        states={state.value: figures.states[state] for state in JobState},
        days=[schemas.DayFigures(**asdict(day)) for day in figures.days],
        failures=figures.failures,
        languages=figures.languages,
        waited=schemas.SpreadFigures(**asdict(figures.waited)),
        worked=schemas.SpreadFigures(**asdict(figures.worked)),
        realtime=figures.realtime,
        hours=figures.hours,
        success=figures.success,
        workers=[shown_worker(it) for it in found.workers],
        stored_bytes=found.stored,
        free_bytes=found.free,
        drained_since=found.drained,
    )
    return answer(request, shown)


@router.get("/queue", response_model=schemas.Queue, responses={200: _OK, **errors(304, 422)})
async def operator_queue(
    request: Request,
    limit: Limit = 20,
    cursor: Annotated[
        int, Query(ge=0, le=_MOST_LISTED, description="`next_cursor` of the page before.")
    ] = 0,
) -> Response:
    """Return the running jobs and the waiting ones in their order, as `/queue`."""
    web = web_of(request)

    async def read(unit: Unit) -> schemas.Queue:
        running, counts = await unit.jobs.running(), await unit.jobs.counts()
        found = await _page(unit, running, cursor, limit + 1)
        return schemas.Queue(
            running=len(running),
            waiting=counts[JobState.QUEUED],
            drained_since=await unit.service_flags.drained_since(),
            workers=[],
            items=[shown_job(web, job) for job in found[:limit]],
            next_cursor=str(cursor + limit) if len(found) > limit else None,
        )

    workers, queue = await asyncio.gather(web.services.queue.workers(), web.query(read))
    return answer(request, queue.model_copy(update={"workers": [*map(shown_worker, workers)]}))


@router.get(
    "/failures", response_model=schemas.FailureList, responses={200: _OK, **errors(304, 422)}
)
async def operator_failures(
    request: Request,
    limit: Limit = 20,
    cursor: Annotated[
        str | None,
        Query(pattern=f"^{CURSOR.pattern}$", description="`next_cursor` of the page before."),
    ] = None,
) -> Response:
    """Return the newest failed jobs, as `/failures`."""
    web, before = web_of(request), read_cursor(cursor) if cursor else None
    found = await web.query(lambda unit: unit.jobs.failed(limit + 1, before))
    shown, last = found[:limit], found[limit - 1] if len(found) > limit else None
    page = schemas.FailureList(
        items=[shown_job(web, job) for job in shown],
        next_cursor=cursor_of(last.finished, last.id) if last and last.finished else None,
    )
    return answer(request, page)


@router.get("/audit", response_model=schemas.AuditList, responses={200: _OK, **errors(304, 422)})
async def operator_audit(
    request: Request,
    limit: Limit = 20,
    cursor: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="`next_cursor` of the page before.")
    ] = None,
) -> Response:
    """Return the newest actions of administrators, as `/audit`."""
    command = queries.audit(limit + 1, cursor)
    found = await facts_of(request, "audit", command, "", writes=False)
    assert isinstance(found, list)  # noqa: S101 - `audit` returns them
    page = schemas.AuditList(
        items=[_shown_entry(each) for each in found[:limit]],
        next_cursor=str(found[limit - 1].id) if len(found) > limit else None,
    )
    return answer(request, page)


def _shown_entry(entry: AuditEntry) -> schemas.AuditItem:
    return schemas.AuditItem(
        moment=entry.moment,
        actor=str(entry.actor) if entry.actor else None,
        action=entry.action,
        target=entry.target,
        detail=entry.detail,
    )


async def _page(unit: Unit, running: Sequence[Job], start: int, count: int) -> list[Job]:
    found = list(running[start : start + count])
    skip = max(0, start - len(running))
    return found + await unit.jobs.waiting(count - len(found), skip)
