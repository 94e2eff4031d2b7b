"""The page of a result, its recording, and its files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp

from bot.i18n.translator import Translator, lasting, percent, timecode
from bot.jobs.redo_rules import StoredAnswer
from bot.parsing.numbers import small_number
from bot.views.answer import is_silent, stored_notes
from bot.web.answers import not_found, own_answer
from bot.web.context import Web, web_of
from bot.web.documents.downloads import other_formats
from bot.web.editing.state import voices_state
from bot.web.editing.text import EditedText, load_text
from bot.web.editing.versions import versions_of
from bot.web.media_types import attachment, download_type
from bot.web.pages import pages_of
from bot.web.ranges import respond
from bot.web.sessions import Visitor
from bot.web.transcript import ShownTranscript, shown_lines, shown_words
from pipeline.export.direction import summary_is_right_to_left
from pipeline.media.browser_media import MediaType, media_type
from pipeline.media.signatures import HEAD_BYTES
from storage.models import Artifact, Blob, FileKind, Point, Result, Summary

_FULL_SECONDS = 5
"""To wait for who waits for as many results as they may."""


@dataclass(frozen=True, slots=True)
class Section:
    """Heading with times and texts."""

    title: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Playable:
    """Stored recording that browsers may play."""

    blob: Blob
    type: MediaType


async def show_result(request: Request) -> Response:
    """Show a result to its owner."""
    visitor, answer = await own_answer(request)
    web, result, t = web_of(request), answer.result, visitor.tongue.t
    person = str(visitor.person.id)
    if wait := web.results.wait(person):
        return pages_of(request).too_many(visitor.tongue, wait)
    recording = await _recording(web, answer)
    values: dict[str, Any] = {
        "job": answer.job,
        "result": result,
        "facts": _facts(result, t),
        "sections": _sections(result.summary, t),
        "summary_right_to_left": bool(result.summary and summary_is_right_to_left(result.summary)),
        "shares": _shares(result, t),
        "notes": stored_notes(result, t),
        "recording": recording,
        "has_recording": await _has_source(web, answer),
        "files": given_files(result),
        "other_formats": other_formats(result),
        "captions": "" if is_silent(result) else _captions_label(result, t),
        "form_token": visitor.form_token,
    }
    render = pages_of(request).render
    if web.turns.is_full(person):
        return pages_of(request).too_many(visitor.tongue, _FULL_SECONDS)
    async with web.turns.turn(person):
        text = await load_text(web, answer)
        values |= {"edited": text, "versions": await versions_of(web, answer, text)}
        values["voices_json"] = json.dumps(voices_state(text)) if text else ""
        values["transcript"] = await _transcript(web, answer, text)
        return HTMLResponse(await asyncio.to_thread(render, "result", visitor.tongue, **values))


async def send_recording(request: Request) -> ASGIApp:
    """Send the recording to the player of the page."""
    visitor, answer = await own_answer(request)
    web = web_of(request)
    found = await _recording(web, answer)
    response = (
        await respond(request, web.blobs, found.blob, found.type.mime, "inline") if found else None
    )
    return _limited(request, visitor, response)


async def send_file(request: Request) -> ASGIApp:
    """Send a file of the answer, to be saved."""
    visitor, answer = await own_answer(request)
    number, files = small_number(request.path_params["number"]), given_files(answer.result)
    if number >= len(files) or request.path_params["number"] != str(number):
        return not_found(request, visitor)
    file = files[number]
    response = await respond(
        request, web_of(request).blobs, file.blob, download_type(file.kind), attachment(file.name)
    )
    return _limited(request, visitor, response)


def _limited(request: Request, visitor: Visitor, response: Response | None) -> ASGIApp:
    if response is None:
        return not_found(request, visitor)
    refusal = pages_of(request).too_many(visitor.tongue, _FULL_SECONDS)
    return web_of(request).streams.limited(str(visitor.person.id), response, refusal)


def given_files(result: Result) -> list[Artifact]:
    """Return the files that the chat gave; a recording without speech has none."""
    return [] if is_silent(result) else [file for file in result.files if file.is_in_answer]


async def _transcript(web: Web, answer: StoredAnswer, text: EditedText | None) -> ShownTranscript:
    """Return the words with their times, else the sentences that are stored for search."""
    if text is not None:
        return await asyncio.to_thread(shown_words, text.transcript, text.voices)
    lines = await web.query(lambda unit: unit.transcripts.lines(answer.job.id))
    return shown_lines(lines, answer.result.language)


async def _recording(web: Web, answer: StoredAnswer) -> Playable | None:
    """Return what the page can play: the recording, else the film that came back."""
    media = answer.job.media
    stored = [media.blob] if media.blob and not media.parts else []
    films = [it.blob for it in answer.result.files if it.kind is FileKind.VIDEO]
    for blob in (*stored, *films):
        try:
            head = await asyncio.to_thread(web.blobs.get_bytes, blob.key, HEAD_BYTES)
        except KeyError:
            continue
        if (kind := media_type(head)) is not None:
            return Playable(blob, kind)
    return None


async def _has_source(web: Web, answer: StoredAnswer) -> bool:
    blob = answer.job.media.blob
    return blob is not None and await asyncio.to_thread(web.blobs.exists, blob.key)


def _captions_label(result: Result, t: Translator) -> str:
    """Return the name of the captions in the player's menu: the language."""
    return t.language(result.language) if result.language else t("answer-transcript")


def _facts(result: Result, t: Translator) -> str:
    part = result.part
    facts = [f"{timecode(part[0])}–{timecode(part[1])}" if part else timecode(result.seconds)]
    facts += [t.language(result.language)] if result.language else []
    facts += [t("answer-speakers", count=len(result.speakers))] if result.speakers else []
    return " · ".join(facts)


def _sections(summary: Summary | None, t: Translator) -> list[Section]:
    if summary is None:
        return []
    chapters = [Point(chapter.start, chapter.title) for chapter in summary.chapters]
    lists = (
        ("answer-chapters", chapters),
        ("answer-points", summary.points),
        ("answer-decisions", summary.decisions),
        ("answer-actions", summary.actions),
        ("answer-questions", summary.questions),
    )
    return [Section(t(title), points) for title, points in lists if points]


def _shares(result: Result, t: Translator) -> list[tuple[str, str]]:
    if len(result.speakers) < 2:
        return []
    total = sum(share.seconds for share in result.speakers) or 1.0
    return [
        (share.name, f"{percent(t, share.seconds / total)} · {lasting(t, share.seconds)}")
        for share in result.speakers
    ]
