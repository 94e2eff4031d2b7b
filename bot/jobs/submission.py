"""Recordings of pages and programs: a file or a link that came by no message of a chat.

The bytes are stored before the row that names them, and the row is claimable at once, in any
process. The bot of the platform begins the job: see `starts.keep_beginning`. Card and answer go to
the private chat of the account, if the bot may write there, and NO_CHAT is not asked for.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot import upload_checks
from bot.access import check_access
from bot.chat import Origin, Upload
from bot.context.request import Request
from bot.context.services import Services
from bot.jobs.intake import read_head
from bot.jobs.no_message import uploaded_media
from bot.jobs.recording_checks import check_recording, linked_media
from bot.jobs.usual_options import usual_options
from bot.links.urls import clean_name
from bot.parsing.options import read_for_recording
from storage import logs
from storage.database import Unit
from storage.errors import EmptyFile, NoAccess
from storage.media_lock import lock_media
from storage.models import Account, Address, Job, Media, MessageRef, Person, job_id
from storage.pseudonyms import owner
from storage.retention import drop_unused

NO_CHAT = "chat=none"
"""Among the options of a page or a program: no card and no answer in the chat."""
UNNAMED = "recording"
"""Name of an upload that has none."""

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Submission:
    """Request of a page or a program for one job: `account` asks for it, with `options` as in a
    caption. The same `key` of an account always gives the same job. `fingerprint` is a digest of
    all that is asked for, stored with a new job. `check` raises in the transaction that adds the
    job: a permission may have ended while the bytes came."""

    account: Account
    key: str
    options: str = ""
    fingerprint: str = ""
    check: Callable[[Unit], Awaitable[None]] | None = None

    @property
    def job_id(self) -> str:
        """Return the id of the job."""
        return job_id(self.account.platform, f"no message {self.account.id}", self.key)


async def check_file(services: Services, asked: Submission, name: str, size: int) -> None:
    """Check a file of `size` bytes before its bytes come. Raises a refusal in the words of the
    chat: NoAccess, InvalidOption, and those of `check_recording`."""
    media = _media(asked, name, size)
    await services.database.transact(partial(_known_or_new, services, asked, media))


async def submit_file(services: Services, asked: Submission, name: str, path: Path) -> Job:
    """Store the file at `path` and return its job, or the earlier job with this key.

    Raises as `check_file`, EmptyFile, NotMedia, ForeignFile, BlobStoreTrouble and OSError; then
    nothing is kept.
    """
    size, beginning = await asyncio.to_thread(read_head, path)
    if size == 0:
        raise EmptyFile
    await check_file(services, asked, name, size)
    media = _media(asked, name, size)
    upload_checks.check_kind(beginning, media.name)
    while True:
        blob = await asyncio.to_thread(services.blobs.put_media, path)
        try:
            async with lock_media(services.blobs, blob.sha256):
                if not await asyncio.to_thread(services.blobs.exists, blob.key):
                    continue  # the end of another job on the same bytes has deleted them
                job = await _add(services, asked, replace(media, blob=blob))
        except BaseException:
            await _drop(services, blob.sha256)
            raise
        if job.media.blob != blob:
            await _drop(services, blob.sha256)
        await services.queue.notify(job.id, job.attempt)
        return job


async def submit_link(services: Services, asked: Submission, link: str) -> Job:
    """Return the job of a link, or the earlier job with this key. The bot of the platform follows
    the link. Raises as `check_file` and `linked_media`."""
    media, _ = linked_media(services, [link], asked.account.platform)
    return await _add(services, asked, media)


async def _add(services: Services, asked: Submission, media: Media) -> Job:
    with logs.traced(owner(asked.account), asked.account.platform):
        job = await services.database.transact(partial(_write, services, asked, media))
        log.info("job of a page or a program accepted", job=job.id, linked=media.blob is None)
    return job


async def _write(services: Services, asked: Submission, media: Media, unit: Unit) -> Job:
    if asked.check is not None:
        await asked.check(unit)
    job, is_new = await _known_or_new(services, asked, media, unit)
    if is_new:
        await unit.jobs.add(job)
        await unit.handed_over.add(job)
        await unit.fingerprints.add(job.id, asked.fingerprint)
    return job


async def _known_or_new(
    services: Services, asked: Submission, media: Media, unit: Unit
) -> tuple[Job, bool]:
    """Return the job of the key, or a new one after all checks, and whether it is new."""
    await unit.people.lock()
    person = await unit.people.find(asked.account)
    if person is None:
        raise NoAccess(account=str(asked.account))
    await unit.usage.lock(person.accounts)  # of requests with one key the second sees the job
    known = await unit.jobs.get(asked.job_id)
    if known is not None:
        return known, False
    return await _admitted(services, unit, asked, media, person), True


async def _admitted(
    services: Services, unit: Unit, asked: Submission, media: Media, person: Person
) -> Job:
    """Return the new job, after all checks. Raises refusals."""
    account = asked.account
    check_access(person, account, services.settings)
    locale = person.ui_locale or person.locale
    nowhere = MessageRef(Address(account.platform, ""), "")
    event = Upload(Origin(asked.job_id, account, nowhere, locale), media)
    request = Request(services, event, person, services.translations.for_locale(locale))
    usual = await usual_options(person.options, event.origin, unit, services.settings)
    words = [each for each in asked.options.split(" ") if each.lower() != NO_CHAT]
    silent = len(words) < len(asked.options.split(" "))
    wanted = replace(read_for_recording(" ".join(words), usual), join=False, silent=silent)
    quota = await check_recording(request, unit, media, wanted, math.inf)
    return Job(
        id=asked.job_id,
        account=account,
        reply_to=nowhere,
        media=media,
        options=wanted,
        created=services.clock(),
        locale=locale,
        quota=quota,
    )


def _media(asked: Submission, name: str, size: int) -> Media:
    return uploaded_media(asked.job_id, clean_name(name) or UNNAMED, size)


async def _drop(services: Services, sha256: str) -> None:
    keep_hours = services.storage.keep_media_hours
    await drop_unused(services.database, services.blobs, [sha256], keep_hours)
