"""Invite codes, made in a chat or at the command line; both go to the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.admin.context import AdminCommand, AdminContext, AdminResult
from storage.database import Unit
from storage.models import Account
from storage.repositories.secrets.codes import LABEL

USES, DAYS = 1, 7
MOST_USES, MOST_DAYS = 1000, 365


@dataclass(frozen=True, slots=True)
class Invite:
    """Invite code. It is shown only once."""

    code: str
    uses: int
    until: datetime


async def make_invite(unit: Unit, actor: Account, uses: int, days: int, now: datetime) -> Invite:
    """Make a code for `uses` users and `days` days. Its first letters go to the audit log."""
    lifetime = timedelta(days=days)
    code = await unit.codes.create_invite(actor, uses, now, lifetime)
    await unit.audit.record(actor, "invite", f"{label_of(code[:LABEL])} ×{uses} {days}d")
    return Invite(code, uses, now + lifetime)


def label_of(beginning: str) -> str:
    """Return the label of a code for places that must not show it."""
    return f"{beginning}-…"


def invite(uses: int, days: int) -> AdminCommand:
    """Return the command line's command that makes a code."""

    async def make(context: AdminContext, _written: str) -> AdminResult:
        made = await make_invite(context.unit, context.actor, uses, days, context.clock())
        words = context.t("invite-made", count=uses, date=f"{made.until:%Y-%m-%d}")
        lines = [words, f"/start {made.code}"]
        if (access := context.settings.access) != "invite":
            lines.append(context.t("invite-idle", access=access))
        return AdminResult("\n".join(lines), facts=made)

    return make
