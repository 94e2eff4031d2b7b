"""Announcements of the operator: sent once to each subscriber, whatever fails on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat import Button, ChatBusy, ChatDown, ChatError, ChatGone, Priority
from bot.delivery.announcer import Announcer
from bot.views.announcement import LONGEST
from storage.models import Account, Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness, FakeChat
from tests.unit.bot.features.admin.test_users import answer_to, audit_entries

PEOPLE = tuple(Account(Platform.TELEGRAM, f"{number}") for number in (2, 3, 4))
DORA = Account(Platform.DISCORD, "9")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness on two platforms whose administrator is Anna. Three other people want news."""
    harness = await BotHarness.build(tmp_path, admins="telegram:1")
    discord = FakeChat(Platform.DISCORD)
    harness.services = replace(
        harness.services, chats={**harness.services.chats, Platform.DISCORD: discord}
    )
    for who in PEOPLE:
        await handle(harness, harness.command("settings news=yes", who=who))
    harness.chat.shown.clear()
    harness.chat.log.clear()
    yield harness
    await harness.close()


async def press_label(harness: BotHarness, label: str, **where: Any) -> None:
    found = [
        it for message in harness.chat.shown.values() for row in message[-1].buttons for it in row
    ]
    (button,) = [it for it in found if it.label == label]
    event = harness.press(button.action, button.argument, **where)
    event = replace(event, origin=replace(event.origin, message=card_ref(harness)))
    await handle(harness, event)


def card_ref(harness: BotHarness) -> Any:
    """Return the message that shows the preview and the progress of an announcement."""
    (number,) = harness.chat.shown
    message = harness.command("x").origin.message
    return replace(message, message=number)


def card_text(harness: BotHarness) -> str:
    return harness.chat.shown[card_ref(harness).message][-1].text


def received_news(harness: BotHarness) -> list[str]:
    """Return the private chats that received the announcement, in order."""
    sent = [it for it in harness.chat.log if it[0] == "send" and "Closed on Monday" in it[2]]
    return [chat.removeprefix("private-") for _, chat, _ in sent if chat.startswith("private-")]


async def announce(harness: BotHarness, text: str = "Closed on Monday") -> None:
    await answer_to(harness, f"announce {text}")
    harness.chat.shown = dict(list(harness.chat.shown.items())[-1:])
    await press_label(harness, "Send")


async def run_rounds(
    harness: BotHarness, count: int = 5, announcer: Announcer | None = None
) -> Announcer:
    announcer = announcer or Announcer(harness.services, harness.chat)
    messages = harness.chat.shown
    for _ in range(count):
        harness.chat.shown = dict(messages)
        await announcer.run_once()
        messages = {key: harness.chat.shown[key] for key in messages}
    harness.chat.shown = messages
    return announcer


async def test_announcement_is_previewed_and_sent_to_subscribers(admin_harness: BotHarness) -> None:
    reply = await answer_to(admin_harness, "announce Closed on *Monday* </b>")
    assert "3 people would get this" in reply
    assert "Closed on *Monday* </b>" in reply
    assert "/settings news=no turns it off" in reply
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == []
    admin_harness.chat.shown.clear()
    await announce(admin_harness)
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == ["2", "3", "4"]
    assert "was sent" in card_text(admin_harness)
    assert "Delivered: 3 of 3" in card_text(admin_harness)
    assert Priority.PROGRESS in admin_harness.chat.ranks
    assert await audit_entries(admin_harness) == [("announce", "3: Closed on Monday")]
    await run_rounds(admin_harness)
    assert len(received_news(admin_harness)) == 3


async def test_dropped_announcement_is_not_sent(admin_harness: BotHarness) -> None:
    await answer_to(admin_harness, "announce Closed on Monday")
    await press_label(admin_harness, "Don’t send")
    assert card_text(admin_harness) == "Not sent."
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == []
    assert await audit_entries(admin_harness) == []


