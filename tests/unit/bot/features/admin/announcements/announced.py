"""An announcement: its card, its buttons, its rounds, and who received it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.delivery.announcer import Announcer
from storage.models import Account, Platform
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.features.admin.test_users import answer_to

PEOPLE = tuple(Account(Platform.TELEGRAM, f"{number}") for number in (2, 3, 4))
DORA = Account(Platform.DISCORD, "9")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


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
