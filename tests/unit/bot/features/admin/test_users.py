"""What administrators decide about people and jobs, and that it is written down."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.service import Settings
from bot.cli.stats import report
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import NoAudio
from storage.models import Account, Failure, Job, JobState
from storage.settings import StorageSettings
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


@pytest.fixture
async def owned(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose admin is Anna."""
    async with build_harness(tmp_path / "owned", admins="telegram:1") as harness:
        yield harness


async def jobs_of(harness: BotHarness, who: Account = BEN) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.list_for(who, 10)


async def audit_entries(harness: BotHarness) -> list[tuple[str, str]]:
    async with harness.services.database.read() as unit:
        found = await unit.audit.latest(10)
    assert all(deed.actor == ANNA for deed in found)
    return [(deed.action, deed.target) for deed in found]


async def answer_to(harness: BotHarness, line: str) -> str:
    await handle(harness, harness.command(line))
    return harness.chat.last.text


async def failed_job(harness: BotHarness) -> Job:
    """Ben's recording, which has no sound."""
    await handle(harness, harness.upload(who=BEN))
    async with harness.services.database.begin() as unit:
        (job,) = await unit.jobs.list_for(BEN, 1)
        claimed = await unit.jobs.claim(job.id, "w")
        assert claimed
        await unit.jobs.fail(job.id, claimed.attempt, Failure(NoAudio.code))
        await unit.jobs.mark_delivered(job.id)
    return job


async def test_who_is_blocked_sends_nothing_more_until_unblocked(owned: BotHarness) -> None:
    assert "don't know telegram:2" in await answer_to(owned, "block 2")
    await handle(owned, owned.upload(who=BEN))
    assert "Blocked: telegram:2" in await answer_to(owned, "block telegram:2")
    assert "Role: blocked" in await answer_to(owned, "who 2")
    await handle(owned, owned.upload(who=BEN))
    assert len(await jobs_of(owned)) == 1
    assert "Unblocked" in await answer_to(owned, "unblock 2")
    assert "Unblocked" in await answer_to(owned, "unblock 2")
    await handle(owned, owned.upload(who=BEN))
    assert len(await jobs_of(owned)) == 2
    blocked = "telegram:2"
    assert await audit_entries(owned) == [
        ("unblock", blocked),
        ("who", blocked),
        ("block", blocked),
    ]
    assert "telegram:1 unblock telegram:2" in await answer_to(owned, "audit")


async def test_who_says_what_somebody_uses(owned: BotHarness) -> None:
    await handle(owned, owned.upload(who=BEN, seconds=120.0))
    said = await answer_to(owned, "who 2")
    for words in ("Role: user", "telegram:2", "2 of 240", "in progress: 1 of 3"):
        assert words in said
    assert "administrator" in await answer_to(owned, "who 1")


@pytest.mark.parametrize("wrong", ["who", "block nowhere:2", "unblock 2 3", "who telegram:"])
async def test_a_wrong_account_gets_a_sentence(owned: BotHarness, wrong: str) -> None:
    assert "Tell me which account" in await answer_to(owned, wrong)
    assert await audit_entries(owned) == []
    assert "No admin actions" in await answer_to(owned, "audit")


async def test_the_queue_is_listed_without_names_and_can_be_cancelled(owned: BotHarness) -> None:
    assert "No jobs are running" in await answer_to(owned, "queue")
    await handle(owned, owned.upload(who=BEN, name="secret plans.mp4"))
    (job,) = await jobs_of(owned)
    said = await answer_to(owned, "queue")
    assert "Running: 0, waiting: 1" in said
    assert job.id in said
    assert "telegram:2 · 1:00 · waiting" in said
    assert "secret" not in said
    button = owned.chat.last.buttons[0][0]
    await handle(owned, owned.press(button.action, button.argument))
    assert (await jobs_of(owned))[0].state is JobState.CANCELLED
    assert await audit_entries(owned) == [("cancel", job.id)]
    assert owned.queue.cancelled == [job.id]


async def test_what_failed_is_done_once_more_for_its_owner(owned: BotHarness) -> None:
    assert "Nothing has failed" in await answer_to(owned, "failures")
    job = await failed_job(owned)
    said = await answer_to(owned, "failures")
    assert job.id in said
    assert "no_audio" in said
    button = owned.chat.last.buttons[0][0]
    await handle(owned, owned.press(button.action, button.argument))
    assert "Retrying" in owned.chat.last.text
    again, _ = await jobs_of(owned)
    assert (again.again_of, again.account, again.state) == (job.id, BEN, JobState.QUEUED)
    assert again.media.blob
    assert (again.id, 0) in owned.queue.notified
    assert await audit_entries(owned) == [("retry", job.id)]
    await handle(owned, owned.press(button.action, button.argument))
    assert "can't be retried" in owned.chat.last.text
    assert len(await jobs_of(owned)) == 2


@pytest.mark.parametrize("whose", ["own", "forged"])
async def test_others_can_retry_nothing(owned: BotHarness, whose: str) -> None:
    job = await failed_job(owned)
    said = len(owned.chat.texts)
    await handle(owned, owned.press("retry", job.id if whose == "own" else "x", who=BEN))
    assert len(owned.chat.texts) == said
    assert len(await jobs_of(owned)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "stats",
        "queue",
        "failures",
        "who 2",
        "block 2",
        "admin 2",
        "admin",
        "quota 2 minutes=9",
        "audit",
    ],
)
async def test_it_is_said_in_turkish_too(owned: BotHarness, line: str) -> None:
    await failed_job(owned)
    async with owned.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "tr")
        await unit.people.set_ui_locale(ANNA, "tr")
    turkish = await answer_to(owned, line)
    async with owned.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "en")
    assert turkish != await answer_to(owned, line)


async def test_the_command_line_says_the_same(tmp_path: Path) -> None:
    kept = StorageSettings(data_dir=tmp_path)
    settings = Settings(BotSettings(), PipelineSettings(), kept)
    found = json.loads(await report(settings, 7, as_json=True))
    assert len(found["statistics"]["days"]) == 7
    assert found["statistics"]["states"]["done"] == 0
    assert (found["hours"], found["success"], found["workers"]) == (0.0, None, [])
    assert "The last 7 days" in await report(settings, 7, as_json=False)


async def test_in_a_group_nobody_is_named(owned: BotHarness) -> None:
    await failed_job(owned)
    for command in ("failures", "who telegram:2", "queue", "audit"):
        await handle(owned, owned.command(command, private=False, chat="team"))
        assert "for your eyes only" in owned.chat.last.text
        assert "telegram:2" not in owned.chat.last.text
