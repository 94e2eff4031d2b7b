"""Buttons of a finished answer: send files again, redo, delete.

Every press is checked: only the owner of a result or an administrator may use it, and every forged
payload gets the same neutral sentence.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.chat import ButtonPress, Command, Event, Message, Span
from bot.chat.text import short
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.jobs.answer_message import (
    build_answer,
    delete_rows,
    is_stored,
    show_deleted,
)
from bot.jobs.files import artifact_for, resend_files
from bot.jobs.find_answer import target_answer
from bot.jobs.redo_rules import (
    StoredAnswer,
    authorized_answer,
    check_not_busy,
    find_answer,
    is_from_other_chat,
)
from bot.jobs.start_redo import start_redo
from bot.parsing.options import read_for_recording as read_options
from bot.people.deletion import carry_out, confirmed
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
from storage.models import Format, Job, Options, SummaryStyle


async def send_file(request: Request[ButtonPress], unit: Unit) -> Reply | None:
    """Send a file of the answer once more; make it now when there is none. Raises TooManyJobs."""
    answer, _ = await _pressed_answer(request, unit)
    job, result, action = answer.job, answer.result, request.event.action
    if is_silent(result):
        raise RequestRefused("answer-empty")
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
        raise RequestRefused("file-never")
    return await start_redo(request, unit, answer, options)


async def show_options(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show the options of a redo, in place of the usual buttons or of another page of them."""
    answer, page = await _pressed_answer(request, unit)
    check_not_busy(answer)
    if request.event.action == MENU:
        return Reply(_redo_menu(request, answer.job, page), edit=True)
    rows = redo_buttons(answer.job, request.t, page)
    return await _edited_answer(request, answer, rows)


async def redo(request: Request[ButtonPress], unit: Unit) -> Reply | None:
    """Redo the answer with the option of a button. Raises InvalidOption, TooManyJobs."""
    answer, option = await _pressed_answer(request, unit)
    reply = await _redo_with(request, unit, answer, option)
    becomes_card = answer.is_shown_by(request.origin.message) or is_from_other_chat(request, answer)
    if reply is None or reply.message is not None or becomes_card:
        return reply
    # Pressed under another message, such as that of /again: the answer itself shows the rest.
    return replace(reply, message=plain(request.t("again-begun")), edit=True)


async def restore_buttons(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show the usual buttons again."""
    answer, _ = await _pressed_answer(request, unit)
    check_not_busy(answer)
    return await _edited_answer(request, answer)


async def ask_to_delete(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Ask whether to delete a result."""
    answer, _ = await _pressed_answer(request, unit)
    check_not_busy(answer)
    rows = drop_buttons(answer.job, request.t)
    return await _edited_answer(request, answer, rows)


async def delete_result(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Delete a result: its rows now, its files after the commit if no other job needs them."""
    pressed_at, _ = await _pressed_answer(request, unit)
    await unit.jobs.lock_chain(pressed_at.root)
    answer = await find_answer(unit, pressed_at.job.id)
    if answer is None:  # deleted meanwhile
        raise RequestRefused("result-not-yours")
    check_not_busy(answer)
    elsewhere = not answer.is_shown_by(request.origin.message)
    shown = answer.message if elsewhere else None
    pressed = replace(confirmed(request, "deleted"), shown=shown)
    deletion = await delete_rows(unit, answer.job, pressed, request.t)
    return Reply(then=partial(carry_out, request.services, deletion))


async def repeat_answer(request: Request[Command], unit: Unit) -> Reply | None:
    """`/again`, as a reply to an answer or its recording, else about the newest one here. With
    options it starts at once. Raises RequestRefused, InvalidOption, TooManyJobs."""
    answer = await target_answer(request, unit)
    if request.arguments:
        return await _redo_with(request, unit, answer, request.arguments)
    check_not_busy(answer)
    return Reply(_redo_menu(request, answer.job))


async def _pressed_answer(request: Request[ButtonPress], unit: Unit) -> tuple[StoredAnswer, str]:
    """Return the answer of a button `<job>:<rest>`, and the rest. Raises RequestRefused."""
    job, rest = request.split_argument(2)
    return await authorized_answer(request, unit, job), rest


async def _redo_with(
    request: Request[Event], unit: Unit, answer: StoredAnswer, written: str
) -> Reply | None:
    options = read_options(written, answer.job.options)
    if options == answer.job.options:
        raise RequestRefused("again-same")
    return await start_redo(request, unit, answer, options)


def _with_file(options: Options, action: str) -> Options:
    """Return the same options, with the file of this button."""
    summary = options.summary
    if action == SUMMARY and summary is SummaryStyle.NONE:
        return replace(options, summary=SummaryStyle.FULL)
    if action == VOICE:
        return replace(options, speech=True, summary=with_summary(options))
    added = {TRANSCRIPT: Format.TXT, SUBTITLES: Format.SRT}.get(action)
    if added is None or added in options.formats:
        return options
    return replace(options, formats=(*options.formats, added))


async def _edited_answer(
    request: Request[ButtonPress], answer: StoredAnswer, rows: Rows = ()
) -> Reply:
    """Return the reply that shows the answer as it is now, with `rows` in place of its own buttons.
    A deletion between the reading and the edit, such as in another chat, wins."""
    services, shown = request.services, request.origin.message
    limits = request.chat.capabilities_at(shown)
    message = await build_answer(services, limits, answer.job, answer.result)

    async def check_deleted() -> None:
        if not await is_stored(services, answer.job):
            await show_deleted(services, request.chat, answer.job, shown)

    edited = replace(message, buttons=rows) if rows else message
    return Reply(edited, edit=True, then=check_deleted)


def _redo_menu(request: Request[Event], job: Job, page: str = "") -> Message:
    """Return the options of a redo in a message of their own."""
    title = Span(request.t("again-title", name=short(job.media.name)), "bold")
    return Message((title,), redo_buttons(job, request.t, page, MENU))
