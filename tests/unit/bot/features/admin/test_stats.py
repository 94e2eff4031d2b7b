"""Statistics for administrators, which nobody else can see."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.admin import stats_chart
from bot.admin.stats_chart import ceiling, draw, weeks
from bot.dispatch.routes import ADMIN_COMMANDS
from pipeline.queue.client import WorkerStatus
from storage.models import Abilities, Day, Lane
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.storage.conftest import RESULT


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose administrator is Anna."""
    async with build_harness(tmp_path / "data", admins="telegram:1") as harness:
        yield harness


async def finish_job(harness: BotHarness, **who: Any) -> None:
    """Send a recording and finish its job."""
    await handle(harness, harness.upload(**who))
    async with harness.services.database.begin() as unit:
        (job,) = await unit.jobs.list_for(who.get("who", ANNA), limit=1)
        claimed = await unit.jobs.claim(job.id, "w")
        assert claimed
        await unit.jobs.finish(job.id, claimed.attempt, replace(RESULT, seconds=5400.0))


async def test_stats_sends_figures_and_a_chart(admin_harness: BotHarness) -> None:
    await finish_job(admin_harness, who=BEN)
    can = Abilities(languages=("en",), voices=(), lane=Lane.SHORT)
    admin_harness.queue.signs = [
        WorkerStatus("lab-1", "small on cpu", ("x",), 0.0, 1_500_000_000, can)
    ]
    await handle(admin_harness, admin_harness.command("stats"))
    text = admin_harness.chat.last.text
    for words in (
        "The last 30 days",
        "People: 2, active: 1",
        "Now: 0 running, 0 waiting",
        "1 done, 0 failed",
        "Recordings: 1.5 h",
        "Success rate: 100%",
        "Real-time factor: 0.00",
        "Languages: English 1",
        "Worker lab-1: small on cpu, 1.5 GB, jobs: 1",
        " · WORKER_JOBS=short (5 min) · lang=en · VOICE=none",
        "GB used",
        "🟧 failed",  # no captions here, so the text explains the picture
    ):
        assert words in text
    assert admin_harness.chat.sent == [["stats.png"]]


async def test_chart_with_a_caption_needs_no_legend_in_the_text(admin_harness: BotHarness) -> None:
    admin_harness.chat.capabilities = replace(admin_harness.chat.capabilities, caption=1024)
    await handle(admin_harness, admin_harness.command("stats 7"))
    assert "The last 7 days" in admin_harness.chat.last.text
    assert "No worker" in admin_harness.chat.last.text
    assert "🟧" not in admin_harness.chat.last.text


@pytest.mark.parametrize("wrong", ["0", "-1", "367", "week", "7 8", "٣", "99999999999"])
async def test_invalid_number_of_days_is_refused(admin_harness: BotHarness, wrong: str) -> None:
    await handle(admin_harness, admin_harness.command(f"stats {wrong}"))
    assert "a number from 1 to 366" in admin_harness.chat.last.text
    assert admin_harness.chat.sent == []


@pytest.mark.parametrize("name", [*ADMIN_COMMANDS, "STATS"])
async def test_admin_commands_are_unknown_to_other_users(
    admin_harness: BotHarness, name: str
) -> None:
    await handle(
        admin_harness, admin_harness.command(name, who=BEN), admin_harness.command("sxats", who=BEN)
    )
    operators, wrong = admin_harness.chat.texts
    assert operators.replace(name, "sxats") == wrong
    assert "I don't know" in operators
    await handle(admin_harness, admin_harness.command(name, who=BEN, private=False, chat="g"))
    assert len(admin_harness.chat.texts) == 2
    assert admin_harness.chat.sent == []


async def test_help_lists_admin_commands_only_for_administrators(admin_harness: BotHarness) -> None:
    await handle(
        admin_harness, admin_harness.command("help"), admin_harness.command("help", who=BEN)
    )
    admin_help, user_help = admin_harness.chat.texts
    assert all(f"/{name}:" in admin_help for name in ADMIN_COMMANDS)
    assert not any(f"/{name}:" in user_help for name in ADMIN_COMMANDS)


def test_chart_is_a_small_square_image(tmp_path: Path) -> None:
    days = [Day(f"2026-01-{it:02}", it, it % 3, it % 2, 3600.0 * it) for it in range(1, 31)]
    for number, sample in enumerate((days, days[:1], days * 13, [Day("2026-01-01")])):
        path = tmp_path / f"{number}.png"
        draw(sample, path)
        picture = path.read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (1080, 1080)
        assert len(picture) < 40_000


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

    def luminance(colour: str) -> float:
        shares = [part / 255 for part in bytes.fromhex(colour[1:])]
        red, green, blue = (
            share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            for share in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_chart_colours_are_readable_and_distinguishable() -> None:
    """Compare the contrast on the background, and the blue component for people with red or green
    blindness: orange has little of it, blue has most, grey lies between.
    https://jfly.uni-koeln.de/color/"""
    assert contrast(stats_chart.TEXT, stats_chart.BACKGROUND) > 7
    for bar in (stats_chart.HOURS, stats_chart.DONE, stats_chart.FAILED, stats_chart.CANCELLED):
        assert contrast(bar, stats_chart.BACKGROUND) > 4.5
    failed, cancelled, done = (
        int(it[5:], 16) for it in (stats_chart.FAILED, stats_chart.CANCELLED, stats_chart.DONE)
    )
    assert failed + 60 < cancelled
    assert cancelled + 40 < done


def test_weeks_are_counted_back_from_today() -> None:
    days = [Day(f"d{it}", 1, 2, 3, 4.0) for it in range(16)]
    whole = [Day(f"d{it}", 7, 14, 21, 28.0) for it in (2, 9)]
    assert weeks(days) == [Day("d0", 2, 4, 6, 8.0), *whole]


@pytest.mark.parametrize(
    ("most", "end"), [(0, 1), (0.3, 0.5), (1, 1), (7, 10), (12, 20), (2000, 2000), (2001, 5000)]
)
def test_axis_ends_at_a_round_number(most: float, end: float) -> None:
    assert ceiling(most) == pytest.approx(end)


async def test_unreachable_chat_leaves_no_files_behind(admin_harness: BotHarness) -> None:
    admin_harness.chat.fails("send_files", Denied("blocked"))
    await handle(admin_harness, admin_harness.command("stats"))
    assert admin_harness.chat.sent == []
    assert await asyncio.to_thread(lambda: list(admin_harness.services.scratch.iterdir())) == []
