"""Quota of minutes as a sliding window of 24 hours: minutes left, and when a recording fits again.

A recording counts for 24 hours from the moment it was sent. The bot checks before it accepts a
recording; the worker checks again with the measured length, because platforms may not know it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.errors import LongerThanADay, QuotaUsedUp, TooLong
from storage.models import Quota, UsageEntry

DAY = timedelta(hours=24)
_MINIMUM_SECONDS = 1.0
"""Seconds that must be left for a recording of unknown or zero length."""


def check_length(quota: Quota, seconds: float | None) -> None:
    """Check the length of a recording. Raises TooLong."""
    if seconds is not None and quota.longest and seconds > quota.longest * 60:
        raise TooLong(minutes=round_up(seconds / 60), limit=f"{quota.longest:g}")


def check_minutes(
    quota: Quota, uses: Sequence[UsageEntry], seconds: float | None, now: datetime
) -> None:
    """Check that a recording fits beside the usage.

    Raises QuotaUsedUp when it does not fit now, LongerThanADay when it never will.
    """
    if not quota.minutes:
        return
    available = available_from(quota.minutes, uses, seconds, now)
    if available is None:
        raise LongerThanADay(minutes=round_up((seconds or 0) / 60), limit=f"{quota.minutes:g}")
    if available > now:
        left = math.floor(seconds_left(quota.minutes, uses, now) / 60)
        raise QuotaUsedUp(minutes=left, limit=f"{quota.minutes:g}", until=available.isoformat())


def seconds_left(minutes: float, uses: Iterable[UsageEntry], now: datetime) -> float:
    """Return the seconds left now of `minutes` in 24 hours."""
    return max(0.0, minutes * 60 - seconds_used(uses, now))


def seconds_used(uses: Iterable[UsageEntry], now: datetime) -> float:
    """Return the seconds of usage that count now."""
    return math.fsum(use.seconds for use in uses if use.moment + DAY > now)


def available_from(
    minutes: float, uses: Sequence[UsageEntry], seconds: float | None, now: datetime
) -> datetime | None:
    """Return the earliest moment at which a recording of `seconds` fits into the quota.

    `minutes` is the quota of 24 hours. The moment holds if nothing else is sent until then. Returns
    None when the recording never fits.
    """
    needed = max(seconds or 0.0, _MINIMUM_SECONDS)
    if needed > minutes * 60:
        return None
    moments = sorted({now, *(use.moment + DAY for use in uses if use.moment + DAY > now)})
    return next(moment for moment in moments if seconds_used(uses, moment) + needed <= minutes * 60)


def round_up(amount: float) -> str:
    """Return the amount with one decimal, rounded up.

    So a value over a limit is also shown as over it.
    """
    return f"{math.ceil(amount * 10) / 10:g}"
