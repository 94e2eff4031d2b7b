"""Routes that read: the person, jobs, results, files, search."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.quota.rules import effective_quota
from bot.quota.usage import load_usage
from bot.views.excerpts import excerpt
from bot.web.api import schemas
from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.callers import caller_of
from bot.web.api.idempotency import NO_NUL
from bot.web.api.shown_jobs import own_job, show_job, shown_job
from bot.web.context import web_of
from storage.database import Unit
from storage.display_names import clean_name
from storage.models import tag_key
from storage.quota_window import seconds_used
from storage.repositories import Found

router = APIRouter()

JobId = Annotated[str, Path(pattern="^[0-9a-f]{24}$", description="Id of a job.")]
Limit = Annotated[int, Query(ge=1, le=100, description="Items of a page.")]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(r"(\d{1,16})-([0-9a-f]{24})")
_EXCERPT, _PLACES = 240, 10
_MOST_FOUND = 1000
_OK = {"headers": RATE_HEADERS}


@router.get("/me", response_model=schemas.Me, responses={200: _OK, **errors(304)}, tags=["person"])
async def me(request: Request) -> Response:
    """Return the person for whom the program acts, the token, and the quota."""
    web, caller = web_of(request), caller_of(request)
    services = web.services
    quota = effective_quota(caller.person, services.settings, services.pipeline)
    usage = await web.query(lambda unit: load_usage(unit, caller.person, quota, web.clock()))
    token = caller.token
    shown = schemas.Me(
        accounts=[
            schemas.AccountInfo(platform=it.platform, id=it.id) for it in caller.person.accounts
        ],
        language=caller.tongue.tag,
        token=schemas.TokenInfo(
            name=token.name,
            scopes=list(token.scopes),
            created=token.created,
            expires=token.expires,
        ),
        quota=schemas.QuotaInfo(
            minutes_limit=quota.minutes or None,
            minutes_used=round(seconds_used(usage.uses, usage.now) / 60, 2),
            jobs_limit=int(quota.jobs) if quota.jobs else None,
            jobs_unfinished=usage.unfinished,
            longest_minutes=quota.longest or None,
            largest_megabytes=quota.largest or None,
        ),
    )
    return answer(request, shown)


@router.get(
    "/jobs",
    response_model=schemas.JobPage,
    responses={200: _OK, **errors(304, 422)},
    tags=["jobs"],
)
async def list_jobs(
    request: Request,
    limit: Limit = 20,
    cursor: Annotated[
        str | None,
        Query(pattern=f"^{CURSOR.pattern}$", description="`next_cursor` of the page before."),
    ] = None,
    tag: Annotated[
        str, Query(max_length=200, pattern=NO_NUL, description="Only jobs with this tag.")
    ] = "",
) -> Response:
    """Return the person's jobs in any state, newest first."""
    web, caller = web_of(request), caller_of(request)
    before, key = read_cursor(cursor) if cursor else None, tag_key(clean_name(tag))
    if tag and not key:  # no tag has this name
        return answer(request, schemas.JobPage(items=[], next_cursor=None))
    jobs = await web.query(
        lambda unit: unit.history.page(caller.person.accounts, limit + 1, before, key)
    )
    shown, more = jobs[:limit], len(jobs) > limit
    page = schemas.JobPage(
        items=[show_job(request, job) for job in shown],
        next_cursor=cursor_of(shown[-1].created, shown[-1].id) if more else None,
    )
    return answer(request, page)


@router.get(
    "/jobs/{job}",
    response_model=schemas.Job,
    responses={200: _OK, **errors(304, 404)},
    tags=["jobs"],
)
async def get_job(request: Request, job: JobId) -> Response:
    """Return a job. Ask again with `If-None-Match` until its `state` is `done`, `failed` or
    `cancelled`."""

    async def read(unit: Unit) -> schemas.Job:
        return await shown_job(request, unit, await own_job(request, unit, job))

    return answer(request, await web_of(request).query(read))


@router.get(
    "/search",
    response_model=schemas.HitPage,
    responses={200: _OK, **errors(304, 422)},
    tags=["search"],
)
async def search(
    request: Request,
    q: Annotated[
        str, Query(min_length=1, max_length=200, pattern=NO_NUL, description="Words, all of them.")
    ],
    limit: Limit = 10,
    cursor: Annotated[
        int, Query(ge=0, le=_MOST_FOUND, description="`next_cursor` of the page before.")
    ] = 0,
) -> Response:
    """Search the words of the person's results. The last word may be incomplete."""
    web, caller = web_of(request), caller_of(request)
    words = " ".join(q.split())

    async def read(unit: Unit) -> list[Found]:
        return await unit.transcripts.search(caller.person.accounts, words, limit + 1, cursor)

    found = await web.query(read)
    more = len(found) > limit and cursor + limit <= _MOST_FOUND
    hits = [_hit(request, each, words) for each in found[:limit]]
    page = schemas.HitPage(items=hits, next_cursor=str(cursor + limit) if more else None)
    return answer(request, page)


def _hit(request: Request, found: Found, words: str) -> schemas.Hit:
    places = [
        schemas.Place(start=it.start, speaker=it.speaker, text=excerpt(it, words, _EXCERPT))
        for it in found.lines[:_PLACES]
    ]
    return schemas.Hit(job=show_job(request, found.job), places=places)


def cursor_of(created: datetime, name: str) -> str:
    """Return the cursor behind what has this moment and id."""
    return f"{(created - _EPOCH) // timedelta(microseconds=1)}-{name}"


def read_cursor(cursor: str) -> tuple[datetime, str]:
    """Return the moment and id of a cursor."""
    microseconds, _, job_id = cursor.partition("-")
    return _EPOCH + timedelta(microseconds=int(microseconds)), job_id
