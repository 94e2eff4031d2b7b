"""Whether files can be kept: one put, got and deleted; and how much room is left."""

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
"""Bytes of an hour of decoded sound."""
_TOO_LITTLE = 100_000_000


async def blobs(ground: DoctorContext) -> AsyncIterator[Finding]:
    """A round trip, what is kept, and the room that is left."""
    storage = ground.settings.storage
    if finding := ground.in_folder("blobs", storage.blob_url):
        yield finding
        return
    finding = await tried(ground)
    yield finding
    folder = _folder(storage.blobs)
    if finding.todo or not folder.exists():
        return
    used = await ground.in_thread(Blobs.open(storage.blobs).bytes_used)
    yield ok("files kept", f"{used / 1e6:.1f} MB")
    yield room(folder, ground)
    if kind := remote_kind(folder):
        yield careful("blobs", f"{folder} lies on {kind}: every file goes over the network")


async def tried(ground: DoctorContext) -> Finding:
    """One file put, got and deleted."""
    url = ground.settings.storage.blobs
    try:
        took = await ground.in_thread(_round_trip, url)
    except (BadSetting, OSError, ValueError) as error:
        why = error.values["problem"] if isinstance(error, BadSetting) else str(error)
        setting = "BLOB_URL" if ground.settings.storage.blob_url else "DATA_DIR"
        todo = f"let this user write there, or change {setting}"
        return broken("blobs", f"{_folder(url)}: {why}", todo)
    return ok("blobs", f"{_folder(url)}; a file put, got and deleted in {took * 1000:.0f} ms")


def _round_trip(url: str) -> float:
    """The seconds that it took."""
    begun, store = time.monotonic(), Blobs.open(url)
    key, data = f"doctor/{secrets.token_hex(8)}", secrets.token_bytes(64)
    store.put_bytes(key, data)
    try:
        if store.get_bytes(key) != data:
            raise BadSetting(setting="BLOB_URL", problem="what is read is not what was written")
    finally:
        store.delete(key)
    return time.monotonic() - begun


def room(folder: Path, ground: DoctorContext) -> Finding:
    """Whether the largest recording fits beside its decoded sound."""
    free = free_bytes(folder)
    pipeline = ground.settings.pipeline
    needed = int(pipeline.max_megabytes * MEGABYTE + pipeline.max_minutes / 60 * _HOUR)
    says = f"{free / 1e9:.1f} GB free where {folder} is"
    todo = "free some, lower RETENTION_DAYS or KEEP_MEDIA_HOURS, or move DATA_DIR"
    if free < _TOO_LITTLE:
        return broken("disk", says, todo)
    if free < needed:
        says += f"; the largest recording that is taken (MAX_MEGABYTES) needs {needed / 1e9:.1f} GB"
        return careful("disk", says, todo)
    return ok("disk", says)


def _folder(url: str) -> Path:
    return Path(url.removeprefix("file://"))
