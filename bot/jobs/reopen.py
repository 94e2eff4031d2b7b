"""A result that is kept, shown once more to the person whose it is."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import ChatError
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.jobs.answer_message import build_answer
from bot.jobs.redo import find
from storage import logs
from storage.database import Unit
from storage.models import Job, Result

OPEN = "open"
"""The action of a button that opens a result: `open:<job>`."""

log = logs.get(__name__)


async def show_again(request: Request, unit: Unit, job_id: str) -> Reply:
    """The answer that a job belongs to, with its buttons. The id may be forged or from a link that
    somebody passed on: only the owner sees it, others not even whether there is one; and in a group
    only what was sent there is shown."""
    kept, origin = await find(unit, job_id), request.origin
    job = kept.job if kept and kept.job.account in request.person.accounts else None
    if job is None or job.result is None:
        return Reply(plain(request.t("result-not-yours")))
    if not (origin.private or origin.is_in(job.reply_to.address)):
        return Reply(plain(request.t("result-elsewhere")))
    result = job.result
    return Reply(then=lambda: _show(request, job, result))


async def _show(request: Request, job: Job, result: Result) -> None:
    chat, origin = request.chat, request.origin
    spoken_to = replace(job, locale=request.locale)
    message = await build_answer(
        request.services, chat.capabilities_at(origin.message), spoken_to, result
    )
    key = f"{origin.key}:opened"
    try:
        await retry_when_busy(lambda: chat.send(origin.address, message, origin.reply_target, key))
    except ChatError as error:
        log.warning("a result was not shown", job=job.id, error=str(error))
