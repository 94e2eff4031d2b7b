"""The commands /status and /cancel: unfinished jobs of a person, and of nobody else."""

from __future__ import annotations

from typing import Any

from storage.models import (
    JobState,
)
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def test_cancel_stops_only_jobs_of_the_user(harness: BotHarness) -> None:
    await handle(harness, harness.upload(), harness.upload(), harness.upload(who=BEN, chat="c2"))
    await handle(harness, harness.command("cancel"))
    assert {job.state for job in await jobs(harness)} == {JobState.CANCELLED}
    assert "2 jobs" in harness.chat.last.text
    async with harness.services.database.read() as unit:
        (other,) = await unit.jobs.list_for(BEN)
    assert other.state is JobState.QUEUED
    assert set(harness.queue.cancelled) == {job.id for job in await jobs(harness)}


async def test_forged_cancel_button_has_no_effect(harness: BotHarness) -> None:
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    for argument in (job.id, "", "no-such-job", "x" * 60, "'; drop table jobs; --"):
        await handle(harness, harness.press("cancel", argument, who=BEN))
    assert (await jobs(harness))[0].state is JobState.QUEUED
    await handle(harness, harness.press("no-such-action", job.id))
    assert (await jobs(harness))[0].state is JobState.QUEUED
    await handle(harness, harness.press("cancel", job.id))
    assert (await jobs(harness))[0].state is JobState.CANCELLED
    await handle(harness, harness.press("cancel", job.id))
    assert "already ended" in harness.chat.last.text


async def test_status_lists_unfinished_jobs(harness: BotHarness) -> None:
    await handle(harness, harness.command("status"))
    assert "not working" in harness.chat.last.text
    await handle(harness, harness.upload(name="one.mp4"), harness.upload(name="two.mp4"))
    async with harness.services.database.begin() as unit:
        older = min(await unit.jobs.list_for(ANNA), key=lambda job: job.created)
        await unit.jobs.claim(older.id, "w")
    await handle(harness, harness.command("status"))
    assert "one.mp4: Starting" in harness.chat.last.text
    assert "two.mp4: In the queue: one job ahead" in harness.chat.last.text
    assert len(harness.chat.last.buttons) == 2


async def test_status_in_a_group_omits_jobs_of_other_chats(harness: BotHarness) -> None:
    group: dict[str, Any] = {"chat": "g", "private": False}
    await handle(harness, harness.upload(name="secret.mp4"))  # its card may come in its own time
    await handle(harness, harness.command("status", **group))
    assert "not working" in harness.chat.last.text
    await handle(harness, harness.upload(name="ours.mp4", caption="/transcribe", **group))
    await handle(harness, harness.command("status", **group))
    assert harness.chat.last.text.startswith("ours.mp4")
    assert "secret" not in harness.chat.last.text
