"""Results whose job is deleted while they are delivered."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import Message
from bot.delivery import answers
from bot.delivery.outbox import OutboxRelay
from bot.jobs.answer_message import build_answer
from storage.models import Job
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import done, rounds


def deletes(harness: BotHarness, monkeypatch: pytest.MonkeyPatch, job: Job, verb: str) -> None:
    """Let the owner delete the job while the chat carries out `verb`."""
    carry_out = getattr(harness.chat, verb)

    async def delete_meanwhile(*arguments: Any, **options: Any) -> object:
        async with harness.services.database.begin() as unit:
            await unit.jobs.delete_chain(job.id)
        return await carry_out(*arguments, **options)

    monkeypatch.setattr(harness.chat, verb, delete_meanwhile)


async def test_job_deleted_after_it_was_read_is_not_shown(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await done(harness)

    async def delete_meanwhile(*arguments: Any) -> Message:
        async with harness.services.database.begin() as unit:
            await unit.jobs.delete_chain(job.id)
        return await build_answer(*arguments)

    monkeypatch.setattr(answers, "build_answer", delete_meanwhile)
    await rounds(relay, 3)
    assert harness.chat.log == []


@pytest.mark.parametrize(("verb", "card"), [("edit", True), ("send", False)])
async def test_answer_shown_while_its_job_was_deleted_is_replaced(
    harness: BotHarness,
    relay: OutboxRelay,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    card: bool,
) -> None:
    job = await done(harness, card=card)
    deletes(harness, monkeypatch, job, verb)
    await rounds(relay, 3)
    assert [text.split(",")[0] for text in harness.chat.texts] == ["talk-1.mp4: deleted"]
    assert harness.chat.sent == []


async def test_no_more_files_follow_after_the_deletion(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await done(harness)
    deletes(harness, monkeypatch, job, "send_files")
    await rounds(relay, 3)
    assert harness.chat.sent == [["talk.txt", "talk.summary.mp3"]]
