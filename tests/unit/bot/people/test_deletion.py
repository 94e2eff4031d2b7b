"""A confirmed deletion is done, whatever becomes of the bot that it was confirmed to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.dispatch.dispatcher import make_dispatcher
from bot.people import deletion as module
from bot.people.deletion import keep_deleting
from storage import retention
from storage.models import Platform
from tests.unit.bot.answered_jobs import answered_job, press_event, shown_message
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


@pytest.fixture(autouse=True)
def _short_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.05)


async def press(harness: BotHarness) -> None:
    """Confirm the deletion. What it owes is begun, and may not be done yet."""
    await handle(harness, harness.command("delete_my_data"))
    (button, _), *_ = harness.chat.last.buttons
    await make_dispatcher(harness.services)(harness.press(button.action, button.argument))


async def kill(harness: BotHarness) -> None:
    """End what the process does. The rows stay."""
    await harness.services.tasks.close()


async def go_on(harness: BotHarness, until: Callable[[], Awaitable[bool]]) -> None:
    """Let a process do what it owes, until something is true."""
    task = asyncio.create_task(keep_deleting(harness.services, Platform.TELEGRAM))
    async with asyncio.timeout(20):
        while not await until():  # noqa: ASYNC110  rows
            await asyncio.sleep(0.01)
    await harness.services.tasks.wait_idle()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def is_gone(harness: BotHarness) -> bool:
    async with harness.services.database.read() as unit:
        return await unit.people.find(ANNA) is None and not await unit.jobs.list_for(ANNA)


async def is_done(harness: BotHarness) -> bool:
    async with harness.services.database.read() as unit:
        return not await unit.deletions.list_for(Platform.TELEGRAM)


def blobs_of(harness: BotHarness) -> list[str]:
    return list(harness.services.blobs.keys("media/"))


def outcomes(harness: BotHarness) -> list[str]:
    return [text for text in harness.chat.texts if text.startswith("Deleted: ")]


async def test_deletion_survives_a_kill_before_it_began(harness: BotHarness) -> None:
    await handle(harness, harness.upload(b"mine"), harness.upload(b"ben's", who=BEN))
    await press(harness)
    await kill(harness)
    assert not await is_gone(harness)
    await go_on(harness, lambda: is_done(harness))
    assert await is_gone(harness)
    assert len(blobs_of(harness)) == 1
    assert len(outcomes(harness)) == 1
    assert "1 job" in outcomes(harness)[0]
    async with harness.services.database.read() as unit:
        assert len(await unit.jobs.list_for(BEN)) == 1


async def kill_before_the_files_are_deleted(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await handle(harness, harness.upload(b"mine"))
    reached = asyncio.Event()

    async def killed(*_: object) -> retention.Forgotten:
        reached.set()
        await asyncio.sleep(60)
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(retention, "drop_unused", killed)
        await press(harness)
        await asyncio.wait_for(reached.wait(), 20)
        await kill(harness)
    assert await is_gone(harness)
    assert len(blobs_of(harness)) == 1


async def test_files_are_deleted_after_a_kill_behind_the_rows(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kill_before_the_files_are_deleted(harness, monkeypatch)
    await go_on(harness, lambda: is_done(harness))
    assert blobs_of(harness) == []


async def test_what_came_after_the_rows_were_deleted_stays(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot is killed after a confirmed deletion, and its owner sends a recording at once."""
    await kill_before_the_files_are_deleted(harness, monkeypatch)
    await handle(harness, harness.upload(b"new"))
    await go_on(harness, lambda: is_done(harness))
    assert len(await jobs(harness)) == 1
    assert len(blobs_of(harness)) == 1


async def test_deletion_does_not_wait_for_other_work_of_its_chat(harness: BotHarness) -> None:
    """A reply may wait for fifteen minutes until the platform answers."""
    await handle(harness, harness.upload(b"mine"), harness.command("delete_my_data"))
    (button, _), *_ = harness.chat.last.buttons
    event, over = harness.press(button.action, button.argument), asyncio.Event()

    async def other_work() -> None:
        await over.wait()

    async def is_done_meanwhile() -> bool:
        if await is_done(harness):
            over.set()
        return over.is_set()

    harness.services.tasks.start(event.origin.address, other_work)
    await make_dispatcher(harness.services)(event)
    await go_on(harness, is_done_meanwhile)
    assert await is_gone(harness)
    assert outcomes(harness) == harness.chat.texts[-1:]


async def test_deletion_is_done_and_told_once(harness: BotHarness) -> None:
    await handle(harness, harness.upload(b"mine"))
    await press(harness)
    await go_on(harness, lambda: is_done(harness))
    assert len(outcomes(harness)) == 1
    assert "1 job" in outcomes(harness)[0]


async def test_files_of_one_result_are_deleted_after_a_kill(harness: BotHarness) -> None:
    job = await answered_job(harness)
    assert job.media.blob is not None
    recording = job.media.blob.key
    await make_dispatcher(harness.services)(press_event(harness, job, f"drop!:{job.id}"))
    await kill(harness)
    assert await jobs(harness) == []
    assert recording in blobs_of(harness)
    await go_on(harness, lambda: is_done(harness))
    assert recording not in blobs_of(harness)
    assert "deleted" in shown_message(harness, job).text
