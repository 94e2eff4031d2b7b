"""Jobs that no message brought: their recording, and the chat for their card and answer."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Chat
from bot.context.services import Services
from storage.models import Job, Media, MessageRef

_PREFIX = "uploaded:"  # of a media handle; no platform's handle begins like this


def uploaded_media(job_id: str, name: str, size: int) -> Media:
    """Return the media of an upload."""
    return Media(handle=f"{_PREFIX}{job_id}", name=name, size=size)


def is_uploaded(media: Media) -> bool:
    """Return whether no platform and no link has the recording: only the blob store."""
    return media.handle.startswith(_PREFIX)


async def with_chat(services: Services, chat: Chat, job: Job) -> Job:
    """Return a job with its chat: where no message brought it, the private chat of its account,
    which is stored. Raises ChatError, ChatGone where there is none."""
    if job.has_chat:
        return job
    address = await chat.direct_chat(job.account)
    await services.database.transact(lambda unit: unit.jobs.set_chat(job.id, address))
    return replace(job, reply_to=MessageRef(address, ""))
