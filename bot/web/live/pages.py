"""The page of a job in progress, and the end of one on request."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.jobs.unfinished import cancel_jobs, tell_workers
from bot.web.answers import not_found
from bot.web.context import web_of
from bot.web.live.cards import Card, ended_card
from bot.web.pages import pages_of
from bot.web.results import show_result
from bot.web.sessions import Refused, Visitor, visitor_of
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.models import Job


async def show_job(request: Request) -> Response:
    """Show a result, or the progress of its job, or why there is none."""
    try:
        return await show_result(request)
    except Refused as refused:
        if refused.response.status_code != 404:
            raise
        page = await _unfinished(request)
        if page is None:
            raise
        return page


async def _unfinished(request: Request) -> Response | None:
    web, visitor = web_of(request), await visitor_of(request)
    job = await _own_job(request, visitor)
    if job is None:
        return None
    t = visitor.tongue.t
    card: Card | None = None
    if job.finished is None:
        snapshot = await web.live.read([job.account])
        cards = web.live.cards([job.account], t, snapshot)
        card = next((each for each in cards if each.id == job.id), None)
    card = card or ended_card(job, t)
    return pages_of(request).page(
        "progress", visitor.tongue, form_token=visitor.form_token, card=card
    )


async def cancel_job(request: Request) -> Response:
    """Cancel one of one's own jobs."""
    visitor = await visitor_of(request)
    await check_form(request, visitor.form_token)
    web, job = web_of(request), await _own_job(request, visitor)
    if job is None:
        return not_found(request, visitor)

    async def cancel(unit: Unit) -> list[Job]:
        return await cancel_jobs(unit, [job])

    await tell_workers(web.services, await web.transact(cancel))
    return RedirectResponse("/", 303)


async def _own_job(request: Request, visitor: Visitor) -> Job | None:
    job_id = request.path_params["job"]
    job = await web_of(request).query(lambda unit: unit.jobs.get(job_id))
    return job if job and job.account in visitor.accounts else None
