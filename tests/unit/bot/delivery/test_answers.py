"""Delivery of results: each part once, whatever fails on the way."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.chat import ChatBusy, ChatDown, ChatGone
from bot.delivery.answers import deliver
from bot.delivery.outbox import OutboxRelay
from storage.models import Blob, Failure, FileKind, Rewrite
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import (
    Clock,
    artifact,
    done,
    is_delivered,
    queued,
    result,
    rounds,
    running,
)
from tests.unit.storage.failing_transactions import fail_every_other_transaction


async def test_card_becomes_the_answer_and_files_follow(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await done(harness)
    await rounds(relay, 3)
    assert job.card is not None
    (answer,) = harness.chat.shown[job.card.message]
    assert answer.text.startswith("A talk")
    assert "damaged" in answer.text
    assert "cancel" not in {button.action for row in answer.buttons for button in row}
    assert harness.chat.sent == [["talk.txt", "talk.summary.mp3"], ["talk.summary.ogg"]]
    assert await is_delivered(harness, job)
    assert not list(harness.services.scratch.iterdir())
    assert len(harness.chat.log) == 3


async def test_answer_without_a_card_is_sent_as_a_new_message(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await done(harness, card=False)
    await rounds(relay)
    (messages,) = harness.chat.shown.values()
    assert [message.text.split("\n")[0] for message in messages][-1] == "A talk"
    assert list(harness.chat.replies.values()) == [job.reply_to]


async def test_answer_of_a_page_is_edited_without_card_or_files(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    """Somebody corrects on a page: the chat hears of it as little as possible."""
    job = await queued(harness)
    quiet = replace(job.options, rewrite=Rewrite("0" * 24, quiet=True))
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.set_options(job.id, quiet)
        claimed = await unit.jobs.claim(job.id, "worker")
    assert claimed is not None
    await rounds(relay, 3)
    assert harness.chat.log == []
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.finish(job.id, claimed.attempt, result(harness))
    await rounds(relay, 3)
    assert job.card is not None
    assert harness.chat.shown[job.card.message][-1].text.startswith("A talk")
    assert harness.chat.sent == []
    assert await is_delivered(harness, job)


@pytest.mark.parametrize("verb", ["edit", "send_files"])
async def test_part_is_retried_after_chat_errors_and_sent_once(
    harness: BotHarness, relay: OutboxRelay, clock: Clock, verb: str
) -> None:
    job = await done(harness)
    harness.chat.fails(verb, ChatDown("away"), ChatBusy(60), ChatDown("away again"))
    for _ in range(100):
        await rounds(relay)
        clock.now += 5
    assert await is_delivered(harness, job)
    verbs = [verb for verb, _, _ in harness.chat.log]
    assert verbs == ["edit", "files", "files"]


async def test_failing_transactions_send_no_part_twice(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await done(harness, card=False)
    fail_every_other_transaction(monkeypatch, harness.services.database)
    async with asyncio.timeout(60):
        while not await is_delivered(harness, job):
            await rounds(relay)
    verbs = [verb for verb, _, _ in harness.chat.log]
    assert verbs == ["send", "edit", "files", "files"]


async def test_restart_between_parts_repeats_none(
    harness: BotHarness, relay: OutboxRelay, clock: Clock
) -> None:
    job = await done(harness)
    harness.chat.fails("send_files", ChatDown("power cut"))
    await rounds(relay)
    assert not await is_delivered(harness, job)
    after = OutboxRelay(harness.services, harness.chat, clock)  # a new process
    await rounds(after, 2)
    assert [verb for verb, _, _ in harness.chat.log] == ["edit", "files", "files"]
    assert await is_delivered(harness, job)


async def test_pending_answers_are_delivered_after_a_restart(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    ended = [await done(harness, number, f"c{number}") for number in (1, 2, 3)]
    await rounds(relay)
    assert [await is_delivered(harness, job) for job in ended] == [True] * 3


async def test_deleted_card_is_replaced_by_a_new_message(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await done(harness)
    harness.chat.fails("edit", ChatGone("message to edit not found"))
    await rounds(relay)
    assert harness.chat.texts[0].startswith("A talk")
    assert await is_delivered(harness, job)


async def test_answer_to_a_user_who_blocked_the_bot_is_dropped(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await done(harness)
    harness.chat.fails("edit", ChatGone("blocked"))
    harness.chat.fails("send", ChatGone("blocked"))
    await rounds(relay, 3)
    assert await is_delivered(harness, job)
    assert harness.chat.log == []


async def test_refused_files_do_not_stop_the_others(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await done(harness)
    harness.chat.fails("send_files", Denied("wrong type"))
    await rounds(relay)
    assert harness.chat.sent == [["talk.summary.ogg"]]
    assert await is_delivered(harness, job)


async def test_file_too_large_for_the_platform_is_named_in_the_answer(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness)
    small = artifact(harness, FileKind.TXT, "talk.txt")
    large = replace(small, kind=FileKind.VIDEO, name="talk.mp4", blob=Blob("k", "s", 600 << 20))
    async with harness.services.database.begin() as unit:
        await unit.jobs.finish(job.id, job.attempt, result(harness, small, large))
    await rounds(relay)
    assert harness.chat.sent == [["talk.txt"]]
    assert (
        "talk.mp4 is too large to send here (600 MB, the limit is 50 MB)" in harness.chat.texts[0]
    )


async def test_failure_message_contains_advice(harness: BotHarness, relay: OutboxRelay) -> None:
    job = await running(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.fail(job.id, job.attempt, Failure("no_audio"))
    await rounds(relay)
    assert "There is no sound in this file. Please send one" in harness.chat.texts[0]
    assert harness.chat.last.buttons == ()
    assert await is_delivered(harness, job)


async def test_cancelled_job_is_reported_as_cancelled(
    harness: BotHarness, relay: OutboxRelay
) -> None:
    job = await running(harness)
    async with harness.services.database.begin() as unit:
        await unit.jobs.cancel(job.id)
    await rounds(relay)
    assert harness.chat.texts == ["talk-1.mp4\nCancelled."]
    assert await is_delivered(harness, job)


async def test_outbox_relay_continues_after_a_bug(
    harness: BotHarness, relay: OutboxRelay, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await done(harness)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("bot.delivery.recorded.deliver", broken)
        await rounds(relay)
    assert not await is_delivered(harness, job)
    clock.now += 10
    await rounds(relay)
    assert await is_delivered(harness, job)


@pytest.mark.parametrize("tries", [2, 4])  # a card and an answer in each place
async def test_answer_for_a_closed_topic_goes_to_its_group_or_its_owner(
    harness: BotHarness, tries: int
) -> None:
    harness.chat.capabilities = replace(harness.chat.capabilities, topics=True)
    job = await done(harness, card=False)
    async with harness.services.database.read() as unit:
        row = await unit.jobs.get(job.id)
    assert row is not None
    topic = replace(row.reply_to, address=replace(row.reply_to.address, thread="7"))
    harness.chat.fails("send", *[ChatGone("TOPIC_CLOSED")] * tries)
    await deliver(harness.services, harness.chat, replace(row, reply_to=topic))
    assert await is_delivered(harness, job)
    wanted = "c1" if tries == 2 else "private-1"
    assert {chat for _, chat, _ in harness.chat.log} == {wanted}
    assert harness.chat.texts[0].startswith("A talk")
    (reply,) = harness.chat.replies.values()
    assert reply is not None
    assert (reply.address.chat, reply.address.thread) == (wanted, None)
    assert len(harness.chat.sent) == 2
