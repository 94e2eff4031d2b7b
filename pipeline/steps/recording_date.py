"""Day on which a recording was made: from its name, otherwise from its container."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?!\d{3,5}(?!\d))")
"""`2026-11-28`, `20261128_101500` (phones), `PTT-20261128-WA0001` (messengers)."""
_YEAR_LAST = re.compile(r"(?<!\d)([0-3]?\d)([-_.])([01]?\d)\2(20\d\d)(?!\d)")
"""`28.11.2026`, `28-11-2026`."""
_OLDEST = date(2000, 1, 1)
"""Clocks that were never set name a day of 1904, 1970 or 1980."""


def recording_date(name: str, tag: str) -> date | None:
    """Return the day of a recording, None if it is not known.

    `name` is the user's file name, `tag` the container's time of creation in ISO 8601 or "".
    """
    latest = datetime.now(UTC).date() + timedelta(days=1)  # where it is tomorrow already
    found = (day for day in _named_days(name, tag) if _OLDEST <= day <= latest)
    return next(found, None)


def _named_days(name: str, tag: str) -> Iterator[date]:
    year_first = ((m[1], m[3], m[4]) for m in _YEAR_FIRST.finditer(name))
    year_last = ((m[4], m[3], m[1]) for m in _YEAR_LAST.finditer(name))
    for year, month, day in (*year_first, *year_last):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue
    try:
        yield datetime.fromisoformat(tag).date()
    except ValueError:
        return
