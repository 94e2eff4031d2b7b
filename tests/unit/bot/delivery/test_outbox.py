"""Progress on cards, whatever fails on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest

from bot.chat import ChatBusy, Message, Priority
from bot.delivery import progress
from bot.delivery.outbox import OutboxRelay
from bot.i18n.translator import Translator
from bot.views.job_card import CardStatus, job_card
from storage.models import Address, Job, MessageRef, Stage
from tests.unit.bot.fake_chat import LIMITS
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import Clock, hint, queued, result, rounds, running

# --- cards ----------------------------------------------------------------------------------


async def test_card_shows_place_stage_percentage_time_and_newest_sentence(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    first = await running(harness, 1)
    second = await queued(harness, 2, "c2")
    harness.services.hints[first.id] = hint(first, 0.42, "and so\nit goes")
    await rounds(relay)
    assert first.card is not None
    assert second.card is not None
    card = harness.chat.shown[first.card.message][-1]
    assert "Transcribing" in card.text
    assert "42%" in card.text
    assert "about 30 s left" in card.text
    assert card.spans[-1].text == "and so it goes"
    assert card.buttons[0][0].action == "cancel"
    assert "one job ahead" in harness.chat.shown[second.card.message][-1].text


async def test_card_shows_the_stored_stage_without_progress_events(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.set_stage(job.id, job.attempt, Stage.SUMMARY)
    await rounds(relay)
    assert "Summarizing" in harness.chat.texts[0]


async def test_card_is_edited_once_per_interval_with_the_newest_text(
    harness: BotHarness, clock: Clock
) -> None:
    harness.chat.capabilities = replace(LIMITS, edit_every=3.0)
    relay = OutboxRelay(harness.services, harness.chat, clock)
    job = await running(harness)
    for number in range(1, 61):  # six seconds, a hint every tenth
        harness.services.hints[job.id] = hint(job, number / 100)
        await rounds(relay)
        clock.now += 0.1
    edits = [text for verb, _, text in harness.chat.log if verb == "edit"]
    assert len(edits) == 2
    assert "41%" in edits[-1]


async def test_unchanged_card_is_not_edited(
    harness: BotHarness, relay: OutboxRelay, clock: Clock
) -> None:
    await running(harness)
    for _ in range(5):
        await rounds(relay)
        clock.now += 10
    assert len(harness.chat.log) == 1


async def test_busy_chat_is_paused_without_delaying_others(
    harness: BotHarness, relay: OutboxRelay, clock: Clock
) -> None:
    one, two = await running(harness, 1, "c1"), await running(harness, 2, "c2")
    harness.chat.fails("edit", ChatBusy(30), chat="c1")
    for number in range(1, 10):
        for job in (one, two):
            harness.services.hints[job.id] = hint(job, number / 10)
        await rounds(relay)
        clock.now += 1
    chats = [chat for _, chat, _ in harness.chat.log]
    assert "c1" not in chats
    assert chats.count("c2") == 9
    clock.now += 30
    await rounds(relay)
    assert "90%" in next(text for _, chat, text in harness.chat.log if chat == "c1")


async def test_two_jobs_of_one_chat_alternate(harness: BotHarness, clock: Clock) -> None:
    harness.chat.capabilities = replace(LIMITS, edit_every=2.0)
    relay = OutboxRelay(harness.services, harness.chat, clock)
    one, two = await running(harness, 1), await running(harness, 2)
    for number in range(1, 9):
        for job in (one, two):
            harness.services.hints[job.id] = hint(job, number / 10)
        await rounds(relay)
        clock.now += 1
    assert one.card is not None
    assert two.card is not None
    assert len(harness.chat.shown[one.card.message]) == 2
    assert len(harness.chat.shown[two.card.message]) == 2


# --- answers --------------------------------------------------------------------------------


async def test_no_progress_is_shown_after_the_answer(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness)
    await rounds(relay)
    async with harness.services.database.begin() as unit:
        await unit.jobs.finish(job.id, job.attempt, result(harness))
    harness.services.hints[job.id] = hint(job, 0.99)
    relay._handle(hint(job, 0.99))
    await rounds(relay, 2)
    relay._handle(hint(job, 0.999))
    await rounds(relay)
    assert job.card is not None
    assert harness.chat.shown[job.card.message][-1].text.startswith("A talk")


async def test_progress_of_a_moved_group_does_not_replace_the_answer(
    harness: BotHarness, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit that waited in the former chat must neither reach the new card nor come late."""
    harness.chat.capabilities = replace(LIMITS, edit_every=3.0)
    relay = OutboxRelay(harness.services, harness.chat, clock)
    job = await running(harness)
    await rounds(relay)
    new = Address(job.account.platform, "c2")
    async with harness.services.database.begin() as unit:
        await unit.chats.move(await unit.chats.find_rows(job.reply_to.address), new)
        await unit.jobs.set_card(job.id, MessageRef(new, "card-2"))
    edit, slow = harness.chat.edit, asyncio.Event()

    async def edit_slowly(
        card: MessageRef, message: Message, priority: Priority = Priority.REPLY
    ) -> None:
        if priority is Priority.PROGRESS:  # as behind the rate limit of a group
            await slow.wait()
        await edit(card, message, priority)

    monkeypatch.setattr(harness.chat, "edit", edit_slowly)
    clock.now += 3.1  # the edit is due in the former chat
    harness.services.hints[job.id] = hint(job, 0.9)
    await relay.run_once()
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.finish(job.id, job.attempt, result(harness))
    for _ in range(20):
        await relay.run_once()
        await asyncio.sleep(0.01)
    slow.set()
    await rounds(relay, 2)
    assert harness.chat.shown["card-2"][-1].text.startswith("A talk")


