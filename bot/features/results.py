"""What can be had from a finished answer: its files once more, doing it again, deleting it.

Every press is checked: only the owner of a result or an administrator may do anything with it, and
whatever a payload says that is not so gets one neutral sentence.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from bot.chat import ButtonPress, ChatError, Command, Message, Span
from bot.chat.text import short
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.jobs.answer_message import build_answer
from bot.jobs.files import artifact_for, resend_files
from bot.jobs.redo import StoredAnswer, authorized_answer, start_redo
from bot.jobs.target import target_answer
from bot.parsing import options as wishes
from bot.views.answer import silent
from bot.views.answer_buttons import (
    MENU,
    SUBTITLES,
    SUMMARY,
    TRANSCRIPT,
    VOICE,
    Rows,
    drop_buttons,
    redo_buttons,
    with_summary,
)
from storage.database import Unit
from storage.errors import UserError
from storage.models import Format, Job, MessageRef, Options, Result, SummaryStyle
from storage.retention import drop_unused

_OnAnswer = Callable[[Request, Unit, StoredAnswer, str], Awaitable[Reply | None]]


async def give(visit: Request, unit: Unit) -> Reply | None:
    """A file of the answer once more; one that was not made is made now."""
    return await _on_answer(visit, unit, _give)


async def choose(visit: Request, unit: Unit) -> Reply | None:
    """The choices for doing it again, in place."""
    return await _on_answer(visit, unit, _choose)


async def do(visit: Request, unit: Unit) -> Reply | None:
    """One of the choices. Raises BadWish, TooManyJobs."""
    return await _on_answer(visit, unit, _do)


async def back(visit: Request, unit: Unit) -> Reply | None:
    """The usual buttons again."""
    return await _on_answer(visit, unit, _back)


async def drop(visit: Request, unit: Unit) -> Reply | None:
    """Ask whether to delete a result."""
    return await _on_answer(visit, unit, _drop)


async def drop_now(visit: Request, unit: Unit) -> Reply | None:
    """Delete it: its rows now, its files as far as nobody else's job is on the same recording."""
    return await _on_answer(visit, unit, _drop_now)


async def again(visit: Request, unit: Unit) -> Reply | None:
    """`/again`, said as a reply to an answer or to its recording, else of the newest one here;
    with wishes it does it at once. Raises BadWish, TooManyJobs."""
    kept = await target_answer(visit, unit)
    if kept is None or kept.job.result is None:
        return Reply(plain(visit.say("again-none")))
    written = visit.event.arguments if isinstance(visit.event, Command) else ""
    if written.strip():
        return await _with(visit, unit, kept, written)
    if kept.busy:
        return Reply(plain(visit.say("again-busy")))
    return Reply(_menu(visit, kept.job))


# --- the presses, once it is known that they may ------------------------------------------------


async def _on_answer(visit: Request, unit: Unit, act: _OnAnswer) -> Reply | None:
    if not isinstance(visit.event, ButtonPress):
        return None
    job, _, rest = visit.event.argument.partition(":")
    kept = await authorized_answer(visit, unit, job)
    if kept is None:
        return Reply(plain(visit.say("result-not-yours")))
    return await act(visit, unit, kept, rest)


async def _give(visit: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply | None:
    job, action = kept.job, visit.event.action if isinstance(visit.event, ButtonPress) else ""
    result = _result(job)
    if silent(result):
        return Reply(plain(visit.say("answer-empty")))
    desk, origin = visit.desk, visit.origin
    if (file := artifact_for(result, action)) is not None:
        key = f"{origin.key}:file"
        return Reply(
            then=lambda: resend_files(desk, visit.chat, [file], origin.message, visit.say, key)
        )
    options = _with_file(job.options, action)
    tried = any(note.code.startswith("no_") for note in result.notes)
    if options == job.options and not tried:
        return Reply(plain(visit.say("file-never")))
    return await start_redo(visit, unit, kept, options)


def _with_file(options: Options, action: str) -> Options:
    """The same wishes, and this file."""
    summary = options.summary
    if action == SUMMARY and summary is SummaryStyle.NONE:
        return replace(options, summary=SummaryStyle.FULL)
    if action == VOICE:
        return replace(options, speech=True, summary=with_summary(options))
    wish = {TRANSCRIPT: Format.TXT, SUBTITLES: Format.SRT}.get(action)
    if wish is None or wish in options.formats:
        return options
    return replace(options, formats=(*options.formats, wish))


async def _choose(visit: Request, unit: Unit, kept: StoredAnswer, page: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(visit.say("again-busy")))
    if isinstance(visit.event, ButtonPress) and visit.event.action == MENU:
        return Reply(_menu(visit, kept.job, page), edit=True)
    return Reply(await _answer(visit, kept, redo_buttons(kept.job, visit.say, page)), edit=True)


async def _do(visit: Request, unit: Unit, kept: StoredAnswer, wish: str) -> Reply | None:
    reply = await _with(visit, unit, kept, wish)
    if reply is None or reply.message is not None or kept.is_shown_by(visit.origin.message):
        return reply
    # Pressed under another message, such as that of /again: the answer itself shows the rest.
    return replace(reply, message=plain(visit.say("again-begun")), edit=True)


async def _back(visit: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(visit.say("again-busy")))
    return Reply(await _answer(visit, kept), edit=True)


async def _drop(visit: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(visit.say("again-busy")))
    return Reply(await _answer(visit, kept, drop_buttons(kept.job, visit.say)), edit=True)


async def _drop_now(visit: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:
    if kept.busy:
        return Reply(plain(visit.say("again-busy")))
    desk, said = visit.desk, plain(visit.say("drop-done", name=short(kept.job.media.name)))
    media = await unit.jobs.forget_chain(kept.root)
    await unit.voices.forget_source(kept.job.account, kept.root)

    async def clear() -> None:
        await drop_unused(desk.database, desk.blobs, media, desk.storage.keep_media_hours)
        if kept.message and not kept.is_shown_by(visit.origin.message):
            await _edit(desk, kept.message, said)

    return Reply(said, edit=True, then=clear)


# --- /again ---------------------------------------------------------------------------------


async def _with(visit: Request, unit: Unit, kept: StoredAnswer, written: str) -> Reply | None:
    options = wishes.read(written, kept.job.options)
    if options == kept.job.options:
        return Reply(plain(visit.say("again-same")))
    return await start_redo(visit, unit, kept, options)


# --- what is shown -----------------------------------------------------------------------------


def _result(job: Job) -> Result:
    if job.result is None:
        raise UserError(f"job {job.id} has no result")  # `find` takes none without
    return job.result


async def _answer(visit: Request, kept: StoredAnswer, rows: Rows = ()) -> Message:
    """The answer as it is now, with other buttons than its own if there are `rows`."""
    limits = visit.chat.limits_at(visit.origin.message)
    message = await build_answer(visit.desk, limits, kept.job, _result(kept.job))
    return replace(message, buttons=rows) if rows else message


def _menu(visit: Request, job: Job, page: str = "") -> Message:
    """The choices in a message of their own."""
    title = Span(visit.say("again-title", name=short(job.media.name)), "bold")
    return Message((title,), redo_buttons(job, visit.say, page, MENU))


async def _edit(desk: Services, ref: MessageRef, message: Message) -> None:
    chat = desk.chats.get(ref.address.platform)
    if chat is None:
        return  # another process talks there
    with suppress(ChatError):
        await retry_when_busy(lambda: chat.edit(ref, message))
