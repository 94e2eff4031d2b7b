"""Queue commands of administrators: order, and pausing the service."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.service import Settings
from bot.chat import Button
from bot.cli.stats import report
from bot.delivery.outbox import OutboxRelay
from bot.doctor.runner import run_checks
from bot.settings import BotSettings
from pipeline.queue.client import WorkerStatus
from pipeline.settings import PipelineSettings
from storage.models import Abilities, Job, JobState
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.features.admin.test_users import answer_to, audit_entries


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose administrator is Anna."""
    harness = await BotHarness.build(tmp_path, admins="telegram:1", jobs_per_person=0)
    yield harness
    await harness.close()


async def send_jobs(harness: BotHarness, count: int) -> list[Job]:
    """Return recordings of Ben, oldest first."""
    await handle(harness, *(harness.upload(who=BEN, name=f"{it}.mp3") for it in range(count)))
    async with harness.services.database.read() as unit:
        return (await unit.jobs.list_for(BEN, count))[::-1]


async def claim_next(harness: BotHarness) -> str | None:
    async with harness.services.database.begin() as unit:
        job = await unit.jobs.claim_next("w")
    return job.id if job else None


def button(harness: BotHarness, action: str, place: int = 0) -> Button:
    return [it for row in harness.chat.last.buttons for it in row if it.action == action][place]


async def press_button(harness: BotHarness, pressed: Button) -> None:
    await handle(harness, harness.press(pressed.action, pressed.argument))


async def card_texts(harness: BotHarness) -> dict[str, str]:
    """Return the text that each card should show now, by job or album."""
    relay = OutboxRelay(harness.services, harness.chat)
    harness.chat.crowded = {"c1", "c2"}  # the rate limiter has no room yet
    await relay.run_once()
    paces = relay._cards._throttles.values()
    return {key: message.text for pace in paces for key, message in pace._waiting.items()}


async def test_button_moves_a_job_to_the_front(admin_harness: BotHarness) -> None:
    first, second, third = await send_jobs(admin_harness, 3)
    await answer_to(admin_harness, "queue")
    front_buttons = [
        it for row in admin_harness.chat.last.buttons for it in row if it.action == "front"
    ]
    assert [it.argument for it in front_buttons] == [
        second.id,
        third.id,
    ]  # the first job has no button
    await press_button(admin_harness, front_buttons[1])
    text = admin_harness.chat.last.text
    assert text.index(third.id) < text.index(first.id) < text.index(second.id)
    assert await audit_entries(admin_harness) == [("front", third.id)]
    assert await claim_next(admin_harness) == third.id


async def test_card_shows_the_new_queue_position(admin_harness: BotHarness) -> None:
    first, _, third = await send_jobs(admin_harness, 3)
    assert "2 jobs ahead" in (await card_texts(admin_harness))[third.id]
    await answer_to(admin_harness, f"queue front {third.id}")
    now = await card_texts(admin_harness)
    assert "In the queue: next" in now[third.id]
    assert "one job ahead" in now[first.id]


@pytest.mark.parametrize("line", ["queue front {}", "queue front={}", "QUEUE FRONT {}"])
async def test_job_is_moved_by_its_id(admin_harness: BotHarness, line: str) -> None:
    _, second = await send_jobs(admin_harness, 2)
    assert second.id in await answer_to(admin_harness, line.format(second.id))
    assert await claim_next(admin_harness) == second.id
    assert "No queued job has this id" in await answer_to(admin_harness, line.format(second.id))
    assert "No queued job has this id" in await answer_to(admin_harness, "queue front nothing")
    assert await audit_entries(admin_harness) == [("front", second.id)]


def without_clock(page: str) -> str:
    """Return a page without the running and waiting times, which grow between two replies."""
    return re.sub(r"\d+:\d\d", "", page)


async def test_long_queue_has_pages(admin_harness: BotHarness) -> None:
    jobs = await send_jobs(admin_harness, 18)
    assert await claim_next(admin_harness) == jobs[0].id
    pages = [await answer_to(admin_harness, "queue")]
    assert "Running: 1, waiting: 17" in pages[0]
    for _ in range(2):
        await press_button(admin_harness, button(admin_harness, "queue", -1))
        pages.append(admin_harness.chat.last.text)
    for number, page in enumerate(pages):
        expected = jobs[number * 8 : number * 8 + 8]
        assert [job.id for job in jobs if job.id in page] == [job.id for job in expected]
    assert [it.label for it in admin_harness.chat.last.buttons[-1]] == ["◀"]
    await press_button(admin_harness, Button("", "queue", "999"))
    assert without_clock(admin_harness.chat.last.text) == without_clock(pages[0])


