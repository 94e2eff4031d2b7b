"""Finding what was said: a person's own recordings by the words in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.chat.text import clip, short
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import Translator, timecode
from bot.jobs.send_again import open_buttons
from bot.parsing.numbers import small_number
from bot.views.excerpts import excerpt
from bot.views.pages import page_buttons
from storage.database import Unit
from storage.models import Line
from storage.repositories.transcripts import Found
from storage.search_text import phrases

PAGES = "find"
"""The buttons' action: `find:<page>:<owner>:<words>`; a press searches anew, for its presser."""
PAGE = 5
_BUTTON_BYTES = 46
"""Bytes of words that a button has room for; a longer question has one page."""
_SHOWN_PLACES = 3
"""Places of a recording that are shown with their words. The times of the others are listed."""
_LISTED_TIMES = 20
_SHORT_EXCERPT_LENGTH = 120
"""UTF-16 units of each sentence where a recording has several: five recordings fit a message."""
_EXCERPT_LENGTH = 240
"""UTF-16 units of a sentence that are shown."""


async def search(request: Request[Command], unit: Unit) -> Reply:
    """`/search words`. In a group only what was sent in that group: nobody there shall read what
    somebody talked about elsewhere."""
    if not phrases(request.arguments):
        raise RequestRefused("search-how")
    return Reply(await _search_page(request, unit, request.arguments, 0))


async def turn_page(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show another page in place of this one, to the user who asked."""
    page, owner, words = request.split_argument(3)
    if owner != _owner_hash(request) or not phrases(words):
        raise RequestRefused("menu-not-yours")
    return Reply(await _search_page(request, unit, words, small_number(page)), edit=True)


async def _search_page(request: Request[Event], unit: Unit, words: str, number: int) -> Message:
    origin, t = request.origin, request.t
    chat = None if origin.private else origin.address.chat
    found = await unit.transcripts.search(
        request.person.accounts, words, PAGE + 1, number * PAGE, chat
    )
    if not found and number:
        return await _search_page(request, unit, words, 0)
    if not found:
        return plain(t("search-none"))
    shown = found[:PAGE]
    title = t("search-title", words=clip(" ".join(words.split()), 60))
    spans = [Span(title, "bold")]
    for place, each in enumerate(shown, start=number * PAGE + 1):
        spans += _entry(place, each, words, t)
    numbers = open_buttons((each.job for each in shown), number * PAGE + 1)
    turns = _page_buttons(request, words, number, more=len(found) > PAGE)
    if len(found) > PAGE and not turns:
        spans.append(Span("\n\n" + t("search-more"), "italic"))
    return Message(tuple(spans), (numbers, *turns), is_final=True)


def _page_buttons(
    request: Request[Event], words: str, number: int, *, more: bool
) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons to the pages beside this one, if they can carry the question."""
    question = " ".join(words.split())
    if len(question.encode("utf-8", "surrogatepass")) > _BUTTON_BYTES:
        return ()
    suffix = f":{_owner_hash(request)}:{question}"
    return page_buttons(PAGES, number, more=more, suffix=suffix, t=request.t)


def _entry(place: int, found: Found, words: str, t: Translator) -> Sequence[Span]:
    """Return the recording with the time, and below who says what; with several places their number
    and each with its time."""
    name, day = short(found.job.media.name, 40), f"{found.job.created:%Y-%m-%d}"
    first = Span(f"\n\n{place}. ")
    if len(found.lines) == 1:
        said = _speaker(found.line) + excerpt(found.line, words, _EXCERPT_LENGTH)
        at = timecode(found.line.start)
        return first, Span(f"{name} · {at} · {day}", "bold"), Span(f"\n{said}")
    count = t("search-places", count=len(found.lines))
    shown, others = found.lines[:_SHOWN_PLACES], found.lines[_SHOWN_PLACES:]
    said = "".join(f"\n{timecode(line.start)} {_place(line, words)}" for line in shown)
    if others:
        times = [timecode(line.start) for line in others[:_LISTED_TIMES]]
        times += ["…"] if len(others) > _LISTED_TIMES else []
        said += "\n" + t("search-also", times=", ".join(times))
    return first, Span(f"{name} · {count} · {day}", "bold"), Span(said)


def _place(line: Line, words: str) -> str:
    return _speaker(line) + excerpt(line, words, _SHORT_EXCERPT_LENGTH)


def _speaker(line: Line) -> str:
    return f"{clip(line.speaker, 40)}: " if line.speaker else ""


def _owner_hash(request: Request[Event]) -> str:
    """Return the account that asks, shortened to 8 characters."""
    return hashlib.sha256(str(request.origin.account).encode()).hexdigest()[:8]
