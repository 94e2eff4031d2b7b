"""Other places for an answer whose topic or thread takes no messages any more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from bot.chat import Chat, ChatGone
from storage.models import Address, Job

_NO_BOX = "none"
"""A box that no message is in: in the other place nothing is replied to."""


async def other_places(chat: Chat, job: Job) -> AsyncIterator[Job]:
    """Yield the job as if it had been sent in another place: in the group of its topic, where all
    may read what is in a topic, then in private with its owner. Nothing for a job outside of
    topics and threads."""
    address = job.reply_to.address
    if address.thread is None:
        return
    if chat.capabilities.topics:
        yield _moved(job, replace(address, thread=None))
    try:
        yield _moved(job, await chat.direct_chat(job.account))
    except ChatGone:  # it has no private chat
        return


def _moved(job: Job, to: Address) -> Job:
    return replace(job, card=None, reply_to=replace(job.reply_to, address=to, box=_NO_BOX, way=""))
