"""`mp4totext demo`: the main job the real way, with the console as its front end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.app.service import Settings, serve
from bot.cli.missing_files import lacking
from bot.demo_recording import RECORDING
from bot.i18n.translator import Translations, Translator
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.events import LOCAL_USER
from storage.database import Database
from storage.models import Format, Job

PATIENCE = 1200.0
"""Seconds after which a demonstration is given up: a worker that can't start would never end it."""
_CAPTION = "formats=all summary=full"


async def demo(settings: Settings, files: Sequence[Path], out: Path) -> int:
    """Exit status: 0 when every artifact of every file was made, else 1."""
    console, t = Console(), Translations().for_locale("en")
    chat = ConsoleChat(out, files, _CAPTION, console)
    if RECORDING in files:
        console.print(
            "A recorded meeting goes through the whole service: queue, worker, answer, files. "
            "It is made up and takes a minute; another one: mp4totext demo FILE",
            style="dim",
            markup=False,
        )
    started = datetime.now(UTC)
    service = asyncio.create_task(serve(settings, [chat], with_worker=True))
    waiting = asyncio.create_task(_delivered(settings, started, len(files)))
    try:
        done, _ = await asyncio.wait(
            {service, waiting}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
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


async def _delivered(settings: Settings, since: datetime, count: int) -> list[Job]:
    """The jobs of this terminal, once as many as were sent are delivered."""
    database = await Database.open(settings.storage.database)
    try:
        while True:
            await asyncio.sleep(0.3)
            async with database.read() as unit:
                jobs = await unit.jobs.list_for(LOCAL_USER, limit=count)
            ours = [job for job in jobs if job.created >= since and job.delivered]
            if len(ours) >= count:
                return ours
    finally:
        await database.close()


def _problem(job: Job, t: Translator) -> str:
    if job.result is None:
        return t("outcome-failed", name=job.media.name, why=job.state.value)
    options = job.options
    if any(note.code == "no_video" for note in job.result.notes):  # we asked for all there can be
        formats = tuple(each for each in options.formats if each is not Format.VIDEO)
        options = replace(options, formats=formats)
    missing = lacking(options, job.result, t)
    return t("outcome-failed", name=job.media.name, why=missing) if missing else ""
