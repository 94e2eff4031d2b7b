"""Target of a command: the answer that it replies to, else the newest answer in the chat."""

from __future__ import annotations

from contextlib import suppress

from bot.chat import Command
from bot.context.refusals import RequestRefused
from bot.context.request import Request
from bot.jobs.redo_rules import StoredAnswer, authorized_answer
from storage.database import Unit
from storage.models import JobState, Media, job_id

_SEARCHED = 100
"""The most jobs of an account that are searched, newest first."""


async def target_answer(request: Request[Command], unit: Unit) -> StoredAnswer:
    """Return the answer that a command is about.

    A command that replies to an answer, one of its files or its recording is about that answer;
    any other about the user's newest answer in this chat. Raises RequestRefused when there is none
    that they may use. Access by an admin goes to the audit log.
    """
    for job in await _candidates(request, unit):
        with suppress(RequestRefused):
            return await authorized_answer(request, unit, job)
    raise RequestRefused("again-none")


async def _candidates(request: Request[Command], unit: Unit) -> list[str]:
    """Return the ids of the jobs that a command may be about, the likeliest first."""
    event = request.event
    own = [
        job for one in request.person.accounts for job in await unit.jobs.list_for(one, _SEARCHED)
    ]
    if event.reply_to is None:
        here = [job for job in own if event.origin.is_in(job.reply_to.address)]
        done = [job for job in here if job.state is JobState.DONE]
        newest = max(done, key=lambda job: job.created, default=None)
        return [newest.id] if newest else []
    ref = event.reply_to
    # Jobs from before ids named the bot have the shorter id.
    former = job_id(ref.address.platform, ref.address.chat, ref.message)
    asked = [request.origin.job_id(ref.message), former]
    candidates = [*asked, *await unit.deliveries.find_jobs(ref, request.person.accounts)]
    if (about := await unit.pending_replies.find_job(ref)) is not None:
        candidates.append(about)
    shown = [(job.id, one) for job in own for one in (job.card, job.reply_to) if one]
    candidates += [job for job, one in shown if one.is_same(ref)]
    if (media := event.reply_media) is not None:
        candidates += [job.id for job in own if media.handle in _handles(job.media)]
    return candidates


def _handles(media: Media) -> list[str]:
    """Return the handles of a recording and of its parts."""
    return [media.handle, *(part.handle for part in media.parts)]