# --- the loop -------------------------------------------------------------------------------


@asynccontextmanager
async def at_work(relay: OutboxRelay) -> AsyncIterator[None]:
    task = asyncio.create_task(relay.run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110  the fakes have no events
            await asyncio.sleep(0.01)


async def test_live_text_is_shown_until_the_answer_arrives(harness: BotHarness) -> None:
    job = await running(harness)
    async with at_work(relay := OutboxRelay(harness.services, harness.chat)):
        await until(lambda: harness.chat.log != [])
        await harness.queue.publish(replace(hint(job, 0.5), text="So far so"))
        await until(lambda: harness.chat.drafts != [])
        async with harness.services.database.begin() as unit:
            await unit.jobs.cancel(job.id)
        await until(lambda: harness.chat.texts == ["talk-1.mp4\nCancelled."])
        await harness.queue.publish(replace(hint(job, 0.6), text="So far so good"))
        await until(harness.queue.hints.empty)
        await relay.run_once()
    assert harness.chat.drafts == [("c1", "So far so")]


async def test_progress_event_triggers_a_card_edit(harness: BotHarness) -> None:
    job = await running(harness)
    async with at_work(OutboxRelay(harness.services, harness.chat)):
        await until(lambda: bool(harness.chat.log))
        await harness.queue.publish(hint(job, 0.5))
        await until(lambda: any("50%" in text for _, _, text in harness.chat.log))


async def test_progress_event_that_cannot_be_drawn_does_not_end_the_listener(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = await running(harness, 1, "c1"), await running(harness, 2, "c2")
    async with at_work(OutboxRelay(harness.services, harness.chat)):
        await until(lambda: len(harness.chat.log) >= 2)
        break_cards(monkeypatch, bad)
        await harness.queue.publish(hint(bad, 0.4))
        await harness.queue.publish(hint(good, 0.5))
        await until(lambda: any("50%" in text for _, _, text in harness.chat.log))


async def test_card_that_cannot_be_drawn_does_not_stop_the_others(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = await running(harness, 1, "c1"), await running(harness, 2, "c2")
    break_cards(monkeypatch, bad)
    harness.services.hints[good.id] = hint(good, 0.5)
    await rounds(relay)
    assert [chat for _, chat, _ in harness.chat.log] == ["c2"]


def break_cards(monkeypatch: pytest.MonkeyPatch, job: Job) -> None:
    """Let drawing the card of this job raise."""

    def fail(shown: Job, status: CardStatus, t: Translator) -> Message:
        if shown.id == job.id:
            raise ZeroDivisionError
        return job_card(shown, status, t)

    monkeypatch.setattr(progress, "job_card", fail)
