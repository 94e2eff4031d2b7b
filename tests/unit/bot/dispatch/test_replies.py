"""Replies while a platform is away: they come later, and cover nothing newer."""

from __future__ import annotations

import pytest

from bot.chat import ChatDown
from bot.context import retry
from storage.backoff import Backoff
from tests.unit.bot.answered_jobs import answered_job, press_event
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import BotHarness

AWAY = 4


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "AWAY", Backoff(0.001, 0.01))


def is_away(harness: BotHarness, verb: str, tries: int = AWAY) -> None:
    harness.chat.fails(verb, *(ChatDown("away") for _ in range(tries)))


async def test_reply_comes_when_the_platform_is_back(harness: BotHarness) -> None:
    is_away(harness, "send")
    await handle(harness, harness.command("help"), harness.command("status"))
    assert len(harness.chat.texts) == 2
    assert "/help:" in harness.chat.texts[0]


async def test_reply_is_given_up_after_a_while(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry, "PATIENCE", 0.0)
    is_away(harness, "send", 2)
    await handle(harness, harness.command("help"), harness.command("status"))
    assert len(harness.chat.texts) == 1
    assert "/help" not in harness.chat.last.text


async def test_refused_reply_is_not_tried_again(harness: BotHarness) -> None:
    harness.chat.fails("send", Denied())
    await handle(harness, harness.command("help"))
    assert not harness.chat.shown


async def test_menu_shows_the_newest_choice_when_the_platform_is_back(harness: BotHarness) -> None:
    is_away(harness, "edit")
    presses = [harness.press("set", f"{words}:1") for words in ("summary:short", "summary:none")]
    await handle(harness, *presses)
    edits = [text for verb, _, text in harness.chat.log if verb == "edit"]
    assert len(set(edits)) == 2
    await handle(harness, harness.command("settings"))
    assert harness.chat.last.text.splitlines()[1:] == edits[-1].splitlines()[1:]


async def test_files_come_when_the_platform_is_back(harness: BotHarness) -> None:
    job = await answered_job(harness)
    harness.chat.sent.clear()
    is_away(harness, "send_files")
    await handle(harness, press_event(harness, job, f"txt:{job.id}"))
    assert harness.chat.sent == [["talk.txt"]]


async def test_deleted_answer_is_removed_when_the_platform_is_back(harness: BotHarness) -> None:
    job = await answered_job(harness)
    is_away(harness, "edit")
    await handle(harness, press_event(harness, job, f"drop!:{job.id}"))
    assert job.card
    assert "deleted" in harness.chat.shown[job.card.message][-1].text.lower()


async def test_late_reply_does_not_cover_the_outcome(harness: BotHarness) -> None:
    is_away(harness, "edit", 1)
    await handle(harness, harness.command("delete_my_data"))
    await handle(harness, harness.press("forget", harness.chat.last.buttons[0][0].argument))
    edits = [text for verb, _, text in harness.chat.log if verb == "edit"]
    assert len(edits) == 1
    assert "deleted" in edits[0].lower()


async def test_job_begins_while_the_platform_is_away(harness: BotHarness) -> None:
    job = await answered_job(harness)
    harness.queue.notified.clear()
    is_away(harness, "edit")
    is_away(harness, "send")
    await handle(harness, press_event(harness, job, f"do:{job.id}:speech=no"))
    assert harness.queue.notified
