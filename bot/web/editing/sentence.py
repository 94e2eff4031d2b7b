"""The page of one sentence: corrected by a plain form, without any script."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.redo_rules import StoredAnswer
from bot.parsing.numbers import small_number
from bot.web.answers import not_found, own_answer
from bot.web.context import web_of
from bot.web.editing.text import EditedText, load_text
from bot.web.pages import pages_of
from bot.web.sessions import Visitor


async def show_sentence(request: Request) -> Response:
    """Show the forms of a sentence."""
    visitor, answer = await own_answer(request)
    web = web_of(request)
    async with web.turns.turn(str(visitor.person.id)):
        text = await load_text(web, answer)
    at = small_number(request.path_params["place"])
    if text is None or at >= len(text.transcript.segments):
        return not_found(request, visitor)
    return _page(request, visitor, answer, text, at, text.shown(at, 1), 200, "")


def refused_sentence(
    request: Request,
    visitor: Visitor,
    answer: StoredAnswer,
    text: EditedText,
    at: int,
    typed: str,
) -> Callable[[int, str], Response]:
    """Return the function that makes the page of what could not be saved, with a status and a
    message. What was typed is still in its form."""
    last = len(text.transcript.segments) - 1
    return partial(_page, request, visitor, answer, text, min(at, last), typed)


def _page(
    request: Request,
    visitor: Visitor,
    answer: StoredAnswer,
    text: EditedText,
    at: int,
    typed: str,
    status: int,
    message: str,
) -> Response:
    return pages_of(request).page(
        "sentence",
        visitor.tongue,
        status,
        form_token=visitor.form_token,
        job=answer.job,
        at=at,
        edited=text,
        typed=typed,
        message=message,
        voices=list(text.voices.values()),
        voice=text.transcript.segments[at].speaker,
        is_last=at + 1 == len(text.transcript.segments),
    )
