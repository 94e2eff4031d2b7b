"""Files of corrected texts: made anew when nobody has corrected for a while, and at a press."""

from __future__ import annotations

import asyncio
import uuid
from datetime import timedelta
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.redo_rules import StoredAnswer, find_answer
from bot.jobs.rewrites import current_names, rewrite_job
from bot.web.answers import own_answer
from bot.web.context import Web, web_of
from bot.web.pages import pages_of
from bot.web.signing_in import check_form
from storage import logs
from storage.database import Unit
from storage.repositories.pages.corrections import Pending

log = logs.get(__name__)

QUIET = timedelta(seconds=20)
"""Without a correction, after which the files are made."""
PATIENCE = timedelta(minutes=5)
"""After which they are made while somebody goes on correcting."""
_LOOK_SECONDS = 5.0


async def keep_rewriting(web: Web) -> None:
    """Let the files of corrected answers be made anew, until cancelled. Which are due is in the
    rows, so that a restart forgets none."""
    while True:
        try:
            await rewrite_due(web)
        except Exception:
            log.exception("files of corrected texts not begun, trying again")
        await asyncio.sleep(_LOOK_SECONDS)


async def rewrite_due(web: Web) -> int:
    """Begin the jobs that are due; return their number."""
    now, begun = web.clock(), 0
    quiet, oldest = now - QUIET, now - PATIENCE
    for due in await web.query(lambda unit: unit.corrections.pending(quiet, oldest)):
        begun += await web.transact(partial(_begin_due, web, due))
    return begun


async def redo_summary(request: Request) -> Response:
    """Let the summary be made anew from the corrected text."""
    visitor, answer = await own_answer(request)
    web = web_of(request)
    await check_form(request, visitor.form_token)
    if wait := web.summaries.wait(str(visitor.person.id)):
        return pages_of(request).too_many(visitor.tongue, wait)
    begun = await web.transact(lambda unit: _begin(web, unit, answer, uuid.uuid4().hex, True))
    if not begun:
        return pages_of(request).message(visitor.tongue, 409, visitor.tongue.t("again-busy"))
    return pages_of(request).message(visitor.tongue, 200, visitor.tongue.t("web-summary-asked"))


async def _begin_due(web: Web, due: Pending, unit: Unit) -> bool:
    answer = await find_answer(unit, due.job_id)
    if answer is None:
        return False
    return await _begin(web, unit, answer, f"{answer.job.id} {due.version}", summary=False)


async def _begin(web: Web, unit: Unit, answer: StoredAnswer, key: str, summary: bool) -> bool:
    """Store the job. Returns False while another redo is under way."""
    now = await find_answer(unit, answer.job.id)
    if now is None or now.busy or not await unit.jobs.hold(now.job.id):
        return False
    names, newest = await current_names(unit, now), await unit.corrections.newest(now.root)
    job = rewrite_job(now, key, names, web.clock(), summary=summary, upto=newest)
    return await unit.jobs.add(job, counts=False)
