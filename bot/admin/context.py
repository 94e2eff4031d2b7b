"""Context and result of an admin command, from a chat or the command line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from bot.i18n.translator import Translator
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.database import Unit
from storage.models import Account, Platform

Status = Literal[0, 1, 2]
"""Exit status of the command line. 0: done; 1: not possible; 2: wrong usage."""


@dataclass(frozen=True, slots=True)
class AdminResult:
    """Result of an admin command: text for people, `facts` for programs."""

    text: str
    status: Status = 0
    facts: object = None


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
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def note(self, action: str, account: Account, detail: str = "") -> None:
        """Add an action on an account to the audit log."""
        await self.unit.audit.record(self.actor, action, account_text(account), detail)

    def account(self, written: str) -> Account | None:
        """Parse `telegram:1`, or `1` for `platform`; None for anything else."""
        platform, colon, number = written.strip().rpartition(":")
        known = platform.lower() if colon else self.platform
        if known not in set(Platform) or not 0 < len(number) <= 64 or len(number.split()) != 1:
            return None
        return Account(Platform(known), number)

    def usage(self) -> AdminResult:
        """Return the result that asks for an account."""
        example = f"{self.command} {self.platform or Platform.TELEGRAM}:123456789"
        return AdminResult(self.t("who-how", example=example), 2)

    def unknown_account(self, account: Account) -> AdminResult:
        """Return the result for an account that the service does not know."""
        return AdminResult(self.t("who-unknown", account=account_text(account)), 1)


AdminCommand = Callable[[AdminContext, str], Awaitable[AdminResult]]
"""Admin command; takes the arguments as typed."""


def account_text(account: Account) -> str:
    """Return an account as it is typed: `telegram:1`."""
    return f"{account.platform}:{account.id}"