async def test_drained_service_starts_no_jobs_and_loses_none(admin_harness: BotHarness) -> None:
    runs, waits = await send_jobs(admin_harness, 2)
    assert await claim_next(admin_harness) == runs.id
    assert "taking jobs" in await answer_to(admin_harness, "drain")
    await press_button(admin_harness, button(admin_harness, "drain"))
    reply = admin_harness.chat.last.text
    assert "Paused for an update since 20" in reply
    assert "Running: 1, waiting: 1" in reply
    assert runs.id in reply
    assert waits.id not in reply
    assert "Some jobs are still running" in reply
    (new,) = await send_jobs(admin_harness, 1)
    assert new.media.blob is not None
    assert await claim_next(admin_harness) is None
    async with admin_harness.services.database.begin() as unit:
        await unit.jobs.cancel(runs.id)
    await press_button(admin_harness, Button("", "drain", "look"))
    assert "stop and update the service now" in admin_harness.chat.last.text
    admin_harness.queue.notified.clear()
    assert "taking jobs" in await answer_to(admin_harness, "drain off")
    assert admin_harness.queue.notified == [(waits.id, 0), (new.id, 0)]
    assert await claim_next(admin_harness) == waits.id
    assert await audit_entries(admin_harness) == [("drain", "off"), ("drain", "on")]


async def test_commands_without_effect_are_not_audited(admin_harness: BotHarness) -> None:
    for line in ("drain off", "drain", "drain please", "drain ON", "drain on"):
        await answer_to(admin_harness, line)
    assert await audit_entries(admin_harness) == [("drain", "on")]


async def test_waiting_jobs_show_that_the_service_is_paused(admin_harness: BotHarness) -> None:
    (alone,) = await send_jobs(admin_harness, 1)
    await handle(
        admin_harness, *(admin_harness.upload(who=BEN, chat="c2", album="a") for _ in range(2))
    )
    await answer_to(admin_harness, "drain on")
    now = await card_texts(admin_harness)
    assert set(now) == {alone.id, "c2:a"}
    assert now["c2:a"].count("The service is paused for an update") == 2
    assert "The service is paused for an update" in now[alone.id]
    await handle(admin_harness, admin_harness.command("status", who=BEN))
    assert admin_harness.chat.last.text.count("paused for an update") == 3


async def test_paused_service_is_shown_in_queue_stats_and_doctor(
    admin_harness: BotHarness, tmp_path: Path
) -> None:
    for line in ("stats", "queue"):
        assert "Paused for an update since" not in await answer_to(admin_harness, line)
    await answer_to(admin_harness, "drain on")
    for line in ("stats", "queue"):
        assert "Paused for an update since" in await answer_to(admin_harness, line)
    address = f"sqlite+aiosqlite:///{tmp_path}/rows.db"
    kept = admin_harness.services.storage.model_copy(update={"database_url": address})
    settings = Settings(BotSettings(), PipelineSettings(), kept)
    lines = [line async for line in run_checks(settings, ["database"])]
    assert [line.name for line in lines] == ["database", "database file", "jobs", "drained"]
    assert "no new jobs are started" in await report(settings, 7, as_json=False)
    assert '"drained":"20' in (await report(settings, 7, as_json=True)).replace(" ", "")


@pytest.mark.parametrize("action", ["front", "queue", "drain"])
async def test_other_users_cannot_press_queue_buttons(
    admin_harness: BotHarness, action: str
) -> None:
    _, second = await send_jobs(admin_harness, 2)
    sent_before = len(admin_harness.chat.log)
    argument = second.id if action == "front" else "on"
    await handle(admin_harness, admin_harness.press(action, argument, who=BEN))
    assert len(admin_harness.chat.log) == sent_before
    async with admin_harness.services.database.read() as unit:
        assert await unit.jobs.position(second.id) == 1
        assert await unit.service_flags.drained_since() is None
        assert (await unit.jobs.counts())[JobState.QUEUED] == 2


async def test_job_that_no_worker_runs_is_explained_on_its_card_and_in_the_queue(
    admin_harness: BotHarness,
) -> None:
    await handle(
        admin_harness,
        admin_harness.upload(who=BEN, caption="lang=de"),
        admin_harness.upload(who=BEN, caption="lang=en"),
    )
    await admin_harness.services.tasks.wait_idle()
    german = "until a worker knows this language: German"
    assert german not in await answer_to(admin_harness, "queue")
    english = WorkerStatus("lab-1", "cpu", abilities=Abilities(languages=("en",)))
    admin_harness.services.workers.found = [english]
    listed = await answer_to(admin_harness, "queue")
    assert listed.count(german) == 1
    assert "lab-1: lang=en" in listed
    cards = await card_texts(admin_harness)
    assert sum(german in text for text in cards.values()) == 1
    await handle(admin_harness, admin_harness.command("status", who=BEN))
    assert admin_harness.chat.last.text.count(german) == 1
    admin_harness.services.workers.found = [english, WorkerStatus("lab-2", "cpu")]
    assert german not in await answer_to(admin_harness, "queue")
    assert not any(german in text for text in (await card_texts(admin_harness)).values())


async def test_outbox_learns_which_workers_are_there(admin_harness: BotHarness) -> None:
    admin_harness.queue.signs = [WorkerStatus("lab-1", "cpu")]
    relay = asyncio.create_task(OutboxRelay(admin_harness.services, admin_harness.chat).run())
    async with asyncio.timeout(60):
        while not admin_harness.services.workers.found:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.01)
    relay.cancel()
    await asyncio.gather(relay, return_exceptions=True)
