"""`/stats`: figures and a chart for administrators."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.admin.stats import Overview, load_overview
from bot.admin.stats_chart import draw
from bot.admin.stats_text import overview_text
from bot.chat import ChatError, Command, OutFile
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.parsing.numbers import small_number
from storage import logs
from storage.database import Unit
from storage.models import FileKind

log = logs.get(__name__)

DAYS, MAX_DAYS = 30, 366
COUNT_TIMEOUT = 2.0
"""Seconds for counting the stored bytes."""


async def show_stats(request: Request[Command], _unit: Unit) -> Reply:
    """Answer `/stats` and `/stats DAYS` with figures and a chart."""
    days = small_number(request.arguments) if request.arguments else DAYS
    if not 1 <= days <= MAX_DAYS:
        raise RequestRefused("stats-how", most=MAX_DAYS)
    return Reply(then=lambda: _send_stats(request, days))


async def _send_stats(request: Request[Command], days: int) -> None:
    """Count and send, after the commit: counting takes too long for a transaction."""
    services, origin = request.services, request.origin
    folder = services.storage.data_dir
    overview = await load_overview(
        services.database, services.queue, services.blobs, folder, days, COUNT_TIMEOUT
    )
    legend = request.t("stats-legend")
    message = overview_text(overview, request.t)
    beside = request.chat.capabilities.caption >= len(legend)
    if not beside:
        message = plain(f"{message.text}\n\n{legend}")
    try:
        await request.send(message, "stats", origin.message)
        await _send_chart(request, overview, legend if beside else "")
    except ChatError as error:
        log.warning("statistics not sent, continuing", key=origin.key, error=str(error))


async def _send_chart(request: Request[Command], overview: Overview, caption: str) -> None:
    origin = request.origin
    with TemporaryDirectory(dir=request.services.scratch) as folder:
        path = Path(folder) / "stats.png"
        await asyncio.to_thread(draw, overview.statistics.days, path)
        file = OutFile(FileKind.PICTURE, path, path.name, "image/png", caption=caption)
        key = f"{origin.key}:chart"
        to = origin.reply_target
        await retry_when_busy(lambda: request.chat.send_files(origin.address, [file], to, key))
