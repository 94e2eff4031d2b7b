"""The deletion of the recordings that are chosen on the list, after a question."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import RequestRefused
from bot.jobs.answer_message import delete_own_result
from bot.people.deletion import carry_out
from bot.web.context import Web, web_of
from bot.web.library.chosen import check_chosen, own_recording
from bot.web.library.filters import read_query
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, visitor_of
from storage import logs
from storage.database import Unit
from storage.models import Job

log = logs.get(__name__)


async def delete_several(request: Request) -> Response:
    """Ask whether to delete the chosen recordings; with `sure=yes` delete them."""
    visitor, web = await visitor_of(request), web_of(request)
    form, ids = await check_chosen(request, visitor)
    back = read_query(form.get("back", ""))

    async def find(unit: Unit) -> list[Job]:
        found = [await own_recording(unit, visitor.person, each) for each in ids]
        return list({job.id: job for job in found if job}.values())

    jobs = await web.query(find)
    if not jobs:
        text = visitor.tongue.t("library-none-chosen")
        return pages_of(request).message(visitor.tongue, 422, text)
    if form.get("sure") != "yes":
        token = visitor.form_token
        return pages_of(request).page(
            "delete", visitor.tongue, form_token=token, jobs=jobs, back=back
        )
    kept = [job for job in jobs if not await _delete(web, visitor, job)]
    log.info("results deleted on the page", count=len(jobs) - len(kept), kept=len(kept))
    if kept:
        names = "\n".join(job.media.name for job in kept)
        text = f"{names}\n{visitor.tongue.t('again-busy')}"
        return pages_of(request).message(visitor.tongue, 409, text)
    return RedirectResponse(back.address(), 303)


async def _delete(web: Web, visitor: Visitor, job: Job) -> bool:
    """Delete a result. Return False while it is worked on."""
    person, t = visitor.person, visitor.tongue.t
    try:
        owed = await web.transact(lambda unit: delete_own_result(unit, person, job.id, "page", t))
    except RequestRefused:
        return False
    if owed and owed.message.address.platform in web.services.chats:  # else its bot does it
        lane = owed.message.address
        web.services.tasks.start(lane, partial(carry_out, web.services, owed))
    return True
