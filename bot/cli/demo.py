"""`mp4totext demo`: jobs of the whole service, with the console as the platform."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.app.service import Settings, serve
from bot.cli.missing_files import explain_missing_files
from bot.demo_recording import RECORDING
from bot.i18n.translator import Translations, Translator
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.events import LOCAL_USER
from storage.database import Database
from storage.models import Format, Job

TIMEOUT = 1200.0
"""Seconds after which the demo gives up: without a running worker it would never end."""
_CAPTION = "formats=txt,srt,vtt,json,md,video summary=full"


async def demo(settings: Settings, files: Sequence[Path], out: Path) -> int:
    """Run the demo. Return the exit status: 0 if every file of every recording was made, else 1."""
    console, t = Console(), Translations().for_locale("en")
    chat = ConsoleChat(out, files, _CAPTION, console)
    if RECORDING in files:
        console.print(
            "A recorded meeting goes through the whole service: queue, worker, answer, files. "
            "The meeting is fictional and takes a minute. Your own: mp4totext demo FILE",
            style="dim",
            markup=False,
        )
    started = datetime.now(UTC)
    service = asyncio.create_task(serve(settings, [chat], with_worker=True))
    waiting = asyncio.create_task(_wait_for_delivery(settings, started, len(files)))
    try:
        done, _ = await asyncio.wait(
            {service, waiting}, timeout=TIMEOUT, return_when=asyncio.FIRST_COMPLETED
        )
        if not done:
            console.print(t("demo-too-slow"), style="red", markup=False)
            return 1
        if not waiting.done():  # stopped by Ctrl-C, or it could not start
            await service
            return 1
        problems = [problem for job in await waiting if (problem := _problem(job, t))]
    finally:
        for task in (service, waiting):
            task.cancel()
        await asyncio.gather(service, waiting, return_exceptions=True)
    for problem in problems:
        console.print(problem, style="red", markup=False)
    if not problems:
        console.print(f"Every file was made, in {out}", style="green", markup=False)
    return 1 if problems else 0


async def _wait_for_delivery(settings: Settings, since: datetime, count: int) -> list[Job]:
    """Wait until `count` jobs of this terminal are delivered, and return them."""
    database = await Database.open(settings.storage.database)
    try:
        while True:
            await asyncio.sleep(0.3)
            async with database.read() as unit:
                jobs = await unit.jobs.list_for(LOCAL_USER, limit=count)
            delivered = [job for job in jobs if job.created >= since and job.delivered]
            if len(delivered) >= count:
                return delivered
    finally:
        await database.close()


def _problem(job: Job, t: Translator) -> str:
    if job.result is None:
        return t("outcome-failed", name=job.media.name, why=job.state.value)
    options = job.options
    if any(note.code == "no_video" for note in job.result.notes):  # the demo requests a film
        formats = tuple(each for each in options.formats if each is not Format.VIDEO)
        options = replace(options, formats=formats)
    missing = explain_missing_files(options, job.result, t)
    return t("outcome-failed", name=job.media.name, why=missing) if missing else ""
