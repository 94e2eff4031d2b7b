"""Routes that change a job: cancel, redo, names of speakers, delete."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from bot.chat import Command, Origin
from bot.context.refusals import RequestRefused
from bot.context.request import Request
from bot.jobs.answer_message import delete_rows
from bot.jobs.redo_rules import StoredAnswer, find_own_answer
from bot.jobs.start_redo import check_not_busy, start_redo
from bot.jobs.unfinished import cancel_jobs, tell_workers
from bot.parsing import speaker_names
from bot.parsing.options import read_for_recording
from bot.people import voice_memory
from bot.people.deletion import carry_out
from bot.views.answer import is_silent
from bot.web.api import schemas
from bot.web.api.bodies import answer, errors
from bot.web.api.callers import caller_of
from bot.web.api.idempotency import NO_NUL, IdempotencyKey, request_key, reused
from bot.web.api.problems import no_such
from bot.web.api.reading import JobId
from bot.web.api.sending import accepted
from bot.web.api.shown_jobs import own_job, shown_job
from bot.web.context import web_of
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Deletion, Job, Options, VoiceConsent

router = APIRouter(tags=["jobs"])

Asked = Request[Command]
"""The request of a program, in the form of a command, for the rules of the chats."""


class Redo(BaseModel):
    """Options of a redo."""

    model_config = ConfigDict(extra="forbid")

    options: str = Field(
        min_length=1,
        max_length=2000,
        pattern=NO_NUL,
        description="Options as after `/again`: `lang=de summary=short`. Others stay as they are.",
    )


class SpeakerNames(BaseModel):
    """Names by id of speaker; an empty name removes one. Speakers that are left out keep theirs."""

    model_config = ConfigDict(extra="forbid")

    names: dict[str, Annotated[str, Field(max_length=200)]] = Field(
        min_length=1, max_length=200, description='Such as `{"S1": "Anna"}`.'
    )


@router.post(
    "/jobs/{job}/cancel", response_model=schemas.Job, responses=errors(404, 409), tags=["jobs"]
)
async def cancel_job(request: HttpRequest, job: JobId) -> Response:
    """Cancel a job that has not ended."""
    web = web_of(request)

    async def cancel(unit: Unit) -> Job:
        known = await own_job(request, unit, job)
        if not await cancel_jobs(unit, [known]):
            raise RequestRefused("cancel-over")
        return known

    cancelled = await web.transact(cancel)
    await tell_workers(web.services, [cancelled])

    async def read(unit: Unit) -> schemas.Job:
        return await shown_job(request, unit, await own_job(request, unit, job))

    return answer(request, await web.query(read))


@router.post(
    "/jobs/{job}/redo",
    status_code=202,
    response_model=schemas.Job,
    responses=errors(404, 409, 422),
)
async def redo_job(
    request: HttpRequest,
    job: JobId,
    redo: Annotated[Redo, Body()],
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Do a result anew with other options, as `/again`: a new job with an id of its own."""

    async def options(_asked: Asked, _unit: Unit, known: StoredAnswer) -> Options:
        wanted = read_for_recording(redo.options, known.job.options)
        if wanted == known.job.options:
            raise RequestRefused("again-same")
        return wanted

    return await _redo(request, job, idempotency_key, options)


@router.put(
    "/jobs/{job}/speakers",
    status_code=202,
    response_model=schemas.Job,
    responses=errors(404, 409, 422),
)
async def name_speakers(
    request: HttpRequest,
    job: JobId,
    speakers: Annotated[SpeakerNames, Body()],
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Name the speakers of a result, as `/names`: a new job makes its text and files anew."""

    async def options(asked: Asked, unit: Unit, known: StoredAnswer) -> Options:
        before, result = known.job.options, known.result
        shares = () if is_silent(result) else result.speakers
        if len(shares) < 2 or not {share.id for share in shares} >= set(speakers.names):
            raise RequestRefused("names-one") if len(shares) < 2 else no_such(request)
        now = dict(speaker_names.current(shares, before.names, result.recognized))
        given = {one: speaker_names.clean(name) for one, name in speakers.names.items()}
        names = tuple((it.id, given.get(it.id, now.get(it.id, ""))) for it in shares)
        is_any = any(name for _, name in (*names, *now.items()))
        wanted = replace(before, names=names if is_any else ())
        if wanted == before:
            raise RequestRefused("again-same")
        if asked.person.options.voices is VoiceConsent.YES:
            entered = {one: name for one, name in given.items() if name}
            said = asked.reply("names-begun")
            await voice_memory.learn_or_offer(asked, unit, known.job, entered, said)
        return wanted

    return await _redo(request, job, idempotency_key, options)


@router.delete("/jobs/{job}", status_code=204, responses=errors(404, 409), tags=["jobs"])
async def delete_job(request: HttpRequest, job: JobId) -> Response:
    """Delete a result with everything that redid it, its files, and its message in the chat. What
    others sent with the same bytes stays."""
    web = web_of(request)
    t = caller_of(request).tongue.t

    async def delete(unit: Unit) -> Deletion:
        known = await own_job(request, unit, job)
        found = await find_own_answer(unit, caller_of(request).person, job)
        if found is not None:
            check_not_busy(found)
        elif not known.state.is_final:
            raise RequestRefused("again-busy")
        shown = found.message if found else known.card
        owed = Deletion(
            id=uuid.uuid4().hex,
            message=shown or known.reply_to,
            may_edit=shown is not None,
            key=f"api:{known.id}:deleted",
            locale=known.locale,
        )
        return await delete_rows(unit, found.job if found else known, owed, t)

    owed = await web.transact(delete)
    if owed.message.address.platform in web.services.chats:  # else the bot of the platform does it
        lane = owed.message.address
        web.services.tasks.start(lane, partial(carry_out, web.services, owed))
    return Response(status_code=204)


async def _redo(
    request: HttpRequest,
    job: str,
    written: str | None,
    read: Callable[[Asked, Unit, StoredAnswer], Awaitable[Options]],
) -> Response:
    """Start a redo with the options that `read` returns, by the rules of the chats."""
    web, key = web_of(request), request_key(written)

    async def start(unit: Unit) -> tuple[Job, Callable[[], Awaitable[None]] | None]:
        await unit.people.lock()
        await own_job(request, unit, job)
        found = await find_own_answer(unit, caller_of(request).person, job)
        if found is None:
            raise RequestRefused("again-busy")
        asked = await _asked(request, unit, found, key)
        job_id = asked.origin.job_id(asked.origin.key)
        if (known := await unit.jobs.get(job_id)) is not None:
            if known.again_of != found.root:
                raise reused(request)
            return known, None
        reply = await start_redo(asked, unit, found, await read(asked, unit, found))
        begun = await own_job(request, unit, job_id)
        if reply is not None and reply.owed is not None:
            await unit.handed_over.add(begun)
        return begun, reply.then if reply else None

    begun, then = await web.transact(start)
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
