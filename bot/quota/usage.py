"""What somebody may ask for, what they used of it, when it comes back: counted, and in words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.i18n.translator import Translator, until
from storage.database import Unit
from storage.models import Person, Quota, UsageEntry
from storage.quota_window import DAY, seconds_left, seconds_used, upwards

_SAME = timedelta(minutes=1)
"""What comes back within it is said as one."""


@dataclass(frozen=True, slots=True)
class QuotaUsage:
    """`quota` is what holds, `uses` what counts at the moment `now`, oldest first, `under_way` the
    jobs that have not ended."""

    quota: Quota
    uses: tuple[UsageEntry, ...]
    under_way: int
    now: datetime


async def balance_of(unit: Unit, person: Person, quota: Quota, now: datetime) -> QuotaUsage:
    """Of all the person's accounts together."""
    uses = await unit.usage.since(person.accounts, now - DAY)
    return QuotaUsage(quota, tuple(uses), await under_way(unit, person), now)


async def under_way(unit: Unit, person: Person) -> int:
    """How many jobs a person has under way, with all their accounts."""
    return sum([await unit.jobs.unfinished(account) for account in person.accounts])


def lines(balance: QuotaUsage, t: Translator, platform: float = math.inf) -> Iterator[str]:
    """A line for each thing that is limited. `platform` is how many megabytes it hands to bots."""
    quota = balance.quota
    used = upwards(seconds_used(balance.uses, balance.now) / 60)
    if quota.minutes:
        left = seconds_left(quota.minutes, balance.uses, balance.now) / 60
        limit = f"{quota.minutes:g}"
        yield t("quota-minutes", used=used, limit=limit, left=f"{math.floor(left * 10) / 10:g}")
        yield from _comes_back(balance, t)
    else:
        yield t("quota-minutes-free", used=used)
    if quota.jobs:
        yield t("quota-jobs", count=balance.under_way, limit=quota.jobs)
    else:
        yield t("quota-jobs-free", count=balance.under_way)
    yield t("quota-longest", limit=f"{quota.longest:g}")
    yield t("quota-largest", limit=f"{min(quota.largest or math.inf, platform):g}")


def _comes_back(balance: QuotaUsage, t: Translator) -> Iterator[str]:
    uses = [use for use in balance.uses if use.seconds]
    if not uses:
        return
    first, last = uses[0].moment, uses[-1].moment
    soon = math.fsum(use.seconds for use in uses if use.moment - first <= _SAME)
    if last - first > _SAME:
        when = until(t, first + _SAME + DAY, balance.now)
        yield t("quota-back", amount=f"{math.floor(soon / 6) / 10:g}", until=when)
    yield t("quota-all-back", until=until(t, last + DAY, balance.now))
