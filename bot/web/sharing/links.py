"""Links to a result, made and revoked by its owner."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.parsing.numbers import small_number
from bot.web.answers import not_found, own_answer
from bot.web.context import web_of
from bot.web.library.chosen import held_recording
from bot.web.pages import pages_of
from bot.web.sessions import Refused
from bot.web.signing_in import check_form
from storage import logs
from storage.database import Unit
from storage.models import Share

log = logs.get(__name__)

MOST_DAYS = 90


def key_of(code: str) -> str:
    """Return what is stored of a code. It has 192 random bits and needs no slow hash."""
    return hashlib.sha256(f"share:{code}".encode()).hexdigest()


async def share(request: Request) -> Response:
    """Make a link, and show it once."""
    visitor, answer = await own_answer(request)
    web, pages, t = web_of(request), pages_of(request), visitor.tongue.t
    form = await check_form(request, visitor.form_token)
    if wait := web.links.wait(str(visitor.person.id)):
        return pages.too_many(visitor.tongue, wait)
    days = min(MOST_DAYS, max(1, small_number(form.get("days", ""))))
    code, now = secrets.token_urlsafe(24), web.clock()
    made = Share(
        key_of(code),
        answer.job.id,
        answer.job.account,
        form.get("files") == "yes",
        now,
        now + timedelta(days=days),
    )
    root = answer.root

    async def add(unit: Unit) -> bool:
        await unit.people.lock()
        await unit.usage.lock(visitor.accounts)  # two at the same moment are not both the last one
        job = await held_recording(unit, visitor.person, answer.job.id)
        if job is None:  # deleted since the page was loaded
            raise Refused(not_found(request, visitor))
        return await unit.shares.add(root, replace(made, job_id=job.id), now)

    if not await web.transact(add):
        return pages.message(visitor.tongue, 409, t("web-share-full"))
    log.info("result shared", job=answer.job.id, days=days)
    link, back = f"{web.settings.web_url}/share/{code}", f"/result/{answer.job.id}"
    name, token = answer.job.media.name, visitor.form_token
    return pages.page("shared", visitor.tongue, form_token=token, link=link, back=back, name=name)


async def unshare(request: Request) -> Response:
    """End a link."""
    visitor, answer = await own_answer(request)
    form = await check_form(request, visitor.form_token)
    root, key = answer.root, form.get("key", "")
    await web_of(request).transact(lambda unit: unit.shares.revoke(root, key))
    log.info("shared link ended", job=answer.job.id)
    return RedirectResponse(f"/result/{answer.job.id}#links", 303)
