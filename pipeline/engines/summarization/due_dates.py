"""Due dates in spoken words: «by Friday», «до конца месяца», «3月3日まで».

A date is counted from the day of the recording. An ambiguous one («next Friday») is kept in its
words, and so is every date when the day of the recording is not known.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.engines.summarization.language_cues import DateCues, LanguageCues

_MONTH_BY_NUMBER = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DAY = r"(\d{1,2})(?:\.|st|nd|rd|th|er|º)?"
_FRIDAY, _SUNDAY = 4, 6


@dataclass(frozen=True, slots=True)
class DueDate:
    """Named date between the characters `first` and `last`. `day` is None where it is not known."""

    first: int
    last: int
    day: date | None


def find_due_date(
    text: str, language: str, cues: LanguageCues, recorded: date | None
) -> DueDate | None:
    """Return the last date that a sentence names, since a promise ends with it; None without."""
    found = list(_all_dates(text, language, cues.dates, recorded))
    return max(found, key=lambda due: (due.last, -due.first)) if found else None


def _all_dates(
    text: str, language: str, cues: DateCues, recorded: date | None
) -> Iterator[DueDate]:
    yield from _days_of_months(text, language, recorded)
    for number, weekday in enumerate(cues.weekdays):
        for found in weekday.finditer(text):
            uncertain = any(
                before.end() >= found.start() - 1
                for before in cues.not_next.finditer(text)
                if before.start() < found.start()
            )
            day = None if uncertain or recorded is None else _next(recorded, number)
            yield DueDate(*found.span(), day)
    for pattern, day in (
        (cues.today, recorded),
        (cues.tomorrow, recorded and recorded + timedelta(days=1)),
        (cues.after_tomorrow, recorded and recorded + timedelta(days=2)),
        (cues.end_of_week, recorded and _end_of_week(recorded)),
        (cues.next_week, None),
        (cues.end_of_month, recorded and _end_of_month(recorded)),
        (cues.other, None),
    ):
        for found in pattern.finditer(text):
            yield DueDate(*found.span(), day)


def _days_of_months(text: str, language: str, recorded: date | None) -> Iterator[DueDate]:
    for found in _MONTH_BY_NUMBER.finditer(text):
        yield DueDate(*found.span(), _in_future(int(found[1]), int(found[2]), recorded))
    for month, pattern in enumerate(_month_patterns(language), 1):
        for found in pattern.finditer(text):
            day = int(found[1] or found[2])
            yield DueDate(*found.span(), _in_future(month, day, recorded))


@cache
def _month_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return an expression for a day of each month, with the names that Unicode's CLDR has."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 loads the data of a language

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return ()
    patterns = []
    for number in range(1, 13):
        names = {months[kind]["wide"][number] for kind in ("format", "stand-alone")}
        name = "|".join(re.escape(each) for each in names if not each[:1].isdigit()) or "(?!)"
        patterns.append(
            re.compile(
                rf"\b{_DAY}\s(?:de\s|of\s)?(?:{name})\b|\b(?:{name})\s{_DAY}\b", re.IGNORECASE
            )
        )
    return tuple(patterns)


def _in_future(month: int, day: int, recorded: date | None) -> date | None:
    """Return the first such day from the day of the recording on; None if there is none."""
    for year in (recorded.year, recorded.year + 1) if recorded else ():
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if recorded and found >= recorded:
            return found
    return None


def _next(recorded: date, weekday: int) -> date:
    """Return the next such weekday after the recording; Monday is 0."""
    return recorded + timedelta(days=(weekday - recorded.weekday() - 1) % 7 + 1)


def _end_of_week(recorded: date) -> date:
    """Return the Friday of the week, or on a weekend its Sunday."""
    last = _FRIDAY if recorded.weekday() <= _FRIDAY else _SUNDAY
    return recorded + timedelta(days=last - recorded.weekday())


def _end_of_month(recorded: date) -> date:
    return recorded.replace(day=calendar.monthrange(recorded.year, recorded.month)[1])


def format_date(day: date, language: str) -> str:
    """Return a day as the language writes it, such as `Fri, Dec 4`."""
    from babel import UnknownLocaleError  # noqa: PLC0415 as above
    from babel.dates import format_skeleton  # noqa: PLC0415 as above

    try:
        return format_skeleton("MMMEd", day, locale=language)
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
