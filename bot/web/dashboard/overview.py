"""The dashboard: what runs and waits now, failures, figures of days, and the audit log."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.admin.job_list import drained_line, progress_text
from bot.admin.queries import audit
from bot.admin.stats import load_overview
from bot.admin.stats_text import overview_text, worker_lines
from bot.i18n.translator import Translator, timecode
from bot.parsing.numbers import small_number
from bot.web.context import Web, web_of
from bot.web.dashboard.administrators import admin_context, administrator_of
from bot.web.dashboard.charts import HEIGHT, WIDTH, charts
from bot.web.pages import pages_of
from bot.web.sessions import Visitor
from storage.database import Unit
from storage.models import Failure, Job, JobState

DAYS = (7, 30, 90, 365)
_USUAL_DAYS = 30
_LISTED = 20
_COUNT_SECONDS = 2.0
"""Seconds for counting the stored bytes."""


@dataclass(frozen=True, slots=True)
class ListedJob:
    """Job as administrators see it: nothing of what is in it, not even the name of its file."""

    id: str
    account: str
    facts: str
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """State of the queue while the page is open. `drained` is "" while the service takes jobs."""

    title: str
    drained: str
    workers: Sequence[str]
    jobs: Sequence[ListedJob]
    failed: Sequence[ListedJob]


async def show_dashboard(request: Request) -> Response:
    """Show the dashboard with figures of `?days=`."""
    visitor = await administrator_of(request)
    web, t = web_of(request), visitor.tongue.t
    asked = small_number(request.query_params.get("days", ""))
    days = asked if asked in DAYS else _USUAL_DAYS
    services = web.services
    folder = services.storage.data_dir
    overview, now, entries = await asyncio.gather(
        load_overview(web.database, services.queue, web.blobs, folder, days, _COUNT_SECONDS),
        _now(web, t),
        web.query(lambda unit: _audit(request, visitor, unit)),
    )
    title, *figures = overview_text(overview, t).text.splitlines()
    hours, jobs = charts(overview.statistics.days)
    return pages_of(request).page(
        "dashboard",
        visitor.tongue,
        form_token=visitor.form_token,
        now=now,
        blank=ListedJob("", "", ""),
        title=title,
        figures=figures,
        days=days,
        choices=DAYS,
        charts=(("hours", hours), ("jobs", jobs)),
        size=(WIDTH, HEIGHT),
        entries=entries,
    )


async def send_now(request: Request) -> Response:
    """Send what changes while the page is open, as JSON for its script."""
    visitor = await administrator_of(request)
    return JSONResponse(asdict(await _now(web_of(request), visitor.tongue.t)))


async def _audit(request: Request, visitor: Visitor, unit: Unit) -> list[str]:
    context = await admin_context(request, visitor, unit, "/audit")
    return (await audit(_LISTED)(context, "")).text.splitlines()


async def _now(web: Web, t: Translator) -> Now:
    async def read(unit: Unit) -> Now:
        running = await unit.jobs.running()
        shown = [*running[:_LISTED], *await unit.jobs.waiting(_LISTED)][:_LISTED]
        counts, since = await unit.jobs.counts(), await unit.service_flags.drained_since()
        waiting = counts[JobState.QUEUED]
        title = t("queue-title", running=len(running), waiting=waiting)
        if not running and not waiting:
            title = t("queue-none")
        return Now(
            title,
            drained_line(since, t) if since else "",
            [],
            [_listed(web, job, place > len(running), t) for place, job in enumerate(shown)],
            [_failed(job) for job in await unit.jobs.failed(_LISTED)],
        )

    workers, now = await asyncio.gather(web.services.queue.workers(), web.query(read))
    return Now(now.title, now.drained, [*worker_lines(workers, t)], now.jobs, now.failed)


def _listed(web: Web, job: Job, may_move: bool, t: Translator) -> ListedJob:
    facts = f"{_length(job)} · {progress_text(job, web.clock(), t)}"
    return ListedJob(job.id, str(job.account), facts, may_move)


def _failed(job: Job) -> ListedJob:
    code, when = (job.failure or Failure("bug")).code, job.finished or job.created
    facts = f"{_length(job)} · {code} · {when:%Y-%m-%d %H:%M} UTC"
    return ListedJob(job.id, str(job.account), facts)


def _length(job: Job) -> str:
    return timecode(job.media.seconds) if job.media.seconds else "?"
