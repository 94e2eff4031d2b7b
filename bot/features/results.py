"""Buttons of a finished answer: send files again, redo, delete.

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
from bot.jobs.redo import StoredAnswer, authorized_answer
from bot.jobs.start_redo import start_redo
from bot.jobs.target_answer import target_answer
from bot.parsing.options import read as read_options
from bot.views.answer import is_silent
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

_AnswerHandler = Callable[[Request, Unit, StoredAnswer, str], Awaitable[Reply | None]]


async def send_file(request: Request, unit: Unit) -> Reply | None:
    """A file of the answer once more; one that was not made is made now."""
    return await _on_answer(request, unit, _send_file)


async def show_options(request: Request, unit: Unit) -> Reply | None:
    """The choices for doing it again, in place."""
    return await _on_answer(request, unit, _show_options)


async def redo(request: Request, unit: Unit) -> Reply | None:
    """One of the choices. Raises InvalidOption, TooManyJobs."""
    return await _on_answer(request, unit, _redo)


async def restore_buttons(request: Request, unit: Unit) -> Reply | None:
    """The usual buttons again."""
    return await _on_answer(request, unit, _restore_buttons)


async def ask_to_delete(request: Request, unit: Unit) -> Reply | None:
    """Ask whether to delete a result."""
    return await _on_answer(request, unit, _ask_to_delete)


async def delete_result(request: Request, unit: Unit) -> Reply | None:
    """Delete it: its rows now, its files as far as nobody else's job is on the same recording."""
    return await _on_answer(request, unit, _delete_result)


async def repeat_answer(request: Request, unit: Unit) -> Reply | None:
    """`/again`, said as a reply to an answer or to its recording, else of the newest one here;
    with wishes it does it at once. Raises InvalidOption, TooManyJobs."""
    kept = await target_answer(request, unit)
    if kept is None or kept.job.result is None:
        return Reply(plain(request.t("again-none")))
    written = request.event.arguments if isinstance(request.event, Command) else ""
    if written.strip():
        return await _redo_with(request, unit, kept, written)
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    return Reply(_redo_menu(request, kept.job))


# --- the presses, once it is known that they may ------------------------------------------------


async def _on_answer(request: Request, unit: Unit, act: _AnswerHandler) -> Reply | None:
    if not isinstance(request.event, ButtonPress):
        return None
    job, _, rest = request.event.argument.partition(":")
    kept = await authorized_answer(request, unit, job)
    if kept is None:
        return Reply(plain(request.t("result-not-yours")))
    return await act(request, unit, kept, rest)


async def _send_file(request: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply | None:
    job, action = kept.job, request.event.action if isinstance(request.event, ButtonPress) else ""
    result = _result(job)
    if is_silent(result):
        return Reply(plain(request.t("answer-empty")))
    services, origin = request.services, request.origin
    if (file := artifact_for(result, action)) is not None:
        key = f"{origin.key}:file"
        return Reply(
            then=lambda: resend_files(
                services, request.chat, [file], origin.message, request.t, key
            )
        )
    options = _with_file(job.options, action)
    tried = any(note.code.startswith("no_") for note in result.notes)
    if options == job.options and not tried:
        return Reply(plain(request.t("file-never")))
    return await start_redo(request, unit, kept, options)


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


async def _show_options(request: Request, unit: Unit, kept: StoredAnswer, page: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    if isinstance(request.event, ButtonPress) and request.event.action == MENU:
        return Reply(_redo_menu(request, kept.job, page), edit=True)
    return Reply(
        await _answer_with(request, kept, redo_buttons(kept.job, request.t, page)), edit=True
    )


async def _redo(request: Request, unit: Unit, kept: StoredAnswer, wish: str) -> Reply | None:
    reply = await _redo_with(request, unit, kept, wish)
    if reply is None or reply.message is not None or kept.is_shown_by(request.origin.message):
        return reply
    # Pressed under another message, such as that of /again: the answer itself shows the rest.
    return replace(reply, message=plain(request.t("again-begun")), edit=True)


async def _restore_buttons(request: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    return Reply(await _answer_with(request, kept), edit=True)


async def _ask_to_delete(request: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:  # noqa: ARG001 as all
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    return Reply(await _answer_with(request, kept, drop_buttons(kept.job, request.t)), edit=True)


async def _delete_result(request: Request, unit: Unit, kept: StoredAnswer, _: str) -> Reply:
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    services, done = (
        request.services,
        plain(request.t("drop-done", name=short(kept.job.media.name))),
    )
    media = await unit.jobs.delete_chain(kept.root)
    await unit.voices.forget_source(kept.job.account, kept.root)

    async def clear() -> None:
        await drop_unused(
            services.database, services.blobs, media, services.storage.keep_media_hours
        )
        if kept.message and not kept.is_shown_by(request.origin.message):
            await _edit_message(services, kept.message, done)

    return Reply(done, edit=True, then=clear)


# --- /again ---------------------------------------------------------------------------------


async def _redo_with(
    request: Request, unit: Unit, kept: StoredAnswer, written: str
) -> Reply | None:
    options = read_options(written, kept.job.options)
    if options == kept.job.options:
        return Reply(plain(request.t("again-same")))
    return await start_redo(request, unit, kept, options)


# --- what is shown -----------------------------------------------------------------------------


def _result(job: Job) -> Result:
    if job.result is None:
        raise UserError(f"job {job.id} has no result")  # `find` takes none without
    return job.result


async def _answer_with(request: Request, kept: StoredAnswer, rows: Rows = ()) -> Message:
    """The answer as it is now, with other buttons than its own if there are `rows`."""
    limits = request.chat.capabilities_at(request.origin.message)
    message = await build_answer(request.services, limits, kept.job, _result(kept.job))
    return replace(message, buttons=rows) if rows else message


def _redo_menu(request: Request, job: Job, page: str = "") -> Message:
    """The choices in a message of their own."""
    title = Span(request.t("again-title", name=short(job.media.name)), "bold")
    return Message((title,), redo_buttons(job, request.t, page, MENU))


async def _edit_message(services: Services, ref: MessageRef, message: Message) -> None:
    chat = services.chats.get(ref.address.platform)
    if chat is None:
        return  # another process talks there
    with suppress(ChatError):
        await retry_when_busy(lambda: chat.edit(ref, message))
