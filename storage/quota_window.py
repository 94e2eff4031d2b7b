"""The minutes of a day as a sliding window: what is left, when it comes back, what does not fit.

A recording counts from the moment when it was sent, for 24 hours. The front end asks before it
takes one; the worker asks again as soon as it has measured it, since platforms may not know how
long a recording is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.errors import LongerThanADay, QuotaUsedUp, TooLong
from storage.models import Quota, UsageEntry

DAY = timedelta(hours=24)
_LEAST = 1.0
"""Seconds that have to be left for a recording of unknown length, or of none."""


def check_length(quota: Quota, seconds: float | None) -> None:
    """Raises TooLong."""
    if seconds is not None and quota.longest and seconds > quota.longest * 60:
        raise TooLong(minutes=upwards(seconds / 60), limit=f"{quota.longest:g}")


def check_minutes(
    quota: Quota, uses: Sequence[UsageEntry], seconds: float | None, now: datetime
) -> None:
    """Raises QuotaUsedUp when a recording does not fit beside what was used, LongerThanADay when
    it never will."""
    if not quota.minutes:
        return
    back = comes_back(quota.minutes, uses, seconds, now)
    if back is None:
        raise LongerThanADay(minutes=upwards((seconds or 0) / 60), limit=f"{quota.minutes:g}")
    if back > now:
        left = math.floor(seconds_left(quota.minutes, uses, now) / 60)
        raise QuotaUsedUp(minutes=left, limit=f"{quota.minutes:g}", until=back.isoformat())


def seconds_left(minutes: float, uses: Iterable[UsageEntry], now: datetime) -> float:
    """Seconds that are left now of so many `minutes` in 24 hours."""
    return max(0.0, minutes * 60 - seconds_used(uses, now))


def seconds_used(uses: Iterable[UsageEntry], now: datetime) -> float:
    """Seconds that count now."""
    return math.fsum(use.seconds for use in uses if use.moment + DAY > now)


def comes_back(
    minutes: float, uses: Sequence[UsageEntry], seconds: float | None, now: datetime
) -> datetime | None:
    """The earliest moment at which a recording of so many `seconds` fits into so many `minutes` in
    24 hours, if nothing else is sent until then; None: never."""
    wanted = max(seconds or 0.0, _LEAST)
    if wanted > minutes * 60:
        return None
    moments = sorted({now, *(use.moment + DAY for use in uses if use.moment + DAY > now)})
    return next(moment for moment in moments if seconds_used(uses, moment) + wanted <= minutes * 60)


def upwards(amount: float) -> str:
    """One decimal, rounded up, so that what is over a limit also looks it."""
    return f"{math.ceil(amount * 10) / 10:g}"
