"""Decisions of administrators about people and jobs, and their audit entries."""

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
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose administrator is Anna."""
    async with build_harness(tmp_path / "data", admins="telegram:1") as harness:
        yield harness


async def jobs_of(harness: BotHarness, who: Account = BEN) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.list_for(who, 10)


async def audit_entries(harness: BotHarness) -> list[tuple[str, str]]:
    async with harness.services.database.read() as unit:
        entries = await unit.audit.latest(10)
    assert all(entry.actor == ANNA for entry in entries)
    return [(entry.action, entry.target) for entry in entries]


async def answer_to(harness: BotHarness, line: str) -> str:
    await handle(harness, harness.command(line))
    return harness.chat.last.text


async def failed_job(harness: BotHarness) -> Job:
    """Return a failed job of Ben: his recording has no audio."""
    await handle(harness, harness.upload(who=BEN))
    async with harness.services.database.begin() as unit:
        (job,) = await unit.jobs.list_for(BEN, 1)
        claimed = await unit.jobs.claim(job.id, "w")
        assert claimed
        await unit.jobs.fail(job.id, claimed.attempt, Failure(NoAudio.code))
        await unit.jobs.mark_delivered(job.id)
    return job


async def test_blocked_user_cannot_send_until_unblocked(admin_harness: BotHarness) -> None:
    assert "don't know telegram:2" in await answer_to(admin_harness, "block 2")
    await handle(admin_harness, admin_harness.upload(who=BEN))
    assert "Blocked: telegram:2" in await answer_to(admin_harness, "block telegram:2")
    assert "Role: blocked" in await answer_to(admin_harness, "who 2")
    await handle(admin_harness, admin_harness.upload(who=BEN))
    assert len(await jobs_of(admin_harness)) == 1
    assert "Unblocked" in await answer_to(admin_harness, "unblock 2")
    assert "Unblocked" in await answer_to(admin_harness, "unblock 2")
    await handle(admin_harness, admin_harness.upload(who=BEN))
    assert len(await jobs_of(admin_harness)) == 2
    blocked = "telegram:2"
    assert await audit_entries(admin_harness) == [
        ("unblock", blocked),
        ("who", blocked),
        ("block", blocked),
    ]
    assert "telegram:1 unblock telegram:2" in await answer_to(admin_harness, "audit")


async def test_who_command_shows_role_accounts_and_usage(admin_harness: BotHarness) -> None:
    await handle(admin_harness, admin_harness.upload(who=BEN, seconds=120.0))
    reply = await answer_to(admin_harness, "who 2")
    for words in ("Role: user", "telegram:2", "2 of 240", "in progress: 1 of 3"):
        assert words in reply
    assert "administrator" in await answer_to(admin_harness, "who 1")


@pytest.mark.parametrize("wrong", ["who", "block nowhere:2", "unblock 2 3", "who telegram:"])
async def test_invalid_account_is_refused_with_an_example(
    admin_harness: BotHarness, wrong: str
) -> None:
    assert "Tell me which account" in await answer_to(admin_harness, wrong)
    assert await audit_entries(admin_harness) == []
    assert "No admin actions" in await answer_to(admin_harness, "audit")


async def test_queue_is_listed_without_file_names_and_can_be_cancelled(
    admin_harness: BotHarness,
) -> None:
    assert "No jobs are running" in await answer_to(admin_harness, "queue")
    await handle(admin_harness, admin_harness.upload(who=BEN, name="secret plans.mp4"))
    (job,) = await jobs_of(admin_harness)
    reply = await answer_to(admin_harness, "queue")
    assert "Running: 0, waiting: 1" in reply
    assert job.id in reply
    assert "telegram:2 · 1:00 · waiting" in reply
    assert "secret" not in reply
    button = admin_harness.chat.last.buttons[0][0]
    await handle(admin_harness, admin_harness.press(button.action, button.argument))
    assert (await jobs_of(admin_harness))[0].state is JobState.CANCELLED
    assert await audit_entries(admin_harness) == [("cancel", job.id)]
    assert admin_harness.queue.cancelled == [job.id]


async def test_retry_repeats_a_failed_job_for_its_owner(admin_harness: BotHarness) -> None:
    assert "Nothing has failed" in await answer_to(admin_harness, "failures")
    job = await failed_job(admin_harness)
    reply = await answer_to(admin_harness, "failures")
    assert job.id in reply
    assert "no_audio" in reply
    button = admin_harness.chat.last.buttons[0][0]
    await handle(admin_harness, admin_harness.press(button.action, button.argument))
    assert "Retrying" in admin_harness.chat.last.text
    again, _ = await jobs_of(admin_harness)
    assert (again.again_of, again.account, again.state) == (job.id, BEN, JobState.QUEUED)
    assert again.media.blob
    assert (again.id, 0) in admin_harness.queue.notified
    assert await audit_entries(admin_harness) == [("retry", job.id)]
    await handle(admin_harness, admin_harness.press(button.action, button.argument))
    assert "can't be retried" in admin_harness.chat.last.text
    assert len(await jobs_of(admin_harness)) == 2


@pytest.mark.parametrize("whose", ["own", "forged"])
async def test_other_users_cannot_retry_jobs(admin_harness: BotHarness, whose: str) -> None:
    job = await failed_job(admin_harness)
    sent_before = len(admin_harness.chat.texts)
    await handle(
        admin_harness, admin_harness.press("retry", job.id if whose == "own" else "x", who=BEN)
    )
    assert len(admin_harness.chat.texts) == sent_before
    assert len(await jobs_of(admin_harness)) == 1


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
async def test_admin_replies_are_translated_to_turkish(
    admin_harness: BotHarness, line: str
) -> None:
    await failed_job(admin_harness)
    async with admin_harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "tr")
        await unit.people.set_ui_locale(ANNA, "tr")
    turkish = await answer_to(admin_harness, line)
    async with admin_harness.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "en")
    assert turkish != await answer_to(admin_harness, line)


async def test_command_line_prints_the_same_statistics(tmp_path: Path) -> None:
    kept = StorageSettings(data_dir=tmp_path)
    settings = Settings(BotSettings(), PipelineSettings(), kept)
    statistics = json.loads(await report(settings, 7, as_json=True))
    assert len(statistics["statistics"]["days"]) == 7
    assert statistics["statistics"]["states"]["done"] == 0
    assert (statistics["hours"], statistics["success"], statistics["workers"]) == (0.0, None, [])
    assert "The last 7 days" in await report(settings, 7, as_json=False)


async def test_admin_replies_in_a_group_name_nobody(admin_harness: BotHarness) -> None:
    await failed_job(admin_harness)
    for command in ("failures", "who telegram:2", "queue", "audit"):
        await handle(admin_harness, admin_harness.command(command, private=False, chat="team"))
        assert "for your eyes only" in admin_harness.chat.last.text
        assert "telegram:2" not in admin_harness.chat.last.text
