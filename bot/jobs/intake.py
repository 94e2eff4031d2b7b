"""What follows once the row of a recording is written: its card, its bytes, the bell."""

from __future__ import annotations

import asyncio
import math
import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot import policy
from bot.chat import Chat, ChatBusy, ChatDown, ChatError
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.jobs import album
from bot.jobs.download import download_media, lane_key
from bot.links.urls import link_of
from bot.quota import rules
from bot.views.job_card import CardStatus, expected_work, job_card
from storage import logs
from storage.errors import EmptyFile, MediaGone, Stopped, UserError
from storage.models import AS_THEIR_ROLE, Failure, Job, Media, Platform, Quota
from storage.retention import keep_media

log = logs.get(__name__)

_FETCH_TRIES = 6  # with pauses of 1, 2, 4, 8 and 16 s between them
_HEAD_START = 1.0  # seconds that first cards have before the bytes are fetched: people look at it
_NEXT_PIECE = 1.0  # seconds within which the pieces of an album come


async def resume(services: Services, platform: Platform) -> None:
    """Go on with what was under way when the process died: fetch the bytes that are missing, say
    the cards that were not said. Where a platform can't be asked whether a message arrived, a card
    whose row was not written any more is said twice; the first of them stays as it is."""
    async with services.database.read() as unit:
        fetch = await unit.jobs.unfetched(platform)
        show = [job for job in await unit.jobs.under_way(platform) if job.card is None]
    for job in fetch:
        services.tasks.start(job.reply_to.address, partial(start_job, services, job))
    for job in show:
        if job not in fetch:
            services.tasks.start(job.reply_to.address, partial(show_card, services, job))


async def start_job(services: Services, job: Job) -> None:
    """Show the card, then fetch the bytes beside everything else. Also done for every job whose
    bytes were still missing when the process died. Nobody can be asked for them whose platform is
    another process's."""
    if job.reply_to.address.platform not in services.chats:
        await _refuse(services, job, Failure(MediaGone.code))
        return
    services.tasks.start(lane_key(job), lambda: _fetch(services, job))
    if job.card is None:
        with services.first_cards.hold():
            await show_card(services, job)


async def show_card(services: Services, job: Job) -> None:
    """Say its card, or its album's, unless there is one."""
    chat = services.chats[job.reply_to.address.platform]
    try:
        if album.shares_card(job):
            await retry_when_busy(lambda: album.show_first(services, chat, job))
        else:
            await retry_when_busy(lambda: _show_own(services, chat, job))
    except ChatError as error:  # the courier says the answer without it
        log.warning("no card", job=job.id, error=str(error))


async def _show_own(services: Services, chat: Chat, job: Job) -> None:
    async with services.database.read() as unit:
        now = await unit.jobs.get(job.id)
        if now is None or now.card is not None or now.finished is not None:
            return  # the answer was quicker
        ahead = await unit.jobs.position(job.id)
        factors = await unit.stage_speeds.factors()
    standing = CardStatus(ahead, expected_work(job.media, job.options, factors))
    message = job_card(job, standing, services.translations.for_locale(job.locale))
    ref = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.id}:card")
    async with services.database.begin() as unit:
        await unit.jobs.set_card(job.id, ref)


async def _fetch(services: Services, job: Job) -> None:
    await services.first_cards.wait_clear(_HEAD_START)
    if job.album:  # its next piece may bring the words that count for this one, too
        await asyncio.sleep(_NEXT_PIECE)
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
    try:
        kept = await _kept(services, job, folder / "source")
    except UserError as error:
        await _refuse(services, job, Failure(error.code, error.values))
    except Stopped:
        log.info("cancelled while its bytes were fetched", job=job.id)
    except Exception:
        log.exception("fetching failed", job=job.id)
        await _refuse(services, job, Failure("bug"))
    else:
        if kept:  # else it was cancelled meanwhile
            await services.queue.notify(job.id, job.attempt)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _kept(services: Services, job: Job, path: Path) -> bool:
    """Fetch the bytes and keep them with the job. Raises BadMedia, BadLink, MediaGone, Stopped."""
    chat = services.chats[job.reply_to.address.platform]
    most = _most(services, job)
    found = await _fetched(services, chat, job, path, most)
    size, beginning = await asyncio.to_thread(_looked_at, path)
    policy.check_size(most, size, max_download_bytes(chat, job.media))
    if size == 0:
        raise EmptyFile
    policy.check_kind(beginning)
    media, hours = replace(found, size=size), services.storage.keep_media_hours
    return await keep_media(services.database, services.blobs, job.id, media, path, hours)


def _looked_at(path: Path) -> tuple[int, bytes]:
    """How large it is, and how it begins."""
    with path.open("rb") as file:
        return path.stat().st_size, file.read(16)


async def _fetched(services: Services, chat: Chat, job: Job, path: Path, most: Quota) -> Media:
    """Fetch, and again while the platform is busy or away; nobody else waits for the pauses.
    Raises MediaGone, BadMedia, BadLink, Stopped."""
    for attempt in range(_FETCH_TRIES):
        try:
            return await download_media(services, chat, job, path, most)
        except ChatBusy as busy:
            pause = busy.retry_after
        except ChatDown:
            pause = 2.0**attempt
        except ChatError as error:
            raise MediaGone(str(error)) from error
        await asyncio.to_thread(path.unlink, missing_ok=True)
        if attempt + 1 < _FETCH_TRIES:
            await asyncio.sleep(pause)
    raise MediaGone("the platform did not answer")


async def _refuse(services: Services, job: Job, failure: Failure) -> None:
    async with services.database.begin() as unit:
        await unit.jobs.refuse(job.id, failure)


def _most(services: Services, job: Job) -> Quota:
    """What held for the person when they sent it; for what is done again, what is for all."""
    return job.quota if job.quota != AS_THEIR_ROLE else rules.service_quota(services.pipeline)


def max_download_bytes(chat: Chat, media: Media) -> float:
    """Bytes that one file from there may have."""
    return chat.capabilities.download if link_of(media) is None else math.inf
