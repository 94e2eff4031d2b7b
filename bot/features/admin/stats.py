"""`/stats`: figures and a chart for administrators."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.admin.stats import Overview, load_overview
from bot.admin.stats_chart import draw
from bot.admin.stats_text import overview_text
from bot.chat import ChatError, Command, OutFile
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from storage import logs
from storage.database import Unit
from storage.models import FileKind

log = logs.get(__name__)

DAYS, MAX_DAYS = 30, 366
COUNT_TIMEOUT = 2.0
"""Seconds to count what is stored."""


async def show_stats(request: Request, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/stats` and `/stats DAYS`."""
    written = request.event.arguments.strip() if isinstance(request.event, Command) else ""
    if not written:
        return Reply(then=lambda: _send_stats(request, DAYS))
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 0
    if not 1 <= number <= MAX_DAYS:
        return Reply(plain(request.t("stats-how", most=MAX_DAYS)))
    return Reply(then=lambda: _send_stats(request, number))


async def _send_stats(request: Request, days: int) -> None:
    """Counting takes longer than a transaction that others wait for may."""
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
        key = f"{origin.key}:stats"
        await retry_when_busy(
            lambda: request.chat.send(origin.address, message, origin.message, key)
        )
        await _send_chart(request, overview, legend if beside else "")
    except ChatError as error:
        log.warning("no figures", key=origin.key, error=str(error))


async def _send_chart(request: Request, overview: Overview, caption: str) -> None:
    origin = request.origin
    with TemporaryDirectory(dir=request.services.scratch) as folder:
        path = Path(folder) / "stats.png"
        await asyncio.to_thread(draw, overview.statistics.days, path)
        file = OutFile(FileKind.PICTURE, path, path.name, "image/png", caption=caption)
        key = f"{origin.key}:chart"
        to = origin.reply_target
        await retry_when_busy(lambda: request.chat.send_files(origin.address, [file], to, key))
