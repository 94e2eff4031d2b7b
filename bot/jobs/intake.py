"""Intake of a new job after its row is committed: send the card, fetch the bytes, enqueue."""

from __future__ import annotations

import asyncio
import itertools
import math
import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot import upload_checks
from bot.chat import Chat, ChatBusy, ChatDown, ChatError, Priority
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.jobs import album
from bot.jobs.answer_message import is_stored, show_deleted
from bot.jobs.download import download_media, lane_key
from bot.jobs.join import join_album
from bot.jobs.no_message import is_uploaded, with_chat
from bot.links.urls import link_of
from bot.quota import rules
from bot.views.job_card import CardStatus, expected_work, job_card
from pipeline.media.signatures import HEAD_BYTES
from storage import logs
from storage.backoff import Backoff
from storage.blob_store.trouble import trouble_in
from storage.errors import EmptyFile, MediaGone, Stopped, UserError
from storage.job_context import about_job
from storage.machine.disk import disk_trouble
from storage.machine.memory_errors import is_out_of_memory
from storage.models import AS_THEIR_ROLE, Failure, Job, JobState, Media, Quota
from storage.retention import keep_media
from storage.watch.catalogue import RETRIES
from storage.watch.tracing import span

log = logs.get(__name__)

_DOWNLOAD_TRIES = 6
_BACKOFF = Backoff(1.0, 16.0)  # seconds between downloads: 1, 2, 4, 8, 16
_CARD_HEAD_START = 1.0  # seconds; first cards go before downloads, since users wait for them
_CARD_RETRY = Backoff(15.0, 300.0)  # seconds between cards while the platform does not answer
_STORE_RETRY = Backoff(2.0, 60.0)  # seconds between tries to store the bytes of a job
_ALBUM_GAP = 1.0  # seconds; the longest gap between two uploads of an album


async def start_job(services: Services, job: Job, rank: Priority = Priority.REPLY) -> None:
    """Send the card, unless there is one, and start the download in the background, unless the
    bytes are there. `starts` calls it again for jobs that a stopped process left. Refuses jobs
    whose platform runs in another process: nothing here can download their bytes."""
    if job.reply_to.address.platform not in services.chats:
        await _refuse(services, job, Failure(MediaGone.code))
        return
    services.starts.begun[job.account.platform].add(job.id)
    with about_job(job):
        if job.media.blob is None and job.state is JobState.QUEUED:
            services.tasks.start(lane_key(job), lambda: _fetch_and_enqueue(services, job))
        if job.card is None and not job.options.silent:
            with services.first_cards.hold():
                await show_card(services, job, rank=rank)


async def show_card(
    services: Services, job: Job, tries: int = 1, rank: Priority = Priority.REPLY
) -> None:
    """Send the job's card, or its album's, unless there is one.

    While the platform does not answer, it is tried again later. A first card whose sending timed
    out may have arrived; it is never edited then.
    """
    chat = services.chats[job.reply_to.address.platform]
    try:
        if album.shares_card(job):
            await retry_when_busy(lambda: album.show_first(services, chat, job, rank))
        else:
            placed = await with_chat(services, chat, job)
            await retry_when_busy(lambda: _send_card(services, chat, placed, rank))
    except ChatDown as error:
        wait = _CARD_RETRY.delay(tries)
        log.warning("intake: card was not sent", job=job.id, error=str(error), retry_in=wait)
        services.tasks.start(("card", job.id), partial(_show_later, services, job, tries, wait))
    except ChatError as error:  # the outbox relay sends the answer without it
        log.warning("intake: card was not sent, going on without it", job=job.id, error=str(error))


async def _show_later(services: Services, job: Job, tries: int, wait: float) -> None:
    await asyncio.sleep(wait)
    now = await services.database.query(lambda unit: unit.jobs.get(job.id))
    if now is not None and now.finished is None:
        await show_card(services, now, tries + 1)


async def _send_card(services: Services, chat: Chat, job: Job, rank: Priority) -> None:
    async with services.card_locks.of(album.lock_key(job)):
        now = await services.database.query(lambda unit: unit.jobs.get(job.id))
        if now is None or now.card is not None or now.finished is not None:
            return  # the answer came first
        ahead = 0
        if now.media.blob is not None:  # else the card shows no place, which takes a count to know
            ahead = await services.database.query(lambda unit: unit.jobs.position(job.id))
        factors = await services.factors.get(services.database)
        status = CardStatus(ahead, expected_work(now.media, now.options, factors))
        message = job_card(now, status, services.translations.for_locale(job.locale))
        key = await album.message_key(services, now)
        ref = await chat.send(job.reply_to.address, message, job.reply_target, key, rank)
        if await services.database.transact(lambda unit: unit.jobs.set_card(job.id, ref)):
            return
        if await is_stored(services, job):
            log.warning("intake: another process has sent the card", job=job.id)
        else:
            await show_deleted(services, chat, now, ref)


