"""Download of a job's recording: a platform file, a link, or a link to a message."""

from __future__ import annotations

import asyncio
import math
import shutil
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.chat import Chat
from bot.context.services import Services
from bot.jobs.no_message import is_uploaded
from bot.links.urls import link_of, message_at
from bot.upload_checks import check_size
from storage.blobs import CHUNK, digest_of, source_key
from storage.errors import MediaGone, Stopped
from storage.models import Blob, Job, JobState, Media, Quota

_CHECK_INTERVAL = 2.0  # seconds between checks for a cancelled job


async def download_media(
    services: Services, chat: Chat, job: Job, path: Path, most: Quota
) -> Media:
    """Download the recording to the new file `path`, within the limits of `most`.

    Returns the media with what the source tells of it. Raises BadMedia, BadLink, ChatError,
    MediaGone for an upload that is no longer stored, and
    Stopped when the job was cancelled.
    """
    if job.media.parts:
        return await _download_parts(services, chat, job, path, most)
    if is_uploaded(job.media):
        raise MediaGone("only the blob store had it")
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


async def _download_parts(
    services: Services, chat: Chat, job: Job, path: Path, most: Quota
) -> Media:
    """Write the bytes of all files of a joined recording to `path`, one after the other.

    The returned parts name their bytes by hash and size. Raises as `download_media`.
    """
    parts: list[Media] = []
    piece = path.with_name(f"{path.name}-part")
    for part in job.media.parts:
        await asyncio.to_thread(piece.unlink, missing_ok=True)
        found = part
        if not await _take_stored(services, part, piece):
            found = await download_media(services, chat, replace(job, media=part), piece, most)
        sha256, size = await asyncio.to_thread(digest_of, piece)
        parts.append(replace(found, size=size, blob=Blob(source_key(sha256), sha256, size)))
        await asyncio.to_thread(_append, piece, path)
        check_size(most, sum(it.size or 0 for it in parts), math.inf)
    return replace(job.media, parts=tuple(parts))


async def _take_stored(services: Services, part: Media, piece: Path) -> bool:
    """Write the bytes that an earlier job stored. Returns False when they are not kept."""
    if part.blob is None:
        return False
    try:
        await asyncio.to_thread(services.blobs.get_file, part.blob, piece)
    except KeyError:
        return False
    return True


def _append(piece: Path, path: Path) -> None:
    with piece.open("rb") as source, path.open("ab") as target:
        shutil.copyfileobj(source, target, CHUNK)


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
            now = await services.database.query(lambda unit: unit.jobs.get(job.id))
            if now is None or now.state is not JobState.QUEUED:
                raise Stopped
        return task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
