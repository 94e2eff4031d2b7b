"""Finding what was said: a person's own recordings by the words in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.chat.text import clip, short
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import timecode
from bot.jobs.send_again import open_buttons
from bot.parsing.numbers import small_number
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
_EXCERPT_LENGTH = 240
_CONTEXT_LENGTH = 80
"""UTF-16 units of a sentence that are shown; of what stands before the word."""


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
        spans += _entry(place, each, words)
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


def _entry(place: int, found: Found, words: str) -> Sequence[Span]:
    """The recording with the time, and below who says what."""
    name, day = short(found.job.media.name, 40), f"{found.job.created:%Y-%m-%d}"
    who = f"{clip(found.line.speaker, 40)}: " if found.line.speaker else ""
    return (
        Span(f"\n\n{place}. "),
        Span(f"{name} · {timecode(found.line.start)} · {day}", "bold"),
        Span(f"\n{who}{_excerpt(found.line, words)}"),
    )


def _excerpt(line: Line, words: str) -> str:
    """The sentence, from a little before the first word that was looked for."""
    spoken = line.text
    if len(spoken) > _EXCERPT_LENGTH:
        places = [spoken.casefold().find(word.casefold()) for word in words.split()]
        first = min((it for it in places if it >= 0), default=0)
        if first > _CONTEXT_LENGTH:
            cut = spoken[first - _CONTEXT_LENGTH :]
            spoken = "… " + (cut.partition(" ")[2] or cut)
    return clip(spoken, _EXCERPT_LENGTH)


def _owner_hash(request: Request[Event]) -> str:
    """Return the account that asks, shortened to 8 characters."""
    return hashlib.sha256(str(request.origin.account).encode()).hexdigest()[:8]
