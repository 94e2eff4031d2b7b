"""`mp4totext stats`: statistics of the service."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from bot.admin.stats import load_overview
from bot.admin.stats_text import overview_text
from bot.app.service import Settings
from bot.i18n.translator import Translations
from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import socket_path
from storage.blobs import Blobs
from storage.database import Database
from storage.serialization import to_json


async def report(settings: Settings, days: int, *, as_json: bool) -> str:
    """Return the statistics of the last `days` days, as lines or as JSON. A queue that is not
    running counts as one without workers. Raises BadSetting."""
    storage = settings.storage
    url = settings.pipeline.redis_url or f"unix://{socket_path(settings.queue_folder)}"
    async with AsyncExitStack() as stack:
        database = await Database.open(storage.database)
        stack.push_async_callback(database.close)
        queue = await Queue.open(url)
        stack.push_async_callback(queue.close)
        blobs = await asyncio.to_thread(Blobs.open, storage.blobs, storage.bucket)
        overview = await load_overview(database, queue, blobs, storage.data_dir, days)
    if not as_json:
        return overview_text(overview, Translations().for_locale("en")).text
    found = overview.statistics
    return to_json(
        {
            "statistics": found,
            "hours": found.hours,
            "success": found.success,
            "workers": overview.workers,
            "stored": overview.stored,
            "free": overview.free,
            "drained": overview.drained,
        }
    )
