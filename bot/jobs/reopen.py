"""Show a stored result once more to its owner."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import ChatError
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.jobs.answer_message import build_answer
from bot.jobs.redo import find_answer
from storage import logs
from storage.database import Unit
from storage.models import Job, Result

OPEN = "open"
"""Action of a button that opens a result: `open:<job>`."""

log = logs.get(__name__)


async def show_again(request: Request, unit: Unit, job_id: str) -> Reply:
    """Return the reply that sends the job's answer with its buttons.

    The id may be forged or come from a link that was passed on. Only the owner sees the answer;
    others do not even learn whether there is one. A group shows only results sent there.
    """
    kept, origin = await find_answer(unit, job_id), request.origin
    job = kept.job if kept and kept.job.account in request.person.accounts else None
    if job is None or job.result is None:
        return Reply(plain(request.t("result-not-yours")))
    if not (origin.private or origin.is_in(job.reply_to.address)):
        return Reply(plain(request.t("result-elsewhere")))
    result = job.result
    return Reply(then=lambda: _send_answer(request, job, result))


async def _send_answer(request: Request, job: Job, result: Result) -> None:
    chat, origin = request.chat, request.origin
    localized = replace(job, locale=request.locale)
    message = await build_answer(
        request.services, chat.capabilities_at(origin.message), localized, result
    )
    key = f"{origin.key}:opened"
    try:
        await retry_when_busy(lambda: chat.send(origin.address, message, origin.reply_target, key))
    except ChatError as error:
        log.warning("reopen: answer was not sent, giving up", job=job.id, error=str(error))
