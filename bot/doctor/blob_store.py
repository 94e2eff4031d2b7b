"""Checks of the blob store: a round trip of one file, the bytes used, the free disk space."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from storage.blobs import Blobs
from storage.disk import free_bytes, remote_kind
from storage.errors import BadSetting
from storage.models import MEGABYTE

_HOUR = 16_000 * 2 * 3600
"""Bytes of an hour of decoded audio."""
_LEAST_FREE = 100_000_000
"""Bytes of free disk space below which the service does not work."""


async def blobs(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check a round trip, the bytes used and the free disk space."""
    storage = context.settings.storage
    if finding := context.in_folder("blobs", storage.blob_url):
        yield finding
        return
    finding = await check_round_trip(context)
    yield finding
    folder = _folder(storage.blobs)
    if finding.todo or not folder.exists():
        return
    used = await context.in_thread(Blobs.open(storage.blobs).bytes_used)
    yield ok("files kept", f"{used / 1e6:.1f} MB")
    yield disk_space(folder, context)
    if kind := remote_kind(folder):
        yield careful("blobs", f"{folder} is on {kind}, so every file goes over the network")


async def check_round_trip(context: DoctorContext) -> Finding:
    """Write, read and delete one file."""
    url = context.settings.storage.blobs
    try:
        seconds = await context.in_thread(_round_trip, url)
    except (BadSetting, OSError, ValueError) as error:
        problem = error.values["problem"] if isinstance(error, BadSetting) else str(error)
        setting = "BLOB_URL" if context.settings.storage.blob_url else "DATA_DIR"
        todo = f"make it writable for this user, or change {setting}"
        return broken("blobs", f"{_folder(url)}: {problem}", todo)
    return ok(
        "blobs", f"{_folder(url)}; a file written, read and deleted in {seconds * 1000:.0f} ms"
    )


def _round_trip(url: str) -> float:
    """Return the seconds that a round trip takes. Raises BadSetting, OSError."""
    started, store = time.monotonic(), Blobs.open(url)
    key, data = f"doctor/{secrets.token_hex(8)}", secrets.token_bytes(64)
    store.put_bytes(key, data)
    try:
        if store.get_bytes(key) != data:
            raise BadSetting(
                setting="BLOB_URL",
                problem="the file that was read differs from the one that was written",
            )
    finally:
        store.delete(key)
    return time.monotonic() - started


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


def _folder(url: str) -> Path:
    return Path(url.removeprefix("file://"))
