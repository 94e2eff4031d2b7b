"""Parsing of times in a recording: `22:10`, `1:02:03.5`, `90`, `1h2m`, `-5:00`."""

from __future__ import annotations

import re

from storage.errors import InvalidOption

CHOICES = "22:10, 1:02:03.5, 90, 1h30m, -5:00"
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,6})?)")
_SECONDS = re.compile(r"(\d{1,7}(?:[.,]\d{1,6})?)s?")
_UNITS = re.compile(r"(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5}(?:[.,]\d{1,6})?)s)?")
_MINUS = "-−–"
_OPEN = ("", "auto", "start", "end")
_SIXTY = 60


def time_in_recording(text: str) -> float | None:
    """Return seconds from the start of a recording, negative ones from its end.

    None for the start or the end itself: `start`, `end`, `auto` or nothing. Raises InvalidOption.
    """
    written = text.strip().lower()
    if written in _OPEN:
        return None
    sign = -1.0 if written[0] in _MINUS else 1.0
    seconds = _seconds(written.lstrip(_MINUS) if sign < 0 else written)
    if seconds is None:
        raise InvalidOption(wish=text[:80], choices=CHOICES)
    return sign * seconds


def _seconds(written: str) -> float | None:
    """Return the seconds of a time without a sign, None if it is no time."""
    if found := _CLOCK.fullmatch(written):
        hours, minutes, seconds = (_number(each) for each in found.groups())
        # Recorders of long talks count minutes beyond an hour, but only in the first place.
        if seconds >= _SIXTY or (found[1] and minutes >= _SIXTY):
            return None
        return hours * 3600 + minutes * 60 + seconds
    if found := _SECONDS.fullmatch(written):
        return _number(found[1])
    if found := _UNITS.fullmatch(written):
        hours, minutes, seconds = (_number(each) for each in found.groups())
        return hours * 3600 + minutes * 60 + seconds
    return None


def _number(written: str | None) -> float:
    return float((written or "0").replace(",", "."))
