"""Sending of a stored result to its owner again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.chat import Button, ChatError, Event
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.jobs.answer_message import build_answer, deleted_message, is_stored, show_deleted
from bot.jobs.redo_rules import StoredAnswer, own_answer
from storage import logs
from storage.database import Unit
from storage.models import Job

OPEN = "open"
"""Action of a button that opens a result: `open:<job>`."""

log = logs.get(__name__)


def open_buttons(jobs: Iterable[Job], first: int) -> tuple[Button, ...]:
    """Return a row of numbered buttons that open the results of a list."""
    return tuple(Button(f"{place}", OPEN, job.id) for place, job in enumerate(jobs, start=first))


async def show_again(request: Request[Event], unit: Unit, job_id: str) -> Reply:
    """Return the reply that sends the job's answer with its buttons.

    The id may be forged or come from a link that was passed on. Only the owner sees the answer;
    others do not even learn whether there is one. A group shows only results sent there. Raises
    RequestRefused.
    """
    answer, origin = await own_answer(request, unit, job_id), request.origin
    if not (origin.private or origin.is_in(answer.job.reply_to.address)):
        raise RequestRefused("result-elsewhere")
    return Reply(then=lambda: _send_answer(request, answer))


async def _send_answer(request: Request[Event], answer: StoredAnswer) -> None:
    chat, origin, job = request.chat, request.origin, answer.job
    localized = replace(job, locale=request.locale)
    message = await build_answer(
        request.services, chat.capabilities_at(origin.message), localized, answer.result
    )
    if not await is_stored(request.services, job):
        message = deleted_message(job, request.t)
    try:
        ref = await request.send(message, "opened", origin.reply_target)
        if not await is_stored(request.services, job):
            await show_deleted(request.services, chat, localized, ref)
    except ChatError as error:
        log.warning("reopen: answer was not sent, giving up", job=job.id, error=str(error))
