"""Live text: sent seldom, only when it grew, and never after the answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.chat import ChatBusy
from bot.chat.text import units
from bot.delivery.live_transcript import INTERVAL, LONGEST, LiveTranscript
from storage.models import (
    Account,
    Address,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Progress,
    Stage,
)
from tests.unit.bot.fake_chat import Denied, FakeChat


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


CHAT = Address(Platform.TELEGRAM, "c1")
JOB = Job(
    "j1",
    Account(Platform.TELEGRAM, "1"),
    MessageRef(CHAT, "m1"),
    Media("h", "talk.mp4"),
    Options(),
    datetime(2026, 1, 1, tzinfo=UTC),
    state=JobState.RUNNING,
)


def hint(text: str) -> Progress:
    return Progress("j1", Stage.TRANSCRIPT, 0.5, text=text)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_live_text_is_shown_when_it_grew_and_the_chat_is_ready() -> None:
    chat, clock = FakeChat(), Clock()
    live = LiveTranscript(chat, clock)
    live.offer(JOB, hint("One."))
    await settled()
    live.offer(JOB, hint("One. Two."))
    live.offer(JOB, hint("One. Two. Three."))
    await settled()
    assert chat.drafts == [("c1", "One.")]
    clock.now += INTERVAL
    live.show(JOB)
    await settled()
    assert chat.drafts == [("c1", "One."), ("c1", "One. Two. Three.")]
    clock.now += INTERVAL
    live.show(JOB)
    live.offer(JOB, hint("One. Two. Three."))
    live.offer(JOB, hint(""))
    await settled()
    assert len(chat.drafts) == 2


async def test_jobs_of_one_chat_share_the_interval() -> None:
    chat, clock = FakeChat(), Clock()
    live = LiveTranscript(chat, clock)
    live.offer(JOB, hint("One."))
    live.offer(replace(JOB, id="j2"), hint("Another."))
    await settled()
    assert chat.drafts == [("c1", "One.")]


async def test_long_live_text_shows_its_end() -> None:
    chat = FakeChat()
    live = LiveTranscript(chat, Clock())
    live.offer(JOB, hint("half " + "word " * 600 + "end."))
    await settled()
    ((_, text),) = chat.drafts
    assert units(text) <= LONGEST
    assert text.startswith("… word ")
    assert text.endswith("word end.")


async def test_live_text_waits_as_long_as_a_busy_chat_asks() -> None:
    chat, clock = FakeChat(), Clock()
    live = LiveTranscript(chat, clock)
    chat.fails("show_draft", ChatBusy(10.0), Denied("no"))
    live.offer(JOB, hint("One."))
    await settled()
    clock.now = 9.9
    live.offer(JOB, hint("One. Two."))
    await settled()
    assert chat.trouble["show_draft", "c1"]
    clock.now = 10.1
    live.show(JOB)
    await settled()
    assert not chat.trouble["show_draft", "c1"]
    assert chat.drafts == []


async def test_live_text_ends_with_the_answer() -> None:
    chat = FakeChat()
    live = LiveTranscript(chat, Clock())
    live.offer(JOB, hint("One."))
    await live.finish("j1")
    live.show(JOB)
    await settled()
    assert chat.drafts == []
