"""Tracks of a film on the page of its result: captions, and chapters. https://www.w3.org/TR/webvtt1/."""

from __future__ import annotations

import asyncio
import tempfile
from html import escape
from itertools import pairwise
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.redo_rules import StoredAnswer
from bot.views.answer import is_silent
from bot.web.answers import own_answer
from bot.web.context import Web, web_of
from bot.web.documents.making import NotMade, make_file, names_of
from bot.web.pages import Tongue, pages_of
from pipeline.export.direction import directed, is_right_to_left
from storage import logs
from storage.models import Chapter, FileKind, Format

_MIME = "text/vtt; charset=utf-8"
_FULL_SECONDS = 5

log = logs.get(__name__)


async def send_captions(request: Request) -> Response:
    """Send the captions of a result to the player of its page."""
    visitor, answer = await own_answer(request)
    return await captions_response(request, answer, visitor.tongue, str(visitor.person.id))


async def captions_response(
    request: Request, answer: StoredAnswer, tongue: Tongue, who: str
) -> Response:
    """Return the captions of a result; `who` is the key of limits."""
    web, pages = web_of(request), pages_of(request)
    missing = pages.message(tongue, 404, tongue.t("web-not-found"))
    if is_silent(answer.result):
        return missing
    root = answer.root
    key = _key(answer), await web.query(lambda unit: unit.corrections.newest(root))
    if (track := web.tracks.get(key)) is None:
        if web.documents.is_full(who) or web.results.wait(who):
            return pages.too_many(tongue, _FULL_SECONDS)
        async with web.documents.turn(who):
            track = web.tracks.get(key) or await _made(web, answer)
        if track is None:
            return missing
        web.tracks.put(key, track)
    return Response(track, media_type=_MIME)


def _key(answer: StoredAnswer) -> object:
    """Return what captions depend on: the bytes of the words, the names, and the job for those
    without words. Corrections since count beside it."""
    kinds = (FileKind.WORDS, FileKind.JSON)
    stored = tuple(it.blob.sha256 for it in answer.result.files if it.kind in kinds)
    return answer.job.id, stored, tuple(names_of(answer.result).items())


async def _made(web: Web, answer: StoredAnswer) -> bytes | None:
    with tempfile.TemporaryDirectory(dir=web.services.scratch) as folder:
        try:
            made = await make_file(web, answer, Format.VTT, Path(folder))
        except NotMade as error:
            log.warning("captions of a page not made", problem=str(error))
            return None
        path = Path(folder, "document")
        return await asyncio.to_thread(path.read_bytes) if made.is_made else None


async def send_chapters(request: Request) -> Response:
    """Send the chapters of a result to the player of its page."""
    visitor, answer = await own_answer(request)
    return chapters_response(request, answer, visitor.tongue)


def chapters_response(request: Request, answer: StoredAnswer, tongue: Tongue) -> Response:
    """Return the chapters of a result."""
    summary, seconds = answer.result.summary, answer.result.seconds
    if summary is None or not summary.chapters:
        return pages_of(request).message(tongue, 404, tongue.t("web-not-found"))
    return Response(chapters_track(summary.chapters, seconds), media_type=_MIME)


def chapters_track(chapters: tuple[Chapter, ...], seconds: float) -> str:
    """Return chapters as WebVTT; each lasts to the next one. One without a length is left out."""
    last = max(seconds, chapters[-1].start + 1) if chapters else seconds
    ends = [*(each.start for each in chapters), last]
    cues = ["WEBVTT\n"]
    for chapter, (start, end) in zip(chapters, pairwise(ends), strict=True):
        title = " ".join(chapter.title.split())
        if title and start < end:
            text = escape(directed(title, is_right_to_left((title,))), quote=False)
            cues.append(f"{_clock(start)} --> {_clock(end)}\n{text}\n")
    return "\n".join(cues)


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