async def test_announcement_continues_after_a_crash(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    await run_rounds(admin_harness, 1)
    await run_rounds(
        admin_harness, 1, Announcer(admin_harness.services, admin_harness.chat)
    )  # a new process
    await run_rounds(admin_harness, 4, Announcer(admin_harness.services, admin_harness.chat))
    assert received_news(admin_harness) == ["2", "3", "4"]
    assert "Delivered: 3 of 3" in card_text(admin_harness)


async def test_second_press_of_send_has_no_effect(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    (number,) = admin_harness.chat.shown
    (send, _) = admin_harness.chat.shown[number][0].buttons[0]
    await handle(admin_harness, admin_harness.press(send.action, send.argument))
    assert "has ended or is unknown" in admin_harness.chat.last.text
    del admin_harness.chat.shown[list(admin_harness.chat.shown)[-1]]
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == ["2", "3", "4"]


async def test_announcement_can_be_stopped(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    announcer = await run_rounds(admin_harness, 1)
    assert "Sending the announcement" in card_text(admin_harness)
    await press_label(admin_harness, "Stop")
    await run_rounds(admin_harness, 3, announcer)
    assert received_news(admin_harness) == ["2"]
    assert "was stopped" in card_text(admin_harness)
    assert "Delivered: 1 of 3" in card_text(admin_harness)
    assert [action for action, _ in await audit_entries(admin_harness)] == [
        "announce stop",
        "announce",
    ]


async def test_receiver_who_blocked_the_bot_is_counted_and_not_retried(
    admin_harness: BotHarness,
) -> None:
    admin_harness.chat.fails("send", ChatGone("blocked"), chat="private-3")
    await announce(admin_harness)
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == ["2", "4"]
    assert "Delivered: 2 of 3" in card_text(admin_harness)
    assert "Unreachable" in card_text(admin_harness)
    assert card_text(admin_harness).endswith(": 1")


async def test_receiver_who_unsubscribed_meanwhile_is_skipped(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    before = dict(admin_harness.chat.shown)
    await handle(admin_harness, admin_harness.command("settings news=no", who=PEOPLE[1]))
    async with admin_harness.services.database.begin() as unit:
        await unit.people.set_role(PEOPLE[2], Role.BLOCKED)
    admin_harness.chat.shown = before
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == ["2"]
    assert "Switched news off meanwhile: 2" in card_text(admin_harness)


async def test_busy_chat_is_retried_later_without_delaying_others(
    admin_harness: BotHarness,
) -> None:
    clock = Clock()
    admin_harness.chat.fails("send", ChatBusy(30.0), chat="private-2")
    announcer = Announcer(admin_harness.services, admin_harness.chat, clock)
    await announce(admin_harness)
    await run_rounds(admin_harness, 4, announcer)
    assert received_news(admin_harness) == ["3", "4"]
    clock.now += 31
    await run_rounds(admin_harness, 2, announcer)
    assert received_news(admin_harness) == ["3", "4", "2"]
    assert "Delivered: 3 of 3" in card_text(admin_harness)


async def test_receivers_are_retried_while_the_platform_is_down(admin_harness: BotHarness) -> None:
    clock = Clock()
    for who in PEOPLE:
        admin_harness.chat.fails(
            "send", *(ChatDown("away") for _ in range(6)), chat=f"private-{who.id}"
        )
    announcer = Announcer(admin_harness.services, admin_harness.chat, clock)
    await announce(admin_harness)
    for _ in range(30):
        clock.now += 400
        await run_rounds(admin_harness, 1, announcer)
    assert sorted(received_news(admin_harness)) == ["2", "3", "4"]


async def test_unexplained_refusal_is_retried_a_few_times(admin_harness: BotHarness) -> None:
    clock = Clock()
    admin_harness.chat.fails("send", *(ChatError("odd") for _ in range(9)), chat="private-2")
    announcer = Announcer(admin_harness.services, admin_harness.chat, clock)
    await announce(admin_harness)
    for _ in range(6):
        clock.now += 400
        await run_rounds(admin_harness, 1, announcer)
    assert received_news(admin_harness) == ["3", "4"]
    assert len(admin_harness.chat.trouble["send", "private-2"]) == 6
    assert "Delivered: 2 of 3" in card_text(admin_harness)


async def test_announcement_waits_for_room_in_the_rate_limit(admin_harness: BotHarness) -> None:
    admin_harness.chat.crowded = {f"private-{who.id}" for who in PEOPLE} | {"c1"}
    await announce(admin_harness)
    announcer = await run_rounds(admin_harness)
    assert received_news(admin_harness) == []
    admin_harness.chat.crowded.clear()
    await run_rounds(admin_harness, 4, announcer)
    assert received_news(admin_harness) == ["2", "3", "4"]


async def test_each_platform_sends_to_its_own_accounts(admin_harness: BotHarness) -> None:
    discord = admin_harness.services.chats[Platform.DISCORD]
    assert isinstance(discord, FakeChat)
    async with admin_harness.services.database.begin() as unit:
        await unit.people.get_or_create(DORA, "tr")
        await unit.people.set_news(DORA, wanted=True)
    await announce(admin_harness)
    await run_rounds(admin_harness)
    assert received_news(admin_harness) == ["2", "3", "4"]
    assert "Delivered: 3 of 4" in card_text(admin_harness)
    await Announcer(admin_harness.services, discord).run_once()
    (text,) = discord.texts
    assert "İşletmeciden haberler" in text
    assert "Closed on Monday" in text
    await run_rounds(admin_harness, 1)
    assert "Delivered: 4 of 4" in card_text(admin_harness)


async def test_deleted_progress_card_is_replaced_at_the_end(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    admin_harness.chat.fails("edit", *(ChatGone("deleted") for _ in range(9)))
    announcer = Announcer(admin_harness.services, admin_harness.chat)
    for _ in range(5):
        await announcer.run_once()
    last = [text for verb, chat, text in admin_harness.chat.log if chat == "private-1"]
    assert len(last) == 1
    assert "Delivered: 3 of 3" in last[0]


async def test_empty_announcement_or_no_receivers_is_refused(admin_harness: BotHarness) -> None:
    assert "Write your announcement" in await answer_to(admin_harness, "announce")
    assert "the limit is 3,000" in await answer_to(admin_harness, "announce " + "x" * (LONGEST + 1))
    for who in PEOPLE:
        await handle(admin_harness, admin_harness.command("settings reset", who=who))
    assert "nobody to send it to" in await answer_to(admin_harness, "announce hello")
    assert not admin_harness.chat.last.buttons


async def test_announce_without_text_shows_the_current_announcement(
    admin_harness: BotHarness,
) -> None:
    await announce(admin_harness)
    assert "Delivered: 0 of 3" in await answer_to(admin_harness, "announce")
    assert admin_harness.chat.last.buttons[0][0].label == "Stop"


@pytest.mark.parametrize("what", ["send", "stop", "drop"])
async def test_other_users_cannot_press_announcement_buttons(
    admin_harness: BotHarness, what: str
) -> None:
    await answer_to(admin_harness, "announce Closed on Monday")
    (button, _) = admin_harness.chat.last.buttons[0]
    news = button.argument.partition(":")[2]
    if what == "stop":
        await press_label(admin_harness, "Send")
    before = len(admin_harness.chat.log)
    await handle(admin_harness, admin_harness.press("announce", f"{what}:{news}", who=BEN))
    assert len(admin_harness.chat.log) == before
    async with admin_harness.services.database.read() as unit:
        announcement = await unit.announcements.get(news)
    assert announcement is not None
    assert announcement.state == ("sending" if what == "stop" else "draft")


async def test_invalid_button_payload_is_answered(admin_harness: BotHarness) -> None:
    for argument in ("", "send", "send:", "stop:nothing", "drop:x:y", "x:y"):
        await handle(admin_harness, admin_harness.press("announce", argument))
        assert "has ended or is unknown" in admin_harness.chat.last.text


async def test_news_setting_belongs_to_the_user(admin_harness: BotHarness) -> None:
    await handle(admin_harness, admin_harness.command("settings", who=BEN))
    assert "News from the operator: yes" in admin_harness.chat.last.text
    for choice, word in (("no", "no"), ("yes", "yes")):
        await handle(admin_harness, admin_harness.press("set", f"news:{choice}:{BEN.id}", who=BEN))
        assert f"News from the operator: {word}" in admin_harness.chat.last.text
    await handle(admin_harness, admin_harness.press("set", "news:no:1", who=BEN))
    await handle(admin_harness, admin_harness.command("settings news=perhaps", who=BEN))
    assert "news=perhaps" in admin_harness.chat.last.text
    async with admin_harness.services.database.read() as unit:
        person = await unit.people.find(BEN)
    assert person
    assert person.news
    await handle(admin_harness, admin_harness.press("menu", f"news:{BEN.id}", who=BEN))
    assert [it.label for it in admin_harness.chat.last.buttons[0]] == ["no", "✓ yes"]
    assert isinstance(admin_harness.chat.last.buttons[0][0], Button)
