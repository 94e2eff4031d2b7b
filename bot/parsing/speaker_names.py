"""Parsing of typed speaker names: numbered, as `1 = Anna`, or in order, as `Anna, Ben`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage import display_names
from storage.errors import InvalidOption
from storage.models import SpeakerShare

LONGEST = display_names.LONGEST
"""Characters of a name."""
clean = display_names.clean_name
EXAMPLE = "1 = Anna, 2 = Ben"
Names = tuple[tuple[str, str], ...]
"""Pairs of id and name for every speaker of an answer; the name is "" for an unnamed speaker."""

_NUMBERED = re.compile(
    r"(?:(?:^|[\n,;])[ \t]*(?:[^\W\d_]{1,12}[ \t]?)?|[ \t])([0-9]{1,3})[ \t]*[=:][ \t]*"
)
"""Matches `2 = `. At the start of a part a word may precede it: `Speaker 2 = `."""
_SEPARATORS = re.compile(r"[\n,;]")


def read(text: str, speakers: Sequence[SpeakerShare], now: Names = ()) -> Names:
    """Return the names of all speakers: the typed ones, else those in `now`. An empty typed name
    removes a name. Raises InvalidOption."""
    typed = _numbered(text) or _in_order(text)
    wrong = next((number for number in typed if not 1 <= number <= len(speakers)), None)
    if wrong is not None or not typed:
        written = clean(text) if wrong is None else f"{wrong}"
        raise InvalidOption(wish=written or "…", choices=f"{EXAMPLE} (1–{len(speakers)})")
    current = dict(now) if {one for one, _ in now} == {share.id for share in speakers} else {}
    return tuple(
        (share.id, typed.get(number, current.get(share.id, "")))
        for number, share in enumerate(speakers, 1)
    )


def _numbered(text: str) -> dict[int, str]:
    """Parse `1 = Anna 2 = Ben`, on one line or several."""
    marks = list(_NUMBERED.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {
        int(mark[1]): clean(text[mark.end() : end].partition("\n")[0])
        for mark, end in zip(marks, ends, strict=False)
    }


def _in_order(text: str) -> dict[int, str]:
    names = [clean(part) for part in _SEPARATORS.split(text)]
    return {number: name for number, name in enumerate(names, 1) if name}


def current(speakers: Sequence[SpeakerShare], typed: Names, known: Sequence[str]) -> Names:
    """Return the names that an answer shows: those that were typed, else those of recognized
    voices, whose ids are `known`; none without either."""
    if {one for one, _ in typed} == {share.id for share in speakers}:
        return typed
    if not known:
        return ()
    return tuple((share.id, share.name if share.id in known else "") for share in speakers)
