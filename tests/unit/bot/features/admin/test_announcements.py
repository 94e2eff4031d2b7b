"""News from the operator: to those who want it, once each, whatever happens on the way."""

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
async def owned(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose admin is Anna, on two platforms; three people there want news."""
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
    await harness.services.tasks.close()
    await harness.services.database.close()


async def press_label(harness: BotHarness, label: str, **where: Any) -> None:
    found = [
        it for message in harness.chat.shown.values() for row in message[-1].buttons for it in row
    ]
    (button,) = [it for it in found if it.label == label]
    event = harness.press(button.action, button.argument, **where)
    event = replace(event, origin=replace(event.origin, message=card_ref(harness)))
    await handle(harness, event)


def card_ref(harness: BotHarness) -> Any:
    """The message that an announcement is looked at in, and that shows how far it is."""
    (number,) = harness.chat.shown
    where = harness.command("x").origin.message
    return replace(where, message=number)


def card_text(harness: BotHarness) -> str:
    return harness.chat.shown[card_ref(harness).message][-1].text


def received_news(harness: BotHarness) -> list[str]:
    """The private chats that got it, in their order."""
    said = [it for it in harness.chat.log if it[0] == "send" and "Closed on Monday" in it[2]]
    return [chat.removeprefix("private-") for _, chat, _ in said if chat.startswith("private-")]


async def announce(harness: BotHarness, text: str = "Closed on Monday") -> None:
    await answer_to(harness, f"announce {text}")
    harness.chat.shown = dict(list(harness.chat.shown.items())[-1:])
    await press_label(harness, "Send")


async def run_rounds(
    harness: BotHarness, count: int = 5, announcer: Announcer | None = None
) -> Announcer:
    announcer = announcer or Announcer(harness.services, harness.chat)
    shown = harness.chat.shown
    for _ in range(count):
        harness.chat.shown = dict(shown)
        await announcer.run_once()
        shown = {key: harness.chat.shown[key] for key in shown}
    harness.chat.shown = shown
    return announcer


async def test_news_is_looked_at_and_then_told_to_who_wants_it(owned: BotHarness) -> None:
    said = await answer_to(owned, "announce Closed on *Monday* </b>")
    assert "3 people would get this" in said
    assert "Closed on *Monday* </b>" in said
    assert "/settings news=no turns it off" in said
    await run_rounds(owned)
    assert received_news(owned) == []
    owned.chat.shown.clear()
    await announce(owned)
    await run_rounds(owned)
    assert received_news(owned) == ["2", "3", "4"]
    assert "was sent" in card_text(owned)
    assert "Delivered: 3 of 3" in card_text(owned)
    assert Priority.PROGRESS in owned.chat.ranks
    assert await audit_entries(owned) == [("announce", "3: Closed on Monday")]
    await run_rounds(owned)
    assert len(received_news(owned)) == 3


async def test_what_is_not_sent_is_gone(owned: BotHarness) -> None:
    await answer_to(owned, "announce Closed on Monday")
    await press_label(owned, "Don’t send")
    assert card_text(owned) == "Not sent."
    await run_rounds(owned)
    assert received_news(owned) == []
    assert await audit_entries(owned) == []


async def test_after_a_crash_it_goes_on_with_who_is_left(owned: BotHarness) -> None:
    await announce(owned)
    await run_rounds(owned, 1)
    await run_rounds(owned, 1, Announcer(owned.services, owned.chat))  # a new process
    await run_rounds(owned, 4, Announcer(owned.services, owned.chat))
    assert received_news(owned) == ["2", "3", "4"]
    assert "Delivered: 3 of 3" in card_text(owned)


async def test_send_pressed_twice_sends_once(owned: BotHarness) -> None:
    await announce(owned)
    (number,) = owned.chat.shown
    (send, _) = owned.chat.shown[number][0].buttons[0]
    await handle(owned, owned.press(send.action, send.argument))
    assert "has ended or is unknown" in owned.chat.last.text
    del owned.chat.shown[list(owned.chat.shown)[-1]]
    await run_rounds(owned)
    assert received_news(owned) == ["2", "3", "4"]


async def test_it_can_be_stopped(owned: BotHarness) -> None:
    await announce(owned)
    announcer = await run_rounds(owned, 1)
    assert "Sending the announcement" in card_text(owned)
    await press_label(owned, "Stop")
    await run_rounds(owned, 3, announcer)
    assert received_news(owned) == ["2"]
    assert "was stopped" in card_text(owned)
    assert "Delivered: 1 of 3" in card_text(owned)
    assert [action for action, _ in await audit_entries(owned)] == ["announce stop", "announce"]


async def test_who_blocked_the_bot_is_counted_and_not_tried_again(owned: BotHarness) -> None:
    owned.chat.fails("send", ChatGone("blocked"), chat="private-3")
    await announce(owned)
    await run_rounds(owned)
    assert received_news(owned) == ["2", "4"]
    assert "Delivered: 2 of 3" in card_text(owned)
    assert "Unreachable" in card_text(owned)
    assert card_text(owned).endswith(": 1")


async def test_who_changed_their_mind_is_spared(owned: BotHarness) -> None:
    await announce(owned)
    before = dict(owned.chat.shown)
    await handle(owned, owned.command("settings news=no", who=PEOPLE[1]))
    async with owned.services.database.begin() as unit:
        await unit.people.set_role(PEOPLE[2], Role.BLOCKED)
    owned.chat.shown = before
    await run_rounds(owned)
    assert received_news(owned) == ["2"]
    assert "Switched news off meanwhile: 2" in card_text(owned)


async def test_a_busy_chat_is_waited_for_and_others_are_told(owned: BotHarness) -> None:
    clock = Clock()
    owned.chat.fails("send", ChatBusy(30.0), chat="private-2")
    announcer = Announcer(owned.services, owned.chat, clock)
    await announce(owned)
    await run_rounds(owned, 4, announcer)
    assert received_news(owned) == ["3", "4"]
    clock.now += 31
    await run_rounds(owned, 2, announcer)
    assert received_news(owned) == ["3", "4", "2"]
    assert "Delivered: 3 of 3" in card_text(owned)


async def test_while_the_platform_is_away_nobody_is_given_up(owned: BotHarness) -> None:
    clock = Clock()
    for who in PEOPLE:
        owned.chat.fails("send", *(ChatDown("away") for _ in range(6)), chat=f"private-{who.id}")
    announcer = Announcer(owned.services, owned.chat, clock)
    await announce(owned)
    for _ in range(30):
        clock.now += 400
        await run_rounds(owned, 1, announcer)
    assert sorted(received_news(owned)) == ["2", "3", "4"]


async def test_who_is_refused_for_no_known_reason_is_tried_a_few_times(owned: BotHarness) -> None:
    clock = Clock()
    owned.chat.fails("send", *(ChatError("odd") for _ in range(9)), chat="private-2")
    announcer = Announcer(owned.services, owned.chat, clock)
    await announce(owned)
    for _ in range(6):
        clock.now += 400
        await run_rounds(owned, 1, announcer)
    assert received_news(owned) == ["3", "4"]
    assert len(owned.chat.trouble["send", "private-2"]) == 6
    assert "Delivered: 2 of 3" in card_text(owned)


async def test_where_there_is_no_room_it_waits(owned: BotHarness) -> None:
    owned.chat.crowded = {f"private-{who.id}" for who in PEOPLE} | {"c1"}
    await announce(owned)
    announcer = await run_rounds(owned)
    assert received_news(owned) == []
    owned.chat.crowded.clear()
    await run_rounds(owned, 4, announcer)
    assert received_news(owned) == ["2", "3", "4"]


async def test_each_platform_tells_its_own(owned: BotHarness) -> None:
    discord = owned.services.chats[Platform.DISCORD]
    assert isinstance(discord, FakeChat)
    async with owned.services.database.begin() as unit:
        await unit.people.get_or_create(DORA, "tr")
        await unit.people.set_news(DORA, wanted=True)
    await announce(owned)
    await run_rounds(owned)
    assert received_news(owned) == ["2", "3", "4"]
    assert "Delivered: 3 of 4" in card_text(owned)
    await Announcer(owned.services, discord).run_once()
    (said,) = discord.texts
    assert "İşletmeciden haberler" in said
    assert "Closed on Monday" in said
    await run_rounds(owned, 1)
    assert "Delivered: 4 of 4" in card_text(owned)


async def test_a_card_that_is_gone_is_said_anew_at_the_end(owned: BotHarness) -> None:
    await announce(owned)
    owned.chat.fails("edit", *(ChatGone("deleted") for _ in range(9)))
    announcer = Announcer(owned.services, owned.chat)
    for _ in range(5):
        await announcer.run_once()
    last = [text for verb, chat, text in owned.chat.log if chat == "private-1"]
    assert len(last) == 1
    assert "Delivered: 3 of 3" in last[0]


async def test_without_receivers_or_words_there_is_nothing_to_send(owned: BotHarness) -> None:
    assert "Write your announcement" in await answer_to(owned, "announce")
    assert "the limit is 3,000" in await answer_to(owned, "announce " + "x" * (LONGEST + 1))
    for who in PEOPLE:
        await handle(owned, owned.command("settings reset", who=who))
    assert "nobody to send it to" in await answer_to(owned, "announce hello")
    assert not owned.chat.last.buttons


async def test_alone_it_shows_what_is_under_way(owned: BotHarness) -> None:
    await announce(owned)
    assert "Delivered: 0 of 3" in await answer_to(owned, "announce")
    assert owned.chat.last.buttons[0][0].label == "Stop"


@pytest.mark.parametrize("what", ["send", "stop", "drop"])
async def test_others_press_in_vain(owned: BotHarness, what: str) -> None:
    await answer_to(owned, "announce Closed on Monday")
    (button, _) = owned.chat.last.buttons[0]
    news = button.argument.partition(":")[2]
    if what == "stop":
        await press_label(owned, "Send")
    before = len(owned.chat.log)
    await handle(owned, owned.press("announce", f"{what}:{news}", who=BEN))
    assert len(owned.chat.log) == before
    async with owned.services.database.read() as unit:
        found = await unit.announcements.get(news)
    assert found is not None
    assert found.state == ("sending" if what == "stop" else "draft")


async def test_nonsense_in_a_button_is_answered(owned: BotHarness) -> None:
    for argument in ("", "send", "send:", "stop:nothing", "drop:x:y", "x:y"):
        await handle(owned, owned.press("announce", argument))
        assert "has ended or is unknown" in owned.chat.last.text


async def test_news_is_a_setting_of_ones_own(owned: BotHarness) -> None:
    await handle(owned, owned.command("settings", who=BEN))
    assert "News from the operator: yes" in owned.chat.last.text
    for choice, word in (("no", "no"), ("yes", "yes")):
        await handle(owned, owned.press("set", f"news:{choice}:{BEN.id}", who=BEN))
        assert f"News from the operator: {word}" in owned.chat.last.text
    await handle(owned, owned.press("set", "news:no:1", who=BEN))
    await handle(owned, owned.command("settings news=perhaps", who=BEN))
    assert "news=perhaps" in owned.chat.last.text
    async with owned.services.database.read() as unit:
        person = await unit.people.find(BEN)
    assert person
    assert person.news
    await handle(owned, owned.press("menu", f"news:{BEN.id}", who=BEN))
    assert [it.label for it in owned.chat.last.buttons[0]] == ["no", "✓ yes"]
    assert isinstance(owned.chat.last.buttons[0][0], Button)
