"""Users with several accounts, and the commands that link them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chat import Message
from storage.models import Account, Person, Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.storage.conftest import NOON

ANN = Account(Platform.DISCORD, "9")
"""Account of Anna on another platform."""
EVE = Account(Platform.DISCORD, "666")
GROUP: dict[str, Any] = {"private": False, "chat": "g"}


class Clock:
    """Clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def later(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def set_clock(harness: BotHarness) -> Clock:
    clock = Clock()
    harness.services = replace(harness.services, clock=clock)
    return clock


async def reply_to(harness: BotHarness, line: str, who: Account = ANNA, **where: Any) -> Message:
    """Return the reply to a command."""
    await handle(harness, harness.command(line, who=who, **where))
    return harness.chats[who.platform].last


async def new_link_code(harness: BotHarness, who: Account = ANNA) -> str:
    """Return a new link code."""
    reply = await reply_to(harness, "link", who)
    (code,) = [span.text.removeprefix("/link ") for span in reply.spans if span.style == "code"]
    return code


async def enter_link_code(harness: BotHarness, code: str, who: Account = ANN) -> Message:
    """Return the reply to a code and its confirmation."""
    reply = await reply_to(harness, f"link {code}", who)
    for label, button in buttons(reply).items():
        if label.startswith("Yes"):
            await handle(harness, harness.press(button.action, button.argument, who=who))
    return harness.chats[who.platform].last


async def person(harness: BotHarness, who: Account) -> Person:
    async with harness.services.database.read() as unit:
        found = await unit.people.find(who)
    assert found is not None
    return found


async def accounts_of(harness: BotHarness, who: Account = ANNA) -> set[Account]:
    return set((await person(harness, who)).accounts)


async def set_role(harness: BotHarness, who: Account, role: Role) -> None:
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(who, "en")
        await unit.people.set_role(who, role)
