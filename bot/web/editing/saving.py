"""Storing of a correction behind those that others stored meanwhile, for pages and programs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.jobs.redo_rules import StoredAnswer, find_answer
from bot.web.context import Web
from bot.web.editing.asked import REDO, UNDO, Asked, Conflict, change_of
from bot.web.editing.text import EditedText, load_text
from pipeline.corrections.changes import WrongChange
from pipeline.corrections.versions import redone, undone
from storage import logs
from storage.database import Unit
from storage.models import Change, Correction, Platform

log = logs.get(__name__)

_TRIES = 8
"""Of others who save at the same moment, each lets only one pass before."""
_FROM_STACK = {UNDO: undone, REDO: redone}


@dataclass(frozen=True, slots=True)
class Editor:
    """The person who corrects: the key of limits, the platform of the account, the transactions in
    which their permission holds, and a check of the text before each try, which raises."""

    who: str
    platform: Platform
    transact: Callable[[Callable[[Unit], Awaitable[bool]]], Awaitable[bool]]
    check: Callable[[EditedText], None] = lambda _text: None


@dataclass(frozen=True, slots=True)
class Saved:
    """The text after a correction, or without one that changes nothing; what the reader lacks of
    it, and the place of the change."""

    text: EditedText
    since: tuple[Correction, ...]
    at: int


async def save(web: Web, editor: Editor, answer: StoredAnswer, asked: Asked) -> Saved:
    """Store what is asked for, behind what others stored meanwhile. Raises WrongChange and
    Conflict."""
    root = answer.root
    for _ in range(_TRIES):
        newest = await web.query(lambda unit: unit.corrections.newest(root))
        async with web.turns.turn(editor.who):
            text = await load_text(web, answer)
        if text is None or text.base != asked.base:
            raise WrongChange("anew")
        editor.check(text)
        since = await corrections_since(web, answer, asked)
        change = await _change(web, answer, asked, text, since)
        if change is None:
            return Saved(text, since, asked.at)
        number = max(newest, text.version) + 1
        made = Correction(number, text.base, change, editor.platform, web.clock())
        if await editor.transact(partial(_store, answer=answer, made=made)):
            log.info("transcript corrected", job=answer.job.id, kind=change.kind, version=number)
            return Saved(await asyncio.to_thread(text.after, made), (*since, made), change.at)
        now: StoredAnswer | None = await web.query(partial(find_answer, job=root))
        answer = now or answer
    raise Conflict(None)


async def corrections_since(web: Web, answer: StoredAnswer, asked: Asked) -> tuple[Correction, ...]:
    """Return the corrections behind the version that the reader has."""
    root, base, version = answer.root, asked.base, asked.version
    return tuple(await web.query(lambda unit: unit.corrections.list_for(root, base, version)))


async def _store(unit: Unit, answer: StoredAnswer, made: Correction) -> bool:
    """Store a correction unless the answer is another one now, or its number is taken."""
    now = await find_answer(unit, answer.job.id)
    if now is None or now.job.id != answer.job.id:
        return False
    if not await unit.jobs.hold(now.job.id):
        return False
    if await unit.corrections.is_full(answer.root):
        raise WrongChange("full")
    return await unit.corrections.add(answer.root, answer.job.id, made)


async def _change(
    web: Web,
    answer: StoredAnswer,
    asked: Asked,
    text: EditedText,
    since: tuple[Correction, ...],
) -> Change | None:
    """Return the change; None for one that changes nothing."""
    from_stack = _FROM_STACK.get(asked.do)
    try:
        if from_stack is None:
            return await asyncio.to_thread(change_of, asked, text, since)
    except WrongChange as error:
        if str(error) == "same":
            return None
        raise
    if since:
        raise Conflict(None)
    root, base = answer.root, text.base
    made = await web.query(lambda unit: unit.corrections.list_for(root, base))
    return await asyncio.to_thread(from_stack, made)
