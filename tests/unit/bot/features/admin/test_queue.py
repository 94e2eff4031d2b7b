"""What administrators do to the queue: its order, and whether anything is taken from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.service import Settings
from bot.chat import Button
from bot.cli.stats import report
from bot.delivery.outbox import OutboxRelay
from bot.doctor.runner import run_checks
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.models import Job, JobState
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.features.admin.test_users import answer_to, audit_entries


@pytest.fixture
async def owned(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose admin is Anna."""
    harness = await BotHarness.build(tmp_path, admins="telegram:1", jobs_per_person=0)
    yield harness
    await harness.services.tasks.close()
    await harness.services.database.close()


async def send_jobs(harness: BotHarness, count: int) -> list[Job]:
    """Ben's recordings, oldest first."""
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
    """What the cards should look like now, by job or album."""
    relay = OutboxRelay(harness.services, harness.chat)
    harness.chat.crowded = {"c1", "c2"}  # no room yet to show it
    await relay.run_once()
    paces = relay._cards._throttles.values()
    return {key: message.text for pace in paces for key, message in pace._waiting.items()}


async def test_a_button_moves_a_job_to_the_front(owned: BotHarness) -> None:
    first, second, third = await send_jobs(owned, 3)
    await answer_to(owned, "queue")
    fronts = [it for row in owned.chat.last.buttons for it in row if it.action == "front"]
    assert [it.argument for it in fronts] == [second.id, third.id]  # the next one is the next one
    await press_button(owned, fronts[1])
    text = owned.chat.last.text
    assert text.index(third.id) < text.index(first.id) < text.index(second.id)
    assert await audit_entries(owned) == [("front", third.id)]
    assert await claim_next(owned) == third.id


async def test_the_card_shows_the_new_place(owned: BotHarness) -> None:
    first, _, third = await send_jobs(owned, 3)
    assert "2 jobs ahead" in (await card_texts(owned))[third.id]
    await answer_to(owned, f"queue front {third.id}")
    now = await card_texts(owned)
    assert "In the queue: next" in now[third.id]
    assert "one job ahead" in now[first.id]


@pytest.mark.parametrize("line", ["queue front {}", "queue front={}", "QUEUE FRONT {}"])
async def test_a_job_is_moved_by_its_id(owned: BotHarness, line: str) -> None:
    _, second = await send_jobs(owned, 2)
    assert second.id in await answer_to(owned, line.format(second.id))
    assert await claim_next(owned) == second.id
    assert "No queued job has this id" in await answer_to(owned, line.format(second.id))
    assert "No queued job has this id" in await answer_to(owned, "queue front nothing")
    assert await audit_entries(owned) == [("front", second.id)]


async def test_a_long_queue_has_pages(owned: BotHarness) -> None:
    jobs = await send_jobs(owned, 18)
    assert await claim_next(owned) == jobs[0].id
    pages = [await answer_to(owned, "queue")]
    assert "Running: 1, waiting: 17" in pages[0]
    for _ in range(2):
        await press_button(owned, button(owned, "queue", -1))
        pages.append(owned.chat.last.text)
    for number, page in enumerate(pages):
        shown = jobs[number * 8 : number * 8 + 8]
        assert [job.id for job in jobs if job.id in page] == [job.id for job in shown]
    assert [it.label for it in owned.chat.last.buttons[-1]] == ["◀"]
    await press_button(owned, Button("", "queue", "999"))
    assert owned.chat.last.text == pages[0]


async def test_drained_nothing_is_begun_and_nothing_is_lost(owned: BotHarness) -> None:
    runs, waits = await send_jobs(owned, 2)
    assert await claim_next(owned) == runs.id
    assert "taking jobs" in await answer_to(owned, "drain")
    await press_button(owned, button(owned, "drain"))
    said = owned.chat.last.text
    assert "Paused for an update since 20" in said
    assert "Running: 1, waiting: 1" in said
    assert runs.id in said
    assert waits.id not in said
    assert "Some jobs are still running" in said
    (new,) = await send_jobs(owned, 1)
    assert new.media.blob is not None
    assert await claim_next(owned) is None
    async with owned.services.database.begin() as unit:
        await unit.jobs.cancel(runs.id)
    await press_button(owned, Button("", "drain", "look"))
    assert "stop and update the service now" in owned.chat.last.text
    owned.queue.notified.clear()
    assert "taking jobs" in await answer_to(owned, "drain off")
    assert owned.queue.notified == [(waits.id, 0), (new.id, 0)]
    assert await claim_next(owned) == waits.id
    assert await audit_entries(owned) == [("drain", "off"), ("drain", "on")]


async def test_what_changes_nothing_is_not_written_down(owned: BotHarness) -> None:
    for line in ("drain off", "drain", "drain please", "drain ON", "drain on"):
        await answer_to(owned, line)
    assert await audit_entries(owned) == [("drain", "on")]


async def test_who_waits_is_told_why(owned: BotHarness) -> None:
    (alone,) = await send_jobs(owned, 1)
    await handle(owned, *(owned.upload(who=BEN, chat="c2", album="a") for _ in range(2)))
    await answer_to(owned, "drain on")
    now = await card_texts(owned)
    assert set(now) == {alone.id, "c2:a"}
    assert now["c2:a"].count("The service is paused for an update") == 2
    assert "The service is paused for an update" in now[alone.id]
    await handle(owned, owned.command("status", who=BEN))
    assert owned.chat.last.text.count("paused for an update") == 3


async def test_everywhere_it_is_said_to_be_drained(owned: BotHarness, tmp_path: Path) -> None:
    for line in ("stats", "queue"):
        assert "Paused for an update since" not in await answer_to(owned, line)
    await answer_to(owned, "drain on")
    for line in ("stats", "queue"):
        assert "Paused for an update since" in await answer_to(owned, line)
    address = f"sqlite+aiosqlite:///{tmp_path}/rows.db"
    kept = owned.services.storage.model_copy(update={"database_url": address})
    settings = Settings(BotSettings(), PipelineSettings(), kept)
    lines = [line async for line in run_checks(settings, ["database"])]
    assert [line.name for line in lines] == ["database", "jobs", "drained"]
    assert "no new jobs are started" in await report(settings, 7, as_json=False)
    assert '"drained":"20' in (await report(settings, 7, as_json=True)).replace(" ", "")


@pytest.mark.parametrize("action", ["front", "queue", "drain"])
async def test_others_press_in_vain(owned: BotHarness, action: str) -> None:
    _, second = await send_jobs(owned, 2)
    said = len(owned.chat.log)
    argument = second.id if action == "front" else "on"
    await handle(owned, owned.press(action, argument, who=BEN))
    assert len(owned.chat.log) == said
    async with owned.services.database.read() as unit:
        assert await unit.jobs.position(second.id) == 1
        assert await unit.service_flags.drained_since() is None
        assert (await unit.jobs.counts())[JobState.QUEUED] == 2
