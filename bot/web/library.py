"""A person's own results, newest first, what is in progress, and the search in all of them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.i18n.translator import timecode
from bot.jobs.redo_rules import find_own_answer
from bot.parsing.numbers import small_number
from bot.quota.rules import effective_quota
from bot.views.excerpts import excerpt
from bot.web.context import web_of
from bot.web.live.cards import Card
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, visitor_of
from storage.database import Unit
from storage.models import Job
from storage.repositories import Found
from storage.search_text import phrases

PAGE = 20
_FOUND_PAGE = 10
_MOST_PAGES = 50
_LONGEST_QUESTION = 200
_EXCERPT = 240
_SHOWN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """Result in the list."""

    id: str
    name: str
    facts: str
    headline: str


@dataclass(frozen=True, slots=True)
class Place:
    """Sentence that was found, with its time in seconds."""

    at: float
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Recording in which the words were found."""

    entry: Entry
    places: tuple[Place, ...]


async def show_library(request: Request) -> Response:
    """Show the library, or what was found with `?q=words`."""
    visitor = await visitor_of(request)
    words = " ".join(request.query_params.get("q", "")[:_LONGEST_QUESTION].split())
    if phrases(words):
        return await _show_found(request, visitor, words)
    before = request.query_params.get("before", "")

    async def read(unit: Unit) -> list[Job]:
        start = await find_own_answer(unit, visitor.person, before) if before else None
        last = start.job if start else None
        return await unit.history.list_for(visitor.accounts, PAGE + 1, before=last)

    jobs = await web_of(request).query(read)
    shown = jobs[:PAGE]
    older = f"/?before={shown[-1].id}" if len(jobs) > PAGE else ""
    return pages_of(request).page(
        "library",
        visitor.tongue,
        form_token=visitor.form_token,
        words="",
        entries=[_entry(job) for job in shown],
        working=[] if before else await _in_progress(request, visitor),
        blank_card=Card("", "", "", ""),
        older=older,
        is_first=not before,
        largest=_largest(request, visitor),
        request_key=secrets.token_hex(16),
    )


def _largest(request: Request, visitor: Visitor) -> str:
    """Return the largest file in megabytes that the visitor may upload, "" for no limit."""
    services = web_of(request).services
    quota = effective_quota(visitor.person, services.settings, services.pipeline)
    return f"{quota.largest:g}" if quota.largest else ""


async def _in_progress(request: Request, visitor: Visitor) -> list[Card]:
    live = web_of(request).live
    snapshot = await live.read(visitor.accounts)
    return live.cards(visitor.accounts, visitor.tongue.t, snapshot)


def _entry(job: Job) -> Entry:
    result = job.result
    facts = [timecode(result.seconds)] if result else []
    headline = " ".join(result.headline.split()) if result else ""
    return Entry(job.id, job.media.name, " · ".join([*facts, f"{job.created:%Y-%m-%d}"]), headline)


async def _show_found(request: Request, visitor: Visitor, words: str) -> Response:
    page = min(small_number(request.query_params.get("page", "")), _MOST_PAGES)

    async def search(unit: Unit) -> list[Found]:
        return await unit.transcripts.search(
            visitor.accounts, words, _FOUND_PAGE + 1, page * _FOUND_PAGE
        )

    found = await web_of(request).query(search)
    return pages_of(request).page(
        "found",
        visitor.tongue,
        form_token=visitor.form_token,
        words=words,
        hits=_hits(found[:_FOUND_PAGE], words),
        page=page,
        more=len(found) > _FOUND_PAGE and page < _MOST_PAGES,
    )


def _hits(found: Sequence[Found], words: str) -> list[Hit]:
    return [
        Hit(
            _entry(each.job),
            tuple(
                Place(line.start, line.speaker, excerpt(line, words, _EXCERPT))
                for line in each.lines[:_SHOWN_PLACES]
            ),
        )
        for each in found
    ]
