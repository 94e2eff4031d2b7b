"""Downloads of a result in formats that nobody asked for with the recording."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.jobs.redo_rules import StoredAnswer
from bot.views.answer import is_silent
from bot.web.answers import not_found, own_answer
from bot.web.context import web_of
from bot.web.documents.making import NotMade, make_file, stem_of
from bot.web.guard import FILE_POLICY
from bot.web.media_types import attachment, download_type
from bot.web.pages import pages_of
from bot.web.sessions import Visitor
from storage import logs
from storage.models import FileKind, Format, Note, Result

FORMATS = (
    *(Format.DOCX, Format.PDF, Format.HTML, Format.TXT, Format.MD),
    *(Format.SRT, Format.VTT, Format.JSON),
)
_FULL_SECONDS = 5

log = logs.get(__name__)


def other_formats(result: Result) -> list[str]:
    """Return the formats that the result has no file of; none without speech."""
    there = {str(file.kind) for file in result.files if file.is_in_answer}
    return [] if is_silent(result) else [str(it) for it in FORMATS if it not in there]


async def send_document(request: Request) -> ASGIApp:
    """Make a file of the result and send it, to be saved."""
    visitor, answer = await own_answer(request)
    web, asked = web_of(request), request.path_params["format"]
    if asked not in FORMATS or is_silent(answer.result):
        return not_found(request, visitor)
    person = str(visitor.person.id)
    if wait := web.results.wait(person):
        return pages_of(request).too_many(visitor.tongue, wait)
    if web.documents.is_full(person):
        return pages_of(request).too_many(visitor.tongue, _FULL_SECONDS)
    if request.method == "HEAD":
        return Response(None, 200, _headers(answer, Format(asked)))
    async with web.documents.turn(person):  # at once behind `is_full`, which others ask, too
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=web.services.scratch))
        try:
            response = await _made(request, visitor, answer, Format(asked), folder)
        except BaseException:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            raise
    refusal = pages_of(request).too_many(visitor.tongue, _FULL_SECONDS)
    return _removing(folder, web.streams.limited(person, response, refusal))


async def _made(
    request: Request, visitor: Visitor, answer: StoredAnswer, kind: Format, folder: Path
) -> Response:
    """Return the file, or the page that says why there is none."""
    t, notes = visitor.tongue.t, tuple[Note, ...]()
    try:
        made = await make_file(web_of(request), answer, kind, folder)
        if made.is_made:
            return FileResponse(folder / "document", headers=_headers(answer, kind))
        notes = made.notes
    except NotMade as error:
        log.warning("file of a page not made", problem=str(error))
    values = notes[0].values if notes else {"format": str(kind), "code": "failed"}
    return pages_of(request).message(visitor.tongue, 503, t.coded("note", "no_document", values))


def _headers(answer: StoredAnswer, kind: Format) -> dict[str, str]:
    return {
        "Content-Type": download_type(FileKind(kind)),
        "Content-Disposition": attachment(f"{stem_of(answer)}.{kind}"),
        "Content-Security-Policy": FILE_POLICY,
    }


def _removing(folder: Path, response: ASGIApp) -> ASGIApp:
    """Return the response, behind which its folder is removed, also when a browser goes away."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await response(scope, receive, send)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    return serve
