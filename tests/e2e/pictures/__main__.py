"""Create the pictures of the README, docs/*.svg and docs/stats.png, from a real run on both
platforms: `python -m tests.e2e.pictures`.

Users send recordings to the running service. Their chats are drawn as they appear, for light and
dark pages. The chart is the reply to /stats for a year of invented jobs, which are inserted before.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from storage.database import Database
from storage.models import JobState
from storage.tables.jobs import DayRow
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.service import Service
from tests.e2e.pictures import discord_drawing, telegram_drawing
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA, ROOT

VIDEO, TALK = ROOT / "bot/demo_recording/meeting.mp4", DATA / "diar/sample.wav"
PICTURES = ROOT / "docs"
PATIENCE = 180


def telegram_chat(anna: Person) -> None:
    """Draw a video, its card, its answer and its files."""
    sent = anna.sends_video(VIDEO, "formats=txt,srt,json")

    def done() -> bool:
        return any(post.kind == "voice" for post in anna.answers(sent))

    anna.waits_for(done, PATIENCE, "the voice note")
    for name, palette in telegram_drawing.PALETTES.items():
        picture = telegram_drawing.draw(anna, sent, palette)
        (PICTURES / f"telegram-{name}.svg").write_text(picture)


def discord_chat(discord: DiscordServer, folder: Path) -> None:
    """Draw a command in a server, with a conversation of two people."""
    ben = discord.person("Ben").at(discord.guild())
    talk = folder / "phone call.wav"
    shutil.copyfile(TALK, talk)
    post = ben.uses("transcribe", talk, formats="txt, srt", speech=False)
    ben.waits_for(lambda: len([it for it in ben.answers(post) if it.file]) >= 2, PATIENCE, "files")
    for name, palette in discord_drawing.PALETTES.items():
        picture = discord_drawing.draw(ben, post, "/transcribe", palette)
        (PICTURES / f"discord-{name}.svg").write_text(picture)


def chart(anna: Person, service: Service) -> None:
    """Save the chart of a year."""
    asyncio.run(insert_year(f"sqlite+aiosqlite:///{service.data}/mp4totext.db"))
    post = anna.says("/stats 365")

    def pictures() -> list[bytes]:
        return [it.file.content for it in anna.sees() if it.kind == "photo" and it.file]

    assert post
    (PICTURES / "stats.png").write_bytes(anna.waits_for(pictures, 30, "the chart")[-1])


async def insert_year(url: str) -> None:
    """Insert a growing number of jobs, fewer at weekends, with two weeks of failures."""
    dice, today = random.Random(1), datetime.now(UTC)  # noqa: S311 - the same year every time
    rows = []
    for ago in range(1, 366):
        day = today - timedelta(days=ago)
        busy = (20 + 100 * (365 - ago) / 365) * (0.45 if day.weekday() > 4 else 1.0)
        jobs = round(busy * dice.uniform(0.8, 1.2))
        failed = round(jobs * (0.35 if 120 <= ago < 134 else dice.uniform(0.01, 0.06)))
        cancelled = round(jobs * dice.uniform(0.02, 0.06))
        seconds = dice.uniform(380, 520)
        for state, count, code in (
            (JobState.DONE, jobs - failed - cancelled, ""),
            (JobState.FAILED, failed, "engine_unreachable"),
            (JobState.CANCELLED, cancelled, ""),
        ):
            language = "en" if state is JobState.DONE else ""
            rows.append(
                {
                    "date": f"{day:%Y-%m-%d}",
                    "state": state,
                    "language": language,
                    "code": code,
                    "jobs": count,
                    "seconds": count * seconds,
                }
            )
    database = await Database.open(url)
    async with database._write_engine.begin() as connection:
        await connection.execute(insert(DayRow), rows)
    await database.close()


def main() -> None:
    """Run the service, send the recordings, draw the chats."""
    with (
        tempfile.TemporaryDirectory() as folder,
        TelegramServer() as telegram,
        DiscordServer() as discord,
    ):
        anna = telegram.person("Anna")
        settings = {"VOICE": "piper", "ADMINS": f"telegram:{anna.id}", **discord.settings}
        with Service(Path(folder), telegram, **settings) as service:
            service.start("up")
            service.waits_for_worker()
            discord.waits_for_bot()
            telegram_chat(anna)
            discord_chat(discord, Path(folder))
            chart(anna, service)


if __name__ == "__main__":
    main()
