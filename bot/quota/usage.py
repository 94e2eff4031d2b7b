"""Quota usage of a person: the limits, what is used, when it comes back; as data and as text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.i18n.translator import Translator, until
from storage.database import Unit
from storage.models import Person, Quota, UsageEntry
from storage.quota_window import DAY, round_up, seconds_left, seconds_used

_GROUPED = timedelta(minutes=1)
"""Uses within this time are shown as one."""


@dataclass(frozen=True, slots=True)
class QuotaUsage:
    """Usage at the time `now`: the quota that applies, the uses that count, oldest first, and the
    number of unfinished jobs."""

    quota: Quota
    uses: tuple[UsageEntry, ...]
    unfinished: int
    now: datetime


async def load_usage(unit: Unit, person: Person, quota: Quota, now: datetime) -> QuotaUsage:
    """Load the usage of all the person's accounts together."""
    uses = await unit.usage.since(person.accounts, now - DAY)
    return QuotaUsage(quota, tuple(uses), await count_unfinished(unit, person), now)


async def count_unfinished(unit: Unit, person: Person) -> int:
    """Return the number of unfinished jobs of all the person's accounts."""
    return sum([await unit.jobs.count_unfinished(account) for account in person.accounts])


def usage_lines(usage: QuotaUsage, t: Translator, platform: float = math.inf) -> Iterator[str]:
    """Yield a line for each limit. `platform` is the largest file in megabytes that the platform
    hands to bots."""
    quota = usage.quota
    used = round_up(seconds_used(usage.uses, usage.now) / 60)
    if quota.minutes:
        left = seconds_left(quota.minutes, usage.uses, usage.now) / 60
        limit = f"{quota.minutes:g}"
        yield t("quota-minutes", used=used, limit=limit, left=f"{math.floor(left * 10) / 10:g}")
        yield from _return_lines(usage, t)
    else:
        yield t("quota-minutes-free", used=used)
    if quota.jobs:
        yield t("quota-jobs", count=usage.unfinished, limit=quota.jobs)
    else:
        yield t("quota-jobs-free", count=usage.unfinished)
    yield t("quota-longest", limit=f"{quota.longest:g}")
    yield t("quota-largest", limit=f"{min(quota.largest or math.inf, platform):g}")


def _return_lines(usage: QuotaUsage, t: Translator) -> Iterator[str]:
    uses = [use for use in usage.uses if use.seconds]
    if not uses:
        return
    first, last = uses[0].moment, uses[-1].moment
    soon = math.fsum(use.seconds for use in uses if use.moment - first <= _GROUPED)
    if last - first > _GROUPED:
        when = until(t, first + _GROUPED + DAY, usage.now)
        yield t("quota-back", amount=f"{math.floor(soon / 6) / 10:g}", until=when)
    yield t("quota-all-back", until=until(t, last + DAY, usage.now))
