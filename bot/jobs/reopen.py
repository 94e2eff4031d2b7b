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


async def show_again(visit: Request, unit: Unit, job_id: str) -> Reply:
    """The answer that a job belongs to, with its buttons. The id may be forged or from a link that
    somebody passed on: only the owner sees it, others not even whether there is one; and in a group
    only what was sent there is shown."""
    kept, origin = await find(unit, job_id), visit.origin
    job = kept.job if kept and kept.job.account in visit.person.accounts else None
    if job is None or job.result is None:
        return Reply(plain(visit.say("result-not-yours")))
    if not (origin.private or origin.is_in(job.reply_to.address)):
        return Reply(plain(visit.say("result-elsewhere")))
    result = job.result
    return Reply(then=lambda: _show(visit, job, result))


async def _show(visit: Request, job: Job, result: Result) -> None:
    chat, origin = visit.chat, visit.origin
    spoken_to = replace(job, locale=visit.locale)
    message = await build_answer(visit.desk, chat.limits_at(origin.message), spoken_to, result)
    key = f"{origin.key}:opened"
    try:
        await retry_when_busy(lambda: chat.say(origin.address, message, origin.behind, key))
    except ChatError as error:
        log.warning("a result was not shown", job=job.id, error=str(error))
