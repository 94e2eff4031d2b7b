"""Download of a job's recording: a platform file, a link, or a link to a message."""

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

_CHECK_INTERVAL = 2.0  # seconds between checks for a cancelled job


async def download_media(
    services: Services, chat: Chat, job: Job, path: Path, most: Quota
) -> Media:
    """Download the recording to the new file `path`, within the limits of `most`.

    Returns the media with what the source tells of it. Raises BadMedia, BadLink, ChatError, and
    Stopped when the job was cancelled.
    """
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

    async def fetch() -> str:
        async with services.link_downloads:
            return await services.links.fetch(url, path, most)

    name = await _until_cancelled(services, job, fetch())
    return replace(job.media, name=name)


def lane_key(job: Job) -> object:
    """Return the key of the job's download lane. Downloads of one lane run one after the other:
    the links of one account share a lane, so that slow links of one user delay no other user."""
    if link_of(job.media) is None:
        return "fetch", job.id
    return "follow", job.account


async def _until_cancelled(services: Services, job: Job, work: Coroutine[Any, Any, str]) -> str:
    """Return the result of `work`. Raises Stopped when the job is cancelled meanwhile."""
    task = asyncio.create_task(work)
    try:
        while not (await asyncio.wait([task], timeout=_CHECK_INTERVAL))[0]:
            async with services.database.read() as unit:
                now = await unit.jobs.get(job.id)
            if now is None or now.state is not JobState.QUEUED:
                raise Stopped
        return task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
