"""The page of a result, its recording, and its files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp

from bot.i18n.translator import Translator, lasting, percent, timecode
from bot.jobs.redo_rules import StoredAnswer
from bot.parsing.numbers import small_number
from bot.views.answer import is_silent, stored_notes
from bot.web.answers import own_answer
from bot.web.context import Web, web_of
from bot.web.documents.downloads import other_formats
from bot.web.editing.state import voices_state
from bot.web.editing.text import EditedText, load_text
from bot.web.editing.versions import versions_of
from bot.web.media_types import attachment, download_type
from bot.web.pages import Tongue, pages_of
from bot.web.ranges import respond
from bot.web.transcript import ShownTranscript, shown_lines, shown_words
from pipeline.export.direction import summary_is_right_to_left
from pipeline.media.browser_media import MediaType, media_type
from pipeline.media.signatures import HEAD_BYTES
from storage.database import Unit
from storage.models import Artifact, Blob, FileKind, Point, Result, Share, Summary, Tag

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


@dataclass(frozen=True, slots=True)
class View:
    """Reader of a result: the language, the key of limits, the address of the page, the token of
    forms, and whether the files can be downloaded. Only the owner has `is_own`."""

    tongue: Tongue
    who: str
    address: str
    form_token: str
    files: bool
    is_own: bool


async def show_result(request: Request) -> Response:
    """Show a result to its owner."""
    visitor, answer = await own_answer(request)
    who, address = str(visitor.person.id), f"/result/{answer.job.id}"
    view = View(visitor.tongue, who, address, visitor.form_token, files=True, is_own=True)
    return await result_page(request, answer, view)


async def result_page(request: Request, answer: StoredAnswer, view: View) -> Response:
    """Return the page of a result."""
    web, tongue = web_of(request), view.tongue
    if wait := web.results.wait(view.who):
        return pages_of(request).too_many(tongue, wait)
    values = await _values(web, answer, view)
    render = pages_of(request).render
    if web.turns.is_full(view.who):
        return pages_of(request).too_many(tongue, _FULL_SECONDS)
    async with web.turns.turn(view.who):
        text = await load_text(web, answer)
        own = text if view.is_own else None
        values |= {"edited": own, "versions": await versions_of(web, answer, own)}
        values["voices_json"] = json.dumps(voices_state(own)) if own else ""
        values["transcript"] = await _transcript(web, answer, text)
        return HTMLResponse(await asyncio.to_thread(render, "result", tongue, **values))


async def _values(web: Web, answer: StoredAnswer, view: View) -> dict[str, Any]:
    result, t = answer.result, view.tongue.t
    links, own_tags, tags = list[Share](), list[str](), list[Tag]()
    if view.is_own:
        links, own_tags, tags = await web.query(partial(_own_values, web, answer))
    return {
        "job": answer.job,
        "result": result,
        "address": view.address,
        "is_own": view.is_own,
        "facts": _facts(result, t),
        "sections": _sections(result.summary, t),
        "summary_right_to_left": bool(result.summary and summary_is_right_to_left(result.summary)),
        "shares": _shares(result, t),
        "notes": stored_notes(result, t) if view.is_own else [],
        "recording": await recording_of(web, answer),
        "has_recording": await _has_source(web, answer),
        "files": given_files(result) if view.files else [],
        "other_formats": other_formats(result) if view.is_own else [],
        "captions": _captions_label(result, t) if not is_silent(result) else "",
        "form_token": view.form_token,
        "links": links,
        "own_tags": own_tags,
        "tags": tags,
    }


async def _own_values(
    web: Web, answer: StoredAnswer, unit: Unit
) -> tuple[list[Share], list[str], list[Tag]]:
    """Return the links to a result, its tags, and all tags of its owner."""
    root, person = answer.root, await unit.people.find(answer.job.account)
    return (
        await unit.shares.list_for(root, web.clock()),
        (await unit.tags.of_results([root])).get(root, []),
        await unit.tags.list_for(person.accounts) if person else [],
    )


async def send_recording(request: Request) -> ASGIApp:
    """Send the recording to the player of the page."""
    visitor, answer = await own_answer(request)
    sent = await recording_response(request, answer)
    return limited(request, visitor.tongue, str(visitor.person.id), sent)


async def send_file(request: Request) -> ASGIApp:
    """Send a file of the answer, to be saved."""
    visitor, answer = await own_answer(request)
    sent = await file_response(request, answer)
    return limited(request, visitor.tongue, str(visitor.person.id), sent)


async def recording_response(request: Request, answer: StoredAnswer) -> Response | None:
    """Return the bytes of the recording that a request asks for; None when they are gone."""
    web = web_of(request)
    found = await recording_of(web, answer)
    if found is None:
        return None
    return await respond(request, web.blobs, found.blob, found.type.mime, "inline")


async def file_response(request: Request, answer: StoredAnswer) -> Response | None:
    """Return the file of the answer that a request asks for; None when there is none."""
    number, files = small_number(request.path_params["number"]), given_files(answer.result)
    if number >= len(files) or request.path_params["number"] != str(number):
        return None
    file, blobs = files[number], web_of(request).blobs
    mime = download_type(file.kind)
    return await respond(request, blobs, file.blob, mime, attachment(file.name))


def limited(request: Request, tongue: Tongue, who: str, response: Response | None) -> ASGIApp:
    """Return a response within the limit of those at once, or the page for what is not there."""
    pages = pages_of(request)
    if response is None:
        return pages.message(tongue, 404, tongue.t("web-not-found"))
    refusal = pages.too_many(tongue, _FULL_SECONDS)
    return web_of(request).streams.limited(who, response, refusal)


def given_files(result: Result) -> list[Artifact]:
    """Return the files that the chat gave; a recording without speech has none."""
    return [] if is_silent(result) else [file for file in result.files if file.is_in_answer]


async def _transcript(web: Web, answer: StoredAnswer, text: EditedText | None) -> ShownTranscript:
    """Return the words with their times, else the sentences that are stored for search."""
    if text is not None:
        return await asyncio.to_thread(shown_words, text.transcript, text.voices)
    lines = await web.query(lambda unit: unit.transcripts.lines(answer.job.id))
    return shown_lines(lines, answer.result.language)


async def recording_of(web: Web, answer: StoredAnswer) -> Playable | None:
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
