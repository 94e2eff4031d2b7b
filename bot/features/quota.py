"""`/quota`: what somebody may ask for, what they used of it, and when it comes back."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.allowance import quota_of
from bot.balance import balance_of, lines
from bot.chat import Message, Span
from bot.desk import Reply, Visit
from bot.policy import MEGABYTE
from storage.database import Unit


async def quota(visit: Visit, unit: Unit) -> Reply:
    """One's own, whatever else is written: nobody learns here whom we know."""
    balance = await balance_of(unit, visit.person, quota_of(visit), datetime.now(UTC))
    megabytes = visit.chat.limits.download / MEGABYTE
    words = "\n".join(lines(balance, visit.say, megabytes))
    return Reply(Message((Span(visit.say("quota-title"), "bold"), Span(f"\n{words}"))))
