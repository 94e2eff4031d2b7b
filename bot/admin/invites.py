"""Codes that let people in, made in a chat or at the command line, and written down either way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.admin.context import AdminCommand, AdminContext, AdminResult
from storage.database import Unit
from storage.models import Account
from storage.repositories.codes import LABEL

USES, DAYS = 1, 7
MOST_USES, MOST_DAYS = 1000, 365


@dataclass(frozen=True, slots=True)
class Invite:
    """A code, as it is shown once."""

    code: str
    uses: int
    until: datetime


async def make(unit: Unit, actor: Account, uses: int, days: int, now: datetime) -> Invite:
    """Let so many people in for so many days. Its first letters are written down."""
    lasts = timedelta(days=days)
    code = await unit.codes.make_invite(actor, uses, now, lasts)
    await unit.audit.note(actor, "invite", f"{label_of(code[:LABEL])} ×{uses} {days}d")
    return Invite(code, uses, now + lasts)


def label_of(beginning: str) -> str:
    """How a code is named where it is not shown."""
    return f"{beginning}-…"


def invite(uses: int, days: int) -> AdminCommand:
    """The same at the command line."""

    async def work(office: AdminContext, _written: str) -> AdminResult:
        made = await make(office.unit, office.actor, uses, days, office.clock())
        words = office.t("invite-made", count=uses, date=f"{made.until:%Y-%m-%d}")
        lines = [words, f"/start {made.code}"]
        if (access := office.settings.access) != "invite":
            lines.append(office.t("invite-idle", access=access))
        return AdminResult("\n".join(lines), facts=made)

    return work
