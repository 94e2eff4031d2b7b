"""Uploads in parts become jobs: when the last part came, or later, whatever ended meanwhile."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from bot.context.services import Services
from bot.jobs.submission import Submission, check_file, submit_file
from bot.links.urls import clean_name
from bot.quota.rules import effective_quota, has_room_for_job
from bot.quota.usage import count_unfinished
from storage import logs
from storage.database import Unit
from storage.errors import MediaGone, NoAccess, TooManyJobs, UserError
from storage.incoming.parts import AGE, end_upload, join_parts, new_upload_id, remove_upload
from storage.models import Account, IncomingFile, Job

FINISH_SECONDS = 15.0
"""Seconds between looks at uploads that are whole and have no job."""
MOST_COMING = 10
"""Unfinished uploads of one person, for whom no limit of jobs applies."""

log = logs.get(__name__)


async def begin_upload(
    services: Services, account: Account, name: str, options: str, metadata: str, size: int
) -> IncomingFile:
    """Store a new upload before its first byte comes. Raises the refusals of `check_file`: uploads
    on their way count as jobs."""
    upload_id, name = new_upload_id(), clean_name(name)
    options = options.replace("\0", " ")  # which PostgreSQL refuses
    await check_file(services, Submission(account, upload_id, options), name, size)
    expires = services.clock() + AGE
    file = IncomingFile(upload_id, account, name, options, metadata, size, 0, expires)

    async def add(unit: Unit) -> None:
        await unit.people.lock()
        await _check_room(services, unit, account)
        await unit.uploads.add(file)

    await services.database.transact(add)
    return file


async def _check_room(services: Services, unit: Unit, account: Account) -> None:
    person = await unit.people.find(account)
    if person is None:
        raise NoAccess(account=str(account))
    await unit.usage.lock(person.accounts)
    coming = await unit.uploads.count_coming(person.accounts, services.clock())
    quota = effective_quota(person, services.settings, services.pipeline)
    unfinished = coming + await count_unfinished(unit, person)
    if coming >= MOST_COMING or not has_room_for_job(quota, unfinished):
        raise TooManyJobs(limit=int(quota.jobs or MOST_COMING), names="…")


async def finish_upload(services: Services, file: IncomingFile) -> str:
    """Return the id of the job of an upload that has all its bytes.

    Raises refusals of `submit_file`; then the upload is removed. After TooManyJobs it stays, and
    becomes a job when there is room. Raises OSError, BlobStoreTrouble, after which it stays, too.
    """
    async with services.upload_locks.of(file.id):
        now = await services.database.query(
            lambda unit: unit.uploads.find(file.id, services.clock())
        )
        if now is None:
            raise MediaGone("the upload was removed")
        if now.job:
            return now.job
        try:
            async with services.whole_uploads:
                job = await _submit(services, now)
        except TooManyJobs:
            raise
        except UserError as error:
            if job_id := await _job_of(services, file):
                return job_id  # of another process, which has deleted the parts
            log.info("upload refused", code=error.code, detail=error.detail)
            await remove_upload(services.database, services.blobs, file.id)
            raise
        await end_upload(services.database, services.blobs, file, job.id)
        return job.id


async def _job_of(services: Services, file: IncomingFile) -> str:
    now = await services.database.query(lambda unit: unit.uploads.find(file.id, services.clock()))
    return now.job if now else ""


async def _submit(services: Services, file: IncomingFile) -> Job:
    asked = Submission(file.account, file.id, file.options)
    await check_file(services, asked, file.name, file.size)  # before gigabytes are read
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
    try:
        path = folder / "source"
        await join_parts(services.database, services.blobs, file, path)
        return await submit_file(services, asked, file.name, path)
    except KeyError as error:
        raise MediaGone("a part is gone") from error
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def keep_finishing(services: Services) -> None:
    """Make the jobs of uploads whose last request a crash cut off, or that waited for room."""
    while True:
        await asyncio.sleep(FINISH_SECONDS)
        for file in await services.database.query(
            lambda unit: unit.uploads.whole(services.clock())
        ):
            try:
                await finish_upload(services, file)
            except UserError as error:
                log.info("upload has no job yet", code=error.code)
            except Exception:
                log.exception("upload has no job yet, trying again")
