"""Erasure of what a database keeps of deleted texts, soon after their deletion.

A deletion is a matter of milliseconds and may not wait for this. `keep_erasing` runs beside the
service and has erased everything within a minute.

Triggers write a note into the table `erasures` for each deletion, in its transaction, so none is
lost. It is deleted when everything is erased.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from storage import logs
from storage.background import repeat
from storage.erasure import postgresql, sqlite
from storage.uninterrupted import uninterrupted

SECONDS = 10.0
"""Seconds between two looks at what was deleted."""
SHARE = 0.2
"""Most of the time that erasing may take, in a service where something is deleted all the time."""

log = logs.get(__name__)


async def keep_erasing(address: str) -> None:
    """Erase what was deleted from the database at this address, until cancelled."""
    not_before = 0.0

    async def erase() -> None:
        nonlocal not_before
        if time.monotonic() < not_before:
            return
        began = time.monotonic()
        try:
            await erase_deleted(address)
        except (OSError, SQLAlchemyError, sqlite3.OperationalError) as error:
            log.warning("deleted texts not erased, trying again", why=str(error)[:200])
        not_before = began + (time.monotonic() - began) / SHARE

    await repeat(erase, SECONDS)


async def erase_deleted(address: str) -> None:
    """Erase what the database keeps of deleted rows. Cheap when nothing was deleted.

    Several processes may do it at once.
    """
    if (path := sqlite_path(address)) is not None:
        await uninterrupted(asyncio.to_thread(sqlite.erase, path))
    elif not address.startswith("sqlite"):
        await postgresql.erase(address)


def sqlite_path(address: str) -> Path | None:
    """Return the file of an SQLite database; None for another database and one in memory."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))
