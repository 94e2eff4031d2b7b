"""Routes that take a recording: as a file, or by a link."""

from __future__ import annotations

import asyncio
import math
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.no_message import is_uploaded
from bot.jobs.recording_checks import linked_media
from bot.jobs.submission import Submission, check_file, submit_file, submit_link
from bot.parsing.numbers import small_number
from bot.quota.rules import effective_quota
from bot.web.api import schemas
from bot.web.api.bodies import answer, errors
from bot.web.api.callers import Caller, caller_of, check_token
from bot.web.api.forms import FIELD_BYTES, Form, read_form, too_large
from bot.web.api.idempotency import (
    NO_NUL,
    IdempotencyKey,
    check_same,
    fingerprint,
    request_key,
    reused,
)
from bot.web.api.problems import Problem
from bot.web.api.shown_jobs import show_job, shown_job
from bot.web.context import web_of
from storage.database import Unit
from storage.models import MEGABYTE, Job, Person

router = APIRouter(tags=["jobs"])

MOST_AT_ONCE = 4
"""Files of one person that come at once: each has a connection and space on the disk."""
_OPTIONS = (
    "Options as in a caption: `lang=de speakers=2-4 summary=short formats=txt,srt`. "
    "The person's settings are the default."
)
_coming: Counter[int] = Counter()

FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "The recording.",
                        },
                        "options": {"type": "string", "description": _OPTIONS},
                    },
                }
            }
        },
    }
}


class LinkedRecording(BaseModel):
    """Recording at a link."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(min_length=1, max_length=2000, description="https://… of the recording.")
    options: str = Field(default="", max_length=2000, pattern=NO_NUL, description=_OPTIONS)


@router.post(
    "/jobs",
    status_code=202,
    response_model=schemas.Job,
    responses=errors(409, 413, 422),
    openapi_extra=FORM,
)
async def send_file(request: Request, idempotency_key: IdempotencyKey = None) -> Response:
    """Send a recording. Its job begins at once; card and answer also come to the person's chat."""
    caller, key = caller_of(request), request_key(idempotency_key)
    async with received(request, Submission(caller.account, key)) as form:
        options = form.value("options")
        digest = fingerprint(idempotency_key, "file", form.sha256, options)
        job = await submit_form(request, form, key, options, digest)
    return await accepted(request, job)


@router.post("/links", status_code=202, response_model=schemas.Job, responses=errors(409, 422))
async def send_link(
    request: Request,
    recording: Annotated[LinkedRecording, Body()],
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Send a link to a recording, which the service downloads."""
    services, account = web_of(request).services, caller_of(request).account
    media, _ = linked_media(services, [recording.url], account.platform)
    options = recording.options
    asked = Submission(
        account,
        request_key(idempotency_key),
        options,
        fingerprint(idempotency_key, "link", recording.url, options),
        partial(check_token, request),
    )
    job = await submit_link(services, asked, recording.url)
    await check_same(request, job, asked.fingerprint)
    if job.media.handle != media.handle:
        raise reused(request)
    return await accepted(request, job)


@asynccontextmanager
async def received(request: Request, asked: Submission | None = None) -> AsyncIterator[Form]:
    """Receive a form with a file, and delete it after the block. The rules are checked before the
    bytes come where the key of the job is known by then. Raises Problem and UserError."""
    services, caller = web_of(request).services, caller_of(request)
    most = largest_file(request, caller.person)
    announced = small_number(request.headers.get("content-length", ""), digits=18)
    if announced - 2 * FIELD_BYTES > most:
        raise too_large(announced, most)
    if asked is not None:
        await check_file(services, asked, "", max(0, announced - 2 * FIELD_BYTES))
    with _place(caller):
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
        try:
            form = await read_form(request, folder / "source", most)
            if form.path is None:
                detail = caller.tongue.t("api-invalid", problem="body.file")
                raise Problem(422, "invalid_request", detail, errors=[("body.file", "missing")])
            yield form
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def submit_form(
    request: Request, form: Form, key: str, options: str, digest: str = ""
) -> Job:
    """Return the job of a form; `digest` is the fingerprint of the request. Raises Problem and
    UserError."""
    assert form.path is not None  # noqa: S101 - `received` has checked it
    check = partial(check_token, request)
    asked = Submission(caller_of(request).account, key, options, digest, check)
    job = await submit_file(web_of(request).services, asked, form.file_name, form.path)
    await check_same(request, job, digest)
    if not is_uploaded(job.media) or job.media.size != form.size:
        raise reused(request)
    return job


async def accepted(request: Request, job: Job) -> Response:
    """Return the response for a job that will be worked on."""

    async def read(unit: Unit) -> schemas.Job:
        now = await unit.jobs.get(job.id)
        return await shown_job(request, unit, now) if now else show_job(request, job)

    shown = await web_of(request).query(read)
    response = answer(request, shown, 202)
    response.headers["Location"] = shown.url
    return response


@contextmanager
def _place(caller: Caller) -> Iterator[None]:
    """Count a file that comes. Raises Problem for one too many."""
    person = caller.person.id
    if _coming[person] >= MOST_AT_ONCE:
        words = caller.tongue.t("web-busy")
        raise Problem(429, "too_many_requests", words, {"Retry-After": "10"})
    _coming[person] += 1
    try:
        yield
    finally:
        _coming[person] -= 1
        if not _coming[person]:
            del _coming[person]


def largest_file(request: Request, person: Person) -> float:
    """Return the bytes that a file of a person may have."""
    services = web_of(request).services
    quota = effective_quota(person, services.settings, services.pipeline)
    return quota.largest * MEGABYTE if quota.largest else math.inf
