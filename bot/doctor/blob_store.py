"""Checks of the blob store: a round trip of one file, the bytes used, the free disk space."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from storage.blob_store.bucket import BucketStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs
from storage.errors import BadSetting
from storage.machine.disk import free_bytes, remote_kind
from storage.models import MEGABYTE
from storage.settings import StorageSettings

_PATIENCE = 6.0
"""Seconds for which a bucket that does not answer is asked again: a health check has 15."""
_HOUR = 16_000 * 2 * 3600
"""Bytes of an hour of decoded audio."""
_LEAST_FREE = 100_000_000
"""Bytes of free disk space below which the service does not work."""


async def blobs(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check a round trip, a large file, the bytes used and the free disk space."""
    storage = context.settings.storage
    if finding := context.in_folder("blobs", storage.blob_url):
        yield finding
        return
    finding = await check_round_trip(context)
    yield finding
    folder = storage.data_dir if storage.bucket else Path(_place(storage.blobs))
    if finding.todo or not folder.exists():
        return
    used = await context.in_thread(Blobs.open(storage.blobs, storage.bucket).bytes_used)
    yield ok("files kept", f"{used / 1e6:.1f} MB")
    if storage.bucket:
        yield await check_large_file(context)
    yield disk_space(folder, context)
    if not storage.bucket and (kind := remote_kind(folder)):
        yield careful("blobs", f"{folder} is on {kind}, so every file goes over the network")


async def check_round_trip(context: DoctorContext) -> Finding:
    """Write, read and delete one file."""
    url = context.settings.storage.blobs
    try:
        seconds = await context.in_thread(_try_out, context.settings.storage)
    except BlobStoreTrouble as error:
        return broken("blobs", f"{error.problem} ({error.code})", error.todo)
    except (BadSetting, OSError, ValueError) as error:
        problem = error.values["problem"] if isinstance(error, BadSetting) else str(error)
        setting = "BLOB_URL" if context.settings.storage.blob_url else "DATA_DIR"
        todo = f"make it writable for this user, or change {setting}"
        return broken("blobs", f"{_place(url)}: {problem}", todo)
    return ok(
        "blobs", f"{_place(url)}; a file written, read and deleted in {seconds * 1000:.0f} ms"
    )


def _try_out(storage: StorageSettings) -> float:
    """Return the seconds that a round trip takes. Raises BadSetting, OSError, BlobStoreTrouble."""
    if bucket := storage.bucket:
        bucket = replace(bucket, patience=_PATIENCE)
    return Blobs.open(storage.blobs, bucket).try_out()


async def check_large_file(context: DoctorContext) -> Finding:
    """Send and fetch a file of several parts, as recordings are, and see whether old versions are
    kept."""
    assert context.settings.storage.bucket is not None  # noqa: S101 - for mypy
    store = BucketStore(replace(context.settings.storage.bucket, patience=_PATIENCE))
    try:
        seconds, versions = await context.in_thread(store.try_parts)
    except BlobStoreTrouble as error:
        return broken("bucket", f"{error.problem} ({error.code})", error.todo)
    says = f"a file in two parts sent and fetched in {seconds:.1f} s"
    if versions:
        says += "; the bucket keeps old versions, so deleted recordings stay in it"
        todo = "switch versioning off, or let a rule expire old versions (docs/OPERATING.md)"
        return careful("bucket", says, todo)
    return ok("bucket", says)


def disk_space(folder: Path, context: DoctorContext) -> Finding:
    """Return whether the largest allowed recording and its decoded audio fit on the disk."""
    free = free_bytes(folder)
    pipeline = context.settings.pipeline
    needed = int(pipeline.max_megabytes * MEGABYTE + pipeline.max_minutes / 60 * _HOUR)
    says = f"{free / 1e9:.1f} GB free on the disk of {folder}"
    todo = "free disk space, lower RETENTION_DAYS or KEEP_MEDIA_HOURS, or move DATA_DIR"
    if free < _LEAST_FREE:
        return broken("disk", says, todo)
    if free < needed:
        says += f"; the largest allowed recording (MAX_MEGABYTES) needs {needed / 1e9:.1f} GB"
        return careful("disk", says, todo)
    return ok("disk", says)


def _place(url: str) -> str:
    return url.removeprefix("file://")
