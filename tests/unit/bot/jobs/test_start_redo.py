"""The card of a redo takes the place of the answer, and never of the new one."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat import Message, Priority
from bot.jobs.start_redo import _start
from storage.models import FileKind, Job, MessageRef
from tests.unit.bot.answered_jobs import (
    TXT,
    answered_job,
    end_job,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BotHarness

CUES = (FileKind.SRT, "short cues")


async def end(harness: BotHarness, again: Job) -> None:
    await end_job(harness, again.id, result(harness, (TXT, CUES), "A talk 2"))


async def test_card_that_arrives_late_does_not_cover_the_new_answer(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker finds the job while the platform lets the edit wait, as after many edits."""
    first = await answered_job(harness)
    edit, began, go_on = harness.chat.edit, asyncio.Event(), asyncio.Event()

    async def late(ref: MessageRef, message: Message, rank: Priority = Priority.REPLY) -> None:
        if rank is not Priority.ANSWER:
            began.set()
            await go_on.wait()
        await edit(ref, message, rank)

    monkeypatch.setattr(harness.chat, "edit", late)
    press = press_event(harness, first, f"do:{first.id}:captions=short")
    starting = asyncio.create_task(handle(harness, press))
    await began.wait()
    ending = asyncio.create_task(end(harness, await newest(harness)))
    await asyncio.wait([ending], timeout=0.3)
    go_on.set()
    await asyncio.gather(starting, ending)
    assert "A talk 2" in shown_message(harness, first).text


async def test_card_that_comes_after_the_new_answer_is_not_shown(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await handle(harness, press_event(harness, first, f"do:{first.id}:captions=short"))
    again = await newest(harness)
    await end(harness, again)
    await _start(harness.services, again)
    assert "A talk 2" in shown_message(harness, first).text
