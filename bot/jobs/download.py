"""The bytes of a job, whatever was sent: a file of its platform's, a link, a link to a message."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.chat import Chat
from bot.context.services import Services
from bot.links.urls import link_of, message_at
from storage.errors import Stopped
from storage.models import Job, JobState, Media, Quota

_LOOK_EVERY = 2.0  # seconds between two looks at whether a job is still wanted


async def download_media(
    services: Services, chat: Chat, job: Job, path: Path, most: Quota
) -> Media:
    """Write them, as far as `most` allows, to the new file `path`; returns the media as it turned
    out to be. Raises BadMedia, BadLink, ChatError, and Stopped when the job was cancelled."""
    url = link_of(job.media)
    if url is None:
        async with services.downloads:
            await chat.download(job.media, path)
        return job.media
    if message := message_at(url):
        found = await chat.media_in_message(message, job.account)
        async with services.downloads:
            await chat.download(found, path)
        return replace(found, handle=job.media.handle)

    async def follow() -> str:
        async with services.link_downloads:
            return await services.links.fetch(url, path, most)

    name = await _while_wanted(services, job, follow())
    return replace(job.media, name=name)


def lane_key(job: Job) -> object:
    """What is fetched in the same lane is fetched one after the other: one person's links, so that
    nobody holds up the others with slow ones."""
    if link_of(job.media) is None:
        return "fetch", job.id
    return "follow", job.account


async def _while_wanted(services: Services, job: Job, work: Coroutine[Any, Any, str]) -> str:
    """The work's result; a cancelled job stops it. Raises Stopped."""
    task = asyncio.create_task(work)
    try:
        while not (await asyncio.wait([task], timeout=_LOOK_EVERY))[0]:
            async with services.database.read() as unit:
                now = await unit.jobs.get(job.id)
            if now is None or now.state is not JobState.QUEUED:
                raise Stopped
        return task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
