"""Announcements reach each subscriber once, whatever fails on the way."""

from __future__ import annotations

from bot.chat import Button, ChatBusy, ChatDown, ChatError, ChatGone
from bot.delivery.announcer import Announcer
from storage.models import Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.features.admin.announcements.announced import (
    DORA,
    PEOPLE,
    Clock,
    announce,
    card_text,
    received_news,
    run_rounds,
)


async def test_announcement_continues_after_a_crash(admin_harness: BotHarness) -> None:
    await announce(admin_harness)
    await run_rounds(admin_harness, 1)
    await run_rounds(
        admin_harness, 1, Announcer(admin_harness.services, admin_harness.chat)
    )  # a new process
    await run_rounds(admin_harness, 4, Announcer(admin_harness.services, admin_harness.chat))
    assert received_news(admin_harness) == ["2", "3", "4"]
    assert "Delivered: 3 of 3" in card_text(admin_harness)


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
