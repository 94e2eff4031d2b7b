"""Jobs behind requests that wait for their transcript."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from starlette.requests import Request

from bot.jobs.redo_rules import StoredAnswer
from bot.jobs.submission import Submission
from bot.web.api.callers import Caller, caller_of, check_token
from bot.web.api.forms import Form
from bot.web.api.problems import Problem, no_such
from bot.web.api.results import of_sentences
from bot.web.api.sending import submit_form
from bot.web.context import web_of
from bot.web.editing.text import load_text
from storage.database import Unit
from storage.models import Job, JobState, Transcript
from storage.user_mistakes import mistake_codes

WAIT_SECONDS = 3600.0
"""After which a program reads that it should ask again; the job goes on."""
LOOK_SECONDS = 0.5
"""Between two looks at the row."""
MOST_WAITING = 20
"""Requests of one person that wait at once: each holds a connection."""
_MOST_TRIES = 100
"""Jobs on the same bytes that failed or were cancelled."""
_waiting: Counter[int] = Counter()
"""Waiting requests by person."""


async def finished_job(request: Request, form: Form, options: str) -> Job:
    """Return the done job of a form: that of an earlier request with the same bytes and options, or
    a new one. Raises Problem and UserError."""
    caller = caller_of(request)
    assert form.path is not None  # noqa: S101 - `received` has checked it
    with _place(caller):
        key = await _key(request, caller, f"{form.sha256} {options}")
        job = await submit_form(request, form, key, options)
        form.path.unlink(missing_ok=True)  # it is stored, and the job may take hours
        return await _wait(request, job)


@contextmanager
def _place(caller: Caller) -> Iterator[None]:
    """Hold one of the places of a person. Raises Problem when all are taken."""
    person = caller.person.id
    if _waiting[person] >= MOST_WAITING:
        words = caller.tongue.t("web-busy")
        raise Problem(429, "too_many_requests", words, {"Retry-After": "10"})
    _waiting[person] += 1
    try:
        yield
    finally:
        _waiting[person] -= 1
        if not _waiting[person]:
            del _waiting[person]


async def transcript_of(request: Request, job: Job) -> Transcript:
    """Return the transcript of a done job; without its words, of its sentences."""
    web, result = web_of(request), job.result
    if result is None:
        raise no_such(request)
    if (text := await load_text(web, StoredAnswer(job, None, busy=False))) is not None:
        return text.transcript
    return of_sentences(result, await web.query(lambda unit: unit.transcripts.lines(job.id)))


async def _key(request: Request, caller: Caller, content: str) -> str:
    """Return the key of the request's job. A client that lost its connection repeats the request;
    after a failure it wants another try."""
    web = web_of(request)
    base = hashlib.sha256(content.encode()).hexdigest()[:32]
    for number in range(_MOST_TRIES):
        asked = Submission(caller.account, f"openai:{base}:{number}")
        known = await web.query(partial(_find, job_id=asked.job_id))
        if known is None or known.state not in (JobState.FAILED, JobState.CANCELLED):
            return asked.key
    return f"openai:{base}:{_MOST_TRIES}"


async def _find(unit: Unit, job_id: str) -> Job | None:
    return await unit.jobs.get(job_id)


async def _find_for(request: Request, job_id: str, unit: Unit) -> Job | None:
    """Return a job for a program whose token has not ended. Raises Problem."""
    await check_token(request, unit)
    return await unit.jobs.get(job_id)


async def _wait(request: Request, job: Job) -> Job:
    """Return the job when it is done. Raises Problem when it fails, or takes too long."""
    web, t = web_of(request), caller_of(request).tongue.t
    loop = asyncio.get_running_loop()
    until = loop.time() + WAIT_SECONDS
    while True:
        now = await web.query(partial(_find_for, request, job.id))
        if now is None or now.state is JobState.CANCELLED:
            raise Problem(422, "cancelled", f"{job.media.name}: {t('state-cancelled')}")
        if now.state is JobState.DONE:
            return now
        if now.failure is not None and now.state.is_final:
            status = 422 if now.failure.code in mistake_codes() else 500
            raise Problem(status, now.failure.code, t.failure(now.failure))
        ends = loop.time() > until or not web.live.is_open  # the pages stop
        if ends or await request.is_disconnected():
            raise Problem(503, "unfinished", t("web-working"), {"Retry-After": "10"})
        await asyncio.sleep(LOOK_SECONDS)
