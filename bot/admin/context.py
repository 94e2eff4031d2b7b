"""Context and result of an admin command, from a chat or the command line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.context.refusals import RequestRefused
from bot.context.services import utc_now
from bot.i18n.translator import Translator, Value
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.database import Unit
from storage.models import Account, Person, Platform

Status = Literal[1, 2]
"""Exit status of a refusal at the command line. 1: not possible; 2: wrong usage."""


@dataclass(frozen=True, slots=True)
class AdminResult:
    """Result of an admin command: text for people, `facts` for programs."""

    text: str
    facts: object = None


class AdminRefused(RequestRefused):
    """An admin command that can't be carried out, with the exit status of the command line."""

    def __init__(self, key: str, *, status: Status = 1, **placeholders: Value) -> None:
        """`placeholders` fill the Fluent message `key`."""
        super().__init__(key, **placeholders)
        self.status = status


@dataclass(frozen=True, slots=True)
class AdminContext:
    """One transaction of one admin.

    `actor` goes to the audit log, `own` are all the admin's accounts, `command` is the command as
    typed (`/who`), and `platform` applies to an account id without one.
    """

    unit: Unit
    settings: BotSettings
    pipeline: PipelineSettings
    actor: Account
    t: Translator
    command: str
    own: tuple[Account, ...] = field(default=())
    platform: Platform | None = None
    clock: Callable[[], datetime] = utc_now

    async def note(self, action: str, account: Account, detail: str = "") -> None:
        """Add an action on an account to the audit log."""
        await self.unit.audit.record(self.actor, action, str(account), detail)

    def account(self, written: str) -> Account:
        """Parse `telegram:1`, or `1` for `platform`. Raises AdminRefused."""
        platform, colon, number = written.strip().rpartition(":")
        known = platform.lower() if colon else self.platform
        if known not in set(Platform) or not 0 < len(number) <= 64 or len(number.split()) != 1:
            example = f"{self.command} {self.platform or Platform.TELEGRAM}:123456789"
            raise AdminRefused("who-how", status=2, example=example)
        return Account(Platform(known), number)

    async def person(self, written: str) -> tuple[Account, Person]:
        """Parse an account and find its person. Raises AdminRefused."""
        account = self.account(written)
        if (person := await self.unit.people.find(account)) is None:
            raise AdminRefused("who-unknown", account=str(account))
        return account, person


AdminCommand = Callable[[AdminContext, str], Awaitable[AdminResult]]
"""Admin command; takes the arguments as typed. Raises AdminRefused, InvalidOption."""
