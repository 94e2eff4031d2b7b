"""Refusals of presses in groups: in the press, and the whole of a long one in the private chat."""

from __future__ import annotations

import pytest

from bot.chat import ChatGone
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, plain
from bot.dispatch.presses import LONGEST, answer_in_press
from storage.errors import NoAccess, UserError
from tests.unit.bot.fakes import ANNA, BotHarness

LONG = "This does not fit into the alert of a press. " * 8
GROUP = {"chat": "team", "private": False}


def refusal(text: str, error: UserError | None = None) -> Reply:
    return Reply(plain(text), refusal=error or RequestRefused("not-yours"))


async def answered(harness: BotHarness, reply: Reply) -> bool:
    return await answer_in_press(harness.services, harness.press("do", "1", **GROUP), reply)


async def test_short_refusal_is_told_in_the_press_alone(harness: BotHarness) -> None:
    assert await answered(harness, refusal("No."))
    assert harness.chat.alerts == ["No."]
    assert not harness.chat.shown


async def test_whole_of_a_long_refusal_follows_in_the_private_chat(harness: BotHarness) -> None:
    assert len(LONG) > LONGEST
    assert await answered(harness, refusal(LONG))
    assert harness.chat.alerts == [LONG]  # the adapter shortens it
    assert [(chat, text) for _, chat, text in harness.chat.log] == [(f"private-{ANNA.id}", LONG)]


async def test_long_refusal_is_told_in_the_group_where_the_bot_may_not_write_privately(
    harness: BotHarness,
) -> None:
    harness.chat.fails("send", ChatGone("never started"), chat=f"private-{ANNA.id}")
    assert not await answered(harness, refusal(LONG))


async def test_who_has_no_access_gets_no_private_message(harness: BotHarness) -> None:
    assert await answered(harness, refusal(LONG, NoAccess()))
    assert not harness.chat.shown


async def test_platform_without_alerts_gets_one_message(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> bool:
        return False

    monkeypatch.setattr(harness.chat, "answer_press", refuse)
    assert not await answered(harness, refusal(LONG))
    assert not harness.chat.shown


async def test_refusal_in_a_private_chat_is_a_message(harness: BotHarness) -> None:
    press = harness.press("do", "1")
    assert not await answer_in_press(harness.services, press, refusal("No."))
    assert not harness.chat.alerts