async def _fetch_and_enqueue(services: Services, job: Job) -> None:
    """Fetch the bytes and notify the workers. While they can't be stored, or a refusal can't be
    written, as on a full or broken disk or without memory, the job waits and it is tried again."""
    await services.first_cards.wait_clear(_CARD_HEAD_START)
    await services.updates.wait_clear(_CARD_HEAD_START)
    waits_for_album = bool(job.album)
    for tries in itertools.count(1):
        pause = _STORE_RETRY.delay(tries)
        try:
            if waits_for_album:
                joined = await _join(services, job)
                if joined is None:
                    return
                job, waits_for_album = joined, False
            await _fetch_once(services, job)
        except Exception:
            log.exception("intake: recording not stored, trying again", job=job.id, pause=pause)
        else:
            return
        await asyncio.sleep(pause)
        if not await _is_wanted(services, job):
            return


async def _join(services: Services, job: Job) -> Job | None:
    """Return the job, with the other recordings of its album if they were asked for together; None
    when it was deleted, or another job has its recording now."""
    await asyncio.sleep(_ALBUM_GAP)  # the caption of its next upload may apply to this one as well
    joined = await join_album(services, job, _ALBUM_GAP)
    if joined.job is not None and joined.job.media.parts and joined.job.card is None:
        services.tasks.start(("card", job.id), partial(show_card, services, joined.job))
    if joined.job is not None and joined.apart:
        await album.tell_late(services, joined.job, joined.apart)
    return joined.job


async def _is_wanted(services: Services, job: Job) -> bool:
    now = await services.database.query(lambda unit: unit.jobs.get(job.id))
    return now is not None and now.state is JobState.QUEUED and now.media.blob is None


async def _fetch_once(services: Services, job: Job) -> None:
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
    try:
        with span("intake"):
            stored = await _download_and_store(services, job, folder / "source")
    except UserError as error:
        await _refuse(services, job, Failure(error.code, error.values))
    except Stopped:
        log.info("intake: job was cancelled, download stopped", job=job.id)
    except Exception as error:
        if disk_trouble(error) or is_out_of_memory(error) or trouble_in(error):
            raise
        log.exception("intake: download failed, failing the job", job=job.id)
        await _refuse(services, job, Failure("bug"))
    else:
        if stored:  # else the job was cancelled meanwhile
            log.info("intake: recording stored, workers are told", job=job.id)
            await services.queue.notify(job.id, job.attempt)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _download_and_store(services: Services, job: Job, path: Path) -> bool:
    """Download the bytes and store them with the job; False when the job was cancelled meanwhile.

    Raises BadMedia, BadLink, MediaGone, Stopped, TooLarge, EmptyFile, NotMedia.
    """
    chat = services.chats[job.reply_to.address.platform]
    limits = _download_limits(services, job)
    found = await _download(services, chat, job, path, limits)
    size, beginning = await asyncio.to_thread(read_head, path)
    upload_checks.check_size(limits, size, max_download_bytes(chat, job.media))
    if size == 0:
        raise EmptyFile
    if not found.parts:  # the worker leaves out files that are no recording
        upload_checks.check_kind(beginning, job.media.name)
    media, hours = replace(found, size=size), services.storage.keep_media_hours
    with span("store"):
        return await keep_media(services.database, services.blobs, job.id, media, path, hours)


def read_head(path: Path) -> tuple[int, bytes]:
    """Return the size of a file in bytes, and its first bytes. Blocks."""
    with path.open("rb") as file:
        return path.stat().st_size, file.read(HEAD_BYTES)


async def _download(services: Services, chat: Chat, job: Job, path: Path, limits: Quota) -> Media:
    """Download, and retry while the platform is busy or down. No other job waits for the pauses.
    Raises MediaGone, BadMedia, BadLink, Stopped."""
    for tries in range(1, _DOWNLOAD_TRIES + 1):
        try:
            with span("download", tries=tries):
                return await download_media(services, chat, job, path, limits)
        except ChatBusy as busy:
            pause = busy.retry_after
        except ChatDown:
            pause = _BACKOFF.delay(tries)
        except ChatError as error:
            raise MediaGone(str(error)) from error
        await asyncio.to_thread(path.unlink, missing_ok=True)
        if tries < _DOWNLOAD_TRIES:
            RETRIES.add(1, "download")
            await asyncio.sleep(pause)
    raise MediaGone("the platform did not answer")


async def _refuse(services: Services, job: Job, failure: Failure) -> None:
    await services.database.transact(lambda unit: unit.jobs.refuse(job.id, failure))


def _download_limits(services: Services, job: Job) -> Quota:
    """Return the sender's quota when they sent the recording; for a redo, the service's."""
    return job.quota if job.quota != AS_THEIR_ROLE else rules.service_quota(services.pipeline)


def max_download_bytes(chat: Chat, media: Media) -> float:
    """Return the most bytes of one download from this source."""
    is_one_file = link_of(media) is None and not media.parts and not is_uploaded(media)
    return chat.capabilities.download if is_one_file else math.inf
