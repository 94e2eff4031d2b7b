"""The card of an announcement: preview, buttons, progress, end."""

from __future__ import annotations

import pytest

from bot.chat import ChatGone, Priority
from bot.delivery.announcer import Announcer
from bot.views.announcement import LONGEST
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.features.admin.announcements.announced import (
    PEOPLE,
    announce,
    card_text,
    press_label,
    received_news,
    run_rounds,
)
from tests.unit.bot.features.admin.test_users import answer_to, audit_entries


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
