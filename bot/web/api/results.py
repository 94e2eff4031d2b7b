"""Routes of a result: its transcript as JSON, its files, and the recording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.bodies import RATE_HEADERS, errors, json_answer, limited
from bot.web.api.made_files import corrected_result
from bot.web.api.problems import Problem, no_such, tongue_of_request
from bot.web.api.reading import JobId
from bot.web.api.result_schemas import Result
from bot.web.api.shown_jobs import own_job
from bot.web.context import web_of
from bot.web.media_types import UNKNOWN, attachment, download_type
from bot.web.ranges import respond
from bot.web.results import given_files
from pipeline.export.transcript_json import transcript_json
from storage.models import (
    Blob,
    FileKind,
    Job,
    Line,
    Segment,
    Transcript,
)
from storage.models import Result as StoredResult

router = APIRouter(tags=["results"])

_RANGE: dict[str, Any] = {
    "parameters": [
        {
            "name": "Range",
            "in": "header",
            "required": False,
            "description": "One range of bytes: RFC 9110, section 14.",
            "schema": {"type": "string"},
        }
    ]
}
_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_CONTENT: dict[str, Any] = {"application/octet-stream": _FILE, "*/*": _FILE}
"""Generated clients know the first type; one that finds none takes the answer for a problem."""
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The whole file.",
        "content": _CONTENT,
        "headers": {"ETag": {"schema": {"type": "string"}}, **RATE_HEADERS},
    },
    206: {
        "description": "A range of it.",
        "content": _CONTENT,
    },
    **errors(304, 404, 416),
}


@router.get(
    "/jobs/{job}/result",
    response_model=Result,
    responses={200: {"headers": RATE_HEADERS}, **errors(304, 404, 409)},
)
async def get_result(request: Request, job: JobId) -> Response:
    """Return the transcript with words, speakers and summary, as corrected on its page."""
    web = web_of(request)
    stored = await web.query(lambda unit: own_job(request, unit, job))
    if stored.result is None:
        raise Problem(409, "no_result", why_none(request, stored))
    if (corrected := await corrected_result(request, stored)) is not None:
        return json_answer(request, corrected)
    for kind in (FileKind.WORDS, FileKind.JSON):
        for file in (it for it in stored.result.files if it.kind is kind):
            if response := await _bytes(request, file.blob, "application/json", "inline"):
                return response
    lines = await web.query(lambda unit: unit.transcripts.lines(job))
    if not lines and stored.result.files:
        raise no_such(request)
    result = stored.result
    document = transcript_json(
        of_sentences(result, lines), result.summary, result.speakers, result.engines, result.notes
    )
    return Response(document.encode("utf-8", "replace"), media_type="application/json")


@router.get("/jobs/{job}/files/{number}", response_class=Response, responses=_BYTES,
            openapi_extra=_RANGE)  # fmt: skip
async def get_file(
    request: Request, job: JobId, number: Annotated[int, Path(ge=0, le=999)]
) -> Response:
    """Return a file of the result."""
    stored = await web_of(request).query(lambda unit: own_job(request, unit, job))
    files = given_files(stored.result) if stored.result else []
    if number >= len(files):
        raise no_such(request)
    file = files[number]
    mime, disposition = download_type(file.kind), attachment(file.name)
    return await _bytes(request, file.blob, mime, disposition) or _gone(request)


@router.get("/jobs/{job}/recording", response_class=Response, responses=_BYTES,
            openapi_extra=_RANGE)  # fmt: skip
async def get_recording(request: Request, job: JobId) -> Response:
    """Return the recording as it was sent, while it is kept."""
    stored = await web_of(request).query(lambda unit: own_job(request, unit, job))
    if stored.media.blob is None:
        raise no_such(request)
    disposition = attachment(stored.media.name)
    return await _bytes(request, stored.media.blob, UNKNOWN, disposition) or _gone(request)


for _path, _endpoint in (
    ("/jobs/{job}/files/{number}", get_file),
    ("/jobs/{job}/recording", get_recording),
):  # a HEAD answered as GET would read all bytes
    router.add_api_route(_path, _endpoint, methods=["HEAD"], include_in_schema=False)


async def _bytes(request: Request, blob: Blob, mime: str, disposition: str) -> Response | None:
    response = await respond(request, web_of(request).blobs, blob, mime, disposition)
    return limited(request, response) if response else None


def _gone(request: Request) -> Response:
    raise no_such(request)


def why_none(request: Request, job: Job) -> str:
    """Return the words that say why a job has no result."""
    t = tongue_of_request(request).t
    if job.failure is not None:
        return t.failure(job.failure)
    return t("state-cancelled") if job.state.is_final else t("web-working")


def of_sentences(result: StoredResult, lines: Sequence[Line]) -> Transcript:
    """Return a transcript of which only the sentences for search are stored."""
    ids = {share.name: share.id for share in result.speakers}
    ends = [*(line.start for line in lines[1:]), result.end]
    segments = tuple(
        Segment(line.start, max(line.start, end), line.text, (), ids.get(line.speaker))
        for line, end in zip(lines, ends, strict=bool(lines))
    )
    return Transcript(result.language, result.seconds, segments)
