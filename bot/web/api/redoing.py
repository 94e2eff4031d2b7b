"""Start of a redo for a program, by the rules of the chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from bot.chat import Command, Origin
from bot.context.refusals import RequestRefused
from bot.context.request import Request
from bot.jobs.redo_rules import StoredAnswer, find_own_answer
from bot.jobs.start_redo import start_redo
from bot.web.api.callers import caller_of, transact
from bot.web.api.idempotency import request_key, reused
from bot.web.api.sending import accepted
from bot.web.api.shown_jobs import own_job
from bot.web.context import web_of
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Job, Options

Asked = Request[Command]
"""The request of a program, in the form of a command, for the rules of the chats."""


async def begin_redo(
    request: HttpRequest,
    job: str,
    written: str | None,
    digest: str,
    read: Callable[[Asked, Unit, StoredAnswer], Awaitable[Options]],
) -> Response:
    """Start a redo with the options that `read` returns, by the rules of the chats. `digest` is the
    fingerprint of the request. Raises Problem and UserError."""
    key = request_key(written)

    async def start(unit: Unit) -> tuple[Job, Callable[[], Awaitable[None]] | None]:
        await unit.people.lock()
        # Of requests with one key at one moment the second sees the job of the first.
        await unit.usage.lock(caller_of(request).person.accounts)
        await own_job(request, unit, job)
        found = await find_own_answer(unit, caller_of(request).person, job)
        if found is None:
            raise RequestRefused("again-busy")
        asked = await _asked(request, unit, found, key)
        job_id = asked.origin.job_id(asked.origin.key)
        if (known := await unit.jobs.get(job_id)) is not None:
            is_same = await unit.fingerprints.matches(job_id, digest)
            if known.again_of != found.root or not is_same:
                raise reused(request)
            return known, None
        reply = await start_redo(asked, unit, found, await read(asked, unit, found))
        begun = await own_job(request, unit, job_id)
        await unit.fingerprints.add(job_id, digest)
        if reply is not None and reply.owed is not None:
            await unit.handed_over.add(begun)
        return begun, reply.then if reply else None

    begun, then = await transact(request, start)
    if then is not None:
        await _begin(request, job, begun, then)
    return await accepted(request, begun)


async def _asked(request: HttpRequest, unit: Unit, found: StoredAnswer, key: str) -> Asked:
    """Return the request as the chat of the answer would have it. Raises NoAccess."""
    services, account = web_of(request).services, caller_of(request).account
    person = await unit.people.find(account)
    if person is None:
        raise NoAccess(account=str(account))
    locale = person.ui_locale or person.locale
    origin = Origin(f"{account} {key}", account, found.message or found.job.reply_to, locale)
    t = services.translations.for_locale(locale)
    return Request(services, Command(origin, "again"), person, t)


async def _begin(
    request: HttpRequest, job: str, begun: Job, then: Callable[[], Awaitable[None]]
) -> None:
    """Give a redo the stored recording; without it the bot of the platform fetches it again."""
    services = web_of(request).services
    is_elsewhere = begun.account.platform not in services.chats
    if begun.media.blob is None and is_elsewhere and not await _is_stored(request, job):
        await services.database.transact(lambda unit: unit.handed_over.add(begun))
        return
    services.tasks.start(("redo", begun.id), then)


async def _is_stored(request: HttpRequest, job: str) -> bool:
    web = web_of(request)
    known = await web.query(lambda unit: unit.jobs.get(job))
    blob = known.media.blob if known else None
    return blob is not None and await asyncio.to_thread(web.blobs.exists, blob.key)
