"""Jobs as programs see them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request

from bot.web.api import schemas
from bot.web.api.callers import caller_of
from bot.web.api.mounts import PREFIX
from bot.web.api.problems import no_such
from bot.web.context import web_of
from bot.web.media_types import download_type
from bot.web.results import given_files
from storage.database import Unit
from storage.models import Failure as StoredFailure
from storage.models import Job, JobState, Result, SpeakerShare


async def own_job(request: Request, unit: Unit, job_id: str) -> Job:
    """Return a job of the caller. Raises Problem, the same whether there is none or it is
    somebody else's."""
    job = await unit.jobs.get(job_id)
    if job is None or job.account not in caller_of(request).person.accounts:
        raise no_such(request)
    return job


async def shown_job(request: Request, unit: Unit, job: Job) -> schemas.Job:
    """Return a job as a program sees it, with its place in the queue."""
    waits = job.state is JobState.QUEUED and job.media.blob is not None
    return show_job(request, job, await unit.jobs.position(job.id) if waits else None)


def show_job(request: Request, job: Job, ahead: int | None = None) -> schemas.Job:
    """Return a job as a program sees it."""
    result, failure = job.result, job.failure
    url = f"{PREFIX}/jobs/{job.id}"
    return schemas.Job(
        id=job.id,
        name=job.media.name,
        state=job.state,
        stage=job.stage,
        progress=_progress(request, job),
        ahead=ahead,
        created=job.created,
        started=job.started,
        finished=job.finished,
        redo_of=job.again_of,
        language=result.language or None if result else None,
        seconds=result.seconds if result else None,
        headline=result.headline or None if result else None,
        speakers=shown_speakers(result.speakers) if result else [],
        files=_files(url, result) if result else [],
        failure=_failure(request, failure) if failure else None,
        url=url,
        result_url=f"{url}/result" if result else None,
    )


def shown_speakers(shares: Sequence[SpeakerShare]) -> list[schemas.Speaker]:
    """Return the speakers of a result."""
    return [schemas.Speaker(id=it.id, name=it.name, seconds=round(it.seconds, 3)) for it in shares]


def _files(url: str, result: Result) -> list[schemas.File]:
    return [
        schemas.File(
            number=number,
            kind=file.kind,
            name=file.name,
            media_type=download_type(file.kind),
            size=file.blob.size,
            sha256=file.blob.sha256,
            url=f"{url}/files/{number}",
        )
        for number, file in enumerate(given_files(result))
    ]


def _failure(request: Request, failure: StoredFailure) -> schemas.Failure:
    t = caller_of(request).tongue.t
    return schemas.Failure(code=failure.code, detail=t.failure(failure))


def _progress(request: Request, job: Job) -> schemas.Progress | None:
    web = web_of(request)
    hint = web.live.progress(job.id) or web.services.hints.get(job.id)
    if hint is None or job.state is not JobState.RUNNING:
        return None
    return schemas.Progress(fraction=min(1.0, max(0.0, hint.fraction)), seconds_left=hint.left)
