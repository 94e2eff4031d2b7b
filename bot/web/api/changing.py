"""Routes that change a job: cancel, redo, names of speakers, delete."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from bot.context.refusals import RequestRefused
from bot.jobs.answer_message import delete_own_result
from bot.jobs.redo_rules import StoredAnswer
from bot.jobs.unfinished import cancel_jobs, tell_workers
from bot.parsing import speaker_names
from bot.parsing.options import read_for_recording
from bot.people import voice_memory
from bot.people.deletion import carry_out
from bot.views.answer import is_silent
from bot.web.api import schemas
from bot.web.api.bodies import answer, errors
from bot.web.api.callers import caller_of, transact
from bot.web.api.idempotency import NO_NUL, IdempotencyKey, fingerprint
from bot.web.api.problems import no_such
from bot.web.api.reading import JobId
from bot.web.api.redoing import Asked, begin_redo
from bot.web.api.shown_jobs import own_job, shown_job
from bot.web.context import web_of
from storage.database import Unit
from storage.models import Deletion, Job, Options, VoiceConsent

router = APIRouter(tags=["jobs"])


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

    cancelled = await transact(request, cancel)
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

    digest = fingerprint(idempotency_key, "redo", job, redo.options)
    return await begin_redo(request, job, idempotency_key, digest, options)


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

    digest = fingerprint(idempotency_key, "names", job, sorted(speakers.names.items()))
    return await begin_redo(request, job, idempotency_key, digest, options)


@router.delete("/jobs/{job}", status_code=204, responses=errors(404, 409), tags=["jobs"])
async def delete_job(request: HttpRequest, job: JobId) -> Response:
    """Delete a result with everything that redid it, its files, and its message in the chat. What
    others sent with the same bytes stays."""
    web = web_of(request)
    t = caller_of(request).tongue.t

    async def delete(unit: Unit) -> Deletion:
        owed = await delete_own_result(unit, caller_of(request).person, job, "api", t)
        if owed is None:
            raise no_such(request)
        return owed

    owed = await transact(request, delete)
    if owed.message.address.platform in web.services.chats:  # else the bot of the platform does it
        lane = owed.message.address
        web.services.tasks.start(lane, partial(carry_out, web.services, owed))
    return Response(status_code=204)
