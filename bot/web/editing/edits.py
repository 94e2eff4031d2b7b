"""Corrections that are sent: by the script of the page, or by the plain forms of a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.jobs.redo_rules import StoredAnswer
from bot.web.answers import own_answer
from bot.web.context import web_of
from bot.web.editing.asked import Asked, Conflict
from bot.web.editing.saving import Editor, corrections_since, save
from bot.web.editing.sentence import refused_sentence
from bot.web.editing.state import state_of
from bot.web.editing.text import EditedText, load_text
from bot.web.pages import pages_of
from bot.web.sessions import Refused, Visitor
from bot.web.signing_in import check_form
from pipeline.corrections.changes import WrongChange
from storage.models import Correction

LARGEST = 64 * 1024
"""Bytes of a form with a sentence: 5,000 characters of any script."""


async def edit(request: Request) -> Response:
    """Make a correction. The script gets JSON, a plain form the page; status 409 for a conflict."""
    visitor, answer = await own_answer(request)
    web = web_of(request)
    form = await check_form(request, visitor.form_token, LARGEST)
    if wait := web.edits.wait(str(visitor.person.id)):
        return pages_of(request).too_many(visitor.tongue, wait)
    asked = Asked.of(form)
    try:
        editor = Editor(str(visitor.person.id), visitor.session.account.platform, web.transact)
        saved = await save(web, editor, answer, asked)
    except Refused:
        raise
    except (WrongChange, Conflict) as error:
        return await _not_saved(request, visitor, answer, asked, error)
    if not wants_json(request):
        return RedirectResponse(f"/result/{answer.job.id}#p{saved.at}", 303)
    said = visitor.tongue.t("web-saved", number=str(saved.text.version))
    return JSONResponse({**await _state(request, saved.text, saved.since), "saved": said})


async def show_changes(request: Request) -> Response:
    """Return what was changed since `?since=version`; nothing, with status 204, for no change."""
    _, answer = await own_answer(request)
    web, asked = web_of(request), Asked.of({**request.query_params, "do": "show"})
    made = request.query_params.get("made", "")
    if not asked.base.isprintable():  # forged: PostgreSQL refuses NUL
        return JSONResponse({"base": ""})
    since = await corrections_since(web, answer, asked)
    state = answer.result.corrected
    if not since and str(state.version if state else 0) == made and not _is_other(answer, asked):
        return Response(None, 204)
    text = await load_text(web, answer)
    if text is None or text.base != asked.base:
        return JSONResponse({"base": ""})  # made anew: the page is to be loaded again
    return JSONResponse(await _state(request, text, since))


def wants_json(request: Request) -> bool:
    """Return whether the script of a page asks."""
    return "application/json" in request.headers.get("accept", "")


async def _state(
    request: Request, text: EditedText, since: Sequence[Correction]
) -> dict[str, object]:
    usual = request.query_params.get("dir") == "rtl"
    return await asyncio.to_thread(state_of, text, since, usual=usual)


def _is_other(answer: StoredAnswer, asked: Asked) -> bool:
    state = answer.result.corrected
    return state is not None and state.base != asked.base


async def _not_saved(
    request: Request,
    visitor: Visitor,
    answer: StoredAnswer,
    asked: Asked,
    error: WrongChange | Conflict,
) -> Response:
    web, t = web_of(request), visitor.tongue.t
    text = await load_text(web, answer)
    if text is None:
        return pages_of(request).message(visitor.tongue, 409, t("web-no-words"))
    place = error.place if isinstance(error, Conflict) else None
    current = text.shown(place.at, place.count) if place else str(getattr(error, "text", ""))
    if isinstance(error, Conflict):
        key = "web-conflict" if current else "web-conflict-gone"
        status, message = 409, t(key, text=current)
    else:
        status, message = 400, t("web-not-possible", code=str(error))
    if not wants_json(request):
        at = place.at if place else asked.at
        page = refused_sentence(request, visitor, answer, text, at, asked.text)
        return page(status, message)
    same_text = text.base == asked.base
    since = await corrections_since(web, answer, asked) if same_text else ()
    state = await _state(request, text, since) if same_text else {"base": ""}
    found = {"at": place.at, "count": place.count} if place else {}
    return JSONResponse({**state, **found, "message": message, "text": current}, status)
