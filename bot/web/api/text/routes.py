"""Routes of a text: read and corrected, by the rules of its page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Header, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.redo_rules import StoredAnswer, find_own_answer
from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.callers import caller_of, transact
from bot.web.api.problems import Problem
from bot.web.api.reading import JobId, Limit
from bot.web.api.results import why_none
from bot.web.api.shown_jobs import own_job
from bot.web.api.text import schemas
from bot.web.api.text.shown import edited_text, etag_of, is_named, shown_text, shown_version
from bot.web.context import web_of
from bot.web.editing.asked import NAME, SAVE, Asked, Conflict
from bot.web.editing.saving import Editor, save
from bot.web.editing.text import EditedText, load_text
from pipeline.corrections.changes import WrongChange
from storage.database import Unit
from storage.models import Correction

router = APIRouter(tags=["text"])

_OK = {"headers": RATE_HEADERS}
_FULL_SECONDS = 5
Words = Annotated[bool, Query(description="Whether sentences have their words, with times.")]
IfMatch = Annotated[
    str | None,
    Header(max_length=2000, description="ETag of the text: corrects it only as it was read."),
]


@router.get(
    "/jobs/{job}/text",
    response_model=schemas.Text,
    responses={200: _OK, **errors(304, 404, 409, 422)},
)
async def get_text(request: Request, job: JobId, words: Words = False) -> Response:
    """Return the sentences of a result, as corrected by now."""
    text = await _text(request, await _own_answer(request, job))
    shown = await asyncio.to_thread(shown_text, text, words=words)
    return answer(request, shown, etag=etag_of(text, words=words))


@router.post(
    "/jobs/{job}/edits",
    response_model=schemas.Edited,
    responses={200: _OK, **errors(404, 409, 412, 422)},
)
async def edit_text(
    request: Request,
    job: JobId,
    edit: Annotated[schemas.Edit, Body(discriminator="do")],
    if_match: IfMatch = None,
) -> Response:
    """Correct the text. Corrections of other sentences since `version` move the place; one of the
    same sentence is a conflict, 409. With `If-Match` any correction since is one, 412."""
    web, caller = web_of(request), caller_of(request)
    found, who = await _own_answer(request, job), str(caller.person.id)
    if wait := web.edits.wait(who):
        raise _busy(request, wait)
    check = partial(_check_match, request, if_match)
    editor = Editor(who, caller.account.platform, partial(transact, request), check)
    try:
        saved = await save(web, editor, found, _asked(edit))
    except WrongChange as error:
        raise _wrong(request, str(error)) from error
    except Conflict as error:
        raise await _conflict(request, found, error) from error
    shown = await asyncio.to_thread(edited_text, saved)
    return answer(request, shown, etag=etag_of(saved.text))


@router.get(
    "/jobs/{job}/edits",
    response_model=schemas.VersionPage,
    responses={200: _OK, **errors(304, 404, 409, 422)},
)
async def list_edits(
    request: Request,
    job: JobId,
    limit: Limit = 20,
    cursor: Annotated[
        int | None, Query(ge=1, le=10**9, description="`next_cursor` of the page before.")
    ] = None,
) -> Response:
    """Return the corrections of a text, newest first."""
    root = (await _own_answer(request, job)).root

    async def read(unit: Unit) -> list[Correction]:
        return await unit.corrections.latest(root, limit + 1, cursor)

    found = await web_of(request).query(read)
    shown = found[:limit]
    page = schemas.VersionPage(
        items=await asyncio.to_thread(lambda: [shown_version(each) for each in shown]),
        next_cursor=str(shown[-1].version) if len(found) > limit else None,
    )
    return answer(request, page)


async def _own_answer(request: Request, job_id: str) -> StoredAnswer:
    """Return the answer of a job of the caller. Raises Problem."""

    async def read(unit: Unit) -> StoredAnswer:
        job = await own_job(request, unit, job_id)
        found = await find_own_answer(unit, caller_of(request).person, job_id)
        if found is None:
            raise Problem(409, "no_result", why_none(request, job))
        return found

    return await web_of(request).query(read)


async def _text(request: Request, found: StoredAnswer) -> EditedText:
    """Return the text of an answer. Raises Problem."""
    web, caller = web_of(request), caller_of(request)
    who = str(caller.person.id)
    if web.turns.is_full(who):
        raise _busy(request, _FULL_SECONDS)
    async with web.turns.turn(who):
        text = await load_text(web, found)
    if text is None:
        raise Problem(409, "no_words", caller.tongue.t("web-no-words"))
    return text


def _asked(edit: schemas.Edit) -> Asked:
    """Return a correction as a page asks for it."""
    given = edit.model_dump()
    do = {"text": SAVE}.get(edit.do, edit.do)
    return Asked(
        do,
        given.get("at", 0),
        edit.version,
        edit.base,
        given.get("text", ""),
        given.get("speaker", ""),
        given.get("name", "") if do == NAME else "",
        given.get("first", 0),
        given.get("count", 1),
    )


def _check_match(request: Request, header: str | None, text: EditedText) -> None:
    """Check that a text is one that `If-Match` names: RFC 9110, section 13.1.1. Raises Problem."""
    if header is None:
        return
    named = {each.strip() for each in header.split(",")}
    if "*" not in named and not any(is_named(text, each) for each in named):
        words = caller_of(request).tongue.t("web-conflict-gone")
        raise Problem(412, "changed_meanwhile", words, {"ETag": etag_of(text)})


def _wrong(request: Request, code: str) -> Problem:
    status = 422 if code == "long" else 409
    return Problem(
        status, f"edit_{code}", caller_of(request).tongue.t("web-not-possible", code=code)
    )


async def _conflict(request: Request, found: StoredAnswer, error: Conflict) -> Problem:
    """Return the error for what was changed meanwhile, with the words that are there now."""
    t: Callable[..., str] = caller_of(request).tongue.t
    text, place = await _text(request, found), error.place
    now = text.shown(place.at, place.count) if place else str(error)
    words = t("web-conflict", text=now) if now else t("web-conflict-gone")
    return Problem(409, "edit_conflict", words, {"ETag": etag_of(text)})


def _busy(request: Request, wait: int) -> Problem:
    words = caller_of(request).tongue.t("web-busy")
    return Problem(429, "too_many_requests", words, {"Retry-After": str(wait)})
