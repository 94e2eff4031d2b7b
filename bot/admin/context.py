"""Where administrators look up and decide, from a chat or from the command line: as whom, and what
came of it."""

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
"""0: done; 1: it can't be; 2: it was said wrongly. What the command line exits with."""


@dataclass(frozen=True, slots=True)
class AdminResult:
    """What came of it, in words and as `facts` for programs."""

    text: str
    status: Status = 0
    facts: object = None


@dataclass(frozen=True, slots=True)
class AdminContext:
    """One transaction of one administrator: `actor` is written down, `own` are all their accounts.
    `command` is how they said it (`/who`), `platform` that of a number that is said alone."""

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
        """Write down what is done to somebody."""
        await self.unit.audit.note(self.actor, action, named(account), detail)

    def account(self, written: str) -> Account | None:
        """`telegram:1`, or `1` for the platform that it is said on; None for anything else."""
        platform, colon, number = written.strip().rpartition(":")
        known = platform.lower() if colon else self.platform
        if known not in set(Platform) or not 0 < len(number) <= 64 or len(number.split()) != 1:
            return None
        return Account(Platform(known), number)

    def usage(self) -> AdminResult:
        """Which account?"""
        example = f"{self.command} {self.platform or Platform.TELEGRAM}:123456789"
        return AdminResult(self.t("who-how", example=example), 2)

    def unknown_account(self, account: Account) -> AdminResult:
        """Nobody we know."""
        return AdminResult(self.t("who-unknown", account=named(account)), 1)


AdminCommand = Callable[[AdminContext, str], Awaitable[AdminResult]]
"""Looks up or decides, by what was written behind the command."""


def named(account: Account) -> str:
    """An account as it is written: `telegram:1`."""
    return f"{account.platform}:{account.id}"
