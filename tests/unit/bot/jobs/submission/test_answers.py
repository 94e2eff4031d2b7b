"""The private chat gets the card and the answer of what a page was given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import ChatDown, ChatGone
from bot.delivery.outbox import OutboxRelay
from bot.jobs.starts import resume
from bot.jobs.submission import submit_file
from storage.backoff import Backoff
from storage.models import Platform
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.job_states import is_delivered, rounds
from tests.unit.bot.jobs.submission.submissions import PAGE, begun, finish, serving, stored


async def test_card_and_answer_come_to_the_private_chat(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    row = await stored(harness, job)
    assert row.card is not None
    assert row.card.address.chat == f"private-{ANNA.id}"
    assert harness.chat.replies[row.card.message] is None
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert "A talk" in harness.chat.shown[row.card.message][-1].text
    assert ["talk.txt", "talk.summary.mp3"] in harness.chat.sent
    assert row.reply_target == row.card


async def test_answer_of_a_job_that_ends_before_its_card_comes_to_the_private_chat(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert {chat for _, chat, _ in harness.chat.log} == {f"private-{ANNA.id}"}


async def test_chat_hears_nothing_if_the_person_wants_so(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    asked = replace(PAGE, options="Chat=None lang=de")
    async with serving(harness):
        job = await submit_file(harness.services, asked, "talk.wav", sound)
        await begun(harness)
    row = await stored(harness, job)
    assert (row.card, row.options.silent, row.options.language) == (None, True, "de")
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert harness.chat.log == []


async def test_result_stays_on_the_page_where_the_bot_may_not_write(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    gone = [ChatGone("blocked") for _ in range(3)]
    harness.chat.fails("direct_chat", *gone, chat=ANNA.id)
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    assert (await stored(harness, job)).card is None
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert harness.chat.log == []
    history = await harness.services.database.query(lambda unit: unit.history.list_for([ANNA], 5))
    assert [each.id for each in history] == [job.id]


async def test_card_waits_while_the_platform_is_away(
    harness: BotHarness, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.intake._CARD_RETRY", Backoff(0.01, 0.01))
    harness.chat.fails("direct_chat", ChatDown("away"), chat=ANNA.id)
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    assert (await stored(harness, job)).card is not None


async def test_restart_begins_what_a_stopped_bot_had_taken_over(
    harness: BotHarness, sound: Path
) -> None:
    job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    await harness.services.database.transact(lambda unit: unit.handed_over.remove([job.id]))
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert (await stored(harness, job)).card is not None


async def test_last_messages_leave_out_jobs_without_a_message(
    harness: BotHarness, sound: Path
) -> None:
    await submit_file(harness.services, PAGE, "talk.wav", sound)
    async with serving(harness):
        await begun(harness)
    refs = await harness.services.database.query(
        lambda unit: unit.jobs.last_messages(Platform.TELEGRAM, 2, 10, harness.services.clock())
    )
    assert refs == []
